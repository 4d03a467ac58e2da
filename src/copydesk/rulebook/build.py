"""The tree of a rule file to a rule: every key known, every value of its type, every complaint with its place."""

from collections.abc import Callable, Mapping
from typing import NoReturn, TypeVar, cast

from copydesk.check import Check
from copydesk.errors import CopydeskError, RuleError
from copydesk.model.finding import Confidence, Level
from copydesk.rulebook.examples import examples, known
from copydesk.rulebook.kinds import Option, kind, kind_names, options
from copydesk.rulebook.message import AUTOMATIC, unknown_slot
from copydesk.rulebook.options import WrongValueError, decode
from copydesk.rulebook.rule import Rule, Status, is_lenient
from copydesk.rulebook.suggest import did_you_mean
from copydesk.rulebook.tree import Entry, Node, of_value

T = TypeVar("T")

LEVELS = {level.word: level for level in Level}
CONFIDENCES = {confidence.value: confidence for confidence in Confidence}
STATUSES: tuple[Status, ...] = ("preview", "stable", "deprecated")

HEADER = frozenset(
    {
        "extends",
        "message",
        "level",
        "why",
        "confidence",
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
_VALE_HEADER = frozenset({"action", "code", "description", "matchcase", "name", "tests"})
_TOLERANT = frozenset({"consistency", "spelling"})  # kinds in which Vale ignores unknown keys
_NEVER_OVERRIDDEN = frozenset({"extends", "bad", "good", "known"})


class Builder:
    """Builds one rule."""

    def __init__(self, root: Node, rule_id: str, path: str, overrides: Mapping[str, object]) -> None:
        self._root = root
        self._id = rule_id
        self._path = path
        self._overrides = overrides
        self._keys: dict[str, Entry] = {}

    def rule(self) -> Rule:
        """Return the rule; raise ``RuleError``."""
        if self._root.entries is None:
            self._fail(f"a rule file is a mapping of keys, not {self._root.shown}", self._root)
        check = self._kind()
        lenient = is_lenient(check)
        self._read_keys(check, lenient=lenient)
        built = self._check(check, lenient=lenient)
        message = self._message(check, lenient=lenient)
        why = self._text("why", self._text("description", "", lenient=lenient), lenient=lenient)
        return Rule(
            id=self._id,
            message=message,
            check=built,
            level=LEVELS[self._choice("level", tuple(LEVELS), Level.WARNING.word)],
            confidence=CONFIDENCES[self._choice("confidence", tuple(CONFIDENCES), Confidence.MEDIUM.value)],
            status=cast("Status", self._choice("status", STATUSES, "stable")),
            since=self._text("since", "", lenient=lenient),
            why=why.strip(),
            quoted=bool(self._value("quoted", bool, default=False, lenient=lenient)),
            link=self._text("link", "", lenient=lenient),
            limit=self._limit(lenient=lenient),
            bad=self._guard("bad", examples),
            good=self._guard("good", examples),
            known=self._guard("known", known),
            path=self._path,
        )

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

    def _read_keys(self, check: type[Check], *, lenient: bool) -> None:
        known_keys = HEADER | options(check).keys() | (_VALE_HEADER if lenient else frozenset[str]())
        for entry in self._root.entries or ():
            self._enter(entry, known_keys, check, lenient=lenient)
        for key, value in self._overrides.items():
            if key not in known_keys or key in _NEVER_OVERRIDDEN:
                hint = did_you_mean(key, known_keys - _NEVER_OVERRIDDEN)
                raise RuleError(f'{self._id} has no option "{key}"{hint}')
            self._keys[key] = Entry(key, of_value(value), None, None)

    def _enter(self, entry: Entry, known_keys: frozenset[str], check: type[Check], *, lenient: bool) -> None:
        key = entry.key.casefold() if lenient else entry.key
        if key not in known_keys:
            if check.kind in _TOLERANT and lenient:
                return
            self._fail(
                f'the kind {check.kind} has no key "{entry.key}"{did_you_mean(key, known_keys)}', entry
            )
        if key in self._keys:
            first = self._keys[key]
            self._fail(f'the key "{key}" stands twice, in lines {first.line} and {entry.line}', entry)
        if key == "code" and entry.value.value is True:
            self._fail('the key "code" is gone from Vale\'s language; write "scope: raw"', entry)
        self._keys[key] = entry

    def _check(self, check: type[Check], *, lenient: bool) -> Check:
        values: dict[str, object] = {}
        for key, option in options(check).items():
            if key in self._keys:
                values[option.name] = self._option(key, option, lenient=lenient)
            elif option.required:
                self._fail(f'the key "{key}" is missing', self._root)
        try:
            return check(**values)  # type: ignore[arg-type]  # decoded by the types of the very fields
        except CopydeskError as error:
            self._refused(check, error.message)
        except (ValueError, TypeError, LookupError) as error:
            self._refused(check, str(error))

    def _option(self, key: str, option: Option, *, lenient: bool) -> object:
        node = self._keys[key].value
        if lenient and node.value is None and node.raw is not None:
            return option.default
        # Vale takes one selector or a list of them in every rule, and so do we.
        weak = lenient or (key == "scope" and node.items is None)
        return self._value(key, option.hint, default=option.default, lenient=weak)

    def _refused(self, check: type[Check], message: str) -> NoReturn:
        """Complain of options that the kind itself refused, at the value or the key that it speaks of."""
        nodes = [self._keys[key].value for key in options(check) if key in self._keys]
        scalars = [node for top in nodes for node in top.scalars() if node.raw and node.raw in message]
        if scalars:
            self._fail(message, max(scalars, key=lambda node: len(node.raw or "")))
        named = next((e for k, e in self._keys.items() if k in message and k in options(check)), None)
        self._fail(message, named or self._root)

    def _message(self, check: type[Check], *, lenient: bool) -> str:
        if "message" not in self._keys:
            self._fail('the key "message" is missing', self._root)
        message = self._text("message", "", lenient=lenient).strip()
        if not message:
            self._fail("message: there is nothing in it", self._keys["message"].value)
        slots = AUTOMATIC | check.placeholders
        unknown = None if lenient else unknown_slot(message, slots)
        if unknown is not None:
            hint = did_you_mean(unknown[0], slots) or f"; there are {', '.join(sorted(slots))}"
            self._fail(f"message: nothing fills {{{unknown[0]}}}{hint}", self._keys["message"].value)
        return message

    def _limit(self, *, lenient: bool) -> int:
        limit = cast("int", self._value("limit", int, default=0, lenient=lenient))
        if limit < 0:
            self._fail("limit: expected 0 or more", self._keys["limit"].value)
        return limit

    def _text(self, key: str, default: str, *, lenient: bool) -> str:
        return str(self._value(key, str, default=default, lenient=lenient))

    def _choice(self, key: str, choices: tuple[str, ...], default: str) -> str:
        if key not in self._keys:
            return default
        node = self._keys[key].value
        if not isinstance(node.value, str) or node.value not in choices:
            hint = did_you_mean(node.raw or "", choices)
            self._fail(f"{key}: expected one of {', '.join(choices)}, not {node.shown}{hint}", node)
        return node.value

    def _value(self, key: str, hint: object, *, default: object, lenient: bool) -> object:
        if key not in self._keys:
            return default
        try:
            return decode(self._keys[key].value, hint, lenient=lenient)
        except WrongValueError as error:
            self._fail(f"{key}: {error}", error.node if error.node.line else self._keys[key])

    def _guard(self, key: str, read: Callable[[Node, str, str], tuple[T, ...]]) -> tuple[T, ...]:
        if key not in self._keys:
            return ()
        try:
            return read(self._keys[key].value, key, self._path)
        except WrongValueError as error:
            self._fail(f"{key}: {error}", error.node)

    def _fail(self, message: str, place: Node | Entry) -> NoReturn:
        if place.line is None:  # an override: the caller knows its file
            raise RuleError(f"{self._id}: {message}")
        raise RuleError(message, self._path, place.line, place.column)
