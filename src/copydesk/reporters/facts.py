"""The fact sheet of articles, as a table for the terminal, Markdown, CSV, JSON or HTML."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from textwrap import wrap

from copydesk.analysis.fact_sheet import Fact
from copydesk.reporters.rendering import visible

Sheets = Sequence[tuple[str, Sequence[Fact]]]  # path and facts of each article

_COLUMNS = ("line", "kind", "words", "read as", "source", "also in lines")
_LEAST = 10  # characters of a column that wraps
_NARROW = 60
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run
_STYLE = """
:root { color-scheme: light dark; --none: light-dark(#9a3412, #fdba74); --soft: light-dark(#555, #aaa); }
body { margin: 2rem auto; max-width: 72rem; padding: 0 1rem; font: 1rem/1.45 system-ui, sans-serif; }
h1 { font-size: 1.4rem; margin: 2rem 0 0; overflow-wrap: anywhere; }
p { color: var(--soft); margin: .2rem 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #8884; padding: .3rem .8rem .3rem 0; }
th, td { text-align: left; vertical-align: top; }
th { background: Canvas; color: var(--soft); font-size: .85rem; white-space: nowrap; }
th { position: sticky; top: 0; }
td { overflow-wrap: anywhere; }
td:nth-child(-n + 3) { white-space: nowrap; }
td:nth-child(2), th:nth-child(2) { font-variant-numeric: tabular-nums; text-align: right; }
td:nth-child(3), td:nth-child(5), td:nth-child(7) { color: var(--soft); }
td:nth-child(4) { font-weight: 600; }
td.none { color: var(--none); font-weight: 600; }
tr:has(:checked) td { opacity: .5; }
input { height: 1.1rem; margin: .1rem 0 0; width: 1.1rem; }
@media print {
  :root { color-scheme: light; }
  body { margin: 0; max-width: none; font-size: 9pt; }
  th { position: static; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}
"""


def render(sheets: Sheets, output_format: str, width: int = 100) -> str:
    """Return the sheets in one of ``FORMATS``; ``width`` is that of the terminal."""
    return _RENDER[output_format](sheets, width)


def _row(fact: Fact) -> tuple[str, str, str, str, str, str]:
    also = ", ".join(map(str, fact.also))
    said = " ".join(visible(fact.place.excerpt).split())
    return str(fact.place.line), fact.kind, said, fact.read, fact.source or "none", also


def _table(sheets: Sheets, width: int) -> str:
    written: list[str] = []
    for path, facts in sheets:
        rows = [_COLUMNS, *map(_row, facts)]
        fixed = [max(len(row[at]) for row in rows) for at in (0, 1)]
        left = max(width, _NARROW) - sum(fixed) - 2 * 5
        shares = [max(_LEAST, int(left * share)) for share in (0.36, 0.24, 0.25, 0.15)]
        written.append(f"{visible(path)}: {len(facts):,} facts\n")
        written += [_lines(row, [*fixed, *shares]) for row in rows]
        written.append("")
    return "\n".join(written)


def _lines(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [wrap(cell, width) or [""] for cell, width in zip(row, widths, strict=True)]
    deepest = max(map(len, cells))
    lines = [[cell[at] if at < len(cell) else "" for cell in cells] for at in range(deepest)]
    return "\n".join(
        "  ".join(f"{one:<{w}}" for one, w in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def _markdown(sheets: Sheets, _: int) -> str:
    written: list[str] = []
    for path, facts in sheets:
        written += [f"## {_cell(path)}", "", "| checked | " + " | ".join(_COLUMNS) + " |", "| --- " * 7 + "|"]
        written += ["| [ ] | " + " | ".join(map(_cell, _row(fact))) + " |" for fact in facts]
        written.append("")
    return "\n".join(written)


def _cell(text: str) -> str:
    for one in "\\|`*_<[":
        text = text.replace(one, f"\\{one}")
    return text


def _csv(sheets: Sheets, _: int) -> str:
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(("path", *_COLUMNS, "sentence", "checked"))
    for path, facts in sheets:
        for fact in facts:
            writer.writerow([_harmless(one) for one in (path, *_row(fact), fact.sentence, "")])
    return "\ufeff" + file.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _json(sheets: Sheets, _: int) -> str:
    found = [{"path": path, "facts": [_object(fact) for fact in facts]} for path, facts in sheets]
    return json.dumps({"version": 1, "articles": found}, indent=2) + "\n"


def _object(fact: Fact) -> Mapping[str, object]:
    place = fact.place
    return {
        "kind": fact.kind,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "words": place.excerpt,
        "read": fact.read,
        "source": fact.source or None,
        "sentence": fact.sentence,
        "also": list(fact.also),
    }


def _html(sheets: Sheets, _: int) -> str:
    body = "".join(_article(path, facts) for path, facts in sheets)
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Fact sheet</title>\n'
        '<meta name="viewport" content="width=device-width">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<style>{_STYLE}</style></head>\n<body><main>{body}</main></body></html>\n"
    )


def _article(path: str, facts: Sequence[Fact]) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in ("checked", *_COLUMNS))
    rows = "".join(_html_row(fact) for fact in facts)
    bare = sum(not one.source for one in facts)
    counts = f"<p>{len(facts):,} to check, {bare:,} without a source.</p>"
    table = f"<table><thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody></table>"
    return f"<h1>{escape(visible(path))}</h1>\n{counts}\n{table}\n"


def _html_row(fact: Fact) -> str:
    line, kind, said, read, source, also = map(escape, _row(fact))
    box = f'<input type="checkbox" aria-label="line {line}: {said}">'
    style = "" if fact.source else ' class="none"'
    cells = "".join(f"<td>{one}</td>" for one in (box, line, kind, said, read))
    return f"<tr>{cells}<td{style}>{source}</td><td>{also}</td></tr>\n"


_RENDER: Mapping[str, Callable[[Sheets, int], str]] = {
    "table": _table,
    "markdown": _markdown,
    "csv": _csv,
    "json": _json,
    "html": _html,
}
FORMATS: Iterable[str] = tuple(_RENDER)
