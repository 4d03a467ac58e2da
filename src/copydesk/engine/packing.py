"""Results as bytes, to be kept, handed to another process, or written to the disk; and back.

It is JSON, so that reading what somebody else has written can do no harm. Places leave out the path of the
article, and name their line once for all that stand in it.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from copydesk.analysis.controls import Control
from copydesk.analysis.silences import Silence, Silent
from copydesk.engine.result import Result, Terms
from copydesk.errors import CopydeskError
from copydesk.model.clip import Clip
from copydesk.model.finding import About, Confidence, Edit, Finding, Fix, Level, Location, Problem, Safety
from copydesk.text.span import Span

_CONFIDENCE = {one.value: one for one in Confidence}
_PLAIN = (str, int, float, bool, type(None))

Tree = Any  # of JSON; what is not as it should be raises one of the errors named in ``unpacked``


class PackError(CopydeskError):
    """Bytes that are no result."""


def packed(result: Result) -> bytes:
    """Return a result as bytes."""
    pack = _Pack(result.path)
    tree = [
        result.counted,
        result.ran,
        [pack.finding(one) for one in result.findings],
        [[one.path, one.message, one.rule, one.line, one.column] for one in result.problems],
        pack.clips(result.clips),
        [_silence(one) for one in result.silences],
        dict(result.fixed),
        pack.contexts(),
    ]
    return json.dumps(tree, ensure_ascii=True, separators=(",", ":")).encode()


def unpacked(path: str, data: bytes) -> Result:
    """Return the result of the article at ``path``.

    Raises:
        PackError: the bytes are no result.
    """
    try:
        tree: Tree = json.loads(data)
        counted, ran, findings, problems, clips, silences, fixed, contexts = tree
        unpack = _Unpack(path, [_text(one) for one in contexts])
        taken = [unpack.clip(one) for one in clips[0]]
        return Result(
            path,
            counted=counted is True,
            ran=ran is True,
            findings=tuple(unpack.finding(one) for one in findings),
            problems=tuple(_problem(one) for one in problems),
            clips={_text(rule): tuple(taken[_number(at)] for at in ats) for rule, ats in clips[1].items()},
            silences=tuple(_silent(one) for one in silences),
            fixed={_text(rule): _number(times) for rule, times in fixed.items()},
        )
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise PackError(f"is no result: {error}", path) from error


class _Pack:
    """Makes trees of what was found in one article."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._contexts: dict[str, int] = {}

    def contexts(self) -> list[str]:
        """Return the lines that places stand in, in the order of their numbers."""
        return list(self._contexts)

    def finding(self, one: Finding) -> Tree:
        return [
            one.rule,
            one.level,
            one.confidence.value,
            one.message,
            self._place(one.location),
            [self._place(place) for place in one.related],
            _fix(one.fix) if one.fix else None,
            {name: _value(value) for name, value in one.evidence.items()},
            one.ordinal,
        ]

    def clips(self, by_rule: Mapping[str, tuple[Clip, ...]]) -> Tree:
        """Return the clips, each once, and for each rule which are its own."""
        numbers: dict[Clip, int] = {}
        rules = {
            rule: [numbers.setdefault(clip, len(numbers)) for clip in clips]
            for rule, clips in by_rule.items()
        }
        return [[self._clip(one) for one in numbers], rules]

    def _clip(self, one: Clip) -> Tree:
        published = one.published.isoformat() if one.published else None
        place = self._place(one.place)
        rest = (one.label, one.detail.hex(), one.story, one.updated)
        return [one.part, one.words, place, published, one.keys, *rest]

    def _place(self, one: Location) -> Tree:
        context = self._contexts.setdefault(one.context, len(self._contexts))
        place = [*one.span, *one[2:6], one.excerpt, context, one.context_column, one.note]
        return place if one.path == self._path else [*place, one.path]


