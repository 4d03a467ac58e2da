"""TOML, bounded.

``tomllib`` builds a table for every part of a dotted key: a key of 50,000 parts takes gigabytes.
"""

import re

LARGEST = 256_000  # characters
_PARTS = 32  # of a dotted key
_DOTTED = re.compile(rf"(?:[\w\"'-]+[ \t]*\.[ \t]*){{{_PARTS}}}")


def parse_toml(text: str) -> dict[str, object]:
    """Return the values of a TOML text.

    Raises:
        ValueError: not TOML, too large, or nested too deep; says why.
    """
    import tomllib  # noqa: PLC0415  only where there is TOML

    if len(text) > LARGEST:
        raise ValueError(f"larger than {LARGEST:,} characters")
    if _DOTTED.search(text):
        raise ValueError(f"a key of more than {_PARTS} parts")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("nested too deep") from None
