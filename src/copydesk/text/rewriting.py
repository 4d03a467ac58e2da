"""What the ``action`` of a rule makes of the words found (Vale's ``replace``, ``remove``, ``edit`` …)."""

from collections.abc import Mapping, Sequence

from copydesk.errors import RuleError
from copydesk.text import edits

Action = Mapping[str, tuple[str, ...]]

_NAMES = frozenset({"", "replace", "remove", "convert", "edit", "suggest"})


def validate(action: Action) -> None:
    """Raise ``RuleError`` for an action that there is none of."""
    name = named(action)
    if name not in _NAMES:
        raise RuleError(f'no action is called "{name}"; there are {", ".join(sorted(_NAMES - {""}))}')
    params = action.get("params", ())
    if name == "edit":
        edits.steps(params)
    elif name == "convert" and params != ("simple",):
        raise RuleError('the action "convert" takes one word: simple')
    elif name == "suggest" and len(params) > 1:
        raise RuleError('the action "suggest" takes one word: spellings')


def named(action: Action) -> str:
    """Return the name of an action, "" if there is none."""
    return "".join(action.get("name", ()))


def suggestions(action: Action, found: str, group: edits.Group | None = None) -> tuple[str, ...]:
    """Return what may be put in the place of ``found``; nothing if the action has no answer.

    ``$1`` in what the action is given is a ``group`` of the pattern that found the words, ``$0`` all of them.
    Scripts (``suggest`` with the name of one) are not run.
    """
    name, params = named(action), action.get("params", ())

    def captured(number: int) -> str:
        return found if number == 0 else (group(number) if group else None) or ""

    if name == "replace":
        return tuple(edits.expand(param, captured) for param in params)
    if name == "remove":
        return ("",)
    if name in ("edit", "convert"):
        made = edits.edited(params, found, captured)
        return () if made is None else (made,)
    return ()


expand = edits.expand


def choice(options: Sequence[str]) -> str:
    """Return options as Vale words them: ``'a' or 'b'``, ``'a', 'b', or 'c'``; a single one as it is."""
    if len(options) < 2:  # noqa: PLR2004
        return "".join(options)
    quoted = [f"'{option}'" for option in options]
    if len(quoted) == 2:  # noqa: PLR2004
        return " or ".join(quoted)
    return ", ".join(quoted[:-1]) + ", or " + quoted[-1]
