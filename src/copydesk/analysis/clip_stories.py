"""Whether two articles are versions of one story."""

import re
from pathlib import PurePath

from copydesk.model.finding import Location

# "bridge-2", "bridge-v3", "bridge-corrected" are versions of "bridge"
_VERSION = re.compile(r"[-_. ](?:v?\d{1,2}|rev\d*|update[ds]?|correct(?:ed|ion)|final|draft|amended|live)$")

_ROW = re.compile(r"((?:.*\.(?:jsonl|ndjson|parquet))?)#(.*)", re.DOTALL | re.IGNORECASE)


def is_one_story(one: Location, other: Location) -> bool:
    """Tell by the names of their files whether two articles are versions of one story."""
    folder, name = _split(one.path)
    bare = _VERSION.sub("", name)
    other_folder, other_name = _split(other.path)
    return folder == other_folder and bare == _VERSION.sub("", other_name) and not bare.isdecimal()


def _split(path: str) -> tuple[str, str]:
    """Return the folder of an article and its name without ending; of a row its table, and its id."""
    row = _ROW.match(path)
    if row:
        return row[1], row[2].lower()
    file = PurePath(path)
    return str(file.parent), file.stem.lower()
