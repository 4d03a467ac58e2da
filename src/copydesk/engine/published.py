"""Articles compared with those of the archive.

Each article in focus is looked up by the keys of its clippings, so that one changed file costs the same
however many articles there are.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date

from copydesk.analysis.clippings import are_close
from copydesk.analysis.passage_clips import is_passage_again
from copydesk.archive.database import ArchiveError
from copydesk.archive.store import Archive
from copydesk.check import CorpusCheck, Match
from copydesk.engine.archiving import opened
from copydesk.engine.run import Gathered, Outcome, problem, silenced, worded
from copydesk.model.clip import Clip
from copydesk.model.finding import Problem
from copydesk.rulebook.rule import Rule


def compare_published(
    file: str, rules: Mapping[str, Mapping[str, Rule]], gathered: Gathered, outcome: Outcome
) -> None:
    """Run the rules that compare articles over the archive, for all articles of a run.

    ``file`` is that of the archive; ``rules`` gives each rule by id and article. What is silent in an article
    is as in ``gathered``.
    """
    try:
        with closing(opened(file)) as archive:
            _compare_published(archive, rules, gathered, outcome)
    except ArchiveError as error:
        outcome.problems.append(Problem.of(error))


def _compare_published(
    archive: Archive, rules: Mapping[str, Mapping[str, Rule]], gathered: Gathered, outcome: Outcome
) -> None:
    clips: dict[str, dict[str, list[Clip]]] = {}
    for rule_id, values in gathered.values.items():
        for path, clip in values:
            clips.setdefault(path, {}).setdefault(rule_id, []).append(clip)
    found: dict[str, list[tuple[Rule, Match]]] = {}
    for path, own in sorted(clips.items()):
        silent = gathered.silences.get(path, ())
        mine = [rules[rule_id][path] for rule_id in own]
        try:
            for rule, match in compared(archive, mine, path, own, clips):
                if not silenced(silent, rule, match.place):
                    found.setdefault(rule.id, []).append((rule, match))
        except ArchiveError:
            raise
        except Exception as error:  # noqa: BLE001  one broken check must not end the run
            outcome.problems.append(problem(path, mine[0], error))
    for matches in found.values():
        outcome.findings += worded(matches)


def compared(
    archive: Archive,
    rules: Sequence[Rule],
    path: str,
    own: Mapping[str, Sequence[Clip]],
    focus: Collection[str],
) -> Iterator[tuple[Rule, Match]]:
    """Yield what the rules find between an article and the archive, at the article.

    ``own`` gives the article's clippings by rule id. Of two articles that are both in ``focus`` (paths), the
    newer one is spoken of.

    Raises:
        ArchiveError: the archive can't be read.
    """
    name = archive.name(path)
    looked = {clip: None for clips in own.values() for clip in clips}
    found = [one.clip for one in archive.near(list(looked), {name})]
    close = [clip for clip in found if any(_are_close(clip, one) for one in looked if one.part == clip.part)]
    further = [one.clip for one in archive.near(close, {name})] if close else []
    others = sorted(dict.fromkeys((*found, *further)), key=_age)
    ages = {clip.place.path: _age(clip)[:2] for clip in others if clip.place.path in focus}
    for rule in rules:
        clips = own.get(rule.id)
        if not clips or not isinstance(rule.check, CorpusCheck):
            continue
        newer = {one for one, age in ages.items() if age > (clips[0].published or date.min, path)}
        parts = {clip.part for clip in clips}
        for match in rule.check.compare([*(one for one in others if one.part in parts), *clips]):
            if match.place.path == path and match.related[0].path not in newer:
                yield rule, match


def _are_close(one: Clip, other: Clip) -> bool:
    """Tell whether what is like one has a say on the other: parts of a series, wordings of boilerplate."""
    return are_close(one, other) or is_passage_again(one, other, len({*one.keys} & {*other.keys}))


def _age(clip: Clip) -> tuple[date, str, int]:
    return clip.published or date.min, clip.place.path, clip.place.span.start
