from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

import pytest

from copydesk.check import CorpusCheck, DocumentCheck, Match
from copydesk.engine.run import check_documents
from copydesk.errors import RuleError
from copydesk.kinds.existence import Existence
from copydesk.model.clip import Clip
from copydesk.model.document import Document
from copydesk.model.finding import Edit, Fix, Location, Safety
from copydesk.readers import read
from copydesk.rulebook.rule import Rule
from copydesk.text.span import Span


@dataclass(frozen=True, kw_only=True)
class _Word(DocumentCheck):
    """Finds a word, and would take it out."""

    kind: ClassVar[str] = "word"
    word: str = "very"

    def check(self, document: Document) -> Iterator[Match]:
        at = document.source.find(self.word)
        while at >= 0:
            span = Span(at, at + len(self.word))
            yield Match(document.at(span), fix=Fix("Leave it out", (Edit(span, ""),), Safety.SAFE))
            at = document.source.find(self.word, span.end)


@dataclass(frozen=True, kw_only=True)
class _Breaks(DocumentCheck):
    kind: ClassVar[str] = "breaks"

    def check(self, document: Document) -> Iterator[Match]:
        yield Match(document.at(Span(0, 1)))
        raise ZeroDivisionError("oh")


@dataclass(frozen=True, kw_only=True)
class _Refuses(DocumentCheck):
    kind: ClassVar[str] = "refuses"

    def check(self, document: Document) -> Iterator[Match]:
        del document
        raise RuleError("the pattern takes too long", "rule.yml", 3)


@dataclass(frozen=True, kw_only=True)
class _Given(DocumentCheck):
    kind: ClassVar[str] = "given"
    match: Match

    def check(self, document: Document) -> Iterator[Match]:
        del document
        yield self.match


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class _Same(CorpusCheck):
    """Finds a document whose source stood in an earlier one."""

    kind: ClassVar[str] = "same"

    def gather(self, document: Document) -> Iterable[Clip]:
        if "broken" in document.source:
            raise ValueError("gather")
        return [Clip("all", document.source, document.at(Span(0, len(document.source))))]

    def compare(self, gathered: Iterable[Clip]) -> Iterator[Match]:
        seen: dict[str, Location] = {}
        for item in gathered:
            text, place = item.words, item.place
            if "stop" in text:
                raise ValueError("compare")
            if text in seen:
                yield Match(place, (seen[text],))
            seen.setdefault(text, place)


def rule(check: DocumentCheck | CorpusCheck, **fields: object) -> Rule:
    made = Rule(id=f"desk.{check.kind}", message="Look.", check=check)
    return replace(made, **fields)


def test_a_rule_that_crashes_is_a_problem_and_the_others_go_on() -> None:
    findings, problems = check_documents(
        [rule(_Breaks()), rule(_Refuses()), rule(_Word())], [read("a.txt", "A very old boat.")]
    )
    assert [one.rule for one in findings] == ["desk.word"]
    assert [(one.rule, one.message) for one in problems] == [
        ("desk.breaks", "The rule stopped with ZeroDivisionError: oh. Please report it."),
        ("desk.refuses", "the pattern takes too long"),
    ]


def test_direct_speech_is_left_alone_unless_a_rule_asks() -> None:
    document = read("a.txt", "“It was a very old boat, as we all knew,” he said. A very old boat.")
    (found,) = check_documents([rule(_Word())], [document])[0]
    assert found.location.column > 50
    assert found.fix is not None
    assert found.fix.safety is Safety.SAFE
    first, _ = check_documents([rule(_Word(), quoted=True)], [document])[0]
    assert first.fix is not None
    assert first.fix.safety is Safety.SHOWN


def test_what_is_marked_sic_is_left_alone() -> None:
    document = read("a.txt", "A very [sic] old boat, and a very (sic) old man.")
    assert check_documents([rule(_Word())], [document])[0] == []


@pytest.mark.parametrize(
    "mark", ["[sic]", "(sic)", "[*sic*]", "*[sic]*", ". [Sic!]", "<em>[sic]</em>", "[<i>sic</i>]", "” [sic.]"]
)
def test_sic_is_heeded_by_rules_that_look_at_speech_too(mark: str) -> None:
    document = read("a.md", f"A very {mark} old boat.")
    assert check_documents([rule(_Word(), quoted=True)], [document])[0] == []


