"""What a case is, and how cases are run through the product and counted."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from copydesk.api import rulebook
from copydesk.check import CorpusCheck
from copydesk.config.workspace import Options
from copydesk.engine.session import Session
from copydesk.model.finding import Finding, Level, Location
from copydesk.text.lines import LineIndex
from copydesk.text.span import Span

EVERYTHING = Options(isolated=True, preview=True)


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """One text (or a few files) and what has to be said, or not said, of it.

    ``rules`` are prefixes of rule ids; findings of others do not count. ``spots`` are stretches (characters) of
    the first file: a finding counts when one of its places touches one of them, or all of them with ``every``;
    without spots any finding counts. ``fault`` tells whether there should be one. ``group`` names the set of
    the case, ``kind`` the fault or the trap in it.
    """

    check: str
    group: str
    kind: str
    id: str
    files: tuple[tuple[str, str], ...]
    rules: tuple[str, ...]
    fault: bool
    spots: tuple[Span, ...] = ()
    every: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """A case and the findings that count for it."""

    case: Case
    hits: tuple[Finding, ...]

    @property
    def level(self) -> Level | None:
        return max((one.level for one in self.hits), default=None)

    @property
    def right(self) -> bool:
        return bool(self.hits) == self.case.fault


@dataclass(slots=True)
class Tally:
    """Counts of outcomes: faults found (all, and as warning or error), and clean cases with a finding."""

    faults: int = 0
    found: int = 0
    found_loud: int = 0
    clean: int = 0
    alarms: int = 0
    alarms_loud: int = 0

    def add(self, outcome: Outcome) -> None:
        hit, loud = bool(outcome.hits), (outcome.level or 0) >= Level.WARNING
        if outcome.case.fault:
            self.faults += 1
            self.found += hit
            self.found_loud += loud
        else:
            self.clean += 1
            self.alarms += hit
            self.alarms_loud += loud

    @property
    def precision(self) -> float | None:
        return self.found / (self.found + self.alarms) if self.found + self.alarms else None

    @property
    def precision_loud(self) -> float | None:
        return (
            self.found_loud / (self.found_loud + self.alarms_loud)
            if self.found_loud + self.alarms_loud
            else None
        )

    @property
    def recall(self) -> float | None:
        return self.found / self.faults if self.faults else None

    @property
    def f1(self) -> float | None:
        precision, recall = self.precision, self.recall
        if precision is None or recall is None or not precision + recall:
            return None
        return 2 * precision * recall / (precision + recall)


def rows(shared: Path, name: str) -> list[dict[str, Any]]:
    """Return the rows of a data set."""
    lines = (shared / "data" / f"{name}.jsonl").read_text("utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def line_spots(text: str, lines: Iterable[int]) -> tuple[Span, ...]:
    """Return the stretches of lines (counted from 1)."""
    index = LineIndex(text)
    return tuple(Span(index.start(line), index.end(line)) for line in lines)


def places(finding: Finding) -> tuple[Location, ...]:
    return (finding.location, *finding.related)


def _counts(case: Case, finding: Finding, first: str) -> bool:
    if not finding.rule.startswith(case.rules):
        return False
    here = [one.span for one in places(finding) if one.path == first]
    touched = [any(_touch(span, spot) for span in here) for spot in case.spots]
    return not touched or (all(touched) if case.every else any(touched))


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def run(cases: Sequence[Case]) -> list[Outcome]:
    """Check all cases and return their outcomes in order; rules that compare files see one case at a time."""
    book = rulebook(EVERYTHING)
    across = {rule.id for rule in book.rules if isinstance(rule.check, CorpusCheck)}
    runs: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, case in enumerate(cases):
        key = tuple(sorted(rule for rule in book.on if rule.startswith(case.rules)))
        if len(case.files) == 1:
            key = tuple(rule for rule in key if rule not in across)
        runs[key].append(number)
    found: list[tuple[Finding, ...]] = [()] * len(cases)
    for select, numbers in runs.items():
        options = Options(isolated=True, preview=True, select=select)
        alone = [[number] for number in numbers if len(cases[number].files) > 1]
        together = [number for number in numbers if len(cases[number].files) == 1]
        for batch in [*alone, together] if select else []:
            _run(cases, batch, options, found)
    return [Outcome(case, hits) for case, hits in zip(cases, found, strict=True)]


def _run(cases: Sequence[Case], batch: list[int], options: Options, found: list[tuple[Finding, ...]]) -> None:
    session = Session(options)
    for number in batch:
        for name, text in cases[number].files:
            session.check_text(f"{number}/{name}", text)
    report = session.report()
    crashed = [one for one in report.problems if one.rule]
    assert not crashed, crashed[:3]
    by_case: defaultdict[int, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        by_case[int(finding.location.path.partition("/")[0])].append(finding)
    for number in batch:
        case = cases[number]
        first = f"{number}/{case.files[0][0]}"
        found[number] = tuple(one for one in by_case[number] if _counts(case, one, first))


def tallies(outcomes: Iterable[Outcome], key: str = "check") -> dict[tuple[str, ...], Tally]:
    """Return counts by the attributes of the case that ``key`` names, divided by blanks."""
    table: dict[tuple[str, ...], Tally] = {}
    for outcome in outcomes:
        name = tuple(str(getattr(outcome.case, part)) for part in key.split())
        table.setdefault(name, Tally()).add(outcome)
    return table


def wrongs(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield a line for each miss and each false alarm."""
    for outcome in outcomes:
        case = outcome.case
        if outcome.right:
            continue
        said = "; ".join(
            f"{one.rule} ({one.level.word}) line {one.location.line}: {one.message} [{one.location.excerpt[:120]!r}]"
            for one in outcome.hits[:3]
        )
        verdict = "MISS " if case.fault else "ALARM"
        yield f"{verdict} {case.check} | {case.group} | {case.kind} | {case.id} | {said or case.note[:300]}"
