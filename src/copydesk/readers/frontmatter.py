"""Front matter: its values are parts of the article too, each with its own place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from copydesk.model.document import Block, BlockKind, Meta
from copydesk.readers import newsroom
from copydesk.readers.draft import Draft

_OPEN = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*(?:\r\n?|\n)")
_NODES = frozenset({"AliasEvent", "ScalarEvent", "MappingStartEvent", "SequenceStartEvent"})
_LARGEST = 256_000  # characters
_DEPTH = 100
_STANDFIRST = frozenset(
    ["description", "summary", "subtitle", "dek", "excerpt", "standfirst", "deck", "lede", "lead", "abstract"]
)
_BYLINE = frozenset({"author", "authors", "byline"})
_CREDIT = frozenset({"credit", "credits", "photographer"})
_DATES = ("date", "published", "pubdate", "publishdate", "publish_date", "published_at", "lastmod", "updated")
_TOML_STRING = re.compile(
    r"^[ \t]*([\w-]+)[ \t]*=[ \t]*(?:\"((?:[^\"\\\r\n]|\\.)*+)\"|'([^'\r\n]*+)')[ \t]*(?:#.*)?$|^[ \t]*\[+([^\]\r\n]+)\]",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before the article; the body starts at ``end``."""

    end: int = 0
    blocks: tuple[Block, ...] = ()
    meta: Meta = Meta()
    problems: tuple[tuple[int, str], ...] = ()


@dataclass(slots=True)
class _Found:
    values: dict[str, str] = field(default_factory=dict[str, str])
    drafts: list[tuple[str, Draft]] = field(default_factory=list[tuple[str, Draft]])
    problems: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])

    def take(self, path: str, value: str, draft: Draft) -> None:
        self.values[path] = value
        self.drafts.append((path, draft))


def read_frontmatter(source: str) -> FrontMatter:
    """Return the front matter; without a closing fence there is none."""
    bom = int(source.startswith("\ufeff"))
    opened = _OPEN.match(source)
    if not opened:
        return FrontMatter(bom)
    fence = opened[1]
    closing = r"(?:---|\.\.\.)" if fence == "---" else r"\+\+\+"
    close = re.compile(rf"(?:(?<=\n)|(?<=\r)){closing}[ \t]*(?:\r\n?|\n|\Z)").search(source, opened.end())
    if not close:
        return FrontMatter(bom)
    text, found = source[opened.end() : close.start()], _Found()
    if len(text) > _LARGEST:
        found.problems.append((1, "front matter is too large to be read"))
    elif fence == "---":
        if not _yaml(text, opened.end(), found):
            return FrontMatter(bom)
    else:
        _toml(text, opened.end(), found)
    return FrontMatter(close.end(), tuple(_blocks(found)), _meta(found.values), tuple(found.problems))


def _yaml(text: str, base: int, found: _Found) -> bool:
    """Read YAML event by event: no recursion, no aliases expanded. Return whether it is a mapping."""
    import yaml  # noqa: PLC0415  loaded when the first front matter is read

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    stack: list[tuple[dict[str, int] | None, str]] = []
    key: str | None = None
    count: list[int] = []
    try:
        events: Any = yaml.parse(text, Loader=loader)
        for event in events:
            sort = type(event).__name__
            if sort in {"MappingEndEvent", "SequenceEndEvent"}:
                stack.pop()
                count.pop()
                continue
            if sort not in _NODES:
                continue
            scalar = sort == "ScalarEvent"
            if not stack and sort != "MappingStartEvent":
                return False
            if stack and stack[-1][0] is not None and key is None:
                key = event.value if scalar else "?"
                seen, line = stack[-1][0], event.start_mark.line + 2
                if key in seen and (
                    key.lower() in _DATES or _kind(key, "A b")
                ):  # others are no part of the article
                    found.problems.append(
                        (line, f"front matter: “{key[:80]}” stands twice, here and on line {seen[key]}")
                    )
                seen.setdefault(key, line)
                if scalar or sort == "AliasEvent":
                    continue
            prefix = stack[-1][1] if stack else ""
            name = key if key is not None else str(count[-1]) if stack else ""
            path = f"{prefix}.{name}" if prefix else name
            if count:
                count[-1] += 1
            key = None
            if sort == "MappingStartEvent":
                stack.append(({}, path[:500]))
                count.append(0)
            elif sort == "SequenceStartEvent":
                stack.append((None, path[:500]))
                count.append(0)
            elif scalar:
                first, last = event.start_mark.index, event.end_mark.index
                found.take(
                    path, event.value, _aligned(text[first:last], base + first, event.value, event.style)
                )
            if len(stack) > _DEPTH:
                found.problems.append((event.start_mark.line + 2, "front matter is nested too deeply"))
                return True
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        said = getattr(error, "problem", None) or "it can’t be read"
        found.problems.append((mark.line + 2 if mark else 1, f"front matter: {said}"))
        return bool(found.values) or bool(re.search(r"^\w[\w-]*[ \t]*:", text, re.MULTILINE))
    return bool(found.values) or not text.strip()


