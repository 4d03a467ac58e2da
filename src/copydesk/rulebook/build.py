"""The tree of a rule file to a rule: keys are known, values of their type, complaints have a place."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, NoReturn, TypeVar, cast

from copydesk.check import Check
from copydesk.errors import RuleError
from copydesk.model.finding import Confidence, Level
from copydesk.rulebook.examples import examples, known
from copydesk.rulebook.kinds import Option, kind, kind_names, options
from copydesk.rulebook.making import Make, RefusedError, Values, made
from copydesk.rulebook.message import AUTOMATIC, unknown_slot
from copydesk.rulebook.options import WrongValueError, decode
from copydesk.rulebook.rule import Rule, Status, is_lenient
from copydesk.rulebook.scope_names import scope_fault
from copydesk.rulebook.suggest import did_you_mean
from copydesk.rulebook.tree import Entry, Node

T = TypeVar("T")

LEVELS = {level.word: level for level in Level}
CONFIDENCES = {confidence.value: confidence for confidence in Confidence}
STATUSES: tuple[Status, ...] = ("preview", "stable", "deprecated")

HEADER = frozenset(
    {
        "extends",
        "message",
        "level",
        "description",
        "why",
        "confidence",
        "measured",
        "status",
        "since",
        "quoted",
        "link",
        "limit",
        "bad",
        "good",
        "known",
    }
)
# What Vale reads in every rule; taken from its kinds without complaint where we have no use for it.
_VALE_HEADER = frozenset({"action", "code", "matchcase", "name", "tests"})
_TOLERANT = frozenset({"consistency", "spelling"})  # kinds in which Vale ignores unknown keys
_LONGEST = 60  # characters of an unknown word that a complaint repeats
_NEVER_CHANGED = frozenset({"extends", "bad", "good", "known"})
_SELECTORS = frozenset({"scope", "against"})


def build(root: Node, rule_id: str, path: str, *, proven: bool = False, foreign: bool = False) -> Rule:
    """Return the rule of a tree; raise ``RuleError``.

    A ``proven`` rule is one of ours: its patterns, known to be good, are not compiled before they are needed.
    In a ``foreign`` one, of a style for Vale, what can never find anything is let pass, as Vale does.
    """
    return _Builder(root, rule_id, path, proven=proven, foreign=foreign).rule()


def with_options(rule: Rule, entries: Iterable[Entry], *, foreign: bool = False) -> Rule:
    """Return ``rule`` with other values for options of its kind or keys of its file.

    Raise ``RuleError`` for what such a rule may not say, with line and column of the entry but without a
    path: only the caller knows the file.
    """
    root = Node(entries=tuple(entries))
    return _Builder(root, rule.id, None, proven=False, foreign=foreign).changed(rule)


class _Builder:
    """Builds one rule."""

    def __init__(self, root: Node, rule_id: str, path: str | None, *, proven: bool, foreign: bool) -> None:
        self._root = root
        self._proven = proven
        self._lax = proven or foreign  # what can never find anything is no error
        self._id = rule_id
        self._path = path
        self._keys: dict[str, Entry] = {}

    def rule(self) -> Rule:
        """Return the rule of a whole file."""
        if self._root.entries is None:
            self._fail(f"a rule file is a mapping of keys, not {self._root.shown}", self._root)
        check = self._kind()
        lenient = is_lenient(check)
        self._read_keys(check, self._known_keys(check), lenient=lenient)
        for key in ("message", *(key for key, option in options(check).items() if option.required)):
            if key not in self._keys:
                self._fail(f'the key "{key}" is missing', self._root)
        values = self._values(check, lenient=lenient)
        header = self._header(check, lenient=lenient)
        if lenient and not self._proven:
            header.setdefault("quoted", True)  # Vale, whose rules these may be, looks into direct speech
        return Rule(
            **cast("dict[str, Any]", header),  # read by the keys and types of the very fields
            id=self._id,
            check=self._made(check, lambda chosen: check(**chosen), values),
            bad=self._guard("bad", examples),
            good=self._guard("good", examples),
            known=self._guard("known", known),
            path=self._path or "",
        )

    def changed(self, rule: Rule) -> Rule:
        """Return ``rule`` with what the keys say instead."""
        check = type(rule.check)
        lenient = is_lenient(check)
        self._read_keys(check, self._known_keys(check) - _NEVER_CHANGED, lenient=lenient)
        values = self._values(check, lenient=lenient)
        header = cast("dict[str, Any]", self._header(check, lenient=lenient))
        made = self._made(check, lambda chosen: replace(rule.check, **chosen), values)
        return replace(rule, **header, check=made)

    def _header(self, check: type[Check], *, lenient: bool) -> dict[str, object]:
        """Return the values of the keys that rules of every kind have, as far as they are there."""
        read: Mapping[str, Callable[[], object]] = {
            "message": lambda: self._message(check, lenient=lenient),
            "level": lambda: LEVELS[self._choice("level", tuple(LEVELS))],
            "confidence": lambda: CONFIDENCES[self._choice("confidence", tuple(CONFIDENCES))],
            "status": lambda: self._choice("status", STATUSES),
            "measured": lambda: self._text("measured", lenient=lenient).strip(),
            "since": lambda: self._text("since", lenient=lenient),
            "description": lambda: self._text("description", lenient=lenient).strip(),
            "why": lambda: self._text("why", lenient=lenient).strip(),
            "quoted": lambda: self._value("quoted", bool, lenient=lenient),
            "link": lambda: self._text("link", lenient=lenient),
            "limit": lambda: self._limit(lenient=lenient),
        }
        return {key: value() for key, value in read.items() if key in self._keys}

    def _kind(self) -> type[Check]:
        entry = self._find("extends")
        if entry is None:
            message = f'the key "extends" is missing; it names the kind of check: {", ".join(kind_names())}'
            self._fail(message, self._root)
        name = entry.value.value
        if not isinstance(name, str):
            self._fail(f"extends: expected the name of a kind, not {entry.value.shown}", entry.value)
        try:
            return kind(name)
        except LookupError as error:
            self._fail(f"extends: {error.args[0]}", entry.value)

    def _find(self, key: str) -> Entry | None:
        """Return the entry of a key before the kind, and so the spelling of keys, is known."""
        entries = self._root.entries or ()
        exact = next((entry for entry in entries if entry.key == key), None)
        return exact or next((entry for entry in entries if entry.key.casefold() == key), None)

    @staticmethod
    def _known_keys(check: type[Check]) -> frozenset[str]:
        return HEADER | options(check).keys() | (_VALE_HEADER if is_lenient(check) else frozenset[str]())

    def _read_keys(self, check: type[Check], known_keys: frozenset[str], *, lenient: bool) -> None:
        for entry in self._root.entries or ():
            self._enter(entry, known_keys, check, lenient=lenient)

    def _enter(self, entry: Entry, known_keys: frozenset[str], check: type[Check], *, lenient: bool) -> None:
        key = entry.key.casefold() if lenient else entry.key
        if key not in known_keys:
            if check.kind in _TOLERANT and lenient:
                return
            self._fail(
                f'the kind {check.kind} has no key "{entry.key[:_LONGEST]}"{did_you_mean(key, known_keys)}',
                entry,
            )
        if key in self._keys:
            first = self._keys[key]
            self._fail(f'the key "{key}" stands twice, in lines {first.line} and {entry.line}', entry)
        if key == "code" and entry.value.value is True:
            self._fail('the key "code" is gone from Vale\'s language; write "scope: raw"', entry)
        self._keys[key] = entry
        if key == "action":
            self._action()

    def _values(self, check: type[Check], *, lenient: bool) -> dict[str, object]:
        """Return the values of the kind's options, as far as they are there, by field."""
        found = ((key, option) for key, option in options(check).items() if key in self._keys)
        values = {option.name: self._option(key, option, lenient=lenient) for key, option in found}
        if not self._lax:
            for key in _SELECTORS & values.keys():
                self._check_scope(key, cast("tuple[str, ...]", values[key]), check.kind, blocks=not lenient)
        return values

    def _check_scope(self, key: str, selectors: tuple[str, ...], kind: str, *, blocks: bool) -> None:
        """Complain of a selector that selects nothing."""
        place = self._keys[key].value
        if not selectors:
            self._fail(f"{key}: there is nothing in it", place)
        for node, written in zip(place.items or (place,), selectors, strict=True):
            if fault := scope_fault(written, kind, blocks=blocks):
                self._fail(f"{key}: {fault}", node)

    def _made(self, check: type[Check], make: Make, values: Values) -> Check:
        try:
            done = made(make, values, validate=not self._proven)
        except RefusedError as error:
            self._refused(check, error)
        for needed in () if self._lax else check.needs:
            if not any(_holds(getattr(done, name)) for name in needed):
                written = next((self._keys[name].value for name in needed if name in self._keys), self._root)
                either = " or ".join(f'"{name}"' for name in needed)
                self._fail(f"a rule of the kind {check.kind} finds nothing without {either}", written)
        return done

    def _option(self, key: str, option: Option, *, lenient: bool) -> object:
        node = self._keys[key].value
        if lenient and node.value is None and node.raw is not None:
            return option.default
        # Vale takes one selector or a list of them in every rule, and so do we.
        weak = lenient or (key == "scope" and node.items is None)
        return self._value(key, option.hint, lenient=weak)

    def _action(self) -> None:
        """Write the params of an action in one list, where there is one for each step."""
        entry = self._keys["action"]
        parts = [
            part._replace(value=part.value._replace(items=tuple(_flat(part.value.items))))
            if part.value.items
            else part
            for part in entry.value.entries or ()
        ]
        if entry.value.entries is not None:
            self._keys["action"] = entry._replace(value=entry.value._replace(entries=tuple(parts)))

    def _refused(self, check: type[Check], error: RefusedError) -> NoReturn:
        """Complain of options that the kind itself refused, at the entry or the option to blame."""
        place: Node | Entry = self._root
        for key, option in options(check).items():
            if option.name == error.field:
                place = self._keys[key].value
                parts = place.items or place.entries or ()
                if error.entry is not None and error.entry < len(parts):
                    place = parts[error.entry]
        self._fail(error.message, place)

    def _message(self, check: type[Check], *, lenient: bool) -> str:
        message = self._text("message", lenient=lenient).strip()
        if not message:
            self._fail("message: there is nothing in it", self._keys["message"].value)
        slots = AUTOMATIC | check.placeholders
        unknown = None if lenient and self._lax else unknown_slot(message, slots, lenient=lenient)
        if unknown is not None:
            hint = did_you_mean(unknown, slots) or f"; there are {', '.join(sorted(slots))}"
            self._fail(f"message: nothing fills {{{unknown}}}{hint}", self._keys["message"].value)
        return message

    def _limit(self, *, lenient: bool) -> int:
        limit = cast("int", self._value("limit", int, lenient=lenient))
        if limit < 0:
            self._fail("limit: expected 0 or more", self._keys["limit"].value)
        return limit

    def _text(self, key: str, *, lenient: bool) -> str:
        return str(self._value(key, str, lenient=lenient))

    def _choice(self, key: str, choices: tuple[str, ...]) -> str:
        node = self._keys[key].value
        if not isinstance(node.value, str) or node.value not in choices:
            hint = did_you_mean(node.raw or "", choices)
            self._fail(f"{key}: expected one of {', '.join(choices)}, not {node.shown}{hint}", node)
        return node.value

    def _value(self, key: str, hint: object, *, lenient: bool) -> object:
        try:
            return decode(self._keys[key].value, hint, lenient=lenient)
        except WrongValueError as error:
            self._fail(f"{key}: {error}", error.node if error.node.line else self._keys[key])

    def _guard(self, key: str, read: Callable[[Node, str, str], tuple[T, ...]]) -> tuple[T, ...]:
        if key not in self._keys:
            return ()
        try:
            return read(self._keys[key].value, key, self._path or "")
        except WrongValueError as error:
            self._fail(f"{key}: {error}", error.node)

    def _fail(self, message: str, place: Node | Entry) -> NoReturn:
        whose = "" if self._path else f"{self._id}: "
        raise RuleError(whose + message, self._path, place.line, place.column)


def _holds(value: object) -> bool:
    """Tell whether there is something in an option; a list of empty texts holds nothing."""
    return any(cast("Iterable[object]", value)) if isinstance(value, tuple | Mapping) else bool(value)


def _flat(items: tuple[Node, ...]) -> Iterable[Node]:
    for item in items:
        yield from item.items if item.items is not None else (item,)
