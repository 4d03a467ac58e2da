"""Word lists, one folder a language; each list names its origin in its first lines."""

import os
from functools import cache

_HERE = os.path.dirname(__file__)  # importlib.resources would cost 9 ms at every start


@cache
def words(name: str, language: str = "en") -> tuple[str, ...]:
    """Return the lines of ``data/<language>/<name>.txt`` without comments (``#``) and blank lines."""
    with open(os.path.join(_HERE, language, f"{name}.txt"), encoding="utf-8") as file:
        lines = (line.strip() for line in file.read().split("\n"))
    return tuple(line for line in lines if line and not line.startswith("#"))


def dictionary(name: str, language: str = "en") -> tuple[str, str]:
    """Return the affix file and the word list of a dictionary in ``data/<language>/spelling``."""
    import gzip  # noqa: PLC0415  only where spelling is checked

    texts: list[str] = []
    for ending in ("aff", "dic"):
        path = os.path.join(_HERE, language, "spelling", f"{name}.{ending}.gz")
        with gzip.open(path, "rt", encoding="utf-8") as file:
            texts.append(file.read())
    return texts[0], texts[1]


def packed(name: str, language: str = "en") -> bytes:
    """Return what ``data/<language>/<name>.xz`` holds."""
    import lzma  # noqa: PLC0415  only where words are tagged

    with lzma.open(os.path.join(_HERE, language, f"{name}.xz")) as file:
        return file.read()
