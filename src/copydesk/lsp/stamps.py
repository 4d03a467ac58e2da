"""Whether files have changed that a check depends on: configurations, rules, vocabularies, baselines."""

import os
from collections.abc import Iterable, Iterator

from copydesk.config.file import NAMES, Config
from copydesk.config.vale_ini import NAMES as VALE_NAMES

Stamp = frozenset[tuple[str, int, int]]
_MOST = 20_000  # files below the folders of rules that are looked at


def stamp(folders: Iterable[str], configs: Iterable[Config], more: Iterable[str]) -> Stamp:
    """Return what tells one state of the files from another: path, time of change and size of each.

    ``folders`` are those of articles: in them and above them lie configurations. ``configs`` are those in
    use, ``more`` files and folders that were named beside.
    """
    above = {one for folder in folders for one in _upward(folder)}
    files = {os.path.join(folder, name) for folder in above for name in (*NAMES, *VALE_NAMES)}
    trees = set(more)
    for config in configs:
        files |= {os.path.join(config.root, one) for one in (config.path, config.baseline) if one}
        trees |= {os.path.join(config.root, one) for one in config.folders}
    files |= {one for tree in trees for one in _below(tree)}
    return frozenset(found for one in files if (found := _of(one)))


def _upward(folder: str) -> Iterator[str]:
    while True:
        yield folder
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above


def _below(tree: str) -> Iterator[str]:
    yield tree
    seen = 0
    for folder, _, names in os.walk(tree):
        seen += len(names)
        if seen > _MOST:
            return
        yield from (os.path.join(folder, name) for name in names)


def _of(path: str) -> tuple[str, int, int] | None:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return path, found.st_mtime_ns, found.st_size
