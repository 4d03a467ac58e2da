"""Which formats there are, and how to get one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module

from copydesk.model.finding import Report

FORMATS = (
    "text",
    "concise",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "checkstyle",
    "rdjson",
    "rdjsonl",
    "html",
    "vale",
)


@dataclass(frozen=True, slots=True)
class Style:
    """How a person's screen is: in colour or not, its width in columns; what is shown beside findings."""

    color: bool = False
    width: int = 100
    evidence: bool = False
    summary: bool = True


def render(format_name: str, report: Report, style: Style) -> str:
    """Return the report in the format, ending in a line end (or empty)."""
    return "".join(pieces(format_name, report, style))


def pieces(format_name: str, report: Report, style: Style) -> Iterator[str]:
    """Yield the report piece by piece, where the format can: a large one need not be in memory at once."""
    module = import_module(f"copydesk.reporters.{format_name}")
    in_pieces: Callable[[Report, Style], Iterator[str]] | None = getattr(module, "pieces", None)
    if in_pieces is not None:
        yield from in_pieces(report, style)
        return
    function: Callable[[Report, Style], str] = module.render
    yield function(report, style)


def visible(text: str) -> str:
    """Return text with control characters shown as symbols, so that no article can steer a terminal."""
    shown = text.translate(_CONTROLS)
    return shown if shown.isascii() else shown.encode("utf-8", "replace").decode()


_CONTROLS = {
    **{code: chr(0x2400 + code) for code in range(32)},
    9: " ",
    127: "␡",
    **dict.fromkeys((*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "�"),
}
