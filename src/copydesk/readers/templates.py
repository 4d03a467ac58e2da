"""Template tags (Hugo, Jekyll, Liquid, WordPress) in an article: no prose, but some carry captions."""

import re
from dataclasses import dataclass

from copydesk.readers.draft import FILLER

_TOKEN = re.compile(
    r"\{\{|\{%|\}\}|%\}|\n[ \t]*\r?\n|\{:[^{}\n]{0,200}\}|\[/?caption\b[^\]\n]{0,300}\]|\$\$[^$]+\$\$"
)
_ARGUMENT = re.compile(
    r"(?<![\w-])([\w-]++)\s*+[=:]\s*+(?:\"((?:[^\"\\]|\\.)*+)\"|'((?:[^'\\]|\\.)*+)')"
    r"|\"((?:[^\"\\]|\\.)*+)\"|'((?:[^'\\]|\\.)*+)'"
)
_PICTURE = re.compile(
    r"(?:figure|image|img|photo|picture|legacy-img|media|gallery)\b|[\w-]*(?:img|image|figure)", re.IGNORECASE
)
_SPACED = re.compile(  # addresses with a space in them are links to every reader but the parser
    r"\]\((?:(?:https?://|mailto:)[^()\s\"'<>]*+(?: ++[^()\s\"'<>]++)++|[ ]?\"[^\"()\n]{0,300}\") *+\)"
)
_LONGEST = 10_000  # characters of a tag; anything longer is text with braces in it
_CAPTIONS = frozenset({"caption", "figcaption", "title", "description"})
_CREDITS = frozenset({"credit", "credits", "attr", "attribution", "photographer", "source"})


@dataclass(frozen=True, slots=True)
class Said:
    """Words in a tag: ``role`` is caption, alt or credit; ``start`` is their offset in the file."""

    role: str
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Masked:
    """A text of equal length without template tags; what the tags say; where pictures and captions stand.

    Of a picture it is also known whether its tag holds a caption.
    """

    text: str
    said: tuple[Said, ...] = ()
    pictures: tuple[tuple[int, bool], ...] = ()
    captions: tuple[tuple[int, int], ...] = ()


def mask(text: str, begin: int) -> Masked:
    """Put fillers in place of template tags from ``begin`` on; all offsets stay what they were."""
    if "](" in text:
        text = _SPACED.sub(_closed, text)
    if not any(sign in text for sign in ("{{", "{%", "{:", "[caption", "$$")):
        return Masked(text)
    tags, captions = _find(text, begin)
    return _masked(text, tags, captions)


def _find(text: str, begin: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return where tags stand, and what lies between ``[caption]`` and ``[/caption]``."""
    tags: list[tuple[int, int]] = []
    captions: list[tuple[int, int]] = []
    opened, caption = -1, -1
    for match in _TOKEN.finditer(text, begin):
        token, at = match[0], match.start()
        if token in {"{{", "{%"}:
            opened = at
        elif token in {"}}", "%}"}:
            if opened >= 0 and match.end() - opened <= _LONGEST:
                tags.append((opened, match.end()))
            opened = -1
        elif token[0] == "\n":
            opened = -1
        elif opened < 0:
            tags.append((at, match.end()))
            if token.startswith("[/caption") and caption >= 0:
                captions.append((caption, at))
            if token.startswith(("[caption", "[/caption")):
                caption = match.end() if token[1] == "c" else -1
    return tags, captions


def _closed(link: re.Match[str]) -> str:
    return link[0].replace(" ", "+")


def _masked(text: str, tags: list[tuple[int, int]], captions: list[tuple[int, int]]) -> Masked:
    parts: list[str] = []
    said: list[Said] = []
    pictures: list[tuple[int, bool]] = []
    at = 0
    for start, end in tags:
        tag = text[start:end]
        parts += (text[at:start], FILLER * len(tag))
        at = end
        inside = tag.strip("{}<>%- \t\r\n")
        name = inside.removeprefix("include").lstrip(" /")
        if tag[0] == "{" and _PICTURE.match(name):
            words = _said(tag, start)
            pictures.append((start, any(one.role == "caption" for one in words)))
            said += words
    parts.append(text[at:])
    return Masked("".join(parts), tuple(said), tuple(pictures), tuple(captions))


def _said(tag: str, start: int) -> list[Said]:
    said: list[Said] = []
    bare: list[Said] = []
    for match in _ARGUMENT.finditer(tag):
        group = next(number for number in (2, 3, 4, 5) if match[number] is not None)
        words, key = match[group], (match[1] or "").lower()
        if key.endswith("alt") or key == "alt_text":
            role = "alt"
        elif key in _CAPTIONS or key.endswith("caption"):
            role = "caption"
        elif key in _CREDITS or key.endswith("credit"):
            role = "credit"
        elif not key and " " in words and "/" not in words.split(" ")[0]:
            bare.append(Said("alt", words, start + match.start(group)))
            continue
        else:
            continue
        said.append(Said(role, words, start + match.start(group)))
    return [one for one in said or bare if one.text.strip()]
