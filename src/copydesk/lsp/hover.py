"""What is shown over a finding: what it says, what was compared, and the page of its rule."""

import re
from collections.abc import Callable, Iterable, Iterator

from copydesk.lsp.diagnostics import told
from copydesk.model.finding import Finding, Location

_SIGNS = re.compile(r"([\\`*_\[\]<>#|!~&]|:(?=//)|(?<=www)\.)")
_LONGEST = 200  # characters of a value that was compared


def hover_text(
    findings: Iterable[Finding], page: Callable[[str], str], uri: Callable[[str], str], *, markdown: bool
) -> str:
    """Return what to show of the findings at one place; each rule's page stands there once.

    ``page`` gives the page of a rule, ``uri`` what the editor calls a path.
    """
    kept = list(findings)
    plain: Callable[[str], str] = escaped if markdown else str
    parts = ["\n\n".join(_of_finding(one, plain, uri, markdown=markdown)) for one in kept]
    parts += filter(None, (page(rule).strip() for rule in dict.fromkeys(one.rule for one in kept)))
    return "\n\n---\n\n".join(parts)


def _of_finding(
    finding: Finding, plain: Callable[[str], str], uri: Callable[[str], str], *, markdown: bool
) -> Iterator[str]:
    head = f"{finding.level.word} · {plain(finding.rule)}"
    yield f"**{head}**" if markdown else head
    yield plain(finding.message)
    if finding.related:
        yield "\n".join(f"- {_place(one, finding, plain, uri, markdown=markdown)}" for one in finding.related)
    if finding.evidence:
        rows = ((name, " ".join(str(value).split())) for name, value in finding.evidence.items())
        shown = (f"- {plain(name)}: {plain(_short(value))}" for name, value in rows if value)
        yield "\n".join(("Compared:", "", *shown))


def _place(
    place: Location,
    finding: Finding,
    plain: Callable[[str], str],
    uri: Callable[[str], str],
    *,
    markdown: bool,
) -> str:
    where = f"line {place.line}"
    if place.path != finding.location.path:
        where = f"{place.path}, {where}"
    where = plain(where)
    if markdown:
        address = uri(place.path).replace("(", "%28").replace(")", "%29")
        where = f"[{where}](<{address}#L{place.line}>)"
    return f"{where}: {plain(told(place))}"


def _short(value: str) -> str:
    return value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…"


def escaped(text: str) -> str:
    """Return text as Markdown that shows it as it is: no article can put a link or picture into a hover."""
    return _SIGNS.sub(r"\\\1", text)
