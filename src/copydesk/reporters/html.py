"""``--output-format html``: a page without network or script: articles as they read, with notes."""

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

from copydesk.model.finding import Finding, Level, Location, Part, Problem, Report
from copydesk.reporters.html_style import STYLE
from copydesk.reporters.marked_text import Mark, cut, marked
from copydesk.reporters.rendering import Style, visible
from copydesk.reporters.summary import counted, summary_line

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_HEADINGS = {"headline": "h3", "subhead": "h4"}
_BOXED = {"quote": "blockquote"}


class _Page(NamedTuple):
    """Where things are on the page: numbers of files, rules and findings."""

    files: dict[str, int]
    rules: dict[str, int]
    numbers: dict[int, int]  # of a finding in its file, by its place in the report
    related: dict[str, list[tuple[int, int]]]  # by file: finding and related place

    def anchor(self, finding: Finding, index: int) -> str:
        return f"f{self.files[finding.location.path]}-{self.numbers[index]}"

    def classes(self, finding: Finding) -> str:
        return f"{finding.level.word} r{self.rules[finding.rule]}"


def pieces(report: Report, style: Style) -> Iterator[str]:
    """Yield the page, article by article: only one is read at a time."""
    del style
    page = _page(report)
    yield _head(page)
    yield f"<header><h1>Copydesk report</h1><p>{_text(summary_line(report))}</p></header>\n"
    yield _problems(report.problems)
    yield _filters(report, page)
    yield "<main>\n"
    if len(page.files) > 1:
        yield _contents(report, page)
    numbered = enumerate(report.findings)
    for path, group in groupby(numbered, key=lambda one: one[1].location.path):
        yield from _article(path, list(group), report, page)
    yield "</main>\n</body>\n</html>\n"


def _page(report: Report) -> _Page:
    files: dict[str, int] = {}
    counts, numbers = Counter[str](), dict[int, int]()
    related: dict[str, list[tuple[int, int]]] = {}
    for index, finding in enumerate(report.findings):
        path = finding.location.path
        files.setdefault(path, len(files) + 1)
        counts[path] += 1
        numbers[index] = counts[path]
        for number, one in enumerate(finding.related, start=1):
            related.setdefault(one.path, []).append((index, number))
    rules = sorted({finding.rule for finding in report.findings})
    return _Page(files, {rule: number for number, rule in enumerate(rules, start=1)}, numbers, related)


def _head(page: _Page) -> str:
    names = [*(level.word for level in Level), *(f"r{number}" for number in page.rules.values())]
    hidden = "".join(
        f"body:has(#show-{name}:not(:checked)) .{name}.note,"
        f"body:has(#show-{name}:not(:checked)) sup.{name}{{display:none}}"
        f"body:has(#show-{name}:not(:checked)) mark.{name}{{background:none;box-shadow:none}}\n"
        for name in names
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>Copydesk report</title>\n<style>\n{STYLE}{hidden}</style>\n</head>\n<body>\n"
    )


def _problems(problems: Sequence[Problem]) -> str:
    if not problems:
        return ""
    rows = "".join(
        f"<li><b>{_text(one.path or one.rule)}</b> {_text(one.message)}</li>\n" for one in problems
    )
    return f'<section class="problems"><h2>Problems</h2><ul>\n{rows}</ul></section>\n'


def _filters(report: Report, page: _Page) -> str:
    if not report.findings:
        return ""
    levels = Counter(finding.level for finding in report.findings)
    rules = Counter(finding.rule for finding in report.findings)
    boxes = "".join(
        _box(level.word, f"{counted(levels[level], level.word)}")
        for level in sorted(Level, reverse=True)
        if levels[level]
    )
    named = ((number, f"{rule} ({rules[rule]})") for rule, number in page.rules.items())
    of_rules = "".join(_box(f"r{number}", name) for number, name in named)
    levels_shown = f"<fieldset><legend>Levels</legend>{boxes}</fieldset>"
    return (
        f'<form class="filters" aria-label="What is shown">{levels_shown}\n'
        f"<details><summary>Rules ({len(page.rules)})</summary>"
        f"<fieldset><legend>Rules</legend>{of_rules}</fieldset></details></form>\n"
    )


def _box(name: str, label: str) -> str:
    return f'<label class="{name}"><input type="checkbox" id="show-{name}" checked> {_text(label)}</label>\n'


