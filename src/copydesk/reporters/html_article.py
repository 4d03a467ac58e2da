"""One article of the HTML report: as it reads, with notes beside the words."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple

from copydesk.model.finding import Finding, Level, Location, Part, Report
from copydesk.reporters.marked_text import Mark, cut, marked
from copydesk.reporters.rendering import visible
from copydesk.reporters.summary import counted

_TAGS = {"headline": "h3", "subhead": "h4", "quote": "blockquote"}
_RELATED = 12  # other places of a finding that are shown
_WORDS = 90  # characters of another place that a note repeats: two of its lines


class Page(NamedTuple):
    """Where things are on the page: numbers of files, rules and findings; and how many there are of each."""

    files: dict[str, int]
    rules: dict[str, int]
    numbers: list[int]  # of each finding in its file
    related: dict[str, list[tuple[int, int]]]  # by file: finding, and which of its other places
    levels: dict[str, Counter[Level]]  # by file
    found: Counter[str]  # by rule

    @classmethod
    def of(cls, report: Report) -> "Page":
        """Return the numbers of what a report holds; its findings are gone through once."""
        numbers = list[int]()
        related: dict[str, list[tuple[int, int]]] = {}
        levels: dict[str, Counter[Level]] = {}
        found = Counter[str]()
        for index, finding in enumerate(report.findings):
            tally = levels.setdefault(finding.location.path, Counter())
            tally[finding.level] += 1
            found[finding.rule] += 1
            numbers.append(tally.total())
            for number, one in enumerate(finding.related[:_RELATED], start=1):
                related.setdefault(one.path, []).append((index, number))
        files = {path: number for number, path in enumerate(levels, start=1)}
        rules = {rule: number for number, rule in enumerate(sorted(found), start=1)}
        return cls(files, rules, numbers, related, levels, found)

    def anchor(self, finding: Finding, index: int) -> str:
        """Return what the ids of a finding end in."""
        return f"{self.files[finding.location.path]}-{self.numbers[index]}"

    def classes(self, finding: Finding) -> str:
        """Return the classes by which a finding is shown or hidden."""
        return f"{finding.level.word} r{self.rules[finding.rule]}"


class _Note(NamedTuple):
    """A finding and its place in the report; ``shown``: its words stand in the text on the page."""

    at: int
    finding: Finding
    shown: bool = True


def only(levels: Iterable[Level]) -> str:
    """Return the class of what has findings of these levels alone: it goes when all of them are hidden."""
    return "only-" + "-".join(level.word for level in sorted(levels))


def article(path: str, found: Sequence[tuple[int, Finding]], report: Report, page: Page) -> Iterator[str]:
    """Yield an article: its text with the notes, then the notes whose words are not in that text."""
    file = page.files[path]
    yield f'<article class="{only(page.levels[path])}" aria-labelledby="f{file}">\n'
    counts = f"<p>{counts_of(page.levels[path])}</p>" if len(page.files) > 1 else ""
    yield f'<header class="file"><h2 id="f{file}">{shown(path)}</h2>{counts}</header>\n'
    source = report.source(path)
    same = source and all(source.text[slice(*one.location.span)] == one.location.excerpt for _, one in found)
    parts = source.parts if source and same else ()
    marks = _marks(path, found, report, page)
    cuts = cut(parts, marks)
    left = dict(found)
    yield from _unplaced(marks, cuts)
    yield from _text(parts, cuts, left, page)
    if left:
        yield '<section class="rest" aria-label="Words that are not in the text above">\n'
        for index, one in left.items():
            yield f'<div class="text"><pre>{_context(one.location)}</pre>\n<div class="notes">\n'
            yield _note(_Note(index, one, shown=False), page)
            yield "</div></div>\n"
        yield "</section>\n"
    yield "</article>\n"


def _text(
    parts: Sequence[Part], cuts: Sequence[Sequence[Mark]], left: dict[int, Finding], page: Page
) -> Iterator[str]:
    """Yield the text with its notes; each stands on the rows from its words to the next note's."""
    if not parts:
        return
    yield '<div class="text">\n'
    by_anchor = {f"w{page.anchor(one, index)}": index for index, one in left.items()}
    noted = [_taken(here, left, by_anchor) for here in cuts]
    rows = [number for number, notes in enumerate(noted, start=1) if notes]
    until = dict(itertools.pairwise([*rows, len(noted) + 1]))
    for row, (part, here, notes) in enumerate(zip(parts, cuts, noted, strict=True), start=1):
        tag = _TAGS.get(part.kind, "p")
        yield f'<{tag} class="{escape(part.kind)}">{marked(part.text, here)}</{tag}>\n'
        if notes:
            yield f'<div class="notes" style="grid-row:{row}/{until[row]}">\n'
            yield from (_note(note, page) for note in notes)
            yield "</div>\n"
    yield "</div>\n"


