"""Which rules hold for a file."""

import os
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from copydesk.config.file import Config, find, load
from copydesk.config.places import file_inside, inside, pattern_fault
from copydesk.config.vale_ini import glob_matches
from copydesk.config.vale_rules import Desk, vale_book, vale_reading
from copydesk.config.vocabulary import vocabulary
from copydesk.errors import ConfigError, RuleError, UsageError
from copydesk.model.finding import Level, Problem
from copydesk.readers.reading import Reading
from copydesk.rulebook.loader import load_folders
from copydesk.rulebook.rule import VALE_KINDS, Rule
from copydesk.rulebook.selection import Selection, Toggles, settle
from copydesk.rulebook.sources import builtin, rule_files

LANGUAGETOOL, GRAMMAR = "languagetool", "grammar"  # the kind, and the built-in style of it


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for beside the configuration; the names are those of the command's flags."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    folders: tuple[str, ...] = ()
    config: str | None = None
    isolated: bool = False
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    fail_level: str | None = None
    filter: str = ""
    glob: str = ""
    ignore_syntax: bool = False
    min_level: str | None = None
    baseline: str | None = None  # None: that of the configuration; empty: none
    languagetool_server: str = ""
    languagetool_cached: bool = True
    respect_gitignore: bool = True
    archive: str = ""  # the file of the archive; empty: none


Key = tuple[str | None, tuple[int, ...]]  # names settings: a configuration, and the overrides that hold


class Settings(NamedTuple):
    """What holds for one file: its rules, its levels, what is wrong with the rules, how it is read."""

    rules: tuple[Rule, ...]
    fail_level: str
    problems: tuple[Problem, ...] = ()
    reading: Reading = Reading()

    def fails(self, level: Level) -> bool:
        """Tell whether a finding of this level makes the run fail."""
        return self.fail_level != "never" and level >= Level[self.fail_level.upper()]