def _contents(report: Report, page: _Page) -> str:
    levels = sorted(Level, reverse=True)
    tally = Counter((finding.location.path, finding.level) for finding in report.findings)
    head = "".join(f'<th scope="col">{level.word}s</th>' for level in levels)
    rows = "".join(
        f'<tr><th scope="row"><a href="#f{number}">{_text(path)}</a></th>'
        + "".join(f"<td>{tally[path, level] or '–'}</td>" for level in levels)
        + "</tr>\n"
        for path, number in page.files.items()
    )
    return (
        '<nav aria-label="Articles"><table><caption>Articles with findings</caption>'
        f'<thead><tr><th scope="col">article</th>{head}</tr></thead><tbody>\n{rows}</tbody></table></nav>\n'
    )


def _article(path: str, found: list[tuple[int, Finding]], report: Report, page: _Page) -> Iterator[str]:
    file = page.files[path]
    yield f'<article id="f{file}" aria-labelledby="t{file}"><h2 id="t{file}">{_text(path)}</h2>\n'
    source = report.source(path)
    left = dict(found)
    if source and all(source.text[slice(*one.location.span)] == one.location.excerpt for _, one in found):
        marks = _marks(path, found, report, page)
        for part in source.parts:
            here = cut(part, marks)
            notes = [index for index in left if page.anchor(left[index], index) in {one.ends for one in here}]
            yield _row(part, here, [_note(index, left.pop(index), page, report) for index in notes])
    if left:
        yield '<section class="rest" aria-label="Not in the text shown">\n'
        for index, one in left.items():
            yield f'<div class="row"><pre>{_context(one.location)}</pre>'
            yield f"<div>{_note(index, one, page, report, placed=False)}</div></div>\n"
        yield "</section>\n"
    yield "</article>\n"


def _marks(path: str, found: list[tuple[int, Finding]], report: Report, page: _Page) -> list[Mark]:
    """Return what is marked in an article: the places of its findings, and those that others point to."""
    marks = [
        Mark(one.location.span, page.classes(one), f"m-{page.anchor(one, index)}", page.anchor(one, index))
        for index, one in found
    ]
    for index, number in page.related.get(path, ()):
        finding = report.findings[index]
        anchor = f"p-{page.anchor(finding, index)}-{number}"
        marks.append(Mark(finding.related[number - 1].span, f"related {page.classes(finding)}", anchor))
    return marks


def _row(part: Part, here: list[Mark], notes: list[str]) -> str:
    tag = _HEADINGS.get(part.kind) or _BOXED.get(part.kind) or "p"
    aside = f'<div class="notes">{"".join(notes)}</div>' if notes else ""
    shown = f'<{tag} class="{escape(part.kind)}">{marked(part.text, here)}</{tag}>'
    return f'<div class="row">{shown}{aside}</div>\n'


def _note(index: int, finding: Finding, page: _Page, report: Report, *, placed: bool = True) -> str:
    anchor, place = page.anchor(finding, index), finding.location
    number = page.numbers[index]
    back = f' href="#m-{anchor}"' if placed else ""
    about = report.rules.get(finding.rule)
    why = f' title="{_text(about.description)}"' if about and about.description else ""
    related = "".join(
        f"<li>{_related(anchor, number, one, page, same=one.path == place.path)}</li>"
        for number, one in enumerate(finding.related[:12], start=1)
    )
    return (
        f'<aside class="note {page.classes(finding)}" id="n-{anchor}" aria-label="Note {number}">'
        f'<p><a class="number"{back}>{number}</a> <b>{finding.level.word}</b> {_text(finding.message)}</p>'
        + (f"<ul>{related}</ul>" if related else "")
        + f'<p class="rule"{why}>line {place.line} · {_text(finding.rule)}</p></aside>\n'
    )


def _related(anchor: str, number: int, one: Location, page: _Page, *, same: bool) -> str:
    where = f"line {one.line}" if same else f"{one.path}, line {one.line}"
    words = " ".join(one.excerpt.split())
    words = words if len(words) <= 80 else words[:79] + "…"  # noqa: PLR2004  two lines of a note
    linked = f'<a href="#p-{anchor}-{number}">{_text(where)}</a>' if one.path in page.files else _text(where)
    note = f" ({_text(one.note)})" if one.note else ""
    return f"{linked}: “{_text(words)}”{note}"


def _context(place: Location) -> str:
    start = place.column - place.context_column
    end = start + len(place.excerpt.partition("\n")[0])
    line = place.context
    return f"{_text(line[:start][-200:])}<mark>{_text(line[start:end])}</mark>{_text(line[end:][:200])}"


def _text(text: str) -> str:
    return escape(visible(text))
