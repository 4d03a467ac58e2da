"""The rules and the reading that a ``.vale.ini`` asks for."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, NamedTuple, cast

from copydesk.config.file import Config
from copydesk.config.vale_ini import ValeFile, ValeIni
from copydesk.config.vocabulary import vale_style, vocabulary
from copydesk.errors import ConfigError, RuleError
from copydesk.readers.reading import IGNORED, SKIPPED, Reading
from copydesk.rulebook.loader import load_folders, load_rule
from copydesk.rulebook.rule import Rule
from copydesk.rulebook.selection import Selection
from copydesk.rulebook.sources import builtin, rule_files
from copydesk.rulebook.suggest import did_you_mean

BUILT_IN = "Vale"  # the style that Vale itself brings
_OF_VALE = ("Vale.Spelling", "Vale.Repetition", "Vale.Terms", "Vale.Avoid")


class Desk(NamedTuple):
    """What rules of Vale's language get from their configuration rather than from their own file.

    ``accepted`` are terms they let pass, ``template`` is what stands around their words, ``folder`` has
    their dictionaries and lists of words. A kind has the fields ``vocab``, ``exceptions``, ``_template`` and
    ``_folder`` where it takes them. Rules of our ``own`` folders have to have the lists that they name.
    """

    accepted: tuple[str, ...] = ()
    template: str = ""
    folder: str = ""
    own: bool = False

    def dress(self, rule: Rule) -> Rule:
        """Return the rule with what its kind takes of this."""
        check = rule.check
        takes = {entry.name for entry in fields(check)}
        given: dict[str, object] = {
            "_template": self.template,
            "_folder": self.folder,
            "_everything": rule.id == f"{BUILT_IN}.Spelling",
        }
        if getattr(check, "vocab", False) and not getattr(check, "nonword", False):
            given["exceptions"] = (*getattr(check, "exceptions", ()), *self.accepted)
        mine = {name: value for name, value in given.items() if value and name in takes}
        if not mine:
            return rule
        made = replace(check, **cast("Any", mine))
        if "_folder" in mine:
            cast("Any", made).validate()  # only now can it be seen whether its dictionaries are there
            missing: Callable[[], str] | None = getattr(made, "missing", None)
            if self.own and missing is not None and (fault := missing()):
                raise RuleError(fault)
        return replace(rule, check=made)

    def dress_all(self, rules: Iterable[Rule], errors: list[RuleError]) -> list[Rule]:
        """Return the rules with what they take of this; what is wrong with one is added to ``errors``."""
        dressed: list[Rule] = []
        for rule in rules:
            try:
                dressed.append(self.dress(rule))
            except RuleError as error:
                errors.append(RuleError(f"{rule.id}: {error.message}", error.path or rule.path or None))
        return dressed


def vale_book(
    config: Config, vale: ValeIni, file: ValeFile, extra: Iterable[str]
) -> tuple[list[Rule], list[RuleError]]:
    """Return the rules that run for a file, and what is wrong with the others.

    Raises:
        ConfigError: a style or vocabulary that is named is not there.
    """
    styles = [Path(name) for name in config.folders]
    folders = [*styles, *map(Path, extra)]
    roots = [*folders, *([builtin()] if _ours(vale, folders) else [])]
    found = [one for root in roots for one in rule_files(root) if not isinstance(one, RuleError)]
    _all_there(vale, {one.id.partition(".")[0] for one in found}, folders, config)
    terms = {"": vocabulary(vale.vocab, folders, config.path)}
    terms |= {name: vocabulary([name], folders, config.path) for name in file.vocab}
    style = vale_style(terms)
    ids = [*(one.id for one in found), *style]
    selection = file.selection(ids)
    rules, errors = load_folders(roots, options=selection.options, wanted=selection.wants, foreign=styles)
    errors += [error for one in terms.values() for error in one.errors]
    errors += _absent(vale, {*ids, *_OF_VALE}, config.path)
    for rule_id, keys in style.items():
        if selection.wants(rule_id) or any(rule_id.startswith(f"{BUILT_IN}.{name}.") for name in file.vocab):
            try:
                rules.append(_made(rule_id, keys, selection))
            except RuleError as error:
                errors.append(error)
    accepted = tuple(term for one in terms.values() for term in one.accepted)
    desk = Desk(accepted, vale.word_template, str(folders[0]) if folders else "")
    return desk.dress_all(rules, errors), errors


def _made(rule_id: str, keys: Mapping[str, object], selection: Selection) -> Rule:
    return load_rule(
        json.dumps(keys), rule_id=rule_id, path="", options=selection.options.get(rule_id), foreign=True
    )


def _ours(vale: ValeIni, folders: Sequence[Path]) -> bool:
    """Tell whether a style of our own is asked for, that no folder of the newsroom has."""
    here = {path.name for root in folders for path in root.iterdir() if path.is_dir()}
    names = {*vale.styles, *(one.rule.partition(".")[0] for one in vale.named if one.on)}
    return any((builtin() / name).is_dir() for name in names if name not in here and _plain(name))


def _absent(vale: ValeIni, ids: Collection[str], path: str | None) -> Iterator[RuleError]:
    """Yield what is wrong with rules that are named and are not there.

    One that is turned off may be gone for good: it is told only when one of its style is called nearly so.
    """
    styles = {one.partition(".")[0] for one in ids}
    for rule, on, line in vale.named:
        style, _, name = rule.partition(".")
        if rule in ids or (
            style == BUILT_IN and "." in name
        ):  # that is of a vocabulary, maybe of other files
            continue
        if style not in styles and on:
            yield RuleError(f'there is no style "{style[:60]}"{did_you_mean(style, styles)}', path, line)
        hint = did_you_mean(name, [one.partition(".")[2] for one in ids if one.startswith(f"{style}.")])
        if style in styles and (on or hint):
            yield RuleError(f'the style {style} has no rule "{name[:60]}"{hint}', path, line)


def _all_there(vale: ValeIni, styles: set[str], folders: Sequence[Path], config: Config) -> None:
    """Raise ``ConfigError`` for a style or package that is nowhere to be found."""
    names = [*vale.styles, *(Path(name).stem for name in vale.packages)]
    for name in names:
        if (
            name in styles
            or name == BUILT_IN
            or any(_plain(name) and (root / name).is_dir() for root in folders)
        ):
            continue
        where = str(folders[0]) if folders else "the folder that StylesPath names"
        hint = did_you_mean(name, sorted({*styles, BUILT_IN})) or f"; put its folder into {where}"
        raise ConfigError(f'there is no style "{name[:60]}"{hint}', config.path)


def _plain(name: str) -> bool:
    return name not in {"", ".", ".."} and "/" not in name and "\\" not in name


def vale_reading(vale: ValeIni, file: ValeFile) -> Reading:
    """Return how a file is read."""
    return Reading(
        formats=vale.formats,
        ignored_scopes=IGNORED if vale.ignored_scopes is None else frozenset(vale.ignored_scopes),
        skipped_scopes=SKIPPED if vale.skipped_scopes is None else frozenset(vale.skipped_scopes),
        ignored_classes=frozenset(vale.ignored_classes),
        block_ignores=file.block_ignores,
        token_ignores=file.token_ignores,
        foreign=True,
    )
