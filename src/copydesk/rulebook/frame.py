"""A code frame: the lines around a fault, with a caret under it."""

_WIDTH = 100  # characters of a line that are shown
_AROUND = 2  # lines before the fault


def frame(text: str, line: int, column: int | None = None) -> str:
    """Return the line (from 1), the ones before it, and a caret under ``column`` (from 1, code points)."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not 1 <= line <= len(lines):
        return ""
    cut = max(0, (column or 1) - _WIDTH * 3 // 4)
    digits = len(str(line))
    shown: list[str] = []
    for number in range(max(1, line - _AROUND), line + 1):
        part = _visible(lines[number - 1][cut : cut + _WIDTH])
        shown.append(f"{number:>{digits}} | {part}".rstrip())
    if column is not None:
        shown.append(f"{'':>{digits}} | {'':>{column - 1 - cut}}^")
    return "\n".join(shown)


def _visible(text: str) -> str:
    """Replace what would move or colour a terminal's output; a tab becomes one space, so carets stay true."""
    return "".join(char if char.isprintable() else " " if char == "\t" else "\ufffd" for char in text)
