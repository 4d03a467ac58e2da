"""The settings of the editor: the flags of ``copydesk check`` by the names of a configuration."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from copydesk.config.workspace import Options
from copydesk.errors import UsageError
from copydesk.model.finding import Level
from copydesk.rulebook.suggest import did_you_mean

_LISTS = {"select": "select", "ignore": "ignore", "rules": "folders", "exclude": "exclude"}
_WORDS = {
    "archive": "archive",
    "baseline": "baseline",
    "config": "config",
    "filter": "filter",
    "min-level": "min_level",
}
_TRUTHS = {"preview": "preview", "isolated": "isolated"}
KEYS = (*_LISTS, *_WORDS, *_TRUTHS)


def options_of(settings: object, base: Options) -> Options:
    """Return the options that an editor's settings ask for, on top of ``base``.

    They may be wrapped once more, as ``{"copydesk": {…}}``; then, and where other servers have sections of
    their own beside, these are left alone.

    Raises:
        UsageError: a setting that there is none of, or of the wrong type.
    """
    if not isinstance(settings, dict):
        return base
    found = cast("Mapping[str, Any]", settings)
    if isinstance(found.get("copydesk"), dict):
        found = cast("Mapping[str, Any]", found["copydesk"])
    given: dict[str, Any] = {}
    for key, value in found.items():
        name = {"minLevel": "min-level"}.get(key, key)
        if value is None or (name not in KEYS and isinstance(value, dict)):
            continue
        words = _words(value)
        if name in _LISTS and words is not None:
            given[_LISTS[name]] = words
        elif name in _WORDS and isinstance(value, str):
            given[_WORDS[name]] = value
        elif name in _TRUTHS and isinstance(value, bool):
            given[_TRUTHS[name]] = value
        else:
            raise UsageError(_fault(key, name))
    least = given.get("min_level")
    if least is not None and least not in [level.word for level in Level]:
        raise UsageError(f'the setting "min-level" is suggestion, warning or error, not "{least}"')
    return replace(base, **given)


def _words(value: object) -> tuple[str, ...] | None:
    """Return a list of words; None for what is no such list."""
    if not isinstance(value, list):
        return None
    items = cast("list[object]", value)
    words = tuple(one for one in items if isinstance(one, str))
    return words if len(words) == len(items) else None


def _fault(key: str, name: str) -> str:
    if name not in KEYS:
        return f'there is no setting "{key}"{did_you_mean(key, KEYS)}'
    wanted = "a list of words" if name in _LISTS else "one word" if name in _WORDS else "true or false"
    return f'the setting "{key}" is {wanted}'
