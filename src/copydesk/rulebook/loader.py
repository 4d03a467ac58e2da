"""Rule files to rules."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from copydesk.check import ReviewCheck
from copydesk.errors import RuleError
from copydesk.rulebook.build import build, with_options
from copydesk.rulebook.frame import frame
from copydesk.rulebook.inherit import Known, inherited
from copydesk.rulebook.rule import Rule
from copydesk.rulebook.sources import RuleFile, builtin, rule_files
from copydesk.rulebook.tree import Entry, of_value, parse

Options = Mapping[str, object]


def load_rule(  # noqa: PLR0913  all but the text are named
    text: str,
    *,
    rule_id: str,
    path: str,
    options: Options | None = None,
    proven: bool = False,
    foreign: bool = False,
    known: Known | None = None,
) -> Rule:
    """Return the rule of a YAML text; ``options`` (plain values, or nodes that know their place) override it.

    Raise ``RuleError`` with line, column and ``frame`` for anything that a rule may not say. For an option
    that is wrong the error has no path: only the caller knows where it was set. The patterns of ``proven``
    rules, which are ours and tested, are not tried; in ``foreign`` ones, of a style for Vale, what can never
    find anything is let pass. ``known`` are the rules it may extend.
    """
    try:
        tree = parse(text, path)
        if known is not None:
            tree = inherited(tree, rule_id, path, known)
        rule = build(tree, rule_id, path, proven=proven, foreign=foreign)
    except RuleError as error:
        if error.line is not None:
            error.frame = frame(text.removeprefix("\ufeff"), error.line, error.column)
        raise
    if not options:
        return rule
    nodes = {key: of_value(value) for key, value in options.items()}
    entries = [Entry(key, node, node.line, node.column) for key, node in nodes.items()]
    return with_options(rule, entries, foreign=foreign)


def load_folders(
    roots: Iterable[Path],
    *,
    options: Mapping[str, Options] | None = None,
    wanted: Callable[[str], bool] | None = None,
    foreign: Collection[Path] = (),
) -> tuple[list[Rule], list[RuleError]]:
    """Return the rules of several folders, in order, and what is wrong with the others.

    ``options`` are overrides by rule id. Files whose id is not ``wanted`` are not even read. A second rule
    with the id of an earlier one is an error that names both files; a file found twice is read once.
    ``foreign`` folders hold styles for Vale.
    """
    rules: list[Rule] = []
    errors: list[RuleError] = []
    first: dict[str, RuleFile] = {}
    ours = builtin()
    files = [(root, entry) for root in roots for entry in rule_files(root)]
    known = _known(entry for _, entry in files)
    for folder, found in files:
        if isinstance(found, RuleError):
            errors.append(found)
            continue
        if wanted is not None and not wanted(found.id):
            continue
        earlier = first.setdefault(found.id, found)
        if earlier is not found:
            if earlier.file.resolve() == found.file.resolve():  # its folder was given twice
                continue
            errors.append(RuleError(f"the rule {found.id} stands in {earlier.path} already", found.path))
            continue
        try:
            mine = (options or {}).get(found.id)
            text, proven = found.read(), folder == ours
            rules.append(
                load_rule(
                    text,
                    rule_id=found.id,
                    path=found.path,
                    options=mine,
                    proven=proven,
                    foreign=folder in foreign,
                    known=known,
                )
            )
        except RuleError as error:
            errors.append(error)
    if any(isinstance(rule.check, ReviewCheck) for rule in rules):
        ids = _ids([*(entry for _, entry in files), *rule_files(ours)])
        rules = [_told(rule, ids) for rule in rules]
    return rules, errors


def _ids(found: Iterable[RuleFile | RuleError]) -> tuple[str, ...]:
    return tuple(sorted({one.id for one in found if not isinstance(one, RuleError)}))


def _told(rule: Rule, ids: tuple[str, ...]) -> Rule:
    """Return a rule; one that looks at what the others did is told which there are."""
    check = rule.check
    return replace(rule, check=replace(check, _ids=ids)) if isinstance(check, ReviewCheck) else rule


def _known(found: Iterable[RuleFile | RuleError]) -> Known:
    """Return the rules that others may extend: the first of each name, and then our own."""
    files = _by_id(found)

    @cache
    def everything() -> Mapping[str, RuleFile]:
        return {**_by_id(rule_files(builtin())), **files}

    def find(name: str) -> RuleFile | None:
        return files.get(name) or everything().get(name)

    return Known(find, lambda: iter(everything()))


def _by_id(found: Iterable[RuleFile | RuleError]) -> dict[str, RuleFile]:
    files: dict[str, RuleFile] = {}
    for one in found:
        if not isinstance(one, RuleError):
            files.setdefault(one.id, one)
    return files
