"""Word lists, one folder a language; each list names its origin in its first lines."""

from functools import cache
from importlib.resources import files


@cache
def words(name: str, language: str = "en") -> tuple[str, ...]:
    """Return the lines of ``data/<language>/<name>.txt`` without comments (``#``) and blank lines."""
    text = (files(__name__) / language / f"{name}.txt").read_text("utf-8")
    lines = (line.strip() for line in text.split("\n"))
    return tuple(line for line in lines if line and not line.startswith("#"))
