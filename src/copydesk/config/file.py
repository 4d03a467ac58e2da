"""A configuration file: find it, read it, check it.

``copydesk.yaml``, ``.copydesk.yaml`` or ``[tool.copydesk]`` in ``pyproject.toml``; the nearest one at or
above the folder of the file checked holds, and nothing of those above it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, cast

from copydesk.config.demands import checked
from copydesk.config.places import pattern_fault, styles_folder
from copydesk.config.vale_ini import NAMES as VALE_NAMES
from copydesk.config.vale_ini import ValeIni, read_vale_ini, styles_path, vale_config
from copydesk.errors import ConfigError, RuleError
from copydesk.model.finding import Level
from copydesk.readers.reading import USUAL, Reading
from copydesk.rulebook.selection import Place, Toggles
from copydesk.rulebook.suggest import did_you_mean
from copydesk.rulebook.tree import Entry, Node, of_value, parse
from copydesk.text.toml import parse_toml

NAMES = ("copydesk.yaml", ".copydesk.yaml", "pyproject.toml")
KEYS = (
    *("archive", "baseline", "block-ignores", "exclude", "fail-level", "formats", "ignore"),
    *("ignored-classes", "ignored-scopes", "languagetool", "min-level", "overrides", "preview"),
    *("rule-folders", "rules", "select", "skipped-scopes", "token-ignores", "vocab", "word-template"),
)
OVERRIDE_KEYS = ("ignore", "paths", "preview", "rules", "select")
LANGUAGETOOL_KEYS = ("folder", "language", "server")
ARCHIVE_KEYS = ("date", "headline", "id", "text", "url")
FAIL_LEVELS = (*(level.word for level in Level), "never")
_READING: tuple[tuple[str, str, type], ...] = (
    ("ignored-scopes", "ignored_scopes", frozenset),
    ("skipped-scopes", "skipped_scopes", frozenset),
    ("ignored-classes", "ignored_classes", frozenset),
    ("block-ignores", "block_ignores", tuple),
    ("token-ignores", "token_ignores", tuple),
)
_LARGEST = 1_000_000  # bytes


class Override(NamedTuple):
    """Toggles for the files that match one of the patterns (those of ``.gitignore``)."""

    paths: tuple[str, ...]
    toggles: Toggles


@dataclass(frozen=True, slots=True)
class Config:
    """One configuration; ``root`` is its folder, which patterns and rule folders start from."""

    root: Path
    path: str | None = None
    toggles: Toggles = field(default_factory=Toggles)
    folders: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    baseline: str = ""
    overrides: tuple[Override, ...] = ()
    fail_level: str = "warning"
    min_level: str = "suggestion"
    vocab: tuple[str, ...] = ()
    word_template: str = ""
    reading: Reading = USUAL
    vale: ValeIni | None = None
    languagetool: Mapping[str, str] = field(default_factory=dict[str, str])
    archive: Mapping[str, str] = field(default_factory=dict[str, str])  # fields of tables


def find(folder: Path) -> Config:
    """Return the configuration nearest to ``folder``, upward; an empty one where there is none."""
    for parent in (folder, *folder.parents):
        for name in NAMES:
            path = parent / name
            if _is_file(path) and (name != "pyproject.toml" or _has_table(path)):
                return load(path)
    return Config(root=folder)


def _is_file(path: Path) -> bool:
    """Tell whether a configuration is there; a link that leads out of its folder is none to follow."""
    try:
        if not path.is_file():
            return False
        inside = path.resolve().is_relative_to(path.parent.resolve())
    except (OSError, RuntimeError):
        return False
    if not inside:
        raise ConfigError("is a link that leads out of its folder; give it with --config", str(path))
    return True


def load(path: Path) -> Config:
    """Return the configuration of a file.

    Raises:
        ConfigError: not readable, not YAML or TOML, or with a key or value that means nothing.
    """
    try:
        if path.suffix == ".ini" or path.name in VALE_NAMES:
            return _vale(path)
        if path.suffix == ".toml":
            return _Reader(path).config(of_value(_table(path) or {}))
        return _Reader(path).config(parse(_text(path), str(path)))
    except RuleError as error:
        raise ConfigError(error.message, error.path, error.line, error.column) from error


def _vale(path: Path) -> Config:
    """Return the configuration of a ``.vale.ini``; where Vale would find one by another name, so do we."""
    if path.name in VALE_NAMES and not path.is_file():
        path = vale_config(path.parent) or path
    text, folder = _text(path), path.parent
    folder = folder.parent if folder.name == ".config" else folder
    named = styles_path(text, str(path))
    styles = (styles_folder(folder, named, str(path)),) if named else ()
    packages = [one for root in styles for one in sorted((root / ".vale-config").glob("*.ini"))]
    vale = read_vale_ini(text, str(path), [(_text(one), str(one)) for one in packages if _is_file(one)])
    return Config(root=folder, path=str(path), fail_level="error", folders=tuple(map(str, styles)), vale=vale)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise ConfigError(f"can't be read: {(error.strerror or '').lower()}", str(path)) from error
    if len(data) > _LARGEST:
        raise ConfigError("is too large for a configuration", str(path))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError("is not UTF-8", str(path), data.count(b"\n", 0, error.start) + 1) from error


def _has_table(path: Path) -> bool:
    """Tell whether a pyproject.toml is ours too; one that can't be read, and does not name us, is not."""
    try:
        with path.open("rb") as file:
            return b"copydesk" in file.read(_LARGEST) and _table(path) is not None
    except OSError:
        return False


