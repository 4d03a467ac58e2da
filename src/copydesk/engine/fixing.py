"""Fixes: text in, text and counts out.

The edits of findings are made in rounds: in each, those that touch no other; the others may come up again in
the next round, when the text is checked anew. It ends when nothing changes.
"""

import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from copydesk.model.finding import Edit, Finding, Safety
from copydesk.text.span import Span

ROUNDS = 30  # a text of real findings settles in two or three
_RETRIES = 3
_FEW = 8  # edits that are put in order one by one

_Stretch = tuple[int, int]


class Round(NamedTuple):
    """What one round made of a text, by which edits, and how often each rule had its way."""

    text: str
    edits: Sequence[Edit]
    counts: Mapping[str, int]


class Checked(NamedTuple):
    """What was found in a text, and the stretches of it that are direct speech.

    ``sound``: nothing is wrong with its metadata that was right before. ``read`` are the stretches that
    rules see (None: all): not the second of two values of the front matter that say the same.
    """

    findings: Sequence[Finding]
    speech: Sequence[Span] = ()
    sound: bool = True
    read: Sequence[Span] | None = None


class Settled(NamedTuple):
    """A text in which nothing is left to fix.

    ``counts``: fixes made, by rule. ``restless``: rules left out, as their fixes never came to an end.
    """

    text: str
    counts: Mapping[str, int]
    restless: frozenset[str] = frozenset()


def settle(
    text: str, checked: Checked, check: Callable[[str], Checked], takes: Callable[[Finding], bool]
) -> Settled:
    """Fix a text until nothing changes.

    ``checked`` is what was found in ``text``, ``check`` checks another text, ``takes`` says which findings
    may be fixed. Fixes that would break the metadata, or hide where speech begins, are not made. Rules whose
    fixes go on for ever (one undoes the other's, or its own) are left out, and all is done again without
    them; should that not help, nothing is fixed.
    """
    restless: frozenset[str] = frozenset()
    for _ in range(_RETRIES):

        def may(finding: Finding, out: frozenset[str] = restless) -> bool:
            return finding.rule not in out and takes(finding)

        settled, late = _rounds(text, checked, check, may)
        if settled is not None:
            return settled._replace(restless=restless)
        restless |= late
    return Settled(text, {}, restless)


def _rounds(
    text: str, checked: Checked, check: Callable[[str], Checked], takes: Callable[[Finding], bool]
) -> tuple[Settled | None, frozenset[str]]:
    """Return the settled text, or the rules that were still at it in the last rounds."""
    counts, late = Counter[str](), Counter[str]()
    for number in range(ROUNDS):
        wanted = [one for one in checked.findings if takes(one)]
        done, made = _tried(text, wanted, checked, check)
        if done is not None and made is None:
            breaking = {rule for rule in done.counts if _breaks(text, wanted, rule, checked, check)}
            good = [one for one in wanted if one.rule not in (breaking or done.counts)]
            done, made = _tried(text, good, checked, check)
        if done is None or made is None:
            return Settled(text, counts), frozenset()
        text, checked = done.text, made
        counts.update(done.counts)
        if number >= ROUNDS // 2:
            late.update(done.counts)
    return None, frozenset(late)


def _tried(
    text: str, wanted: Iterable[Finding], checked: Checked, check: Callable[[str], Checked]
) -> tuple[Round | None, Checked | None]:
    """Return a round of fixes (None: nothing changes) and what is found then (None: it breaks something)."""
    speech = joined((one.start, one.end) for one in checked.speech)
    done = apply(text, wanted, speech)
    if done.text == text:
        return None, None
    made = check(done.text)
    spoken = joined((one.start, one.end) for one in made.speech)
    lost = [one for one in moved(speech, done.edits) if not _is_inside(spoken, one)]
    if lost and made.read is not None:
        read = joined((one.start, one.end) for one in made.read)
        lost = [one for one in lost if _reach_into(read, [one])]
    return done, made if made.sound and not lost else None