class _Unpack:
    """Makes of trees what was found in one article."""

    def __init__(self, path: str, contexts: list[str]) -> None:
        self._path = path
        self._contexts = contexts

    def finding(self, tree: Tree) -> Finding:
        rule, level, confidence, message, place, related, fix, evidence, ordinal = tree
        return Finding(
            _text(rule),
            Level(level),
            _CONFIDENCE[confidence],
            _text(message),
            self._place(place),
            tuple(map(self._place, related)),
            _unfixed(fix) if fix else None,
            {_text(name): _unvalued(value) for name, value in evidence.items()},
            _number(ordinal),
        )

    def clip(self, tree: Tree) -> Clip:
        part, words, place, published, keys, label, detail, story, updated = tree
        day = date.fromisoformat(published) if published else None
        numbers = tuple(map(_number, keys))
        place = self._place(place)
        rest = (_number(label), bytes.fromhex(detail), _number(story), bool(updated))
        return Clip(_text(part), _text(words), place, day, numbers, *rest)

    def _place(self, tree: Tree) -> Location:
        start, end, line, column, end_line, end_column, excerpt, context, shift, note, *path = tree
        lines = self._contexts[_number(context)]
        return Location(
            _text(path[0]) if path else self._path,
            Span(_number(start), _number(end)),
            _number(line),
            _number(column),
            _number(end_line),
            _number(end_column),
            lines if excerpt == lines else _text(excerpt),
            lines,
            _number(shift),
            _text(note),
        )


def _fix(fix: Fix) -> Tree:
    return [fix.title, [[*edit.span, edit.text] for edit in fix.edits], fix.safety]


def _unfixed(tree: Tree) -> Fix:
    title, edits, safety = tree
    made = tuple(Edit(Span(_number(start), _number(end)), _text(text)) for start, end, text in edits)
    return Fix(_text(title), made, Safety(safety))


def _problem(tree: Tree) -> Problem:
    path, message, rule, line, column = tree
    places = (None if one is None else _number(one) for one in (line, column))
    return Problem(_text(path), _text(message), _text(rule), *places)


def _silence(one: Silent) -> Tree:
    """Return a silence with what it takes to heed it; where it was written is of no use any more."""
    if isinstance(one, Silence):
        return [one.rules, *one.span]
    return [one.rule, *one.span, one.words, sorted(one.spared)]


def _silent(tree: Tree) -> Silent:
    rule, start, end, *more = tree
    span = Span(_number(start), _number(end))
    if not more:
        return Silence(tuple(map(_text, rule)), "", span)
    words, spared = more
    return Control(_text(rule), span, None if words is None else _text(words), frozenset(map(_text, spared)))


def _value(value: object) -> Tree:
    """Return a value of evidence; what JSON does not know is kept in words."""
    if isinstance(value, (list, tuple)):
        inner = [_value(one) for one in cast("tuple[object, ...]", value)]
        return {"list" if isinstance(value, list) else "tuple": inner}
    return value if type(value) in _PLAIN else str(value)


def _unvalued(tree: Tree) -> object:
    if isinstance(tree, dict):
        ((kind, values),) = cast("dict[str, list[object]]", tree).items()
        inner = [_unvalued(one) for one in values]
        return inner if kind == "list" else tuple(inner)
    return tree


def packed_terms(terms: Terms) -> bytes:
    """Return the terms of settings as bytes; what is wrong with rule files is not in them."""
    about = {rule: [*one[:5], one.level, one.confidence.value, one.kind] for rule, one in terms.about.items()}
    tree = [terms.fail_level, sorted(terms.alone), terms.comparing, about]
    return json.dumps(tree, ensure_ascii=True, separators=(",", ":")).encode()


def unpacked_terms(data: bytes) -> Terms:
    """Return the terms of settings.

    Raises:
        PackError: the bytes are none.
    """
    try:
        tree: Tree = json.loads(data)
        fail_level, alone, comparing, about = tree
        told = {_text(rule): _about(one) for rule, one in about.items()}
        return Terms(_text(fail_level), frozenset(map(_text, alone)), tuple(map(_text, comparing)), told, ())
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise PackError(f"are no terms: {error}") from error


def _about(tree: Tree) -> About:
    description, link, action, params, why, level, confidence, kind = tree
    texts = (_text(description), _text(link), _text(action))
    names = tuple(map(_text, params))
    return About(*texts, names, _text(why), Level(level), _CONFIDENCE[confidence], _text(kind))


def _text(value: object) -> str:
    if type(value) is not str:
        raise TypeError("a text is wanted")
    return value


def _number(value: object) -> int:
    if type(value) is not int:
        raise TypeError("a number is wanted")
    return value
