"""Silences that nothing needs, and names that no rule has."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

import pytest

from copydesk.api import Options, lint_text
from copydesk.check import Match, Review, ReviewCheck
from copydesk.engine.fixing import apply
from copydesk.engine.run import check_documents
from copydesk.kinds.unknown_silence import UnknownSilence
from copydesk.kinds.unused_silence import UnusedSilence
from copydesk.model.document import Document
from copydesk.model.finding import Finding, Report
from copydesk.readers import read
from copydesk.rulebook.rule import Rule
from copydesk.text.span import Span

PROSE = "The harbor board meets on Monday.\n"
TWICE = "The harbor board meets on on Monday.\n"
SILENT = "<!-- copydesk: ignore doubled-word: so she said it -->\n"


def check(text: str, select: Sequence[str] = (), ignore: Sequence[str] = (), name: str = "a.md") -> Report:
    options = Options(isolated=True, select=tuple(select), ignore=tuple(ignore), preview=True)
    return lint_text(text, name, options)


def found(report: Report) -> list[Finding]:
    return [one for one in report.findings if one.rule.startswith("silence.")]


def messages(text: str, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> list[str]:
    return [one.message for one in found(check(text, select, ignore))]


def test_a_silence_is_needed_or_not() -> None:
    assert messages(SILENT + TWICE) == []
    assert messages(SILENT + PROSE) == ["Nothing is silenced here by “doubled-word”."]
    (one,) = found(check(PROSE + "\n" + SILENT + PROSE))
    assert (one.location.line, one.location.excerpt) == (3, SILENT.strip())


def test_of_two_names_one_may_be_needed() -> None:
    text = SILENT.replace("word:", "word, wording.doubled-word, mixed-marks:") + TWICE
    (one,) = found(check(text))
    assert one.message == "Nothing is silenced here by “mixed-marks”."
    made = apply(text, [one]).text
    assert "ignore doubled-word, wording.doubled-word: so" in made


def test_a_rule_that_did_not_run_is_not_judged() -> None:
    assert messages(SILENT + PROSE, ["silence"]) == []
    assert messages(SILENT + PROSE, ["silence", "doubled-word"]) != []
    assert messages(SILENT + PROSE, [], ["doubled-word"]) == []
    assert messages(SILENT + PROSE, [], ["unused"]) == []


def test_a_rule_that_compares_articles_is_not_judged() -> None:
    assert messages("<!-- copydesk: ignore duplicate-headline: a series -->\n" + PROSE) == []


def test_a_rule_that_stopped_early_is_not_judged() -> None:
    many = "The the boat sank, as they say.\n\n" * 1_001
    assert messages(f"{many}\n{SILENT}{PROSE}") == []


def test_what_is_in_a_quotation_needs_no_silence() -> None:
    text = "<!-- copydesk: ignore filler: so he said -->\n“We won in actual fact of course,” he said.\n"
    assert messages(text) == ["Nothing is silenced here by “filler”."]


def test_front_matter_is_judged_for_the_whole_article() -> None:
    text = "---\ncopydesk-ignore:\n  doubled-word: so she said it\n  mixed-marks: house style\n---\n"
    (one,) = found(check(text + TWICE))
    assert (one.location.line, one.location.excerpt, one.fix) == (4, "mixed-marks", None)


def test_front_matter_can_silence_these_rules_too() -> None:
    text = "---\ncopydesk-ignore: [unused, silence.unknown]\n---\n" + SILENT + PROSE
    assert messages(text + "\n<!-- copydesk: ignore nonsense: so it is -->\n" + PROSE) == []


def test_plain_text_too() -> None:
    text = "---\ncopydesk-ignore: [doubled-word, doubled-wrod]\n---\n\n" + PROSE
    assert [one.message for one in found(check(text, name="a.txt"))] == [
        "Nothing is silenced here by “doubled-word”.",
        "No rule is called “doubled-wrod”; did you mean “doubled-word”?",
    ]


def test_comments_of_vales_are_judged_where_they_name_a_rule() -> None:
    unused = ["Nothing is silenced here by “wording.doubled-word”."]
    assert messages("<!-- vale wording.doubled-word = NO -->\n\n" + PROSE) == unused
    assert messages('<!-- vale wording.doubled-word["a a", "b b"] = NO -->\n\n' + PROSE) == unused
    assert messages('<!-- vale wording.doubled-word["on on", "b b"] = NO -->\n\n' + TWICE) == []
    assert messages("<!-- vale wording = NO -->\n\n" + PROSE) == ["Nothing is silenced here by “wording”."]
    assert messages("<!-- vale wording = NO -->\n\n" + TWICE) == []
    assert messages("<!-- vale off -->\n\n" + PROSE + "\n<!-- vale Google.We = NO -->\n\n" + PROSE) == []


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("@\nOne.\n", "@One.\n"),
        ("@\n\nOne.\n", "One.\n"),
        ("One.\n\n@\nTwo.\n", "One.\n\nTwo.\n"),
        ("One.\n\n@\n\nTwo.\n", "One.\n\nTwo.\n"),
        ("One.\r\n\r\n@\r\n\r\nTwo.\r\n", "One.\r\n\r\nTwo.\r\n"),
        ("One.\n@\nTwo.\n", "One.\n\nTwo.\n"),
        ("One. @\n\nTwo.\n", "One.\n\nTwo.\n"),
        ("One. @\nand so on.\n", "One.\nand so on.\n"),
        ("One, @ and so on.\n", "One, and so on.\n"),
        ("One, @and so on.\n", "One, and so on.\n"),
        ("One.\n\n@One, and so on.\n", "One.\n\nOne, and so on.\n"),
        ("One. @", "One."),
        ("One.\n\n  @ \nTwo.\n", "One.\n\nTwo.\n"),
    ],
)
def test_the_fix_takes_a_comment_out_and_joins_no_paragraphs(text: str, fixed: str) -> None:
    comment = "<!-- copydesk: ignore filler: so -->"
    source = text.replace("@", comment)
    document = read("a.md", source)
    blocks = [block.text for block in document.blocks]
    matches = list(UnusedSilence().review(document, Review(frozenset({"wording.filler"}))))
    assert [one.place.excerpt for one in matches] == [comment]
    fix = matches[0].fix
    assert fix is not None
    (edit,) = fix.edits
    made = source[: edit.span.start] + edit.text + source[edit.span.end :]
    assert made == fixed.replace("@", "")
    assert [block.text.split() for block in read("a.md", made).blocks] == [one.split() for one in blocks]


def test_a_silence_is_found_among_many() -> None:
    text = "".join(f"{SILENT}Line {number} has a a word.\n\n" for number in range(300))
    document = read("a.md", text)
    places = [Span(at, at + 3) for at in range(len(text)) if text.startswith("a a", at)]
    silenced = frozenset(("wording.doubled-word", place, "a a") for place in places[:-1])
    review = Review(frozenset({"wording.doubled-word"}), silenced)
    assert [one.place.line for one in UnusedSilence().review(document, review)] == [898]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("doubled-wrod", "No rule is called “doubled-wrod”; did you mean “doubled-word”?"),
        ("Doubled_Word", "No rule is called “Doubled_Word”; did you mean “doubled-word”?"),
        (
            "wording.doubled-wrod",
            "No rule is called “wording.doubled-wrod”; did you mean “wording.doubled-word”?",
        ),
        ("xyzzy", "No rule is called “xyzzy”."),
        ("wording", "No rule is called “wording”; silence names rules one by one."),
        ("x" * 50, f"No rule is called “{'x' * 39}…”."),
    ],
)
def test_a_name_that_no_rule_has(name: str, message: str) -> None:
    text = f"<!-- copydesk: ignore {name}: so she said it -->\n{PROSE}"
    (one,) = found(check(text))
    assert (one.message, one.location.excerpt) == (message, name)
    assert (one.fix is not None) == ("did you mean" in message)


def test_without_the_names_of_rules_nothing_is_said() -> None:
    assert list(UnknownSilence().review(read("a.md", SILENT + PROSE), Review())) == []


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class _Breaks(ReviewCheck):
    kind: ClassVar[str] = "breaks"

    def review(self, document: Document, review: Review) -> Iterator[Match]:
        del review
        yield Match(document.at(Span(0, 1)))
        raise ZeroDivisionError("oh")


def test_a_review_that_crashes_is_a_problem() -> None:
    findings, problems = check_documents(
        [Rule("desk.breaks", "Oh.", _Breaks())], [read("a.md", SILENT + PROSE)]
    )
    assert (findings, [one.rule for one in problems]) == ([], ["desk.breaks"])
    assert check_documents([Rule("desk.breaks", "Oh.", _Breaks())], [read("a.md", PROSE)]) == ([], [])