def _breaks(
    text: str, wanted: Iterable[Finding], rule: str, checked: Checked, check: Callable[[str], Checked]
) -> bool:
    """Tell whether the fixes of one rule alone break something."""
    done, made = _tried(text, [one for one in wanted if one.rule == rule], checked, check)
    return done is not None and made is None


def _is_inside(spoken: Sequence[_Stretch], stretch: _Stretch) -> bool:
    at = bisect_right(spoken, stretch[0], key=lambda one: one[0])
    return at > 0 and stretch[1] <= spoken[at - 1][1]


def apply(text: str, findings: Iterable[Finding], speech: Sequence[_Stretch] = ()) -> Round:
    """Make the edits of the fixes that touch no other's, each wholly or not at all, in canonical order.

    ``speech`` are stretches, in order and apart, that no edit may reach into.
    """
    taken: list[_Stretch] = []
    edits: list[Edit] = []
    counts = Counter[str]()
    for finding in sorted(findings, key=lambda one: one.order):
        wanted = finding.fix.edits if finding.fix else ()
        stretches = sorted((edit.span.start, edit.span.end) for edit in wanted)
        sound = _are_sound(stretches, len(text))
        if not sound or _touch(taken, stretches) or _reach_into(speech, stretches):
            continue
        if len(stretches) > _FEW:
            taken = sorted([*taken, *stretches])
        else:
            for stretch in stretches:
                insort(taken, stretch)
        edits += wanted
        counts[finding.rule] += 1
    return Round(edited(text, edits), edits, counts)


def joined(stretches: Iterable[_Stretch]) -> list[_Stretch]:
    """Return stretches in order, those that overlap as one."""
    made: list[_Stretch] = []
    for start, end in sorted(stretches):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def moved(stretches: Iterable[_Stretch], edits: Iterable[Edit]) -> list[_Stretch]:
    """Return where stretches, in order and apart, stand once edits are made that reach into none of them."""
    waiting = sorted(edits, key=lambda one: one.span, reverse=True)
    made: list[_Stretch] = []
    shift = 0
    for start, end in stretches:
        while waiting and waiting[-1].span.end <= start:
            edit = waiting.pop()
            shift += len(edit.text) - len(edit.span)
        made.append((start + shift, end + shift))
    return made


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with edits made that do not overlap; lines that they add end as the others do."""
    pieces: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda one: one.span):
        pieces += (text[at : edit.span.start], _ended(edit.text, text))
        at = edit.span.end
    return "".join((*pieces, text[at:]))


def is_fixable(finding: Finding, least: Safety) -> bool:
    """Tell whether the fix of a finding is safe enough."""
    return finding.fix is not None and finding.fix.safety >= least


def _are_sound(stretches: Sequence[_Stretch], length: int) -> bool:
    """Tell whether the stretches of one fix, in order, lie in the text and do not overlap."""
    if not stretches or stretches[0][0] < 0 or stretches[-1][1] > length:
        return False
    return all(one[1] <= other[0] and one != other for one, other in pairwise(stretches))


def _touch(taken: Sequence[_Stretch], stretches: Sequence[_Stretch]) -> bool:
    """Tell whether any stretch shares a character or an end with one of those taken, which are in order."""
    for start, end in stretches:
        at = bisect_left(taken, (start, end))
        if any(one[0] <= end and start <= one[1] for one in taken[max(0, at - 1) : at + 1]):
            return True
    return False


def _reach_into(speech: Sequence[_Stretch], stretches: Iterable[_Stretch]) -> bool:
    """Tell whether any stretch has a character of speech in it, or an empty one stands within speech."""
    for start, end in stretches:
        at = bisect_left(speech, (end, end))
        if at and max(start, speech[at - 1][0]) < min(max(end, start + 1), speech[at - 1][1]):
            return True
    return False


def _ended(added: str, text: str) -> str:
    if "\n" not in added and "\r" not in added:
        return added
    ending = "\r\n" if "\r\n" in text else "\r" if "\r" in text and "\n" not in text else "\n"
    return re.sub(r"\r\n?|\n", ending, added)
