"""Findings that are known: kept in a file, and silent as long as they are there.

An entry is found again by its fingerprint: rule, path, words, and which of the same words it is. The path is
that from the folder of the baseline, whatever way an article was named on the command line.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple, cast

from copydesk.errors import ConfigError
from copydesk.model.finding import Finding

NAME = ".copydesk-baseline.json"
_VERSION = 1
_LARGEST = 50_000_000  # bytes; some 200,000 findings
_SHOWN = 80  # characters of the words found; they are for people who read the file


class Known(NamedTuple):
    """A finding that is known; ``path`` from the folder of the baseline, with slashes."""

    path: str
    rule: str
    words: str
    fingerprint: str


class Baseline(NamedTuple):
    """What is known, by fingerprint; ``file`` is where that is written."""

    file: str
    entries: Mapping[str, Known]

    def known(self, finding: Finding) -> Known:
        """Return a finding as it would stand here."""
        path = self.path(finding.location.path)
        words = finding.location.words
        shown = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
        moved = replace(finding, location=finding.location._replace(path=path))
        return Known(path, finding.rule, shown, moved.fingerprint)

    def knows(self, finding: Finding) -> bool:
        """Tell whether a finding is known."""
        return bool(self.entries) and self.known(finding).fingerprint in self.entries

    def path(self, path: str) -> str:
        """Return the path of an article from the folder of the baseline."""
        folder = os.path.dirname(os.path.abspath(self.file))
        return os.path.relpath(os.path.abspath(path), folder).replace(os.sep, "/")

    def is_gone(self, one: Known) -> bool:
        """Tell whether the article of an entry is there no more."""
        return not os.path.lexists(os.path.join(os.path.dirname(os.path.abspath(self.file)), one.path))


def load(file: str) -> Baseline:
    """Return the baseline of a file.

    Raises:
        ConfigError: it is not there, can't be read, or is no baseline.
    """
    import json  # noqa: PLC0415  only where there is a baseline

    if os.path.exists(file) and not os.path.isfile(file):
        raise ConfigError("is not a regular file, as a baseline is", file)
    try:
        with open(file, "rb") as handle:
            data = handle.read(_LARGEST + 1)
    except FileNotFoundError as error:
        raise ConfigError("there is no such baseline; `copydesk baseline` writes one", file) from error
    except OSError as error:
        raise ConfigError(f"can't be read: {(error.strerror or '').lower()}", file) from error
    if len(data) > _LARGEST:
        raise ConfigError("is too large for a baseline", file)
    try:
        read: object = json.loads(data)
        return Baseline(file, {one.fingerprint: one for one in _entries(read)})
    except json.JSONDecodeError as error:
        raise ConfigError(f"is no baseline: {error.msg}", file, error.lineno, error.colno) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ConfigError("is no baseline that this version reads; write it anew", file) from error


def merged(
    old: Baseline, found: Iterable[Finding], covers: Callable[[Known], bool], *, update: bool
) -> list[Known]:
    """Return the entries of a new baseline, in order.

    Kept are those found again, and those that a run did not look for (``covers`` says so); what is found for
    the first time is added, unless this is an ``update``.
    """
    fresh = {one.fingerprint: one for one in map(old.known, found)}
    kept = {key: one for key, one in old.entries.items() if key in fresh or not covers(one)}
    return sorted((kept if update else {**kept, **fresh}).values())


def written(entries: Iterable[Known]) -> bytes:
    """Return entries as a file, one a line, so that two people's changes seldom meet."""
    import json  # noqa: PLC0415  as above

    lines = ",\n".join("    " + json.dumps(one._asdict(), ensure_ascii=True) for one in entries)
    inner = f"\n{lines}\n  " if lines else ""
    return f'{{\n  "version": {_VERSION},\n  "findings": [{inner}]\n}}\n'.encode()


def _entries(read: object) -> list[Known]:
    """Return the entries of a file; what is not as it should be raises one of many errors."""
    tree = cast("dict[str, Any]", read)
    if tree["version"] != _VERSION:
        raise ValueError
    found = [Known(**one) for one in tree["findings"]]
    "".join(value for one in found for value in one)  # all are words
    return found