def _unplaced(marks: Sequence[Mark], cuts: Sequence[Sequence[Mark]]) -> Iterator[str]:
    """Yield anchors for places that others point to and that are not in the text shown."""
    placed = {mark.anchor for here in cuts for mark in here}
    for mark in marks:
        if mark.anchor not in placed and mark.anchor.startswith("p"):
            yield f'<span id="{mark.anchor}"></span>\n'


def counts_of(tally: Mapping[Level, int]) -> str:
    """Return how many findings there are of each level, in words."""
    return ", ".join(counted(tally[one], one.word) for one in sorted(tally, reverse=True))


def _taken(here: Sequence[Mark], left: dict[int, Finding], by_anchor: dict[str, int]) -> list[_Note]:
    """Return the notes to stand beside a part, and take them from those that are left."""
    taken = sorted(by_anchor[mark.anchor] for mark in here if mark.anchor in by_anchor)
    return [_Note(index, left.pop(index)) for index in taken]


def _marks(path: str, found: Sequence[tuple[int, Finding]], report: Report, page: Page) -> list[Mark]:
    """Return what is marked in an article: the words of its findings, and those that others point to."""
    marks: list[Mark] = []
    for index, one in found:
        anchor, number, classes = page.anchor(one, index), page.numbers[index], page.classes(one)
        link = f'<sup class="{classes}"><a href="#n{anchor}" aria-label="Note {number}">{number}</a></sup>'
        marks.append(Mark(one.location.span, classes, f"w{anchor}", link))
    for index, which in page.related.get(path, ()):
        one = report.findings[index]
        anchor, number, classes = page.anchor(one, index), page.numbers[index], page.classes(one)
        label = (
            f"Note {number}" if one.location.path == path else f"Note {number} of {shown(one.location.path)}"
        )
        link = (
            f'<sup class="back {classes}"><a href="#n{anchor}" aria-label="{label} points here">'
            f'<span aria-hidden="true">↖</span>{number}</a></sup>'
        )
        marks.append(Mark(one.related[which - 1].span, f"related {classes}", f"p{anchor}-{which}", link))
    return marks


def _note(note: _Note, page: Page) -> str:
    finding, place = note.finding, note.finding.location
    anchor, number = page.anchor(finding, note.at), page.numbers[note.at]
    sign = f"{number}"
    if note.shown:
        sign = f'<a href="#w{anchor}" aria-label="Words of note {number}">{number}</a>'
    related = "".join(
        f"<li>{_related(f'{anchor}-{which}', one, page, same=one.path == place.path)}</li>\n"
        for which, one in enumerate(finding.related[:_RELATED], start=1)
    )
    fix = f'<p class="fix">{shown(finding.fix.title)}</p>\n' if finding.fix else ""
    rule = f'<a href="#rule{page.rules[finding.rule]}">{shown(finding.rule)}</a>'
    level = finding.level.word
    label = f'role="note" aria-label="Note {number}, {level}"'
    return (
        f'<div class="note {page.classes(finding)}" id="n{anchor}" {label}>\n'
        f'<p><b class="number">{sign}</b> <span class="level">{level}</span> {shown(finding.message)}</p>\n'
        + (f"<ul>\n{related}</ul>\n" if related else "")
        + f'{fix}<p class="rule">line {place.line} · {rule}</p>\n</div>\n'
    )


def _related(anchor: str, one: Location, page: Page, *, same: bool) -> str:
    where = f"line {one.line}" if same else f"{one.path}, line {one.line}"
    words = " ".join(one.excerpt.split())
    words = words if len(words) <= _WORDS else words[: _WORDS - 1] + "…"
    linked = f'<a href="#p{anchor}">{shown(where)}</a>' if one.path in page.files else shown(where)
    note = f" <i>{shown(one.note)}</i>" if one.note else ""
    return f"{linked}{note} “{shown(words)}”"


def _context(place: Location) -> str:
    start = place.column - place.context_column
    end = start + len(place.excerpt.partition("\n")[0])
    line = place.context
    return f"{shown(line[:start][-200:])}<mark>{shown(line[start:end])}</mark>{shown(line[end:][:200])}"


def shown(text: str) -> str:
    """Return any text as HTML, in one line."""
    return escape(visible(text))