def _table(path: Path) -> object:
    try:
        tool = parse_toml(_text(path)).get("tool")
    except ValueError as error:
        raise ConfigError(f"is not TOML: {error}", str(path)) from error
    return cast("dict[str, object]", tool).get("copydesk") if isinstance(tool, dict) else None


class _Reader:
    """Turns the tree of one configuration into a Config; every complaint has its place."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def config(self, root: Node) -> Config:
        """Return the configuration."""
        entries = checked(self._mapping(root, KEYS, "configuration"), self._path)
        level, least = entries.get("fail-level"), entries.get("min-level")
        asked, server = self._languagetool(entries.get("languagetool"))
        return Config(
            root=self._path.parent,
            path=str(self._path),
            toggles=self._toggles(entries, asked),
            languagetool=server,
            archive=self._names(entries.get("archive"), ARCHIVE_KEYS),
            folders=self._words(entries.get("rule-folders")),
            exclude=self._patterns(entries.get("exclude")),
            baseline="".join(self._words(entries.get("baseline"))),
            overrides=self._overrides(entries.get("overrides")),
            fail_level=self._choice(level, FAIL_LEVELS) if level else "warning",
            min_level=self._choice(least, FAIL_LEVELS[:-1]) if least else "suggestion",
            vocab=self._words(entries.get("vocab")),
            word_template="".join(self._words(entries.get("word-template"))),
            reading=self._reading(entries),
        )

    def _reading(self, entries: Mapping[str, Entry]) -> Reading:
        formats = entries.get("formats")
        endings = self._mapping(formats.value, None, "formats").values() if formats else ()
        said: dict[str, Any] = {
            name: kind(self._words(entries[key])) for key, name, kind in _READING if key in entries
        }
        if not said and not endings:
            return USUAL
        return Reading(formats={one.key: str(one.value.raw) for one in endings}, **said)

    def _languagetool(self, entry: Entry | None) -> tuple[tuple[str, ...], Mapping[str, str]]:
        """Return the styles that grammar is, if it is on, and where its server is from."""
        if entry is None or entry.value.value is False:
            return (), {}
        if entry.value.value is True:
            return ("grammar",), {}
        return ("grammar",), self._names(entry, LANGUAGETOOL_KEYS)

    def _names(self, entry: Entry | None, keys: tuple[str, ...]) -> Mapping[str, str]:
        named = self._mapping(entry.value, keys, entry.key).values() if entry else ()
        return {one.key: "".join(self._words(one)) for one in named}

    def _toggles(self, entries: Mapping[str, Entry], wakes: tuple[str, ...] = ()) -> Toggles:
        select, ignore = entries.get("select"), entries.get("ignore")
        rules, off, places = self._rules(entries.get("rules"))
        return Toggles(
            select=(*self._words(select), *(wakes if select else ())),
            wakes=wakes,
            ignore=(*self._words(ignore), *off),
            rules=rules,
            preview=self._truth(entries.get("preview")),
            path=str(self._path),
            places={**_places(select), **_places(ignore), **places},
        )

    def _rules(
        self, entry: Entry | None
    ) -> tuple[Mapping[str, Mapping[str, object]], list[str], Mapping[str, Place]]:
        """Return options by rule name, the names that are off, and where each name stands.

        Options stay nodes, so that a rule that refuses one can say where it is.
        """
        options: dict[str, Mapping[str, object]] = {}
        off: list[str] = []
        places: dict[str, Place] = {}
        if entry is not None:
            for one in self._mapping(entry.value, None, "rules").values():
                places[one.key] = (one.line, one.column)
                if one.value.raw in {"off", "false"}:
                    off.append(one.key)
                elif one.value.raw is not None:
                    self._choice(one, [level.word for level in Level], "off")
                    options[one.key] = {"level": one.value}
                else:
                    given = self._mapping(one.value, None, f'options of "{one.key}"')
                    options[one.key] = {name: value.value for name, value in given.items()}
        return options, off, places

    def _overrides(self, entry: Entry | None) -> tuple[Override, ...]:
        if entry is None:
            return ()
        if entry.value.items is None:
            self._fail("a list of overrides is wanted here", entry)
        found: list[Override] = []
        for item in entry.value.items:
            entries = self._mapping(item, OVERRIDE_KEYS, "override")
            paths = self._patterns(entries.get("paths"))
            if not paths:
                self._fail('an override needs "paths", a list of patterns', item)
            found.append(Override(paths, self._toggles(entries)))
        return tuple(found)

    def _mapping(self, node: Node, keys: tuple[str, ...] | None, what: str) -> Mapping[str, Entry]:
        if node.entries is None:
            if node.value is None and node.items is None:
                return {}
            self._fail(f"{what}: a mapping of keys is wanted here, not {node.shown}", node)
        for entry in node.entries:
            if keys is not None and entry.key not in keys:
                self._fail(f'{what}: there is no key "{entry.key}"{did_you_mean(entry.key, keys)}', entry)
        return {entry.key: entry for entry in node.entries}

    def _words(self, entry: Entry | None) -> tuple[str, ...]:
        if entry is None:
            return ()
        items = entry.value.items if entry.value.items is not None else (entry.value,)
        for item in items:
            if not isinstance(item.value, str):
                self._fail(f'"{entry.key}" is a list of words, not {item.shown}', item)
        return tuple(str(item.value) for item in items)

    def _patterns(self, entry: Entry | None) -> tuple[str, ...]:
        patterns = self._words(entry)
        for pattern in patterns:
            if entry is not None and (fault := pattern_fault(pattern)):
                self._fail(f'"{entry.key}": {fault}', entry.value)
        return patterns

    def _choice(self, entry: Entry, known: tuple[str, ...] | list[str], *more: str) -> str:
        word = str(entry.value.raw)
        if word not in known:
            expected, guess = ", ".join([*known, *more]), did_you_mean(word, known)
            self._fail(f'"{entry.key}" is one of {expected}, not {entry.value.shown}{guess}', entry.value)
        return word

    def _truth(self, entry: Entry | None) -> bool:
        if entry is None:
            return False
        if not isinstance(entry.value.value, bool):
            self._fail(f'"{entry.key}" is true or false, not {entry.value.shown}', entry.value)
        return entry.value.value

    def _fail(self, message: str, at: Node | Entry) -> NoReturn:
        raise ConfigError(message, str(self._path), at.line, at.column)


def _places(entry: Entry | None) -> dict[str, Place]:
    items = (entry.value.items or (entry.value,)) if entry else ()
    return {str(item.value): (item.line, item.column) for item in items}
