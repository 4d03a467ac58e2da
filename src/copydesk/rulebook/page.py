"""The page of a rule: the one wording of its documentation, for the terminal, the site and editors."""

import re
from collections.abc import Iterator, Mapping
from typing import cast

from copydesk.rulebook.kinds import options
from copydesk.rulebook.options import name_of
from copydesk.rulebook.rule import Example, Known, Rule

_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*(?=\s+[\"'“‘(]?[A-Z0-9])")
_HEADING = re.compile("#{1,2} ")
_LONG_VALUE = 60  # characters of an option's value shown in the table


def summary(rule: Rule) -> str:
    """Return what the rule finds: its description, else the first sentence of why, else its message."""
    if rule.description:
        return " ".join(rule.description.split())
    text = " ".join((rule.why or rule.message).split())
    end = _SENTENCE_END.search(text)
    return text[: end.end()] if end else text


def page(rule: Rule, level: int = 1) -> str:
    """Return the documentation of a rule as Markdown; its title is a heading of ``level``."""
    parts = [f"# {rule.id}", summary(rule), _facts(rule), *_why(rule)]
    parts += _options(rule)
    parts += _examples("Found", rule.bad)
    parts += _examples("Not found", rule.good)
    parts += _known(rule.known)
    parts += _silence(rule)
    deeper = "#" * (level - 1)
    parts = [deeper + part if _HEADING.match(part) else part for part in parts]
    return "\n\n".join(parts) + "\n"


def _facts(rule: Rule) -> str:
    rows = {
        "level": rule.level.word,
        "confidence": rule.confidence.value,
        "measured": rule.measured,
        "status": rule.status,
        "since": rule.since,
        "kind": rule.kind,
        "looks at": ", ".join(f"`{selector}`" for selector in rule.scope),
        "in quotations": "yes" if rule.quoted else "no",
        "message": _code(rule.message),
        "at most": f"{rule.limit} a file" if rule.limit else "",
        "more": rule.link,
    }
    return _table(("", ""), [(name, value) for name, value in rows.items() if value])


def _why(rule: Rule) -> Iterator[str]:
    """Yield the reason, without its first sentence where that stands above as the summary."""
    paragraphs = [" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", rule.why)]
    rest = "\n\n".join(paragraphs).removeprefix(summary(rule)).strip()
    if rest:
        yield "## Why"
        yield rest


def _options(rule: Rule) -> Iterator[str]:
    rows: list[tuple[str, ...]] = []
    for key, option in options(type(rule.check)).items():
        value = getattr(rule.check, option.name)
        default = "" if option.required or value == option.default else _shown(option.default)
        if key != "scope":
            rows.append((f"`{key}`", name_of(option.hint), _shown(value), default))
    if rows:
        yield "## Options"
        yield _table(("option", "takes", "here", "default, where it differs"), rows)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return _code(str(value).lower())
    if isinstance(value, Mapping):
        pairs = cast("Mapping[str, str]", value).items()
        value = tuple(f"{key} → {other}" for key, other in pairs)
    if isinstance(value, tuple):
        entries = cast("tuple[object, ...]", value)
        shown = ", ".join(map(str, entries))
        return f"{len(entries)} entries" if len(shown) > _LONG_VALUE else _code(shown) if shown else "none"
    return _code(str(value)) if value not in ("", None) else "none"


def _examples(title: str, examples: tuple[Example, ...]) -> Iterator[str]:
    if not examples:
        return
    yield f"## {title}"
    for example in examples:
        yield from _example(example)


def _example(example: Example) -> Iterator[str]:
    for part in example.parts:
        if example.files or part.format != "md":
            yield f"`{part.name}`:" if example.files else f"As {part.format}:"
        yield _fenced(part.marked.rstrip(), part.format)


def _known(known: tuple[Known, ...]) -> Iterator[str]:
    if not known:
        return
    yield "## Known limits"
    for one in known:
        kind = "Missed" if one.kind == "miss" else "Found without need"
        yield f"**{kind}.** {' '.join(one.reason.split())}"
        yield from _example(one.example)


def _silence(rule: Rule) -> Iterator[str]:
    yield "## Silence it"
    yield "In one place, by a comment before the paragraph; the reason is required:"
    yield _fenced(f"<!-- copydesk: ignore {rule.name}: why it is right here -->", "md")
    yield "Everywhere, in `copydesk.yaml`:"
    yield _fenced(f"ignore:\n  - {rule.id}", "yaml")


def _fenced(text: str, language: str) -> str:
    longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def _code(text: str) -> str:
    text = " ".join(text.split())
    if "`" in text:
        return f"`` {text} ``"
    return f"`{text}`"


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
