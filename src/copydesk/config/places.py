"""Folders that a configuration names; it may not lead out of what it is the configuration of."""

from pathlib import Path

from copydesk.errors import ConfigError


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


def styles_folder(root: Path, name: str, config: str) -> Path:
    """Return the ``StylesPath`` of a ``.vale.ini``; it may lie anywhere in the repository of its folder."""
    home = repository(root.resolve())
    return inside(home, str(root.resolve() / name), config, "StylesPath")
