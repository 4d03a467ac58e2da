"""Paths to files."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from copydesk.engine.ignored import IGNORE_FILES, Ignored, above
from copydesk.errors import ReadError

Excluded = Callable[[str], bool]

ENDINGS = frozenset({".md", ".markdown", ".txt", ".html", ".htm"})
_DEEPEST = 64  # folders below the one that is asked for
NEVER = frozenset({"__pycache__", "node_modules", "site-packages", "venv"})


def discover(
    paths: Sequence[str],
    excluded: Excluded,
    *,
    force_exclude: bool = False,
    respect_gitignore: bool = True,
) -> Iterator[str | ReadError]:
    """Yield the files to check, each once, in a stable order; a path that can't be read comes as an error.

    A file that is named is checked whatever its ending, and even when it is excluded or ignored (unless
    ``force_exclude``). In a folder, files that end in .md, .markdown, .txt, .html or .htm are checked;
    hidden folders, tools' folders and links that lead out of the folder are left out, and so is what the
    repository ignores (if ``respect_gitignore``). A folder that is named is looked into even if it is
    ignored.
    """
    seen: set[str] = set()  # real paths, where a file may be met twice
    once = len(paths) == 1
    for path in paths:
        try:
            is_folder = os.path.isdir(path)
            os.stat(path)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            yield ReadError(f"can't be read: {reason.lower()}", path)
            continue
        real = os.path.realpath(path)
        holds, is_ignored = above(real) if respect_gitignore else (None, False)
        if is_folder:
            found = _folder(path, excluded, Ignored(in_repository=True) if is_ignored else holds)
        else:
            found = iter([] if force_exclude and (is_ignored or excluded(path)) else [path])
        for one in found:
            if isinstance(one, ReadError):
                yield one
            elif once and not os.path.islink(one):
                yield os.path.normpath(one)
            elif (real := os.path.realpath(one)) not in seen:
                seen.add(real)
                yield os.path.normpath(one)


class _Found(NamedTuple):
    """What a folder holds that may be looked at: folders, and articles with whether each is a link."""

    folders: list[str]
    articles: list[tuple[str, bool]]
    names: list[str]  # of what says that something is ignored


def _folder(root: str, excluded: Excluded, ignored: Ignored | None) -> Iterator[str | ReadError]:
    """Walk with a stack of our own: ``os.walk`` recurses, and folders may nest deeper than Python does."""
    real_root = os.path.realpath(root)
    waiting = [(root, 0, ignored)]
    while waiting:
        folder, depth, holds = waiting.pop()
        try:
            found = _listed(folder)
        except OSError as error:
            yield ReadError(f"can't be read: {(error.strerror or str(error)).lower()}", folder)
            continue
        real = os.path.normpath(os.path.join(real_root, os.path.relpath(folder, root)))
        holds = holds.within(real, found.names) if holds and found.names else holds
        below = [os.path.join(folder, name) for name in found.folders if not _hidden(holds, real, name)]
        inner = [path for path in below if not excluded(path)]
        if inner and depth >= _DEEPEST:
            yield ReadError(f"holds folders more than {_DEEPEST} deep; they are not checked", folder)
            inner = []
        waiting += [(path, depth + 1, holds) for path in reversed(inner)]
        for name, is_link in found.articles:
            path = os.path.join(folder, name)
            if holds and holds.takes(os.path.join(real, name), is_folder=False):
                continue
            if not excluded(path) and (not is_link or _adds(path, Path(real_root))):
                yield path


def _listed(folder: str) -> _Found:
    found = _Found([], [], [])
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name in IGNORE_FILES:
                found.names.append(entry.name)
            if entry.is_dir(follow_symlinks=False):
                if not _is_tools(entry.name):
                    found.folders.append(entry.name)
            elif os.path.splitext(entry.name)[1].lower() in ENDINGS:
                found.articles.append((entry.name, entry.is_symlink()))
    found.folders.sort()
    found.articles.sort()
    return found


def _hidden(holds: Ignored | None, folder: str, name: str) -> bool:
    return holds is not None and holds.takes(os.path.join(folder, name), is_folder=True)


def _is_tools(name: str) -> bool:
    return name.startswith(".") or name in NEVER


def _adds(link: str, root: Path) -> bool:
    """Tell whether a link leads to a file inside the folder that is not checked under its own name."""
    try:
        target = Path(link).resolve(strict=True)
    except (OSError, RuntimeError):
        return False
    return target.is_relative_to(root) and target.suffix.lower() not in ENDINGS
