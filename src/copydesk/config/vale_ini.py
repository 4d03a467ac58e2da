"""``.vale.ini``: which styles and rules hold for which files, as Vale reads it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import translate
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from copydesk.config.ini import IniEntry, IniSection, parse_ini
from copydesk.errors import ConfigError
from copydesk.model.finding import Level
from copydesk.rulebook.selection import Selection
from copydesk.rulebook.suggest import did_you_mean

NAMES = (".vale", "_vale", "vale.ini", ".vale.ini", "_vale.ini")
LEVELS = tuple(level.word for level in Level)
_TOP = frozenset(
    {
        "StylesPath", "MinAlertLevel", "Vocab", "Packages", "IgnoredScopes", "SkippedScopes",
        "IgnoredClasses", "WordTemplate", "NLPEndpoint", "Path", "ProcessTimeout", "LTPath",
        "SphinxBuildPath",
    }
)  # fmt: skip
_OF_SECTIONS = frozenset(
    {
        "BasedOnStyles", "BlockIgnores", "TokenIgnores", "CommentDelimiters", "Transform", "Lang", "View",
        "Vocab", "IgnorePatterns", "Blueprint",
    }
)  # fmt: skip
_UNSUPPORTED = {
    "View": "views are not supported",
    "Transform": "a program that turns files into HTML is not run",
}
_PARAM = re.compile(r"([^\[\]]+)\[([^\[\]]+)\]")
_MOST_BRACES = 64
_MOST_STARS = 12


class Warned(NamedTuple):
    """Something in the file that has no effect; the run goes on."""

    message: str
    line: int


class Named(NamedTuple):
    """A rule that the file names, to turn it on (or say more of it) or off."""

    rule: str
    on: bool
    line: int


class ValeSection(NamedTuple):
    """What a section says of the files its glob takes; ``styles`` is None where it names none."""

    glob: str
    styles: tuple[str, ...] | None
    toggles: Mapping[str, str]
    params: Mapping[str, Mapping[str, str]]
    vocab: tuple[str, ...]
    block_ignores: tuple[str, ...]
    token_ignores: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ValeIni:
    """A ``.vale.ini``, with those of its packages; the sections ``[*]`` come first."""

    styles_path: str = ""
    min_level: str = "suggestion"
    vocab: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    ignored_scopes: tuple[str, ...] | None = None
    skipped_scopes: tuple[str, ...] | None = None
    ignored_classes: tuple[str, ...] = ()
    word_template: str = ""
    formats: Mapping[str, str] = field(default_factory=dict[str, str])
    sections: tuple[ValeSection, ...] = ()
    warnings: tuple[Warned, ...] = ()
    named: tuple[Named, ...] = ()

    def matching(self, name: str) -> tuple[int, ...]:
        """Return which sections take a file, by its path below the folder of the configuration."""
        return tuple(at for at, section in enumerate(self.sections) if _takes(section.glob, name))

    def merged(self, sections: Iterable[int]) -> "ValeFile":
        """Return what these sections say together; a later one wins."""
        return _merged([self.sections[at] for at in sections])

    @property
    def styles(self) -> tuple[str, ...]:
        """Every style that a section turns on, each once."""
        return tuple(dict.fromkeys(name for section in self.sections for name in section.styles or ()))


class Toggled(NamedTuple):
    """What the sections of one layer switch: rules and styles on and off, and their levels."""

    on: Mapping[str, bool]
    levels: Mapping[str, str]


class ValeFile(NamedTuple):
    """What holds for one file: styles, what is toggled (by its sections, then by ``[*]``), terms, ignores."""

    styles: tuple[str, ...]
    toggled: tuple[Toggled, Toggled]
    params: Mapping[str, Mapping[str, str]]
    vocab: tuple[str, ...]
    block_ignores: tuple[str, ...]
    token_ignores: tuple[str, ...]

    def selection(self, ids: Iterable[str]) -> Selection:
        """Return which of the rules run, and at which level."""
        chosen = frozenset(one for one in ids if self._runs(one))
        options = {one: {**self.params.get(one, {}), **self._level(one)} for one in chosen}
        return Selection(chosen, frozenset(), frozenset(), options, preview=True)

    def _runs(self, rule: str) -> bool:
        style = rule.partition(".")[0]
        said = (layer.on[name] for layer in self.toggled for name in (rule, style) if name in layer.on)
        return next(said, style in self.styles)

    def _level(self, rule: str) -> Mapping[str, str]:
        names = (rule, rule.partition(".")[0])
        said = (layer.levels[name] for layer in self.toggled for name in names if name in layer.levels)
        level = next(said, None)
        return {"level": level} if level else {}


def read_vale_ini(text: str, path: str, packages: Iterable[tuple[str, str]] = ()) -> ValeIni:
    """Return what a ``.vale.ini`` says, after those of its packages: ``packages`` are their texts and paths.

    Raises:
        ConfigError: with path and line, for what can't be meant.
    """
    readers = [_Reader(where, own=False).read(content) for content, where in packages]
    mine = _Reader(path, own=True).read(text)
    sections = [section for reader in (*readers, mine) for section in reader.sections]
    sections.sort(key=lambda section: section.glob != "*")
    top: dict[str, IniEntry] = {}
    for reader in (*readers, mine):
        top |= reader.top
    return _ini(top, tuple(sections), mine, path)


def styles_path(text: str, path: str) -> str:
    """Return the folder of styles a ``.vale.ini`` names, "" for none."""
    for section in parse_ini(text, path):
        for entry in section.entries:
            if entry.key == "StylesPath" and not section.name:
                return entry.value
    return ""


def vale_config(folder: Path) -> Path | None:
    """Return Vale's configuration in a folder, under one of the names it may have."""
    paths = [*(folder / name for name in NAMES), folder / ".config" / "vale.ini"]
    return next((path for path in paths if path.is_file()), None)


