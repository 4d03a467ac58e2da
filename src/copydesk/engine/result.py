"""What checking one article gave, and what holds for it: plain values, that a process can hand to another."""

from collections.abc import Mapping
from typing import NamedTuple

from copydesk.check import CorpusCheck
from copydesk.config.workspace import Key, Settings
from copydesk.engine.silence import Silent
from copydesk.model.clip import Clip
from copydesk.model.finding import About, Finding, Level, Problem
from copydesk.rulebook.rule import about

_NO_CLIPS: Mapping[str, tuple[Clip, ...]] = {}
_NO_FIXES: Mapping[str, int] = {}


class Result(NamedTuple):
    """What checking one article gave.

    ``key`` names the settings that hold for it; None: it could not be looked at. ``ran``: it was read, and
    the rules have looked at it. ``clips`` are what rules that compare articles took from it, by rule id;
    ``silences`` are kept where there are clips. ``fixed``: how often each rule had its fix made.
    """

    path: str
    key: Key | None = None
    ran: bool = False
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    clips: Mapping[str, tuple[Clip, ...]] = _NO_CLIPS
    silences: tuple[Silent, ...] = ()
    fixed: Mapping[str, int] = _NO_FIXES


class Terms(NamedTuple):
    """What the one who merges results must know of the settings of an article.

    ``alone`` and ``comparing`` are the ids of the rules that look at one article, and that compare articles;
    ``about`` tells of all of them, but without ``help``. ``problems`` are what is wrong with rule files.
    """

    fail_level: str
    alone: frozenset[str]
    comparing: tuple[str, ...]
    about: Mapping[str, About]
    problems: tuple[Problem, ...]

    def fails(self, level: Level) -> bool:
        """Tell whether a finding of this level makes the run fail."""
        return self.fail_level != "never" and level >= Level[self.fail_level.upper()]


def terms(settings: Settings) -> Terms:
    """Return what merging must know of settings."""
    comparing = [rule.id for rule in settings.rules if isinstance(rule.check, CorpusCheck)]
    return Terms(
        settings.fail_level,
        frozenset(rule.id for rule in settings.rules).difference(comparing),
        tuple(comparing),
        {rule.id: about(rule)._replace(help=str) for rule in settings.rules},
        settings.problems,
    )
