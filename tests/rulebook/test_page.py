import pytest

from copydesk.rulebook.loader import load_rule
from copydesk.rulebook.page import page, summary
from copydesk.rulebook.rule import Rule


def rule(text: str) -> Rule:
    return load_rule(text, rule_id="figures.two-tolls", path="two-tolls.yml")


LONG = """\
extends: toy-words
message: "{match} | `{line}`"
level: error
confidence: high
scope: [caption, headline]
limit: 2
quoted: true
link: https://example.org
why: |
  Two tolls in one text
  contradict each other, says e.g. the desk. Readers see it.

  A second paragraph.
words: [a, b]
swap: {a: b}
share: 0.7
bad:
  - |
    A ```fence``` and {==words==}.
  - {text: "Plain {==text==}.", format: txt}
good:
  - files: {a.md: One., b.md: Two.}
known:
  - miss: Not this.
    text: Unseen.
  - false-alarm: Nor that.
    text: Seen.
"""


@pytest.mark.parametrize(
    ("why", "first"),
    [
        ("One. Two.", "One."),
        ("One says “so.” Two.", "One says “so.”"),
        ("All of it, e.g. this", "All of it, e.g. this"),
        ("It costs 1.5 million. More.", "It costs 1.5 million."),
        ("", "Say x."),
    ],
)
def test_the_summary_is_the_first_sentence_of_why(why: str, first: str) -> None:
    assert summary(rule(f'extends: toy-words\nmessage: Say x.\nwhy: "{why}"\n')) == first


def test_the_page_says_everything() -> None:
    text = page(rule(LONG))
    assert text.startswith(
        "# figures.two-tolls\n\nTwo tolls in one text contradict each other, says e.g. the desk.\n\n|  |  |\n"
    )
    for part in (
        "| level | error |",
        "| looks at | `caption`, `headline` |",
        "| in quotations | yes |",
        "| message | `` {match} \\| `{line}` `` |",
        "| at most | 2 a file |",
        "| more | https://example.org |",
        "## Why\n\nReaders see it.\n\nA second paragraph.\n",
        "| `words` | list of texts | `a, b` | none |",
        "| `swap` | mapping of texts | `a → b` | none |",
        "| `share` | number | `0.7` | `0.5` |",
        "| `min_words` | whole number | `5` |  |",
        "| `folded` | true \\| false | `true` |  |",
        "| `order` | first \\| last | `first` |  |",
        "| `note` | text | none |  |",
        "## Found\n\n````md\nA ```fence``` and {==words==}.\n````\n",
        "As txt:\n\n```txt\nPlain {==text==}.\n```",
        "## Not found\n\n`a.md`:\n\n```md\nOne.\n```",
        "## Known limits\n\n**Missed.** Not this.",
        "**Found without need.** Nor that.",
        "<!-- copydesk: ignore two-tolls: why it is right here -->",
        "ignore:\n  - figures.two-tolls",
    ):
        assert part in text


def test_a_page_of_a_short_rule_has_no_empty_parts() -> None:
    text = page(rule("extends: toy-needy\nmessage: Say x.\ntoken: t\n"))
    assert "## Why" not in text
    assert "## Found" not in text
    assert "## Known" not in text
    assert "| `token` | text | `t` |  |" in text


def test_a_page_can_be_part_of_another() -> None:
    text = page(rule(LONG.replace("A ```fence```", "# A heading")), level=2)
    assert text.startswith("## figures.two-tolls\n")
    assert "\n### Why\n" in text
    assert "```md\n# A heading and" in text


def test_a_kind_without_options_has_no_table_of_them() -> None:
    assert "## Options" not in page(rule("extends: toy-bare\nmessage: x\n"))


def test_long_lists_are_counted() -> None:
    words = ", ".join(f"word{number}" for number in range(30))
    assert "| 30 entries |" in page(rule(f"extends: toy-words\nmessage: x\nwords: [{words}]\n"))
    assert "## Options" in page(rule("extends: toy-words\nmessage: x\n"))
