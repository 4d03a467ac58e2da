"""Rule files to rules."""

from collections.abc import Callable, Iterable, Mapping
from importlib.resources.abc import Traversable

from copydesk.errors import RuleError
from copydesk.rulebook.build import Builder
from copydesk.rulebook.frame import frame
from copydesk.rulebook.rule import Rule
from copydesk.rulebook.sources import RuleFile, rule_files
from copydesk.rulebook.tree import parse

Options = Mapping[str, object]


def load_rule(text: str, *, rule_id: str, path: str, options: Options | None = None) -> Rule:
    """Return the rule of a YAML text; ``options`` override what it says.

    Raise ``RuleError`` with line, column and ``frame`` for anything that a rule may not say.
    """
    try:
        return Builder(parse(text, path), rule_id, path, options or {}).rule()
    except RuleError as error:
        if error.line is not None and not error.frame:
            error.frame = frame(text.removeprefix("\ufeff"), error.line, error.column)
        raise


def load_folder(
    root: Traversable,
    *,
    options: Mapping[str, Options] | None = None,
    wanted: Callable[[str], bool] | None = None,
) -> tuple[list[Rule], list[RuleError]]:
    """Return the rules at or below ``root`` and what is wrong with the others; as ``load_folders``."""
    return load_folders([root], options=options, wanted=wanted)


def load_folders(
    roots: Iterable[Traversable],
    *,
    options: Mapping[str, Options] | None = None,
    wanted: Callable[[str], bool] | None = None,
) -> tuple[list[Rule], list[RuleError]]:
    """Return the rules of several folders, in order, and what is wrong with the others.

    ``options`` are overrides by rule id. Files whose id is not ``wanted`` are not even read. A second rule
    with the id of an earlier one is an error that names both files.
    """
    rules: list[Rule] = []
    errors: list[RuleError] = []
    first: dict[str, RuleFile] = {}
    for found in (entry for root in roots for entry in rule_files(root)):
        if isinstance(found, RuleError):
            errors.append(found)
            continue
        if wanted is not None and not wanted(found.id):
            continue
        earlier = first.setdefault(found.id, found)
        if earlier is not found:
            errors.append(RuleError(f"the rule {found.id} is defined in {earlier.path} already", found.path))
            continue
        try:
            mine = (options or {}).get(found.id)
            rules.append(load_rule(found.read(), rule_id=found.id, path=found.path, options=mine))
        except RuleError as error:
            errors.append(error)
    return rules, errors
