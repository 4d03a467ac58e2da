"""One article fixed: checked, edited, checked again, and put where it belongs."""

from collections.abc import Callable
from typing import NamedTuple

from copydesk.engine.fixing import Checked, Settled, is_fixable, settle
from copydesk.engine.quoted import speech
from copydesk.engine.run import Outcome
from copydesk.errors import WriteError
from copydesk.model.document import Document
from copydesk.model.finding import Finding, Level, Problem, Safety


class Change(NamedTuple):
    """What fixes made of an article: its text before and after; ``data`` is the file as it was read."""

    path: str
    before: str
    after: str
    data: bytes


class Mending(NamedTuple):
    """How articles are fixed: how safe a fix must be, how grave what it mends, where the new text goes.

    ``put`` raises ``WriteError`` when it leaves the article as it was.
    """

    least: Safety
    put: Callable[[Change], None]
    level: Level = Level.SUGGESTION

    def takes(self, finding: Finding) -> bool:
        """Tell whether a finding is to be fixed."""
        return is_fixable(finding, self.least) and finding.level >= self.level


class Seen(NamedTuple):
    """An article and what checking it gave."""

    document: Document
    outcome: Outcome


def mend(
    seen: Seen,
    data: bytes,
    check: Callable[[str], Seen],
    takes: Callable[[Finding], bool],
    put: Callable[[Change], None],
) -> tuple[Seen, Settled | None]:
    """Fix an article; return it as it is then, and what was fixed (None: nothing).

    ``check`` checks another text of the article, and may raise ``WriteError`` as ``put`` does; then the
    article stays as it was, with a problem that says why.
    """
    if not any(map(takes, seen.outcome.findings)):
        return seen, None
    path, before, last = seen.document.path, seen.document.source, seen

    def again(text: str) -> Checked:
        nonlocal last
        last = check(text)
        sound = len(last.document.problems) <= len(seen.document.problems)
        read = [block.source for block in last.document.blocks]
        return Checked(last.outcome.findings, last.document.derive(speech), sound, read)

    try:
        settled = settle(before, Checked(seen.outcome.findings, seen.document.derive(speech)), again, takes)
        if settled.text == before:
            last = seen
        elif settled.text != last.document.source:
            last = check(settled.text)  # what was tried last was not made
        if settled.text != before:
            put(Change(path, before, settled.text, data))
    except WriteError as error:
        return _with(seen, Problem.of(error, path)), None
    if settled.restless:
        names = ", ".join(sorted(settled.restless))
        told = Problem(path, f"The fixes of {names} never come to an end; they are left out.")
        return _with(last, told), settled
    return last, settled


def _with(seen: Seen, problem: Problem) -> Seen:
    return Seen(seen.document, Outcome(seen.outcome.findings, [*seen.outcome.problems, problem]))