class Book(NamedTuple):
    """All rules there are: loaded, running, and what is wrong with rule files."""

    rules: tuple[Rule, ...]
    on: frozenset[str]
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class Workspace:
    """Finds the settings of files, reading each configuration and each rule once."""

    options: Options
    _configs: dict[str, Config | ConfigError] = field(default_factory=dict[str, "Config | ConfigError"])
    _settings: dict[Key, Settings] = field(default_factory=dict[Key, Settings])
    _globs: dict[tuple[str, ...], Callable[[str], bool]] = field(
        default_factory=dict[tuple[str, ...], Callable[[str], bool]]
    )

    def __post_init__(self) -> None:
        for pattern in self.options.exclude:
            if fault := pattern_fault(pattern):
                raise UsageError(f"--exclude: {fault}")
        try:
            glob_matches(self.options.glob, "")
        except ConfigError as error:
            raise UsageError(f"--glob: {error.message}") from error

    def config(self, path: str) -> Config:
        """Return the configuration of a file (``-`` names count as files of the current folder)."""
        folder = os.path.dirname(path)
        known = self._configs.get(folder)
        if known is None:
            known = self._configs[folder] = self._found(folder)
        if isinstance(known, ConfigError):
            raise known
        return known

    def _found(self, folder: str) -> Config | ConfigError:
        """Return the configuration that holds in a folder, each read once, or what is wrong with it."""
        if self.options.isolated:
            return Config(root=Path.cwd())
        given = self.options.config
        start = os.path.abspath(folder if given is None else given)
        if start not in self._configs:
            try:
                self._configs[start] = find(Path(start)) if given is None else load(Path(start))
            except ConfigError as error:
                self._configs[start] = error
        return self._configs[start]

    def excluded(self, path: str) -> bool:
        """Tell whether the configuration or ``--exclude`` leaves it out, or it is a folder of rules."""
        config = self.config(path)
        if config.folders and any(_relative(path, config.root / one) == "." for one in config.folders):
            return True
        if self.options.glob and not os.path.isdir(path):
            return not glob_matches(self.options.glob, _relative(path, Path.cwd()))
        if not config.exclude and not self.options.exclude:
            return False
        inside = self._matches(config.exclude, _relative(path, config.root))
        return inside or self._matches(self.options.exclude, _relative(path, Path.cwd()))

    def baseline(self, path: str) -> str:
        """Return the file of known findings that holds for a file; empty where there is none.

        Raises:
            ConfigError: the configuration names one outside its folder.
        """
        if self.options.baseline is not None:
            return self.options.baseline
        config = self.config(path)
        return str(file_inside(config.root, config.baseline, config.path)) if config.baseline else ""

    def key(self, path: str) -> Key:
        """Return what names the settings of a file: its configuration, and which overrides hold.

        Raises:
            ConfigError: its configuration can't be used.
        """
        config = self.config(path)
        if config.vale is None and not config.overrides:
            return config.path, ()
        name = _relative(path, config.root)
        if config.vale is not None:
            return config.path, config.vale.matching(name)
        return config.path, tuple(
            at for at, one in enumerate(config.overrides) if self._matches(one.paths, name)
        )

    def settings(self, path: str) -> Settings:
        """Return what holds for a file.

        Raises:
            ConfigError: its configuration can't be used.
            UsageError: a flag names a rule or a folder that is not there.
        """
        config, key = self.config(path), self.key(path)
        if key not in self._settings:
            made = self._make(config, key[1])
            reading = replace(made.reading, plain=True) if self.options.ignore_syntax else made.reading
            self._settings[key] = made._replace(rules=self._filtered(made.rules, config), reading=reading)
        return self._settings[key]

    def some(self, path: str, ids: Collection[str]) -> tuple[Rule, ...]:
        """Return of the rules that hold for a file those with the given ids; others need not be read.

        Raises:
            ConfigError, UsageError: as ``settings``.
        """
        config, key = self.config(path), self.key(path)
        if key in self._settings or config.vale is not None:
            rules = self.settings(path).rules
        else:
            rules = self._make(config, key[1], frozenset(ids)).rules
        return tuple(rule for rule in rules if rule.id in ids)

    def _filtered(self, rules: tuple[Rule, ...], config: Config) -> tuple[Rule, ...]:
        if not self.options.filter:
            return rules
        from copydesk.config.filters import filter_text, rule_filter  # noqa: PLC0415  only where one is given

        folders = [config.root / one for one in config.folders]
        return tuple(filter(rule_filter(filter_text(self.options.filter, folders)), rules))

    def book(self, path: str) -> Book:
        """Return every rule there is for a file, those that run, and what is wrong with the others."""
        config = self.config(path)
        if config.vale is not None:
            settings = self.settings(path)
            return Book(settings.rules, frozenset(rule.id for rule in settings.rules), settings.problems)
        selection = self._selection(config, [])
        rules, errors = load_folders(self._roots(config), options=selection.options)
        on = frozenset(rule.id for rule in rules if selection.takes(rule))
        return Book(tuple(rules), on, _problems(errors, config))

    def _make(self, config: Config, chosen: tuple[int, ...], only: frozenset[str] | None = None) -> Settings:
        fail_level = self.options.fail_level or config.fail_level
        if config.vale is not None:
            file = config.vale.merged(chosen)
            found, errors = vale_book(config, config.vale, file, self.options.folders)
            problems = (*_problems(errors, config), *_warned(config))
            by_level = ".Level" in self.options.filter  # then the filter has the last word on levels
            least = Level.SUGGESTION if by_level else self._least(config.vale.min_level)
            asked = self._flags([rule.id for rule in found])
            loud = [rule for rule in found if rule.level >= least and asked.wants(rule.id)]
            running = self._served(loud, config, least)
            return Settings(running, fail_level, problems, vale_reading(config.vale, file))
        selection = self._selection(config, [config.overrides[at].toggles for at in chosen])

        def wants(rule: str) -> bool:
            return (only is None or rule in only) and selection.wants(rule)

        rules, errors = load_folders(self._roots(config), options=selection.options, wanted=wants)
        least = self._least(config.min_level)
        taken = [rule for rule in rules if selection.takes(rule) and rule.level >= least]
        taken = [rule for rule in taken if self.options.archive or not rule.check.archive]
        if config.folders or self.options.folders or config.vocab:
            taken = self._desk(config, errors).dress_all(taken, errors)
        taken = list(self._served(taken, config, least))
        foreign = bool(taken) and all(rule.kind in VALE_KINDS for rule in taken)
        reading = replace(config.reading, foreign=True) if foreign else config.reading
        return Settings(tuple(taken), fail_level, _problems(errors, config), reading)

    def _served(self, rules: list[Rule], config: Config, least: Level) -> tuple[Rule, ...]:
        """Return the rules, those of LanguageTool with their server."""
        if all(rule.kind != LANGUAGETOOL for rule in rules):
            return tuple(rules)
        from copydesk.config.grammar import served  # noqa: PLC0415  only where grammar is on

        return served(rules, config, self.options, least)

    def _least(self, configured: str) -> Level:
        """Return the lowest level of rules that run; what a flag hides is found and counted."""
        return Level.SUGGESTION if self.options.min_level else Level[configured.upper()]

    def _desk(self, config: Config, errors: list[RuleError]) -> Desk:
        folders = [*(config.root / one for one in config.folders), *map(Path, self.options.folders)]
        terms = vocabulary(config.vocab, folders, config.path)
        errors += terms.errors
        return Desk(terms.accepted, config.word_template, str(folders[0]), own=True)

    def _selection(self, config: Config, overrides: list[Toggles]) -> Selection:
        files = [(root, one) for root in self._roots(config) for one in rule_files(root)]
        ids = [one.id for _, one in files if not isinstance(one, RuleError)]
        ours = {one.id for root, one in files if root == builtin() and not isinstance(one, RuleError)}
        optional = frozenset(one for one in ours if one.startswith(f"{GRAMMAR}."))
        self._flags(ids)
        flags = Toggles(self.options.select, self.options.ignore, preview=self.options.preview)
        try:
            settle([one.toggles for one in config.overrides], ids)  # all their names are checked, used or not
            return settle([config.toggles, *overrides, flags], ids, optional)
        except RuleError as error:
            raise ConfigError(error.message, error.path, error.line, error.column) from error

    def _flags(self, ids: list[str]) -> Selection:
        try:
            return settle([Toggles(self.options.select, self.options.ignore)], ids)
        except RuleError as error:
            raise UsageError(error.message) from error

    def _roots(self, config: Config) -> list[Path]:
        own = [inside(config.root, name, config.path) for name in config.folders]
        for folder in self.options.folders:
            if not Path(folder).exists():
                raise UsageError("there is no such folder of rules", folder)
        return [builtin(), *own, *map(Path, self.options.folders)]

    def _matches(self, patterns: tuple[str, ...], name: str) -> bool:
        if not patterns:
            return False
        if patterns not in self._globs:
            from pathspec import GitIgnoreSpec  # noqa: PLC0415  only where there are patterns

            self._globs[patterns] = GitIgnoreSpec.from_lines(patterns).match_file
        return self._globs[patterns](name)


def _problems(errors: list[RuleError], config: Config) -> tuple[Problem, ...]:
    """Return what is wrong with rules; an error without a path is of an option the configuration gave."""
    return tuple(Problem.of(error, path=config.path or "") for error in errors)


def _warned(config: Config) -> tuple[Problem, ...]:
    """Return what has no effect in a ``.vale.ini``."""
    warnings = config.vale.warnings if config.vale else ()
    return tuple(Problem(config.path or "", one.message, "", one.line) for one in warnings)


def _relative(path: str, root: Path) -> str:
    return os.path.relpath(os.path.abspath(path), root).replace(os.sep, "/")
