"""Folders and patterns that a configuration names; it may not lead out of its own folder or repository."""

import os
import re
from pathlib import Path

from copydesk.errors import ConfigError

_LONGEST_PATTERN = 300  # characters
_STARS = 3


def inside(root: Path, name: str, config: str | None, what: str = "rule folder") -> Path:
    """Return a folder named in a configuration, by its path below ``root``, the configuration's own folder.

    Raises:
        ConfigError: there is no such folder, or it lies outside.
    """
    try:
        folder = (root / name).resolve()
        if not folder.is_relative_to(root.resolve()):
            raise ConfigError(f'the {what} "{name}" lies outside; give it with --rules', config)
        if folder.is_dir():
            return folder
    except (OSError, RuntimeError, ValueError):
        pass  # a name that no file system takes, or a loop of links: there is no such folder
    raise ConfigError(f'there is no {what} "{name}"', config)


def file_inside(root: Path, name: str, config: str | None) -> Path:
    """Return a file named in a configuration, by its path below ``root``; it need not be there.

    Raises:
        ConfigError: it lies outside.
    """
    try:
        if (root / name).resolve().is_relative_to(root.resolve()):
            return root / name
    except (OSError, RuntimeError, ValueError):
        pass  # no such file can be
    raise ConfigError(f'the baseline "{name[:80]}" lies outside; give it with --baseline', config)


def repository(folder: Path) -> Path:
    """Return the repository a folder is in, the folder itself when it is in none."""
    return next((one for one in (folder, *folder.parents) if (one / ".git").exists()), folder)


def project(folder: Path) -> Path | None:
    """Return the nearest folder at or above this one that is a repository or has a configuration."""
    names = ("copydesk.yaml", ".copydesk.yaml")
    for one in (folder, *folder.parents):
        if (one / ".git").exists() or any((one / name).is_file() for name in names):
            return one
    return None


def user_cache() -> Path:
    """Return the user's own folder for what may be thrown away and made again."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(home) / "copydesk"


def styles_folder(root: Path, name: str, config: str) -> Path:
    """Return the ``StylesPath`` of a ``.vale.ini``; it may lie anywhere in the repository of its folder."""
    home = repository(root.resolve())
    return inside(home, str(root.resolve() / name), config, "StylesPath")


def pattern_fault(pattern: str) -> str:
    """Return what is wrong with a pattern of files; it becomes a regular expression without a time limit."""
    if len(pattern) > _LONGEST_PATTERN or any(part.count("*") > _STARS for part in pattern.split("/")):
        return f'the pattern "{pattern[:40]}" is too long, or has more than {_STARS} stars between slashes'
    if pattern.split("/").count("**") > _STARS:
        return f'the pattern "{pattern[:40]}" has "**" more than {_STARS} times'
    try:
        from pathspec import GitIgnoreSpec  # noqa: PLC0415  only where there are patterns

        GitIgnoreSpec.from_lines([pattern])
    except (ValueError, re.error) as error:
        return f'the pattern "{pattern[:40]}" can\'t be used: {str(error)[:80]}'
    return ""
