"""Making a check of its options, and finding the option to blame when the kind refuses them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Any, cast

from copydesk.check import Check
from copydesk.errors import CopydeskError, RuleError

_MOST_TRIES = 2_000  # entries of a list that are tried one by one

Values = Mapping[str, Any]
Make = Callable[[Values], Check]


class RefusedError(Exception):
    """Options that the kind does not take: the field to blame, if one is, and the number of its entry."""

    def __init__(self, message: str, field: str | None = None, entry: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.entry = entry


def made(make: Make, values: Values, *, validate: bool) -> Check:
    """Return ``make(values)``; raise ``RefusedError``. With ``validate`` the check tries its patterns too."""
    try:
        return _tried(make, values, validate=validate)
    except RefusedError as error:
        raise _blame(make, values, error, validate=validate) from None


def _tried(make: Make, values: Values, *, validate: bool) -> Check:
    try:
        check = make(values)
        if validate and hasattr(check, "validate"):
            cast("Any", check).validate()
    except CopydeskError as error:
        raise RefusedError(error.message) from None
    except (ValueError, TypeError, LookupError) as error:
        raise RefusedError(str(error)) from None
    return check


def _blame(make: Make, values: Values, error: RefusedError, *, validate: bool) -> RefusedError:
    """Return the error with its place: the option without which all is well, the entry that fails alone."""
    for name, value in values.items():
        others = {other: values[other] for other in values if other != name}
        if _fault(make, others, validate=validate) is not None:
            continue
        for number, single in enumerate(islice(_singles(value), _MOST_TRIES)):
            alone = _fault(make, {**others, name: single}, validate=validate)
            if alone is not None:
                return RefusedError(_as_written(alone.message, single), name, number)
        return RefusedError(_as_written(error.message, value), name)
    return error


def _as_written(message: str, value: object) -> str:
    """Return a complaint of a pattern as one of what its author wrote, without what is put around it."""
    if message.startswith("bad pattern"):
        from copydesk.text.patterns import Pattern  # noqa: PLC0415  only ever needed for a complaint

        for text in islice(_texts(value), _MOST_TRIES):
            try:
                Pattern(text).validate()
            except RuleError as error:
                return error.message
    return message


def _texts(value: object) -> Iterable[str]:
    """Return the texts in an option, keys of a mapping too."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, Mapping):
        value = tuple(chain.from_iterable(cast("Mapping[object, object]", value).items()))
    parts = cast("tuple[object, ...]", value) if isinstance(value, tuple) else ()
    return chain.from_iterable(map(_texts, parts))


def _fault(make: Make, values: Values, *, validate: bool) -> RefusedError | None:
    try:
        _tried(make, values, validate=validate)
    except RefusedError as error:
        return error
    return None


def _singles(value: object) -> Iterator[object]:
    if isinstance(value, tuple):
        yield from ((item,) for item in cast("tuple[object, ...]", value))
    elif isinstance(value, Mapping):
        yield from ({key: item} for key, item in cast("Mapping[object, object]", value).items())
