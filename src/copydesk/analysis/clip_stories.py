"""Whether two articles are versions of one story."""

import re
from pathlib import PurePath

from copydesk.model.finding import Location

# "bridge-2", "bridge-v3", "bridge-corrected" are versions of "bridge"
_VERSION = re.compile(
    r"[-_. ](?:v?\d{1,2}|rev\d*|update[ds]?|correct(?:ed|ion)|final|draft|copy|amended|live)$"
)


def is_one_story(one: Location, other: Location) -> bool:
    """Tell by the names of their files whether two articles are versions of one story."""
    path, other_path = PurePath(one.path), PurePath(other.path)
    bare, other_bare = _VERSION.sub("", path.stem.lower()), _VERSION.sub("", other_path.stem.lower())
    return path.parent == other_path.parent and bare == other_bare and not bare.isdecimal()