@pytest.mark.parametrize(
    "text", ["A very old [sic] boat", "[sic] very", "very music (basic)", "very\n\n" + " " * 30 + "[sic]"]
)
def test_sic_marks_the_words_before_it_only(text: str) -> None:
    assert len(check_documents([rule(_Word())], [read("a.txt", text)])[0]) == 1


def test_sic_marks_a_few_words_and_either_of_two_places() -> None:
    document = read("a.txt", "The harbor, as the old notice says it, is by far the oldest of all [sic].")
    (block,) = document.blocks

    def found(*spans: tuple[int, int]) -> int:
        places = [document.place(block, Span(*span)) for span in spans]
        check = _Given(match=Match(place=places[0], related=tuple(places[1:])))
        return len(check_documents([rule(check)], [document])[0])

    assert found((0, 66)) == 1
    assert found((50, 66)) == 0
    assert found((50, 70)) == 0
    assert found((4, 10), (63, 66)) == 0
    assert found((4, 10), (0, 66)) == 1


def test_a_limit_is_kept_and_fingerprints_differ_by_ordinal() -> None:
    document = read("a.txt", "very very very old")
    assert len(check_documents([rule(_Word(), limit=2)], [document])[0]) == 2
    prints = [one.fingerprint for one in check_documents([rule(_Word())], [document])[0]]
    assert len(set(prints)) == 3
    moved = read("a.txt", "One.\n\nMore.\n\nvery very very old")
    assert [one.fingerprint for one in check_documents([rule(_Word())], [moved])[0]] == prints


def test_a_limit_counts_what_is_reported() -> None:
    document = read("a.txt", "“It was a very old boat, as we all knew,” he said. A very old boat.")
    assert len(check_documents([rule(_Word(), limit=1)], [document])[0]) == 1
    assert len(check_documents([rule(_Word(), limit=10**30)], [document])[0]) == 1


def test_rules_between_files_see_all_of_them() -> None:
    documents = [read(name, text) for name, text in [("b.txt", "One."), ("a.txt", "One."), ("c.txt", "Two.")]]
    (found,) = check_documents([rule(_Same())], documents)[0]
    assert (found.location.path, found.related[0].path) == ("b.txt", "a.txt")


def test_a_rule_between_files_that_crashes_is_a_problem() -> None:
    _, problems = check_documents([rule(_Same())], [read("a.txt", "broken"), read("b.txt", "stop")])
    assert [(one.path, one.rule) for one in problems] == [("", "desk.same"), ("a.txt", "desk.same")]


def test_silence_covers_a_block_for_a_reason() -> None:
    text = (
        "<!-- copydesk: ignore word: the desk likes it -->\nA very old boat.\n\n"
        "<!-- copydesk: ignore word -->\nA very old man.\n\n"
        "A very old tree. <!-- copydesk: ignore desk.word, desk.other: yes -->\n\n"
        "<!-- copydesk: ignore word: nothing follows -->\n"
    )
    (found,) = check_documents([rule(_Word())], [read("a.md", text)])[0]
    assert found.location.context == "A very old man."


def test_comments_without_an_end_take_no_quadratic_time() -> None:
    text = "<!-- copydesk: ignore x: " * 50_000 + "\n\nA very old boat."
    assert len(check_documents([rule(_Word())], [read("a.txt", text)])[0]) == 1


def test_front_matter_silences_the_whole_article() -> None:
    text = "---\ncopydesk-ignore: [word, same]\n---\nA very old boat.\n"
    documents = [read("a.md", text), read("b.md", text)]
    assert check_documents([rule(_Word()), rule(_Same())], documents)[0] == []


def test_a_rule_of_vales_kinds_says_one_thing_of_a_place() -> None:
    check = Existence(tokens=("very",), scope=("sentence", "text"))
    document = read("a.txt", "It was a very good day. It was very hot.")
    findings, _ = check_documents([rule(check)], [document])
    assert [one.location.span.start for one in findings] == [9, 31]