def _aligned(raw: str, at: int, value: str, style: str | None) -> Draft:
    """Map a scalar run by run; whole, if its runs can't be told."""
    skip = 0
    body = raw
    if style in {"|", ">"}:
        head = re.match(r"[|>][^\r\n]*(?:\r\n?|\n)\s*", raw)
        skip = head.end() if head else 0
        body = raw[skip:].rstrip()
    elif style in {'"', "'"}:
        skip, body = 1, raw[1:-1]
    token = re.compile(
        r"\\(?:x..|u....|U........|\r?\n[ \t]*|.)|[\r\n]\s*+"
        if style == '"'
        else "''|[\r\n]\\s*+"
        if style == "'"
        else r"[\r\n]\s*+"
    )
    draft, done, index = Draft(), 0, 0
    for match in [*token.finditer(body), None]:
        run = body[done : match.start() if match else len(body)]
        if match and match[0][0] in "\r\n":
            run = run.rstrip(" \t")
        if value[index : index + len(run)] != run:
            return _whole(value, at, raw)
        draft.decode(run, at + skip + done)
        index += len(run)
        if match is None:
            break
        first, last = at + skip + match.start(), at + skip + match.end()
        if match[0][0] in "\r\n":
            while index < len(value) and value[index] in " \n":
                index += 1
            draft.space(first, last)
        elif not match[0].startswith(("\\\n", "\\\r")):
            draft.write(value[index : index + 1].replace("\n", " "), first, last)
            index += 1
        done = match.end()
    return draft if index >= len(value.rstrip()) else _whole(value, at, raw)


def _whole(value: str, at: int, raw: str) -> Draft:
    draft = Draft()
    draft.write(" ".join(value.split()), at, at + max(1, len(raw)))
    return draft


def _toml(text: str, base: int, found: _Found) -> None:
    import tomllib  # noqa: PLC0415  rarely needed

    try:
        tree: Any = tomllib.loads(text.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        found.problems.append((int(line[1]) + 1 if line else 1, f"front matter: {error}"))
        return
    _flatten(tree, found)
    table = ""
    for match in _TOML_STRING.finditer(text):
        if match[4]:
            table = match[4].strip() + "."
            continue
        group = 2 if match[2] is not None else 3
        path = table + match[1]
        value = found.values.get(path)
        if value is not None:
            low, high = match.start(group) - 1, match.end(group) + 1
            found.drafts.append(
                (path, _aligned(text[low:high], base + low, value, '"' if group == 2 else "'"))
            )


def _flatten(tree: Any, found: _Found) -> None:
    todo: list[tuple[str, Any]] = [("", tree)]
    while todo:
        path, node = todo.pop()
        if isinstance(node, dict):
            todo += [(f"{path}.{key}" if path else str(key), value) for key, value in node.items()]
        elif isinstance(node, list):
            todo += [(f"{path}.{number}", value) for number, value in enumerate(node)]
        else:
            found.values[path] = str(node)


def _kind(path: str, text: str) -> BlockKind | None:
    parts = [part.lower().replace("-", "_") for part in path.split(".") if not part.isdigit()]
    last = parts[-1] if parts else ""
    if len(parts) == 1 and last in {"title", "headline"}:
        return BlockKind.HEADLINE
    if len(parts) == 1 and last in _STANDFIRST:
        return BlockKind.STANDFIRST
    if (
        last.endswith(("caption", "captions"))
        or last in {"alt", "alt_text", "alttext"}
        or last.endswith("_alt")
    ):
        return BlockKind.CREDIT if newsroom.is_credit(text) else BlockKind.CAPTION
    if last in _CREDIT or last.endswith("_credit"):
        return BlockKind.CREDIT
    if parts and parts[0] in _BYLINE and last in {*_BYLINE, "name"} and (" " in text or text != text.lower()):
        return BlockKind.BYLINE
    return None


def _blocks(found: _Found) -> Iterator[Block]:
    said: set[str] = set()
    for path, raw in found.drafts:
        draft = raw.bare().trimmed()
        text = draft.text
        kind = _kind(path, text) if text else None
        if kind is None:
            continue
        if kind is BlockKind.STANDFIRST:
            folded = " ".join(text.casefold().split())
            if folded in said:  # the same summary for readers and for search engines
                continue
            said.add(folded)
        scope = ".".join(re.sub(r"[^\w-]", "", part) for part in path.split(".") if not part.isdigit())
        if kind is BlockKind.CAPTION and "alt" in path.lower() and not scope.endswith("alt"):
            scope += ".alt"
        yield draft.block(kind, f"text.frontmatter.{scope}.md")


def _meta(values: dict[str, str]) -> Meta:
    lower = {key.lower(): value for key, value in values.items()}
    published: date | None = None
    for key in _DATES:
        published = published or (newsroom.find_date(lower[key]) if key in lower else None)
    return Meta(published, lower.get("lang") or lower.get("language"), values)
