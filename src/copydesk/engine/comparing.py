"""The rules that compare articles, run over what was taken from them."""

from collections.abc import Iterable, Iterator, Mapping

from copydesk.check import CorpusCheck
from copydesk.config.workspace import Key, Workspace
from copydesk.engine.result import Result
from copydesk.engine.run import Gathered, Outcome, found_across
from copydesk.model.clip import Clip
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
    gathered, problems = Gathered(), list[Problem]()
    rules = _rules(workspace, ran, names)
    keyed = {name for name, by_path in rules.items() if archive or any(map(_is_keyed, by_path.variants))}
    texts: dict[str, str] = {}
    for result in results:
        for name, clips in result.clips.items():
            kept = clips if name in keyed else [_plain(one, texts) for one in clips]
            gathered.values.setdefault(name, []).extend((result.path, clip) for clip in kept)
        if result.silences:
            gathered.silences[result.path] = result.silences
    if archive:
        yield from _published(archive, rules, gathered)
        return
    for findings in found_across(rules, gathered, problems):
        yield Outcome(findings)
    yield Outcome(problems=problems)


def _published(archive: str, rules: Mapping[str, "_ByArticle"], gathered: Gathered) -> Iterator[Outcome]:
    from copydesk.engine.published import compare_published  # noqa: PLC0415  only with an archive

    outcome = Outcome()
    compare_published(archive, rules, gathered, outcome)
    by_article: dict[tuple[str, str], list[Finding]] = {}
    for one in outcome.findings:
        by_article.setdefault((one.rule, one.location.path), []).append(one)
    yield from map(Outcome, by_article.values())
    yield Outcome(problems=outcome.problems)


def _plain(clip: Clip, texts: dict[str, str]) -> Clip:
    """Return a clipping without its keys; a text that many have (``texts``) is held once."""
    words, excerpt, context = (
        texts.setdefault(one, one) for one in (clip.words, clip.place.excerpt, clip.place.context)
    )
    place = clip.place._replace(excerpt=excerpt, context=context)
    return clip._replace(words=words, place=place, keys=(), detail=b"")


def _is_keyed(rule: Rule) -> bool:
    return isinstance(rule.check, CorpusCheck) and rule.check.keyed()


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

    @property
    def variants(self) -> Iterable[Rule]:
        """The rule as it is in each of the settings."""
        return self._by_key.values()

    def __getitem__(self, path: str) -> Rule:
        return self._by_key[self._ran[path]]

    def __iter__(self) -> Iterator[str]:
        return (path for path, key in self._ran.items() if key in self._by_key)

    def __len__(self) -> int:
        return sum(key in self._by_key for key in self._ran.values())
