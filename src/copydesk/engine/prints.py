"""What results depend on beside the article, as a hash: this program, its rules, the configuration."""

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

from copydesk.config.workspace import Workspace
from copydesk.rulebook.sources import builtin

_NEEDED = ("pathspec", "pyromark", "regex", "sentencex", "yaml")  # packages that have a say in what is found
_PARTS = ("pathspec", "pyromark", "regex", "sentencex", "pyyaml")  # how their metadata begin
_MOST = 20_000  # files of a folder of rules


def settings_print(workspace: Workspace, path: str) -> bytes:
    """Return the hash of all that the findings in an article depend on but for its own path and text.

    Raises:
        ConfigError, OSError: it can't be told.
    """
    config, options = workspace.config(path), workspace.options
    spoken = replace(
        options,
        config=None,
        exclude=(),
        force_exclude=False,
        respect_gitignore=True,
        glob="",
        baseline=None,
        archive="yes" if options.archive else "",
    )
    known = blake2b(program_print(), digest_size=16)
    known.update(repr((spoken, workspace.key(path)[1])).encode())
    folders = [config.root / one for one in config.folders]
    if config.path:
        known.update(Path(config.path).read_bytes())
    if config.vale is not None:
        for one in _vale_packages(folders):
            known.update(one.read_bytes())
    for folder in (*folders, *map(Path, options.folders)):
        for part in _tree(folder):
            known.update(part)
    if options.filter:
        from copydesk.config.filters import filter_text  # noqa: PLC0415  only where one is given

        known.update(filter_text(options.filter, folders).encode())
    return known.digest()


def _vale_packages(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((folder / ".vale-config").glob("*.ini"))


@cache
def program_print() -> bytes:
    """Return the hash of this program: its own files or their list, its packages, and Python's version."""
    package = Path(__file__).parents[1]
    known = blake2b(repr((sys.version_info[:2], sys.implementation.name)).encode(), digest_size=16)
    records = sorted(package.parent.glob("copydesk-*.dist-info/RECORD"))
    if builtin().is_relative_to(package) and records:
        known.update(records[-1].read_bytes())  # it holds a hash of every file
    else:
        for root in (package, builtin()):
            for name, size, when in _stamps(root):
                known.update(f"{name}\0{size}\0{when}\0".encode())
    for name in _versions():
        known.update(name.encode())
    return known.digest()


def _versions() -> list[str]:
    """Return the names of the metadata of packages, which tell their versions."""
    homes = {
        os.path.dirname(os.path.dirname(spec.origin))
        for one in _NEEDED
        if (spec := find_spec(one)) and spec.origin
    }
    names = (name for home in homes for name in os.listdir(home) if name.endswith(".dist-info"))
    return sorted(name for name in names if name.lower().startswith(_PARTS))


def _stamps(root: Path) -> Iterator[tuple[str, int, int]]:
    """Yield the files of our own checkout: path, size, time of the last change."""
    waiting = [str(root)]
    while waiting:
        folder = waiting.pop()
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda one: one.name):
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != "__pycache__":
                        waiting.append(entry.path)
                else:
                    known = entry.stat()
                    yield entry.path, known.st_size, known.st_mtime_ns


def _tree(root: Path) -> Iterator[bytes]:
    """Yield names and contents of the files of a folder of rules, with its vocabularies and dictionaries."""
    left = _MOST
    if root.is_file():
        yield root.read_bytes()
    for folder, inner, names in os.walk(root):
        inner.sort()
        for name in sorted(names):
            left -= 1
            if left < 0:
                raise OSError("too many files")
            path = Path(folder, name)
            yield f"\0{path.relative_to(root)}\0".encode("utf-8", "surrogateescape")
            if path.is_file():
                yield path.read_bytes()
