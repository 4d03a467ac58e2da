"""Where the archive of a repository is."""

import os
from pathlib import Path

from copydesk.config.file import NAMES

FOLDER = ".copydesk_cache"
FILE = "archive.db"


def archive_root() -> str:
    """Return the folder whose archive holds here: that of the repository, or of the nearest configuration."""
    start = Path.cwd()
    for one in (start, *start.parents):
        if (one / ".git").exists() or any((one / name).is_file() for name in NAMES[:2]):
            return str(one)
    return str(start)


def archive_file(given: str | None = None) -> str:
    """Return the file of the archive; ``given`` is one that was asked for."""
    return os.path.abspath(given) if given else os.path.join(archive_root(), FOLDER, FILE)


def archive_here() -> str:
    """Return the file of the archive that holds here; empty where there is none."""
    file = archive_file()
    return file if os.path.isfile(file) else ""
