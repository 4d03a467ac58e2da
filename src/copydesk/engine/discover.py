"""Paths to files."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from copydesk.errors import ReadError

ENDINGS = frozenset({".md", ".markdown", ".txt"})
NEVER = frozenset({"__pycache__", "build", "dist", "node_modules", "public", "site-packages", "venv"})


def discover(
    paths: Sequence[str], excluded: Callable[[str], bool], *, force_exclude: bool = False
) -> Iterator[str | ReadError]:
    """Yield the files to check, each once, in a stable order; a path that can't be read comes as an error.

    A file that is named is checked whatever its ending, and even when it is excluded (unless
    ``force_exclude``). In a folder, files that end in .md, .markdown or .txt are checked; hidden folders,
    tools' folders and links that lead out of the folder are left out.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _of(path, excluded, force_exclude=force_exclude):
            if isinstance(found, ReadError):
                yield found
            elif (name := os.path.normpath(found)) not in seen:
                seen.add(name)
                yield name


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
    errors: list[OSError] = []
    real_root = Path(root).resolve()
    for folder, subfolders, files in os.walk(root, onerror=errors.append):
        subfolders[:] = sorted(
            name
            for name in subfolders
            if not name.startswith(".") and name not in NEVER and not excluded(os.path.join(folder, name))
        )
        for name in sorted(files):
            path = os.path.join(folder, name)
            if os.path.splitext(name)[1].lower() not in ENDINGS or excluded(path):
                continue
            if os.path.islink(path) and not _adds(path, real_root):
                continue
            yield path
        for error in errors:
            yield ReadError(f"can't be read: {(error.strerror or str(error)).lower()}", str(error.filename))
        errors.clear()


def _adds(link: str, root: Path) -> bool:
    """Tell whether a link leads to a file inside the folder that is not checked under its own name."""
    try:
        target = Path(link).resolve(strict=True)
    except (OSError, RuntimeError):
        return False
    return target.is_relative_to(root) and target.suffix.lower() not in ENDINGS
