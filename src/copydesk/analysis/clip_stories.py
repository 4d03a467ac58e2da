"""Whether two articles are versions of one story."""

import re
from collections.abc import Iterable
from pathlib import PurePath
from zlib import crc32

from copydesk.model.clip import Clip
from copydesk.model.document import Document

# "bridge-2", "bridge-v3", "bridge-corrected" are versions of "bridge"
_VERSION = re.compile(r"[-_. ](?:v?\d{1,2}|rev\d*|update[ds]?|correct(?:ed|ion)|final|draft|amended|live)$")

_ADDRESS = re.compile(r"\w+://[^/]*")
_PAGE = re.compile(r"(?:/index)?\.\w{2,5}$")
_ROW = re.compile(r"((?:.*\.(?:jsonl|ndjson|parquet))?)#(.*)", re.DOTALL | re.IGNORECASE)


def with_story(clips: Iterable[Clip], document: Document) -> tuple[Clip, ...]:
    """Return clippings of an article with what its front matter says of its story."""
    story, updated = story_number(document.meta.story), document.meta.updated
    return (
        tuple(one._replace(story=story, updated=updated) for one in clips) if story or updated else (*clips,)
    )


def story_number(name: str) -> int:
    """Return the number of a story from its slug or address, the same for its versions; 0 without a name."""
    path = _ADDRESS.sub("", name.strip().lower()).partition("?")[0].partition("#")[0].strip("/")
    bare = _VERSION.sub("", _PAGE.sub("", path))
    return 0 if not bare or bare.isdecimal() else crc32(bare.encode("utf-8", "surrogatepass")) or 1


def is_one_story(one: Clip, other: Clip) -> bool:
    """Tell by their slugs, or the names of their files, whether two articles are versions of one story."""
    if one.story and one.story == other.story:
        return True
    folder, name = _split(one.place.path)
    bare = _VERSION.sub("", name)
    other_folder, other_name = _split(other.place.path)
    return folder == other_folder and bare == _VERSION.sub("", other_name) and not bare.isdecimal()


def _split(path: str) -> tuple[str, str]:
    """Return the folder of an article and its name without ending; of a row its table, and its id."""
    row = _ROW.match(path)
    if row:
        return row[1], row[2].lower()
    file = PurePath(path)
    return str(file.parent), file.stem.lower()
