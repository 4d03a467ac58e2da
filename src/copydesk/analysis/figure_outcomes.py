"""Votes and games that the lower figure is said to have won, and draws that are none."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from copydesk.analysis.figure_misfits import Misfit, Passage, misfit, plain
from copydesk.analysis.figure_readings import Reading
from copydesk.text.span import Span

_TWO, _THREE = 2, 3


def wrong_sides(where: Passage) -> Iterator[Misfit]:
    """Yield what is said to be carried by fewer votes, or lost by more."""
    text = where.text
    outcome = _carried().search(text), _lost().search(text)
    amounts = [one for one in where.amounts() if one.kind == "count"]
    if bool(outcome[0]) == bool(outcome[1]) or not _TWO <= len(amounts) <= _TWO + 1 or _bar().search(text):
        return
    for_, against = _by_name(where, amounts)
    if for_ is None or against is None:
        if not outcome[0]:
            return
        pair = _paired(where, amounts)
        if pair is None:
            return
        for_, against = pair
    if for_.value == against.value:
        return
    if (for_.value > against.value) != bool(outcome[0]):
        yield misfit("vote", where, for_, (against,), f"{plain(for_.value)} {plain(against.value)}")


def _by_name(where: Passage, amounts: list[Reading]) -> tuple[Reading | None, Reading | None]:
    """Return the votes for and against, each with its word."""
    sides: list[Reading | None] = [None, None]
    if len(amounts) == _TWO and where.between(*amounts) in {" to ", "-", "–"}:
        return None, None
    for one in amounts:
        after, before = where.after(one, 45), where.before(one, 14)
        for at, pattern in enumerate((_in_favour(), _opposed())):
            if (
                pattern.match(after)
                or (at and _no_before().search(before))
                or (not at and _yes_before().search(before))
            ):
                if sides[at] is not None:
                    return None, None
                sides[at] = one
                break
    known = [one for one in sides if one is not None]
    if len(known) == 1 and len(amounts) == _TWO:
        other = amounts[0] if known[0] is amounts[1] else amounts[1]
        if re.fullmatch(r"(?: [a-z]+){0,3},? (?:and|to) (?:just )?", where.between(*amounts)) and (
            _plain_side().match(where.after(other))
        ):
            sides[0 if sides[0] is None else 1] = other
    return sides[0], sides[1]


def _paired(where: Passage, amounts: list[Reading]) -> tuple[Reading, Reading] | None:
    """Return the two sides of "by five votes to six", the first that of the winner."""
    for one, other in pairwise(amounts):
        between = where.between(one, other)
        by = re.search(r"(?i)\b(?:by|voted|polls?|with|vote of)(?: just)? $", where.before(one))
        if (
            by
            and re.fullmatch(r" votes? (?:to|against) |(?: to |[-–—])(?=$)", between)
            and re.match(
                r"(?: votes?)?(?:[,.;]|$| (?:in|on|to|the|for|with|yesterday)\b)", where.after(other)
            )
        ):
            votes = "vote" in between or re.search(
                r"(?i)\bvot|ballot|motion|bill|counci|committee", where.text
            )
            return (one, other) if votes else None
    return None


def wrong_scores(where: Passage) -> Iterator[Misfit]:
    """Yield wins with the lower score first, wins that are draws, and draws that are none."""
    text = where.text
    scores = list(_score().finditer(text))
    if len(scores) != 1 or _game_doubt().search(text):
        return
    one, other = int(scores[0]["one"]), int(scores[0]["other"])
    head, tail = text[: scores[0].start()][-90:], text[scores[0].end() :][:40]
    win = _won().search(head) or _won_after().match(tail)
    lost = _beaten().search(head)
    drawn = _drew().search(head) or _draw_after().match(tail)
    if head.endswith("the ") and _win_of(tail):
        return  # "beat the 3-4 Lions": what they had won and lost before
    wrong = (win and one <= other) or (lost and one == other) or (drawn and one != other)
    if wrong and sum(map(bool, (win, lost, drawn))) == 1:
        yield Misfit("game", where.block, Span(*scores[0].span()).shift(where.start), (), f"{one} {other}")


def _win_of(tail: str) -> bool:
    return tail[1:2].isupper()


@cache
def _carried() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:passed|carried|adopted|approved|succeeded|won the backing|(?:was|were) elected|ratified"
        r"|agreed to|endorsed"
        r"|upheld|backed the|went through|enacted)\b"
    )


@cache
def _lost() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:defeated|rejected|voted down|turned down|failed|threw out|thrown out|lost the vote"
        r"|said no|survived|fell short"
        r"|refused|blocked)\b"
    )


@cache
def _bar() -> re.Pattern[str]:
    return re.compile(
        r"(?i)two[- ]thirds|three[- ](?:fifths|quarters)|majority (?:of|required|needed)|required|needed"
        r"|quorum|turnout|veto|short of"
        r"|threshold|senate|filibuster|cloture|absolute majority|rejected (?:a|an|the) (?:amendment|motion"
        r"|bid)|poll\b|survey"
        r"|percent|\bper cent|%|despite|although|though|abstentions? count|reject the|to reject|never"
        r"|n[’']t |not "
    )


@cache
def _in_favour() -> re.Pattern[str]:
    return re.compile(
        r"(?: (?:votes?|members?|[A-Z][A-Za-z]+|senators|deputies|delegates|lawmakers|councillors"
        r"|ayes))?(?: (?:were|was|voted|voting|voters?))?"
        r" (?:for(?= it|[,.;]| and| the (?:bill|motion|plan|measure)|$)|in favou?r|yes\b|ayes"
        r"|in its favou?r|on its side)"
    )


@cache
def _opposed() -> re.Pattern[str]:
    return re.compile(
        r"(?: (?:votes?|members?|[A-Z][A-Za-z]+|senators|deputies|delegates|lawmakers"
        r"|councillors))?(?: (?:were|was|voted|voting|voters?))?"
        r" (?:against\b|opposed|no(?=[,.;]|$)|noes|nays|on the other)"
    )


@cache
def _no_before() -> re.Pattern[str]:
    return re.compile(r"\b(?:noes|nays|against) $")


@cache
def _yes_before() -> re.Pattern[str]:
    return re.compile(r"\b(?:ayes) $")


@cache
def _plain_side() -> re.Pattern[str]:
    return re.compile(r"(?:[,.;]|$| (?:in|on|to)\b)")


@cache
def _score() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w.,/–—(-])(?P<one>\d{1,3})[-–—](?P<other>\d{1,3})(?![\w%/–—-]|[.,]\d| (?:record|vote))"
    )


@cache
def _won() -> re.Pattern[str]:
    name = (
        r"(?: (?:[A-Z][\w’'.-]*|the|visiting|hosts?|visitors|rivals|neighbours|champions|at home to"
        r"|away to|home to)){0,5}"
    )
    return re.compile(
        rf"(?<!be )(?<!was )(?<!were )(?<!been )\b(?:(?:beat|beats|defeated|edged|saw off|thrashed|downed"
        rf"|overcame|routed){name}"
        r"|(?:win|wins|won|winning|triumph(?:ed)?)(?: (?:at home|away|again|the (?:match|game"
        r"|final)))?(?: by)?|snatched an?|to win"
        r"|a narrow) $"
    )


@cache
def _won_after() -> re.Pattern[str]:
    return re.compile(r" (?:home |away )?(?:win|victory|triumph)\b")


@cache
def _beaten() -> re.Pattern[str]:
    return re.compile(r"\b(?:lost|(?:was|were) beaten|(?:was|were) defeated|went down) $")


@cache
def _drew() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:drew|(?:ended|finished) level(?: with [A-Z]\w+)?(?: at)?|held [^.;]{1,30} to an?|draw at) $"
    )


@cache
def _draw_after() -> re.Pattern[str]:
    return re.compile(r" (?:home |away |goalless )?(?:draw|stalemate)\b")


@cache
def _game_doubt() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:aggregate|agg|penalt\w+|shoot-?out|sets?|series|record|odds|wickets?|innings|ratio|bet"
        r"|seeds?|season|first leg"
        r"|tie-?break|golf\w*|par|tennis|tally|lead(?:s|ing)?|standings|victims|wins and|matches|games"
        r"|cricket|chess|vote[ds]?|court"
        r"|after trailing|half-time|interval|age|aged|years?|extra time|match play|majority|margin|bill"
        r"|senate|judges?)\b"
    )
