"""The rules that compare articles, run over what was taken from them."""

from collections.abc import Iterable, Iterator, Mapping

from copydesk.config.workspace import Key, Workspace
from copydesk.engine.clipped import Clippings
from copydesk.engine.result import Result
from copydesk.engine.run import Gathered, Outcome, found_across
from copydesk.engine.silence import Silent
from copydesk.model.finding import Finding, Problem
from copydesk.rulebook.rule import Rule


def compared(
    workspace: Workspace,
    ran: Mapping[str, Key],
    names: Mapping[Key, tuple[str, ...]],
    results: Iterable[Result],
    archive: str = "",
) -> Iterator[Outcome]:
    """Yield what comparing articles gives: with one another, or with all of the archive where there is one.

    ``ran`` are the articles and what names their settings, ``names`` the rules of each that compare. It comes
    piece by piece, so that not all of it need be held; each has findings of one rule in one article.
    """
    rules = _rules(workspace, ran, names)
    if archive:
        yield from _published(archive, rules, results)
        return
    clips, silences, problems = Clippings(), dict[str, tuple[Silent, ...]](), list[Problem]()
    for result in results:
        if result.clips:
            clips.put(result)
        if result.silences:
            silences[result.path] = result.silences
    for findings in found_across(rules, clips.of, silences, problems):
        yield Outcome(findings)
    yield Outcome(problems=problems)


def _published(
    archive: str, rules: Mapping[str, Mapping[str, Rule]], results: Iterable[Result]
) -> Iterator[Outcome]:
    from copydesk.engine.published import compare_published  # noqa: PLC0415  only with an archive

    gathered, outcome = Gathered(), Outcome()
    for result in results:
        for name, clips in result.clips.items():
            gathered.values.setdefault(name, []).extend((result.path, clip) for clip in clips)
        if result.silences:
            gathered.silences[result.path] = result.silences
    compare_published(archive, rules, gathered, outcome)
    by_article: dict[tuple[str, str], list[Finding]] = {}
    for one in outcome.findings:
        by_article.setdefault((one.rule, one.location.path), []).append(one)
    yield from map(Outcome, by_article.values())
    yield Outcome(problems=outcome.problems)


def _rules(
    workspace: Workspace, ran: Mapping[str, Key], names: Mapping[Key, tuple[str, ...]]
) -> dict[str, "_ByArticle"]:
    """Return the rules that compare articles, by id and by article."""
    found: dict[str, dict[Key, Rule]] = {}
    known: set[Key] = set()
    for path, key in ran.items():
        if key not in known:
            known.add(key)
            for rule in workspace.some(path, names[key]):
                found.setdefault(rule.id, {})[key] = rule
    return {name: _ByArticle(ran, by_key) for name, by_key in found.items()}


class _ByArticle(Mapping[str, Rule]):
    """One rule by article, as the settings of each word it."""

    def __init__(self, ran: Mapping[str, Key], by_key: Mapping[Key, Rule]) -> None:
        self._ran = ran
        self._by_key = by_key

    def __getitem__(self, path: str) -> Rule:
        return self._by_key[self._ran[path]]

    def __iter__(self) -> Iterator[str]:
        return (path for path, key in self._ran.items() if key in self._by_key)

    def __len__(self) -> int:
        return sum(key in self._by_key for key in self._ran.values())
