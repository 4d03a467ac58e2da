"""What a configuration says of how files are read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

SKIPPED = frozenset({"script", "style", "pre", "noscript", "iframe"})
IGNORED = frozenset({"tt", "code", "kbd"})


@dataclass(frozen=True, slots=True)
class Reading:
    """How files are read; the names are those of Vale's configuration.

    ``formats`` maps endings to the ending they are read as ("txt" to "md"). Text in ``ignored_scopes`` (tags
    of HTML) is masked, blocks in ``skipped_scopes`` are left out, and so is what has one of
    ``ignored_classes``. ``block_ignores`` and ``token_ignores`` are patterns of what is read as code.
    ``foreign`` says that only rules of Vale's language run, which know no captions or headlines.
    """

    formats: Mapping[str, str] = field(default_factory=dict[str, str])
    ignored_scopes: frozenset[str] = IGNORED
    skipped_scopes: frozenset[str] = SKIPPED
    ignored_classes: frozenset[str] = frozenset()
    block_ignores: tuple[str, ...] = ()
    token_ignores: tuple[str, ...] = ()
    plain: bool = False
    foreign: bool = False

    def ending(self, path: str) -> str:
        """Return the ending, in lower case and without its dot, that a file is read by."""
        if self.plain:
            return "txt"
        ending = PurePath(path).suffix.lower().removeprefix(".")
        return self.formats.get(ending, ending).lower()


USUAL = Reading()
