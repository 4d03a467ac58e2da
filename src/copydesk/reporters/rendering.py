"""Which formats there are, and how to get one."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from copydesk.model.finding import Report

FORMATS = ("text", "concise", "json", "vale")


@dataclass(frozen=True, slots=True)
class Style:
    """How a person's screen is: in colour or not, its width in columns; what is shown beside findings."""

    color: bool = False
    width: int = 100
    evidence: bool = False
    summary: bool = True


def render(format_name: str, report: Report, style: Style) -> str:
    """Return the report in the format, ending in a line end (or empty)."""
    module = import_module(f"copydesk.reporters.{format_name}")
    function: Callable[[Report, Style], str] = module.render
    return function(report, style)


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
