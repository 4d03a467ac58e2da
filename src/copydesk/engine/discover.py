"""Paths to files."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from copydesk.errors import ReadError

ENDINGS = frozenset({".md", ".markdown", ".txt", ".html", ".htm"})
_DEEPEST = 64  # folders below the one that is asked for
NEVER = frozenset({"__pycache__", "node_modules", "site-packages", "venv"})


def discover(
    paths: Sequence[str], excluded: Callable[[str], bool], *, force_exclude: bool = False
) -> Iterator[str | ReadError]:
    """Yield the files to check, each once, in a stable order; a path that can't be read comes as an error.

    A file that is named is checked whatever its ending, and even when it is excluded (unless
    ``force_exclude``). In a folder, files that end in .md, .markdown, .txt, .html or .htm are checked;
    hidden folders, tools' folders and links that lead out of the folder are left out.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _of(path, excluded, force_exclude=force_exclude):
            if isinstance(found, ReadError):
                yield found
            elif (real := os.path.realpath(found)) not in seen:
                seen.add(real)
                yield os.path.normpath(found)


def _of(path: str, excluded: Callable[[str], bool], *, force_exclude: bool) -> Iterator[str | ReadError]:
    try:
        is_folder = os.path.isdir(path)
        os.stat(path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        yield ReadError(f"can't be read: {reason.lower()}", path)
        return
    if is_folder:
        yield from _folder(path, excluded)
    elif not (force_exclude and excluded(path)):
        yield path


def _folder(root: str, excluded: Callable[[str], bool]) -> Iterator[str | ReadError]:
    """Walk with a stack of our own: ``os.walk`` recurses, and folders may nest deeper than Python does."""
    real_root = Path(root).resolve()
    waiting = [(root, 0)]
    while waiting:
        folder, depth = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield ReadError(f"can't be read: {(error.strerror or str(error)).lower()}", folder)
            continue
        inner = [entry.path for entry in found if entry.is_dir(follow_symlinks=False)]
        inner = [path for path in inner if not _is_tools(path) and not excluded(path)]
        if inner and depth >= _DEEPEST:
            yield ReadError(f"holds folders more than {_DEEPEST} deep; they are not checked", folder)
            inner = []
        waiting += [(path, depth + 1) for path in reversed(inner)]
        yield from (
            entry.path
            for entry in found
            if os.path.splitext(entry.name)[1].lower() in ENDINGS
            and not entry.is_dir(follow_symlinks=False)
            and not excluded(entry.path)
            and (not entry.is_symlink() or _adds(entry.path, real_root))
        )


def _is_tools(folder: str) -> bool:
    name = os.path.basename(folder)
    return name.startswith(".") or name in NEVER


def _adds(link: str, root: Path) -> bool:
    """Tell whether a link leads to a file inside the folder that is not checked under its own name."""
    try:
        target = Path(link).resolve(strict=True)
    except (OSError, RuntimeError):
        return False
    return target.is_relative_to(root) and target.suffix.lower() not in ENDINGS
