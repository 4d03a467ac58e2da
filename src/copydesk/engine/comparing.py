"""The rules that compare articles, run over what was taken from them."""

from collections.abc import Iterable, Mapping

from copydesk.check import CorpusCheck
from copydesk.config.workspace import Key, Workspace
from copydesk.engine.result import Result
from copydesk.engine.run import Gathered, Outcome, compare
from copydesk.rulebook.rule import Rule


def compared(
    workspace: Workspace,
    ran: Mapping[str, Key],
    names: Mapping[Key, tuple[str, ...]],
    results: Iterable[Result],
    archive: str = "",
) -> Outcome:
    """Return what comparing articles gives: with one another, or with all of the archive where there is one.

    ``ran`` are the articles and what names their settings, ``names`` the rules of each that compare.
    """
    gathered, outcome = Gathered(), Outcome()
    rules = _rules(workspace, ran, names)
    keyed = {name for name, by_path in rules.items() if archive or any(map(_is_keyed, set(by_path.values())))}
    for result in results:
        for name, clips in result.clips.items():
            kept = clips if name in keyed else [one._replace(keys=(), detail=b"") for one in clips]
            gathered.values.setdefault(name, []).extend((result.path, clip) for clip in kept)
        if result.silences:
            gathered.silences[result.path] = result.silences
    if not archive:
        compare(rules, gathered, outcome)
        return outcome
    from copydesk.engine.published import compare_published  # noqa: PLC0415  only with an archive

    compare_published(archive, rules, gathered, outcome)
    return outcome


def _is_keyed(rule: Rule) -> bool:
    return isinstance(rule.check, CorpusCheck) and rule.check.keyed()


def _rules(
    workspace: Workspace, ran: Mapping[str, Key], names: Mapping[Key, tuple[str, ...]]
) -> dict[str, dict[str, Rule]]:
    """Return the rules that compare articles, by id and by article."""
    by_key: dict[Key, dict[str, Rule]] = {}
    found: dict[str, dict[str, Rule]] = {}
    for path, key in ran.items():
        if key not in by_key:
            by_key[key] = {one.id: one for one in workspace.some(path, names[key])}
        for name, rule in by_key[key].items():
            found.setdefault(name, {})[path] = rule
    return found