class _Reader:
    """Reads one file."""

    def __init__(self, path: str, *, own: bool) -> None:
        self.path = path
        self.own = own
        self.top: dict[str, IniEntry] = {}
        self.formats: dict[str, str] = {}
        self.sections: list[ValeSection] = []
        self.warnings: list[Warned] = []
        self.named: list[Named] = []

    def read(self, text: str) -> "_Reader":
        for section in parse_ini(text, self.path):
            if not section.name:
                self._top(section)
            elif section.name == "formats":
                self.formats |= {entry.key: entry.value for entry in section.entries}
            elif section.name not in {"asciidoctor", "sphinx"}:
                self._section(section)
        return self

    def _top(self, section: IniSection) -> None:
        for entry in section.entries:
            if entry.key in _TOP:
                self.top[entry.key] = entry
            elif entry.key in _OF_SECTIONS:
                raise ConfigError(f'"{entry.key}" stands in a section, such as [*]', self.path, entry.line)
            else:
                self._unknown(entry, _TOP)

    def _section(self, section: IniSection) -> None:
        _globbed(section.name, self.path, section.line)
        lists: dict[str, tuple[str, ...]] = {}
        toggles: dict[str, str] = {}
        params: dict[str, dict[str, str]] = {}
        for entry in section.entries:
            if entry.key in _OF_SECTIONS:
                if entry.key in _UNSUPPORTED:
                    self.warnings.append(Warned(f'"{entry.key}": {_UNSUPPORTED[entry.key]}', entry.line))
                lists[entry.key] = (*lists.get(entry.key, ()), *entry.listed)
            elif entry.key in _TOP:
                raise ConfigError(f'"{entry.key}" stands before the first section', self.path, entry.line)
            elif option := _PARAM.fullmatch(entry.key):
                params.setdefault(option[1].strip(), {})[option[2].strip()] = entry.value
                self.named.append(Named(option[1].strip(), on=True, line=entry.line))
            else:
                self._toggle(entry, toggles)
        self.sections.append(
            ValeSection(
                section.name,
                lists.get("BasedOnStyles"),
                toggles,
                params,
                lists.get("Vocab", ()),
                (*lists.get("BlockIgnores", ()), *lists.get("IgnorePatterns", ())),
                lists.get("TokenIgnores", ()),
            )
        )

    def _toggle(self, entry: IniEntry, toggles: dict[str, str]) -> None:
        value = entry.value.upper() if entry.value.upper() in {"YES", "NO", "UNSET"} else entry.value
        if value in {"YES", "NO", "UNSET", *LEVELS}:
            toggles[entry.key] = value
            self.named.append(Named(entry.key, value not in {"NO", "UNSET"}, entry.line))
        elif "." in entry.key:
            wanted = ("YES", "NO", "UNSET", *LEVELS)
            message = f'"{entry.key}" is one of {", ".join(wanted)}, not "{value[:40]}"'
            self.warnings.append(Warned(message + did_you_mean(value, wanted), entry.line))
        else:
            self._unknown(entry, _OF_SECTIONS)

    def _unknown(self, entry: IniEntry, known: Iterable[str]) -> None:
        hint = did_you_mean(entry.key, sorted(known))
        self.warnings.append(Warned(f'there is no key "{entry.key[:60]}"{hint}', entry.line))


