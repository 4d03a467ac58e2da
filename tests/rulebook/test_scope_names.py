from pathlib import Path

import pytest

from copydesk.errors import RuleError
from copydesk.rulebook.loader import load_folders, load_rule
from copydesk.rulebook.scope_names import scope_fault


@pytest.mark.parametrize(
    "written",
    [
        *("", "text", "raw", "summary", "sentence", "paragraph", "heading.h2", "h1", "text.md", "list"),
        *("~blockquote", "paragraph & ~list", "sentence & ~ heading", "table.cell", "table.header", "alt"),
        *("text.attr.alt", "figure.caption", "comment.line.py", "text.comment.block", "code", "~link"),
        *("text.class.my-own-name", "class.a.b", "text.frontmatter.seo.headline", "meta", "paragraph.rst"),
        *("headline", "standfirst & ~description", "table-cell", "credit", "note"),
    ],
)
def test_the_names_of_vale_and_of_ours_are_known(written: str) -> None:
    assert scope_fault(written, "existence", blocks=False) == ""


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("headlin", 'no part of an article is called "headlin", did you mean "headline"?'),
        ("paragraph & ~Heading", 'no part of an article is called "Heading", did you mean "heading"?'),
        ("qqq", '"qqq"; what stands in front matter is "frontmatter.KEY", a class "class.NAME"'),
        ("heading, list", '"heading, list" is no name of a part; several are joined as "a & b"'),
        ("text & doc(h2 + p)", "selectors of Vale's form doc(…) are not supported"),
    ],
)
def test_a_name_that_nothing_bears_is_a_fault(written: str, said: str) -> None:
    assert said in scope_fault(written, "existence", blocks=False)


def test_kinds_that_look_at_blocks_have_no_sentences() -> None:
    said = scope_fault("sentence", "stray-space", blocks=True)
    assert said == 'the kind stray-space looks at whole blocks: there is no "sentence" for it'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("extends: toy-vale\nmessage: x\nscope: headlin\n", '3:8: scope: no part of an article is called "h'),
        (
            "extends: toy-words\nmessage: x\nscope:\n  - text\n  - raw\n",
            "5:5: scope: the kind toy-words looks",
        ),
        ("extends: toy-vale\nmessage: x\nscope: []\n", "3:8: scope: there is nothing in it"),
        (
            "extends: repeated-text\nmessage: x\nagainst: [quot]\n",
            "3:11: against: no part of an article is c",
        ),
    ],
)
def test_a_rule_with_such_a_scope_is_refused_with_its_place(text: str, said: str) -> None:
    with pytest.raises(RuleError) as caught:
        load_rule(text, rule_id="a.b", path="a/b.yml")
    assert str(caught.value).startswith(f"a/b.yml:{said}")


def test_a_scope_of_the_configuration_is_looked_at_too() -> None:
    with pytest.raises(RuleError, match='did you mean "headline"'):
        load_rule(
            "extends: toy-words\nmessage: x\n",
            rule_id="a.b",
            path="a/b.yml",
            options={"scope": "headlin"},
            proven=True,
        )


def test_in_a_style_for_vale_such_a_rule_is_silent_as_it_is_there(tmp_path: Path) -> None:
    (tmp_path / "House").mkdir()
    (tmp_path / "House" / "Odd.yml").write_text("extends: toy-vale\nmessage: x\nscope: oddity\n", "utf-8")
    assert [len(part) for part in load_folders([tmp_path], foreign=[tmp_path])] == [1, 0]
    assert [len(part) for part in load_folders([tmp_path])] == [0, 1]
