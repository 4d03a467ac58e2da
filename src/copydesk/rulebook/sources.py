"""Where rules come from: the packaged folder and the folders of a newsroom."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from copydesk.errors import RuleError
from copydesk.rulebook.tree import MAX_SIZE

_MAX_DEPTH = 8  # folders below a rule folder
_MAX_ENTRIES = 20_000  # files and folders looked at below a rule folder


class RuleFile(NamedTuple):
    """A rule file that is not read yet: the id its place gives it, its path as shown, the file itself."""

    id: str
    path: str
    file: Path

    def read(self) -> str:
        """Return the text; raise ``RuleError`` when it can't be read, is too large or is not UTF-8."""
        try:
            with self.file.open("rb") as stream:
                data = stream.read(4 * MAX_SIZE + 1)
        except OSError as error:
            raise RuleError(f"can't be read: {error.strerror or error}", self.path) from None
        if len(data) > 4 * MAX_SIZE:
            raise RuleError(f"the file is larger than {4 * MAX_SIZE:,} bytes", self.path)
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise RuleError(f"not UTF-8: byte {data[error.start]:#04x}", self.path, line) from None


def builtin() -> Path:
    """Return the folder of our own rules: the packaged one, else that of the checkout this runs from."""
    packaged = Path(__file__).parents[1] / "_rules"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "rules"


def rule_files(root: Path) -> Iterator[RuleFile | RuleError]:
    """Yield the rule files at or below ``root``, in order of their names, and what can't be followed.

    An id is made of the folders below ``root`` and the file's name up to its first dot; a file that lies in
    ``root`` itself belongs to the style named like ``root``. Folders whose names start with ``.`` or ``_``
    hold no rules, nor do ``*.test.yml``. Links that lead out of ``root`` are not followed.
    """
    try:
        if root.is_file():
            yield RuleFile(_id((root.resolve().parent.name,), root.name), str(root), root)
        elif root.is_dir():
            yield from _Walk(root).files()
        else:
            yield RuleError("no such folder of rules", str(root))
    except OSError as error:
        yield RuleError(f"can't be read: {error.strerror or error}", str(root))


class _Walk:
    """One walk over a rule folder."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._real = root.resolve()
        self._left = _MAX_ENTRIES

    def files(self) -> Iterator[RuleFile | RuleError]:
        """Yield what the folder holds."""
        try:
            yield from self._folder(self._root, ())
        except _TooManyError:
            yield RuleError(
                f"holds more than {_MAX_ENTRIES:,} files; is this a folder of rules?", str(self._root)
            )

    def _folder(self, folder: Path, below: tuple[str, ...]) -> Iterator[RuleFile | RuleError]:
        for entry in self._entries(folder):
            name = entry.name
            if name.startswith((".", "_")):
                continue
            if self._leads_out(entry):
                if entry.is_dir() or _is_rule(name):
                    yield RuleError("a link that leads out of the folder of rules; not followed", str(entry))
            elif entry.is_dir():
                if len(below) >= _MAX_DEPTH:
                    yield RuleError(
                        f"folders of rules nest deeper than {_MAX_DEPTH}; not followed", str(entry)
                    )
                elif not entry.is_symlink():  # what it leads to is read under its own name
                    yield from self._folder(entry, (*below, name))
            elif _is_rule(name) and entry.is_file():
                yield RuleFile(_id(below or (self._real.name,), name), str(entry), entry)

    def _entries(self, folder: Path) -> list[Path]:
        found: list[Path] = []
        for entry in folder.iterdir():
            self._left -= 1
            if self._left < 0:
                raise _TooManyError
            found.append(entry)
        return sorted(found, key=lambda entry: entry.name)

    def _leads_out(self, entry: Path) -> bool:
        if not entry.is_symlink():
            return False
        try:
            return not entry.resolve().is_relative_to(self._real)
        except (OSError, RuntimeError):  # a loop of links
            return True


class _TooManyError(Exception):
    """The walk has seen enough."""


def _is_rule(name: str) -> bool:
    return name.endswith((".yml", ".yaml")) and not name.endswith((".test.yml", ".test.yaml"))


def _id(folders: tuple[str, ...], name: str) -> str:
    return ".".join(part for part in (*folders, name.partition(".")[0]) if part)