def _ini(top: Mapping[str, IniEntry], sections: tuple[ValeSection, ...], mine: _Reader, path: str) -> ValeIni:
    level = top.get("MinAlertLevel")
    if level and level.value not in LEVELS:
        hint = did_you_mean(level.value, LEVELS)
        message = f'"MinAlertLevel" is one of {", ".join(LEVELS)}, not "{level.value[:40]}"{hint}'
        raise ConfigError(message, path, level.line)

    def listed(key: str) -> tuple[str, ...]:
        return top[key].listed if key in top else ()

    return ValeIni(
        styles_path=top["StylesPath"].value if "StylesPath" in top else "",
        min_level=level.value if level else "suggestion",
        vocab=listed("Vocab"),
        packages=listed("Packages"),
        ignored_scopes=listed("IgnoredScopes") if "IgnoredScopes" in top else None,
        skipped_scopes=listed("SkippedScopes") if "SkippedScopes" in top else None,
        ignored_classes=listed("IgnoredClasses"),
        word_template=top["WordTemplate"].value if "WordTemplate" in top else "",
        formats=mine.formats,
        sections=sections,
        warnings=tuple(mine.warnings),
        named=tuple(one for one in mine.named if "." in one.rule),
    )


def _merged(sections: Sequence[ValeSection]) -> ValeFile:
    styles: tuple[str, ...] = ()
    params: dict[str, Mapping[str, str]] = {}
    mine: tuple[dict[str, bool], dict[str, str]] = ({}, {})
    common: tuple[dict[str, bool], dict[str, str]] = ({}, {})
    for section in sections:
        on, levels = common if section.glob == "*" else mine
        if section.styles is not None:
            styles = section.styles
            if not styles:  # "BasedOnStyles =" says that nothing runs here
                for layer in (*mine, *common):
                    layer.clear()
        for name, value in section.toggles.items():
            if value == "UNSET":
                for layer in (*mine, *common):
                    layer.pop(name, None)
                continue
            on[name] = value != "NO"
            if value in LEVELS:
                levels[name] = value
        params |= {rule: {**params.get(rule, {}), **given} for rule, given in section.params.items()}
    return ValeFile(
        styles,
        (Toggled(*mine), Toggled(*common)),
        params,
        tuple(name for section in sections for name in section.vocab),
        tuple(pattern for section in sections for pattern in section.block_ignores),
        tuple(pattern for section in sections for pattern in section.token_ignores),
    )


def _takes(glob: str, name: str) -> bool:
    negated = glob.startswith("!")
    pattern = _compiled(glob.removeprefix("!"))
    return negated != bool(pattern.match(name) or pattern.match(name.rpartition("/")[2]))


def glob_matches(glob: str, name: str) -> bool:
    """Tell whether a glob of Vale's takes a path; raise ``ConfigError`` for one that is none."""
    _globbed(glob, None, None)
    return _takes(glob, name)


def _globbed(glob: str, path: str | None, line: int | None) -> None:
    try:
        _compiled(glob.removeprefix("!"))
    except (re.error, ValueError) as error:
        raise ConfigError(f'the pattern "{glob[:40]}" can\'t be used: {error}', path, line) from None


@lru_cache(maxsize=256)
def _compiled(glob: str) -> re.Pattern[str]:
    """Return a glob as a pattern that can't backtrack; ``*`` crosses ``/`` unless there is a ``**``."""
    if glob.count("*") > _MOST_STARS:
        raise ValueError(f"more than {_MOST_STARS} stars")
    if re.search(r"\[[^\]]*-\]", glob):
        raise ValueError("a range of characters has no end")
    return re.compile("|".join(f"(?:{_translated(one)})" for one in _spread(glob)))


def _translated(glob: str) -> str:
    if "**" not in glob:
        return translate(glob)
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", glob)
    signs = {"**/": r"(?:[^/]*/)*", "**": r".*", "*": r"[^/]*", "?": r"[^/]"}
    return "(?s:" + "".join(signs.get(part, re.escape(part)) for part in parts) + r")\Z"


def _spread(glob: str) -> list[str]:
    """Return the globs that ``{a,b}`` in one stands for."""
    waiting, found = [glob], list[str]()
    while waiting:
        one = waiting.pop()
        braces = re.search(r"\{([^{}]*)\}", one)
        if braces is None:
            found.append(one)
            continue
        waiting += [one[: braces.start()] + option + one[braces.end() :] for option in braces[1].split(",")]
        if len(waiting) + len(found) > _MOST_BRACES:
            raise ValueError(f"it stands for more than {_MOST_BRACES} patterns")
    return found
