"""Two texts as a unified diff."""

from collections.abc import Iterator
from difflib import SequenceMatcher

_AROUND = 3  # lines shown before and after a change


def unified(before: str, after: str, name: str) -> Iterator[str]:
    """Yield the lines of a diff that ``patch`` understands, each with its own line end; none for equal texts.

    Lines are split at LF alone, as ``patch`` does it.
    """
    if before == after:
        return
    old, new = _lines(before), _lines(after)
    yield f"--- {name}\n"
    yield f"+++ {name}\n"
    for group in SequenceMatcher(None, old, new).get_grouped_opcodes(_AROUND):
        first, last = group[0], group[-1]
        yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@\n"
        for tag, old_start, old_end, new_start, new_end in group:
            if tag == "equal":
                yield from map(_line, " " * (old_end - old_start), old[old_start:old_end])
            else:
                yield from map(_line, "-" * (old_end - old_start), old[old_start:old_end])
                yield from map(_line, "+" * (new_end - new_start), new[new_start:new_end])


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    last = lines.pop()
    return [*(line + "\n" for line in lines), *([last] if last else [])]


def _line(sign: str, line: str) -> str:
    return f"{sign}{line}" if line.endswith("\n") else f"{sign}{line}\n\\ No newline at end of file\n"


def _range(start: int, end: int) -> str:
    length = end - start
    if length == 1:
        return f"{start + 1}"
    return f"{start + 1 if length else start},{length}"
