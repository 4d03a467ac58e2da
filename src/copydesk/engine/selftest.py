"""Rules against their own examples."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import PurePosixPath

from copydesk import readers
from copydesk.check import ReviewCheck
from copydesk.config.workspace import GRAMMAR
from copydesk.engine.run import check_documents
from copydesk.errors import CopydeskError, ServiceError
from copydesk.model.document import Document
from copydesk.model.finding import Edit, Finding
from copydesk.rulebook.loader import load_folders
from copydesk.rulebook.rule import Example, Known, Rule
from copydesk.rulebook.sources import builtin
from copydesk.text.lines import LineIndex
from copydesk.text.span import Span

_SHOWN = 60  # characters of found words that an outcome repeats

_Place = tuple[str, Span]


class Verdict(Enum):
    """How an example came out.

    ``CURED``: what was known to go wrong does so no more, the entry can move. ``SKIPPED``: a program that
    the rule needs is not there.
    """

    PASSED = "passed"
    FAILED = "failed"
    CURED = "cured"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One example of a rule, tried. ``example`` names it, as ``bad-1``.

    ``details`` says line by line what differs: words expected and not found, found and not expected.
    """

    rule: Rule
    example: str
    verdict: Verdict
    details: tuple[str, ...] = ()
    line: int | None = None

    @property
    def passed(self) -> bool:
        """Whether the example came out as its rule says."""
        return self.verdict is Verdict.PASSED

    @property
    def complaints(self) -> tuple[str, ...]:
        """The details, each with the place of the example in its rule file; none when it passed."""
        place = ":".join(str(part) for part in (self.rule.path or self.rule.id, self.line) if part)
        return tuple(f"{place}: {self.example}: {detail}" for detail in self.details)


def test_rules(rules: Iterable[Rule]) -> Iterator[Outcome]:
    """Try every rule on its own examples, each rule alone; nothing but the examples is read.

    Rules that look at what the others did are tried with all of ours.
    """
    for rule in rules:
        for number, example in enumerate(rule.bad, 1):
            yield _try(rule, f"bad-{number}", example, None)
        for number, example in enumerate(rule.good, 1):
            yield _try(rule, f"good-{number}", example, None)
        for number, known in enumerate(rule.known, 1):
            yield _try(rule, f"known-{number}", known.example, known)


def _try(rule: Rule, name: str, example: Example, known: Known | None) -> Outcome:
    try:
        findings, wrong = _run(rule, example)
        if not wrong and known is None:
            wrong = _bad(example, findings) if name.startswith("bad") else _good(example, findings)
    except ServiceError as error:
        return Outcome(rule, name, Verdict.SKIPPED, (error.message,), example.line)
    except CopydeskError as error:
        return Outcome(rule, name, Verdict.FAILED, (error.message,), error.line or example.line)
    if wrong or known is None:
        return Outcome(rule, name, Verdict.FAILED if wrong else Verdict.PASSED, wrong, example.line)
    return _known(rule, name, known, findings)


def _run(rule: Rule, example: Example) -> tuple[list[Finding], tuple[str, ...]]:
    documents = [_document(part) for part in example.parts]
    others = _ours() if isinstance(rule.check, ReviewCheck) else ()
    findings, problems = check_documents([rule, *others], documents)
    findings = [finding for finding in findings if finding.rule == rule.id]
    for problem in problems:
        if not problem.path and not problem.rule:  # a service that can't be asked: no fault of the rule
            raise ServiceError(problem.message)
    return findings, tuple(f"the check failed: {problem.message}" for problem in problems)


@cache
def _ours() -> tuple[Rule, ...]:
    """Return our rules that look at the article itself, and need no program for that."""
    rules, _ = load_folders([builtin()], wanted=lambda name: not name.startswith(f"{GRAMMAR}."))
    return tuple(one for one in rules if not isinstance(one.check, ReviewCheck))


def _document(example: Example) -> Document:
    return readers.read(example.name, example.text)


def _bad(example: Example, findings: Sequence[Finding]) -> tuple[str, ...]:
    if not any(part.marks for part in example.parts):
        return ("a bad example marks what is to be found: {==words==}",)
    return (*_places(example, findings), *_edits(example, findings))


def _good(example: Example, findings: Sequence[Finding]) -> tuple[str, ...]:
    if any(part.marks for part in example.parts):
        return ("a good example marks nothing",)
    return _places(example, findings)


def _known(rule: Rule, name: str, known: Known, findings: Sequence[Finding]) -> Outcome:
    """Judge a known limit: a miss is still missed, a false alarm still rings where it is marked."""
    marked = any(part.marks for part in known.example.parts)
    as_marked = not _places(known.example, findings)
    if known.kind == "miss":
        cured = as_marked if marked else bool(findings)
        details = ("a known miss is found now: make it a bad example",)
    else:
        cured = not findings
        details = ("a known false alarm is gone: make it a good example",)
        if findings and marked and not as_marked:
            return Outcome(rule, name, Verdict.FAILED, _places(known.example, findings), known.example.line)
    verdict = Verdict.CURED if cured else Verdict.PASSED
    return Outcome(rule, name, verdict, details if cured else (), known.example.line)


def _places(example: Example, findings: Sequence[Finding]) -> tuple[str, ...]:
    """Say where marks and findings differ; each stretch counts once, however many findings it has."""
    texts = {part.name: part.text for part in example.parts}
    expected: set[_Place] = {(part.name, span) for part in example.parts for span in part.marks}
    found: set[_Place] = {(finding.location.path, finding.location.span) for finding in findings}
    missing = [f"not found: {_show(place, texts)}" for place in sorted(expected - found)]
    surplus = [f"found, but not marked: {_show(place, texts)}" for place in sorted(found - expected)]
    return (*missing, *surplus)


def _edits(example: Example, findings: Sequence[Finding]) -> tuple[str, ...]:
    """Say which fixes that the marks ask for are not offered."""
    offered: set[tuple[str, Edit]] = set()
    for finding in findings:
        for edit in finding.fix.edits if finding.fix else ():
            offered.add((finding.location.path, edit))
    return tuple(
        f'no fix "{_short(edit.span.of(part.text))}" → "{_short(edit.text)}"'
        for part in example.parts
        for edit in part.edits
        if (part.name, edit) not in offered
    )


def _show(place: _Place, texts: dict[str, str]) -> str:
    path, span = place
    text = texts.get(path, "")
    line, column = LineIndex(text).position(span.start)
    where = f"line {line}, column {column}"
    where = f"{PurePosixPath(path).name}, {where}" if len(texts) > 1 else where
    return f'"{_short(span.of(text))}" ({where})'


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
