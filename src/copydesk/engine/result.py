"""What checking one article gave, and what holds for it: plain values, that a process can hand to another."""

from collections.abc import Mapping
from typing import NamedTuple

from copydesk.engine.silence import Silent
from copydesk.model.clip import Clip
from copydesk.model.finding import About, Finding, Level, Problem

_NO_CLIPS: Mapping[str, tuple[Clip, ...]] = {}
_NO_FIXES: Mapping[str, int] = {}


class Result(NamedTuple):
    """What checking one article gave.

    ``counted``: it is text; ``ran``: it was read, and the rules have looked at it. ``clips`` are what rules
    that compare articles took from it, by rule id; ``silences`` are kept where there are clips. ``fixed``:
    how often each rule had its fix made. ``digest`` is a hash of the file, where
    results are kept.
    """

    path: str
    counted: bool = False
    ran: bool = False
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    clips: Mapping[str, tuple[Clip, ...]] = _NO_CLIPS
    silences: tuple[Silent, ...] = ()
    fixed: Mapping[str, int] = _NO_FIXES
    digest: bytes = b""


class Terms(NamedTuple):
    """What the one who merges results must know of the settings of an article.

    ``alone`` and ``comparing`` are the ids of the rules that look at one article, and that compare articles;
    ``about`` tells of all of them, but without ``help``. ``problems`` are what is wrong with rule files.
    ``lasting``: what the rules say depends on nothing but the article and themselves.
    """

    fail_level: str
    alone: frozenset[str]
    comparing: tuple[str, ...]
    about: Mapping[str, About]
    problems: tuple[Problem, ...] = ()
    lasting: bool = True

    def fails(self, level: Level) -> bool:
        """Tell whether a finding of this level makes the run fail."""
        return self.fail_level != "never" and level >= Level[self.fail_level.upper()]
