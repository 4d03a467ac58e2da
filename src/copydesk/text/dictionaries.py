"""Dictionaries and lists of words that lie in a folder of styles; nothing outside of it is read."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from copydesk.data import dictionary
from copydesk.errors import RuleError
from copydesk.text.hunspell import Dictionary

OURS = "en_US-web"
_FOLDERS = ("config/dictionaries", "")
_LISTS = ("", "config/ignore")
_LARGEST = 50_000_000  # bytes
_MOST_LISTS = 100


@lru_cache(maxsize=1)
def usual() -> Dictionary:
    """Return the dictionary that comes with Copydesk, of American English."""
    return Dictionary.of(*dictionary(OURS))


def named(folder: str, name: str) -> Dictionary:
    """Return the dictionary ``config/dictionaries/NAME.dic`` of a folder, with its ``.aff`` beside it.

    Raises:
        RuleError: it is not there, can't be read, or lies outside.
    """
    for below in _FOLDERS:
        aff, dic = (_inside(folder, f"{below}/{name}.{ending}") for ending in ("aff", "dic"))
        if aff and dic:
            return _loaded(aff, dic)
    if name == OURS:
        return usual()
    raise RuleError(f'there is no dictionary "{name[:60]}" in {Path(folder) / "config" / "dictionaries"}')


def of_files(folder: str, aff: str, dic: str) -> Dictionary:
    """Return the dictionary of two files that are named by their paths below a folder."""
    found = _inside(folder, aff), _inside(folder, dic)
    if not all(found):
        raise RuleError(f'there is no dictionary "{aff[:60]}", "{dic[:60]}" in {folder}')
    return _loaded(*map(str, found))


def all_in(folder: str) -> Iterator[Dictionary]:
    """Yield every dictionary in ``config/dictionaries`` of a folder."""
    if folder:
        for dic in sorted((Path(folder) / "config" / "dictionaries").glob("*.dic")):
            yield named(folder, dic.stem)


def listed_words(folder: str, names: tuple[str, ...]) -> Iterator[str]:
    """Yield the words of lists, a word a line; without names, of all lists in ``config/ignore``."""
    if names:
        found = [path for name in names for below in _LISTS if (path := _inside(folder, f"{below}/{name}"))]
    else:
        lists = sorted((Path(folder) / "config" / "ignore").rglob("*.txt")) if folder else []
        found = [path for one in lists if (path := _inside(folder, str(one.relative_to(folder))))]
    for path in found[:_MOST_LISTS]:
        yield from (word for line in _text(path).splitlines() if (word := line.strip()) and word != "#")


def missing_lists(folder: str, names: tuple[str, ...]) -> list[str]:
    """Return the names of lists of words that are not in a folder."""
    return [name for name in names if not any(_inside(folder, f"{below}/{name}") for below in _LISTS)]


def _inside(folder: str, name: str) -> str:
    """Return the path of a file in a folder; "" if there is none, or it leads out."""
    if not folder:
        return ""
    try:
        root = Path(folder).resolve()
        path = (root / name.lstrip("/")).resolve()
        return str(path) if path.is_relative_to(root) and path.is_file() else ""
    except (OSError, RuntimeError, ValueError):
        return ""


@lru_cache(maxsize=16)
def _loaded(aff: str, dic: str) -> Dictionary:
    return Dictionary.of(_text(aff), _text(dic))


def _text(path: str) -> str:
    try:
        with open(path, "rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise RuleError(f"can't be read: {(error.strerror or '').lower()}", path) from error
    if len(data) > _LARGEST:
        raise RuleError("is too large for a dictionary", path)
    said = data[:10_000].decode("latin-1")
    if "SET ISO8859-1" in said:
        return data.decode("latin-1")
    return data.decode("utf-8-sig", "replace")
