import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

import pytest

from copydesk.check import CorpusCheck, DocumentCheck, Match
from copydesk.engine import selftest
from copydesk.engine.selftest import Outcome, Verdict
from copydesk.model.clip import Clip
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.finding import Edit, Fix, Location
from copydesk.model.sourcemap import SourceMap
from copydesk.rulebook.rule import Example, Known, Rule
from copydesk.text.span import Span


@dataclass(frozen=True, kw_only=True)
class Shout(DocumentCheck):
    """Finds words in capitals, and mends them."""

    kind: ClassVar[str] = "shout"

    def check(self, document: Document) -> Iterator[Match]:
        for found in re.finditer(r"\b[A-Z]{2,}\b", document.source):
            if found.group() == "CRASH":
                raise RuntimeError
            place = document.at(Span(*found.span()))
            fix = Fix("lower case", (Edit(place.span, found.group().lower()),))
            yield Match(place=place, fix=None if found.group() == "NO" else fix)


@dataclass(frozen=True, kw_only=True)
class Again(CorpusCheck):
    """Finds a text that a later file repeats."""

    kind: ClassVar[str] = "again"

    def gather(self, document: Document) -> Iterable[Clip]:
        return [Clip("all", document.source, document.at(Span(0, len(document.source))))]

    def compare(self, gathered: Iterable[Clip]) -> Iterator[Match]:
        seen: dict[str, Location] = {}
        for place in (one.place for one in gathered):
            first = seen.setdefault(place.excerpt, place)
            if first is not place:
                yield Match(place=place, related=(first,))


@pytest.fixture(autouse=True)
def plain_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(path: str, source: str) -> Document:
        whole = SourceMap.verbatim(Span(0, len(source)))
        return Document(path, source, (Block(BlockKind.PARAGRAPH, "text.txt", source, whole),))

    monkeypatch.setattr(selftest.readers, "read", read, raising=False)


def example(marked: str) -> Example:
    return Example("example.md", marked, path="style/rule.yml", line=7)


def outcome(*, bad: str | None = None, good: str | None = None, known: Known | None = None) -> Outcome:
    rule = Rule(
        "style.rule",
        "x",
        Shout(),
        bad=(example(bad),) if bad is not None else (),
        good=(example(good),) if good is not None else (),
        known=(known,) if known else (),
        path="style/rule.yml",
    )
    (only,) = selftest.test_rules([rule])
    return only


def test_a_bad_example_passes_when_exactly_the_marked_places_are_found() -> None:
    passed = outcome(bad="One {==TWO==} three {~~FOUR~>four~~}.")
    assert (passed.verdict, passed.details, passed.complaints) == (Verdict.PASSED, (), ())


def test_a_bad_example_says_what_is_missing_and_what_is_too_much() -> None:
    failed = outcome(bad="One {==two==}\nTHREE.")
    assert not failed.passed
    assert failed.details == (
        'not found: "two" (line 1, column 5)',
        'found, but not marked: "THREE" (line 2, column 1)',
    )
    assert failed.complaints[0] == 'style/rule.yml:7: bad-1: not found: "two" (line 1, column 5)'


def test_a_part_of_the_marked_words_is_not_enough() -> None:
    assert not outcome(bad="{==One TWO==}").passed


def test_a_bad_example_has_marks_and_a_good_one_none() -> None:
    assert outcome(bad="TWO").details == ("a bad example marks what is to be found: {==words==}",)
    assert outcome(good="{==TWO==}").details == ("a good example marks nothing",)


def test_a_mark_without_partner_fails_its_example() -> None:
    failed = outcome(bad="{==TWO")
    assert failed.complaints == ('style/rule.yml:7: bad-1: the mark "{==" has no partner',)


def test_the_fix_is_the_one_asked_for() -> None:
    assert outcome(bad="{~~TWO~>two~~}").passed
    assert outcome(bad="{~~TWO~>zwei~~}").details == ('no fix "TWO" → "zwei"',)
    assert outcome(bad="{~~NO~>no~~}").details == ('no fix "NO" → "no"',)


def test_a_good_example_is_silent() -> None:
    assert outcome(good="One two.").passed
    assert outcome(good="One TWO.").details == ('found, but not marked: "TWO" (line 1, column 5)',)


@pytest.mark.parametrize(
    ("kind", "text", "verdict"),
    [
        ("miss", "{==two==}", Verdict.PASSED),
        ("miss", "two", Verdict.PASSED),
        ("miss", "{==TWO==}", Verdict.CURED),
        ("miss", "TWO", Verdict.CURED),
        ("miss", "{==two==} TWO", Verdict.PASSED),
        ("false-alarm", "TWO", Verdict.PASSED),
        ("false-alarm", "{==TWO==}", Verdict.PASSED),
        ("false-alarm", "{==TWO==} THREE", Verdict.FAILED),
        ("false-alarm", "two", Verdict.CURED),
        ("false-alarm", "{==two==}", Verdict.CURED),
    ],
)
def test_what_is_known_to_go_wrong_is_checked_to_be_wrong_still(
    kind: str, text: str, verdict: Verdict
) -> None:
    known = Known("miss" if kind == "miss" else "false-alarm", "why", example(text))
    tried = outcome(known=known)
    assert (tried.example, tried.verdict) == ("known-1", verdict)
    assert bool(tried.details) == (verdict is not Verdict.PASSED)


def test_a_check_that_crashes_fails_its_example() -> None:
    (detail,) = outcome(good="CRASH").details
    assert detail.startswith("the check failed: ")
    assert not outcome(known=Known("miss", "why", example("CRASH"))).passed


def test_rules_that_compare_files_name_the_file() -> None:
    files = (Example("a.md", "One."), Example("b.md", "{==One.==}"), Example("c.md", "Two."))
    wrong = (Example("a.md", "{==One.==}"), Example("b.md", "One."))
    rule = Rule(
        "style.again", "x", Again(), bad=(Example("bad-1", files=files), Example("bad-2", files=wrong))
    )
    first, second = selftest.test_rules([rule])
    assert first.passed
    assert second.details == (
        'not found: "One." (a.md, line 1, column 1)',
        'found, but not marked: "One." (b.md, line 1, column 1)',
    )
    assert second.complaints[0].startswith("style.again: bad-2: ")


def test_long_words_are_cut() -> None:
    (detail,) = outcome(good="X" * 200).details
    assert "X" * 59 + "…" in detail
