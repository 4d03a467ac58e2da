"""Files that a repository leaves out: ``.gitignore``, ``.git/info/exclude`` and ``.ignore``.

They hold as git and ripgrep have it: in each kind of file the last pattern of the deepest one decides, and
``.ignore``, which holds outside of a repository too, goes before the others. What a repository ignores as a
folder is not looked into. Nothing above the repository counts.
"""

import os
import re
import stat
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from copydesk.config.places import pattern_fault

IGNORE_FILES = (".git", ".gitignore", ".ignore")

_LARGEST = 1_000_000  # bytes of an ignore file
_LONGEST = 100  # characters of a pattern that is not looked at twice
_STARS = 3


class _Decided(Protocol):
    @property
    def include(self) -> bool | None: ...


class _Spec(Protocol):
    def check_file(self, file: str, /) -> _Decided: ...


@dataclass(frozen=True, slots=True)
class _Level:
    """The patterns of one file; they count from ``folder``."""

    folder: str
    spec: _Spec

    def says(self, path: str) -> bool | None:
        """Tell whether a path (a folder's ends with "/") is ignored; None when no pattern speaks of it."""
        below = path[len(self.folder) + 1 :] if self.folder != os.sep else path[1:]
        return self.spec.check_file(below.replace(os.sep, "/")).include


@dataclass(frozen=True, slots=True)
class Ignored:
    """The ignore files that hold in a folder, the deepest last; paths are real ones."""

    own: tuple[_Level, ...] = ()
    git: tuple[_Level, ...] = ()
    in_repository: bool = False

    def within(self, folder: str, names: Collection[str]) -> "Ignored":
        """Return what holds in a folder with files of these names; it may be the top of a repository."""
        git, own, in_repository = self.git, self.own, self.in_repository
        if ".git" in names:
            git, in_repository = _levels(os.path.join(folder, ".git", "info", "exclude"), folder), True
        if in_repository and ".gitignore" in names:
            git = (*git, *_levels(os.path.join(folder, ".gitignore"), folder))
        if ".ignore" in names:
            own = (*own, *_levels(os.path.join(folder, ".ignore"), folder))
        return Ignored(own, git, in_repository)

    def takes(self, path: str, *, is_folder: bool) -> bool:
        """Tell whether a file or folder is ignored."""
        name = path + "/" if is_folder else path
        for levels in (self.own, self.git):
            for level in reversed(levels):
                said = level.says(name)
                if said is not None:
                    return said
        return False


def above(path: str) -> tuple[Ignored, bool]:
    """Return what holds in the folder that a real path lies in, and whether the path is ignored by it."""
    folders = [os.path.dirname(path)]
    while os.path.dirname(folders[-1]) != folders[-1]:
        folders.append(os.path.dirname(folders[-1]))
    top = next((at for at, one in enumerate(folders) if os.path.lexists(os.path.join(one, ".git"))), None)
    holds = Ignored()
    if top is None:
        return holds, False
    way = [*folders[top::-1], path]
    for folder, inner in pairwise(way):
        holds = holds.within(folder, _names(folder))
        if holds.takes(inner, is_folder=inner is not path or os.path.isdir(path)):
            return holds, True
    return holds, False


def _names(folder: str) -> list[str]:
    return [one for one in IGNORE_FILES if os.path.lexists(os.path.join(folder, one))]


def _levels(file: str, folder: str) -> tuple[_Level, ...]:
    """Return the patterns of a file; none when it can't be read, or is a link, which git does not follow."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        handle = os.open(file, flags)
        with os.fdopen(handle, "rb") as stream:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return ()
            text = stream.read(_LARGEST).decode("utf-8-sig", "replace")
    except OSError:
        return ()
    lines = [one for one in text.splitlines() if one.strip() and not one.startswith("#")]
    lines = [one for one in lines if _is_plain(one) or not pattern_fault(one)]
    if not lines:
        return ()
    import warnings  # noqa: PLC0415  only where there are patterns

    from pathspec import GitIgnoreSpec  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of odd sets of characters
        try:
            spec = GitIgnoreSpec.from_lines(lines)
        except (ValueError, re.error):
            spec = GitIgnoreSpec.from_lines([one for one in lines if not pattern_fault(one)])
    return (_Level(folder, spec),)


def _is_plain(line: str) -> bool:
    return len(line) < _LONGEST and line.count("*") <= _STARS
