"""``--output-format html``: a page without network or script: articles as they read, with notes."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby

from copydesk.model.finding import About, Level, Problem, Report
from copydesk.reporters.html_article import Page, article, only, shown
from copydesk.reporters.rendering import Style, visible
from copydesk.reporters.stylesheet import stylesheet
from copydesk.reporters.summary import counted, summary_line

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_WORST_FIRST = sorted(Level, reverse=True)


def pieces(report: Report, style: Style) -> Iterator[str]:
    """Yield the page, article by article: only one is read at a time."""
    del style
    page = Page.of(report)
    yield _head(page)
    notes = "".join(f"<p>{shown(note)}</p>\n" for note in report.notes)
    yield f"<header><h1>Copydesk report</h1>\n<p>{shown(summary_line(report))}</p>\n{notes}</header>\n"
    yield _problems(report.problems)
    yield _filters(page)
    yield '<main id="articles">\n'
    if len(page.files) > 1:
        yield _contents(page)
    numbered = enumerate(report.findings)
    for path, group in groupby(numbered, key=lambda one: one[1].location.path):
        yield from article(path, list(group), report, page)
    yield "</main>\n"
    yield from _rules(report, page)
    yield "</body>\n</html>\n"


def _head(page: Page) -> str:
    title = f"Copydesk: {next(iter(page.files))}" if len(page.files) == 1 else "Copydesk report"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{shown(title)}</title>\n<style>\n{stylesheet()}\n{''.join(_hiding(page))}</style>\n"
        '</head>\n<body>\n<a class="skip" href="#articles">Skip to the articles</a>\n'
    )


def _hiding(page: Page) -> Iterator[str]:
    """Yield what the boxes do: no script is needed to hide a level or a rule."""
    levels = sorted(set[Level]().union(*page.levels.values()))
    for name in (*(level.word for level in levels), *(f"r{number}" for number in page.rules.values())):
        off = f"body:has(#show-{name}:not(:checked))"
        yield f"{off} :is(.note, sup, #rules section).{name} {{ display: none; }}\n"
        yield f"{off} mark.{name} {{ all: unset; }}\n"
    for size in range(1, len(levels) + 1):
        for these in combinations(levels, size):
            off = "".join(f":has(#show-{level.word}:not(:checked))" for level in these)
            yield f"body{off} .{only(these)} {{ display: none; }}\n"


def _problems(problems: Sequence[Problem]) -> str:
    if not problems:
        return ""
    rows = "".join(f"<li>{_problem(one)}</li>\n" for one in problems)
    return (
        '<section class="problems" aria-labelledby="problems"><h2 id="problems">What went wrong</h2>\n'
        f"<ul>\n{rows}</ul></section>\n"
    )


def _problem(problem: Problem) -> str:
    where = ":".join(str(part) for part in (problem.path, problem.line, problem.column) if part)
    first, _, rest = problem.message.partition("\n")
    frame = "\n".join(map(visible, rest.split("\n")))
    return (
        (f"<b>{shown(where)}</b> " if where else "")
        + shown(first)
        + (f' <span class="rule">{shown(problem.rule)}</span>' if problem.rule else "")
        + (f"<pre>{_escaped_lines(frame)}</pre>" if rest else "")
    )


def _escaped_lines(text: str) -> str:
    return "\n".join(shown(line) for line in text.split("\n"))


def _filters(page: Page) -> str:
    if not page.files:
        return ""
    levels = sum(page.levels.values(), Counter[Level]())
    boxes = "".join(
        _box(level.word, counted(levels[level], level.word)) for level in _WORST_FIRST if levels[level]
    )
    of_rules = "".join(_box(f"r{number}", rule, page.found[rule]) for rule, number in page.rules.items())
    return (
        '<section class="filters" aria-label="What is shown">\n'
        f'<fieldset class="levels"><legend>Levels</legend>\n{boxes}</fieldset>\n'
        f"<details><summary>Rules ({len(page.rules)})</summary>\n"
        f'<fieldset class="rules"><legend>Rules</legend>\n{of_rules}</fieldset></details>\n</section>\n'
    )


def _box(name: str, label: str, count: int = 0) -> str:
    number = f" <span>{count:,}</span>" if count else ""
    box = f'<input type="checkbox" id="show-{name}" checked>'
    return f'<label class="{name}">{box} {shown(label)}{number}</label>\n'


def _contents(page: Page) -> str:
    levels = sorted(set[Level]().union(*page.levels.values()), reverse=True)
    head = "".join(f'<th scope="col">{level.word}s</th>' for level in levels)
    rows = "".join(
        f'<tr class="{only(page.levels[path])}"><th scope="row"><a href="#f{number}">{shown(path)}</a></th>'
        + "".join(f"<td>{page.levels[path][level] or ''}</td>" for level in levels)
        + "</tr>\n"
        for path, number in page.files.items()
    )
    said = f"{counted(len(page.files), 'article')} with findings"
    return (
        f'<nav aria-label="Articles"><table><caption>{said}</caption>\n'
        f'<thead><tr><th scope="col">article</th>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table></nav>\n'
    )


def _rules(report: Report, page: Page) -> Iterator[str]:
    """Yield what each rule is for: the notes link here."""
    if not page.rules:
        return
    yield '<section id="rules" aria-labelledby="about"><h2 id="about">Rules that found something</h2>\n'
    for rule, number in page.rules.items():
        about = report.rules.get(rule, About())
        yield f'<section class="r{number}"><h3 id="rule{number}">{shown(rule)}</h3>\n'
        yield f"<p>{shown(about.description)}</p>\n" if about.description else ""
        why = " ".join(about.why.split())
        yield f"<p>{shown(why)}</p>\n" if why else ""
        link = about.link if about.link.startswith(("https://", "http://")) else ""
        more = f' · <a href="{shown(link)}" rel="noreferrer">more</a>' if link else ""
        sure = f"confidence: {about.confidence.value}"
        yield f'<p class="rule">{about.level.word} · {sure}{more}</p></section>\n'
    yield "</section>\n"
