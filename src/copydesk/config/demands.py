"""What the values of a configuration have to be beside words, told with the place of each."""

from collections.abc import Mapping
from pathlib import Path

from copydesk.config.places import inside
from copydesk.errors import ConfigError, RuleError
from copydesk.rulebook.tree import Entry

_PATTERNS = ("block-ignores", "token-ignores")


def checked(entries: Mapping[str, Entry], path: Path) -> Mapping[str, Entry]:
    """Return the entries of a configuration.

    Raises:
        ConfigError: a pattern is none, a template has no place for words, a folder of rules is not there.
    """
    for key, entry in entries.items():
        for node in (entry.value,) if entry.value.items is None else entry.value.items:
            try:
                _check(key, str(node.value), path)
            except (ConfigError, RuleError) as error:
                raise ConfigError(error.message, str(path), node.line, node.column) from None
    return entries


def _check(key: str, value: str, path: Path) -> None:
    if key in _PATTERNS:
        from copydesk.text.patterns import Pattern  # noqa: PLC0415  only where there are some

        Pattern(value, multiline=False).validate()
    elif key == "word-template" and "%s" not in value.replace("%%", ""):
        raise ConfigError(f'word-template: "{value[:60]}" has no %s, which stands for the words')
    elif key == "rule-folders":
        inside(path.parent, value, None)
