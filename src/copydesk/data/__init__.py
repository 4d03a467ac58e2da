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
