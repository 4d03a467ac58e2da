"""Front matter: its values are parts of the article too, each with its own place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from json import JSONDecodeError, JSONDecoder

from copydesk.model.document import Block, BlockKind, Meta
from copydesk.readers.dates import date_of_name, find_date
from copydesk.readers.draft import Draft
from copydesk.readers.pictures import is_credit
from copydesk.readers.tomlvalues import read_toml
from copydesk.readers.values import Found
from copydesk.readers.yamlvalues import read_yaml

_OPEN = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*(?:\r\n?|\n)")
_CLOSE = {
    "---": re.compile(r"(?:(?<=\n)|(?<=\r))(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)"),
    "+++": re.compile(r"(?:(?<=\n)|(?<=\r))\+\+\+[ \t]*(?:\r\n?|\n|\Z)"),
}
_JSON = re.compile(r"\ufeff?(?=\{\s*\")")
_FIRST_KEY = re.compile(r"\{?\s*\"?([\w-]+)\"?[ \t]*[:=]")
_NO_NAME = re.compile(r"[^\w-]")
_LARGEST = 256_000  # characters
_STANDFIRST = frozenset(
    ["description", "summary", "subtitle", "dek", "excerpt", "standfirst", "deck", "lede", "lead", "abstract"]
)
_BYLINE = frozenset({"author", "authors", "byline"})
_CREDIT = frozenset({"credit", "credits", "photographer"})
_ALT = frozenset({"alt", "alt_text", "alttext"})
_PUBLISHED = ("date", "published", "pubdate", "publishdate", "publish_date", "published_at", "date_published")
_CHANGED = ("lastmod", "updated")
_STORY = ("slug", "permalink", "url")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before the article; the body starts at ``end``."""

    end: int = 0
    blocks: tuple[Block, ...] = ()
    meta: Meta = field(default_factory=Meta)
    problems: tuple[tuple[int, str], ...] = ()
    drafts: tuple[tuple[str, Draft], ...] = ()

    def values(self) -> tuple[Block, ...]:
        """Return each value as a block, whatever it is, with its markup; Vale leaves out what is nested."""
        return tuple(
            draft.block(_kind(path, draft.text) or BlockKind.NOTE, _scope(path))
            for path, raw in self.drafts
            if "." not in path and (draft := raw.trimmed()).length
        )


def read_frontmatter(path: str, source: str) -> FrontMatter:
    """Return the front matter; without a closing fence there is none.

    If it gives no date, the article's is the one that the name of its file begins with. A list is none: it
    is left in the article, and told as a problem.
    """
    found = Found()
    end = _fenced(source, found) or _json(source, found)
    if end is None:
        start = int(source.startswith("\ufeff"))
        return FrontMatter(start, meta=Meta(date_of_name(path)), problems=tuple(found.problems))
    return FrontMatter(
        end, tuple(_blocks(found)), _meta(path, found.values), tuple(found.problems), tuple(found.drafts)
    )


def _fenced(source: str, found: Found) -> int | None:
    """Read YAML or TOML between fences; return where the body starts."""
    opened = _OPEN.match(source)
    close = _CLOSE[opened[1]].search(source, opened.end()) if opened else None
    if opened is None:
        return None
    if close is None:
        if _begins_known(source, opened.end()):
            found.problems.append((1, f'front matter: no line "{opened[1]}" closes it'))
        return None
    text = source[opened.end() : close.start()]
    if len(text) > _LARGEST:
        found.problems.append((1, "front matter is too large to be read"))
    elif opened[1] == "+++":
        read_toml(text, opened.end(), found)
    elif not read_yaml(text, opened.end(), found, _is_known):
        return None
    return close.end()


def _json(source: str, found: Found) -> int | None:
    """Read a JSON object at the start of the file; return where the body starts."""
    opened = _JSON.match(source)
    if opened is None:
        return None
    try:
        _, end = JSONDecoder().raw_decode(source[:_LARGEST], opened.end())
    except (JSONDecodeError, RecursionError) as error:
        if isinstance(error, JSONDecodeError) and _begins_known(source, opened.end()):
            found.problems.append((error.lineno, f"front matter is not JSON: {error.msg}"))
        return None
    return end if read_yaml(source[opened.end() : end], opened.end(), found, _is_known) else None


def _begins_known(source: str, at: int) -> bool:
    """Tell whether a key of an article's front matter stands there."""
    first = _FIRST_KEY.match(source, at)
    return first is not None and _is_known(first[1])


def _is_known(key: str) -> bool:
    return key.lower() in {*_PUBLISHED, *_CHANGED} or _kind(key, "A b") is not None


def _kind(path: str, text: str) -> BlockKind | None:
    parts = [part.lower().replace("-", "_") for part in path.split(".") if not part.isdigit()]
    first, last = (parts[0], parts[-1]) if parts else ("", "")
    kind = None
    if len(parts) == 1 and last in {"title", "headline"}:
        kind = BlockKind.HEADLINE
    elif len(parts) == 1 and last in _STANDFIRST:
        kind = BlockKind.STANDFIRST
    elif last.endswith(("caption", "captions", "_alt")) or last in _ALT:
        kind = BlockKind.CREDIT if is_credit(text) else BlockKind.CAPTION
    elif last.endswith("_credit") or last in _CREDIT:
        kind = BlockKind.CREDIT
    elif first in _BYLINE and last in {*_BYLINE, "name"} and (" " in text or text != text.lower()):
        kind = BlockKind.BYLINE
    return kind


def _blocks(found: Found) -> Iterator[Block]:
    said: set[str] = set()
    for path, raw in found.drafts:
        draft = raw.bare().unmarked().trimmed()
        text = draft.text
        kind = _kind(path, text) if text else None
        if kind is None:
            continue
        if kind is BlockKind.STANDFIRST:
            folded = " ".join(text.casefold().split())
            if folded in said:  # the same summary for readers and for search engines
                continue
            said.add(folded)
        yield draft.block(kind, _scope(path))


def _scope(path: str) -> str:
    scope = ".".join(_NO_NAME.sub("", part) for part in path.split(".") if not part.isdigit())
    if scope.lower().replace("-", "_").endswith(("_alt", "alt_text", "alttext")):
        scope += ".alt"
    return f"text.frontmatter.{scope}.md"


def _meta(path: str, values: dict[str, str]) -> Meta:
    lower = {key.lower(): value for key, value in values.items()}
    first = next((lower[key] for key in _PUBLISHED if find_date(lower.get(key, ""))), "")
    last = next((lower[key] for key in _CHANGED if find_date(lower.get(key, ""))), "")
    came, changed = find_date(first) or date_of_name(path), find_date(last)
    story = next((lower[key] for key in _STORY if lower.get(key)), "")
    updated = bool(came and changed and last != first and changed >= came)
    return Meta(came or changed, lower.get("lang") or lower.get("language"), values, story, updated)
