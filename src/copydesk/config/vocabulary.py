"""A newsroom's own words: terms that are accepted, and terms that are not.

Vale's form: ``config/vocabularies/NAME/accept.txt`` and ``reject.txt`` in a folder of styles, one pattern a
line, ``# `` before a comment.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from copydesk.errors import ConfigError, RuleError
from copydesk.text.exceptions import written
from copydesk.text.patterns import Pattern

_FOLDERS = ("config/vocabularies", "Vocab")
_MOST_FOLDERS = 1_000  # folders of a vocabulary that are looked into
_LARGEST = 4_000_000  # bytes of a list of words


class Terms(NamedTuple):
    """What a vocabulary holds: patterns, in the order of its files; and what is wrong with others."""

    accepted: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    errors: tuple[RuleError, ...] = ()


def vocabulary(names: Iterable[str], folders: Iterable[Path], config: str | None) -> Terms:
    """Return the terms of vocabularies, looked for in the folders of styles.

    Raises:
        ConfigError: no folder has one of them, or a list of words can't be read.
    """
    roots = tuple(folders)
    found = [_folder(name, roots, config) for name in names]
    errors: list[RuleError] = []
    accepted = [word for folder in found for word in _terms(folder, "accept.txt", errors)]
    rejected = [word for folder in found for word in _terms(folder, "reject.txt", errors)]
    return Terms(tuple(accepted), tuple(rejected), tuple(errors))


def _folder(name: str, roots: tuple[Path, ...], config: str | None) -> Path:
    tried = [(root, root / below / name) for root in roots for below in _FOLDERS]
    for root, folder in tried:
        if folder.is_dir() and folder.resolve().is_relative_to(root.resolve()):
            return folder
    if not roots:
        message = f'there is no folder of rules to have the vocabulary "{name[:60]}"; give one: rule-folders'
        raise ConfigError(message, config)
    places = ", ".join(str(folder) for _, folder in tried)
    raise ConfigError(f'there is no vocabulary "{name[:60]}"; looked for it in {places}', config)


def vale_style(terms: Mapping[str, Terms]) -> dict[str, Mapping[str, object]]:
    """Return the rules of Vale's built-in style by id, each as the keys of its file.

    ``terms`` are those of a vocabulary by its name; "" holds for all files.
    """
    rules: dict[str, Mapping[str, object]] = {"Vale.Repetition": _REPETITION, "Vale.Spelling": _SPELLING}
    for name, one in terms.items():
        style = f"Vale.{name}" if name else "Vale"
        if one.accepted:
            swap = {written(term.lower()): term for term in one.accepted}
            rules[f"{style}.Terms"] = {**_TERMS, "swap": swap}
        if one.rejected:
            rules[f"{style}.Avoid"] = {**_AVOID, "tokens": [written(term) for term in one.rejected]}
    return rules


_REPETITION: Mapping[str, object] = {
    "extends": "repetition",
    "message": "'%s' is repeated!",
    "level": "error",
    "ignorecase": True,
    "alpha": True,
    "action": {"name": "edit", "params": ["truncate", " "]},
    "tokens": [r"[^\s.!?]+"],
}
_TERMS: Mapping[str, object] = {
    "extends": "substitution",
    "message": "Use '%s' instead of '%s'.",
    "level": "error",
    "ignorecase": True,
    "vocab": False,
}
_SPELLING: Mapping[str, object] = {
    "extends": "spelling",
    "message": "Did you really mean '%s'?",
    "level": "error",
    "action": {"name": "suggest", "params": ["spellings"]},
}
_AVOID: Mapping[str, object] = {"extends": "existence", "message": "Avoid using '%s'.", "level": "error"}


def _terms(folder: Path, name: str, errors: list[RuleError]) -> Iterator[str]:
    """Yield the terms of every file of that name at or below a folder; one that is no pattern is left out."""
    for number, (below, _, files) in enumerate(os.walk(folder)):
        if number >= _MOST_FOLDERS:
            break
        if name not in files:
            continue
        path = Path(below) / name
        for term in word_list(path):
            try:
                Pattern(written(term)).validate()
            except RuleError as error:
                errors.append(RuleError(f'the term "{term[:40]}" is left out: {error.message}', str(path)))
            else:
                yield term


def word_list(path: Path) -> list[str]:
    """Return the lines of a list of words, without comments and blank ones.

    Raises:
        ConfigError: it can't be read.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise ConfigError(f"can't be read: {(error.strerror or '').lower()}", str(path)) from error
    if len(data) > _LARGEST:
        raise ConfigError("is too large for a list of words", str(path))
    lines = (line.strip() for line in data.decode("utf-8-sig", "replace").splitlines())
    return [line for line in lines if line and not line.startswith("# ")]
