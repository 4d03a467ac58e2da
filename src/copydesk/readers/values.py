"""Values of front matter, each with its own place in the file."""

import re
from dataclasses import dataclass, field

from copydesk.readers.draft import Draft

_BLOCK_HEAD = re.compile(r"[|>][^\r\n]*(?:\r\n?|\n)\s*")
_TOKENS = {
    '"': re.compile(r"\\(?:x..|u....|U........|\r?\n[ \t]*|.)|[\r\n]\s*+"),
    "'": re.compile(r"''|[\r\n]\s*+"),
}
_BREAK = re.compile(r"[\r\n]\s*+")


@dataclass(slots=True)
class Found:
    """What front matter holds: values by dotted path, their drafts, and what is wrong with it."""

    values: dict[str, str] = field(default_factory=dict[str, str])
    drafts: list[tuple[str, Draft]] = field(default_factory=list[tuple[str, Draft]])
    problems: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])

    def take(self, path: str, value: str, draft: Draft) -> None:
        """Keep a value."""
        self.values[path] = value
        self.drafts.append((path, draft))


def aligned(raw: str, at: int, value: str, style: str | None) -> Draft:
    """Map a scalar, written as ``raw`` at offset ``at``, run by run; as a whole, if its runs can't be told.

    ``style`` is YAML's: a quotation mark, ``|``, ``>`` or none.
    """
    skip, body = _body(raw, style)
    draft, done, index = Draft(), 0, 0
    for match in _TOKENS.get(style or "", _BREAK).finditer(body):
        broken = match[0][0] in "\r\n"
        run = body[done : match.start()]
        if broken:
            run = run.rstrip(" \t")
        if value[index : index + len(run)] != run:
            return _whole(value, at, raw)
        draft.decode(run, at + skip + done)
        index += len(run)
        first, done = at + skip + match.start(), match.end()
        if broken:
            while index < len(value) and value[index] in " \n":
                index += 1
            draft.space(first, at + skip + done)
        elif not match[0].startswith(("\\\n", "\\\r")):
            draft.write(value[index : index + 1].replace("\n", " "), first, at + skip + done)
            index += 1
    run = body[done:]
    if value[index : index + len(run)] != run or index + len(run) < len(value.rstrip()):
        return _whole(value, at, raw)
    draft.decode(run, at + skip + done)
    return draft


def _body(raw: str, style: str | None) -> tuple[int, str]:
    """Return where the words of a scalar begin, and the words as written."""
    if style in {"|", ">"}:
        head = _BLOCK_HEAD.match(raw)
        skip = head.end() if head else 0
        return skip, raw[skip:].rstrip()
    return (1, raw[1:-1]) if style in _TOKENS else (0, raw)


def _whole(value: str, at: int, raw: str) -> Draft:
    draft = Draft()
    draft.write(" ".join(value.split()), at, at + max(1, len(raw)))
    return draft
