"""Where the archive of a repository is."""

import os
from functools import lru_cache
from pathlib import Path

from copydesk.config.places import project

FOLDER = ".copydesk_cache"
FILE = "archive.db"


def archive_root() -> str:
    """Return the folder whose archive holds here: that of the project, or this one."""
    return str(project(Path.cwd()) or Path.cwd())


def archive_file(given: str | None = None) -> str:
    """Return the file of the archive; ``given`` is one that was asked for."""
    return os.path.abspath(given) if given else os.path.join(archive_root(), FOLDER, FILE)


def archive_here() -> str:
    """Return the file of the archive that holds here; empty where there is none."""
    file = archive_file()
    return file if os.path.isfile(file) else ""


@lru_cache(maxsize=1_000)
def shown(root: str, name: str, _: str) -> str:
    """Return the path of a file of the archive from the current folder, which is given as it may change."""
    return os.path.relpath(os.path.join(root, name))
