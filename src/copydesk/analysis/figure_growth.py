"""Growth and decline in percent with both ends, in any order: "640, 20 percent less than the 800 of 2019"."""

import re
from collections.abc import Iterator
from functools import cache

from copydesk.analysis.figure_clash import StatedClash, tight
from copydesk.analysis.figure_frames import Frame, Q
from copydesk.analysis.quantities import Quantity
from copydesk.data import words

_ROUNDED = 10
_BECAME = -2  # the rank of "15,000 became 45,000", which needs no word of time
_FAR = 1_000  # times; "from 5 to 10,000 boats" may mean thousands both times
_NEAR = 20
_PART = 0.5  # less than this part of the other figure may be what was added, not what there was


@cache
def meanings() -> dict[str, str]:
    """Return the verbs and nouns of change and what they mean: "up", "down" or a factor."""
    pairs = [line.split("=") for line in words("change_words")]
    return {verb: meaning.strip() for verbs, meaning in pairs for verb in verbs.split()}


@cache
def change_words(*, scaling: bool) -> str:
    """Return the pattern of the words that change an amount up or down, or with ``scaling`` by a factor."""
    return "|".join(verb for verb, meaning in meanings().items() if (meaning in {"up", "down"}) != scaling)


def wrong_growth(frame: Frame) -> Iterator[StatedClash]:
    """Yield the percentages of a frame that its two amounts do not make, in no reading of them."""
    shares = [one for one in frame.quantities if one.unit == "percent"]
    if len(shares) != 1:
        return
    stated, mark = shares[0], frame.mark(shares[0])
    found = next((one for one in _bound().finditer(frame.text) if mark in one.group()), None)
    if found is None:
        return
    ends = [one for one in frame.quantities if one is not stated]
    if len(ends) != 2 or not alike(*ends):  # noqa: PLR2004
        return
    before = earlier_of(frame, *ends)
    if before is None or not _in_one_clause(frame, found, stated, *ends):
        return
    after = ends[0] if ends[1] is before else ends[1]
    said = found["move"] or found["move2"] or found["move3"] or found["than"]
    way = _ways().get(said) or meanings()[said]
    if said in {"improvement", "better"}:
        way = "up" if after.value > before.value else "down"
    if way in {"up", "down"} and not _is_part(stated, before, after):
        yield from judged_direction(before, after, found.group().strip(), way)
        yield from judged_percentage(stated, before, after)


def alike(one: Quantity, other: Quantity) -> bool:
    """Tell whether two amounts can be the ends of a change; a bare "5 billion" borrows the other’s unit."""
    if {one.unit, other.unit} & {"percent", "points", "age"}:
        return False
    if "range" in {one.hedge, other.hedge} or not (one.value > 0 and other.value > 0):
        return False
    if one.unit != other.unit:
        bare = one if one.unit == "count" else other
        near = max(one.value, other.value) < _NEAR * min(one.value, other.value)
        return bare.unit == "count" and not bare.noun and near and bare.value >= 1e6  # noqa: PLR2004
    if one.unit == "count" and (one.noun == "") != (other.noun == ""):
        return max(one.value, other.value) < _FAR * min(one.value, other.value)
    return one.unit != "count" or one.noun == other.noun


def _is_part(stated: Quantity, before: Quantity, after: Quantity) -> bool:
    """Tell whether one amount may be what was added: "rose 10 percent, or 40, to 440"."""
    less, more = sorted((before.value, after.value))
    if less >= _PART * more:
        return False
    return any(
        abs(stated.value - share * 100) <= 1 + stated.value * 0.03
        for share in (less / more, less / (more - less))
    )


def _in_one_clause(frame: Frame, bound: re.Match[str], *found: Quantity) -> bool:
    """Tell whether nothing between the figures starts to speak of another thing, or of another change."""
    places = [frame.text.index(frame.mark(one)) for one in found]
    between = frame.text[min(places) : max(places)].replace(bound.group(), "")
    return not turns(between)


def bound(pattern: re.Pattern[str], text: str, word: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a word of change (group ``word``) with its ends, unless another stands between."""
    at = 0
    while found := pattern.search(text, at):
        groups = found.groupdict()
        ends = [found.start(name) for name in ("a", "b", "a2", "b2") if groups.get(name)]
        if min(ends) > found.end(word) and turns(text[found.end(word) : min(ends)]):
            at = found.end(word)
        else:
            yield found
            at = found.end()


def turns(between: str) -> bool:
    """Tell whether words between a change and its ends start to speak of another thing."""
    return bool(_turn().search(between))


@cache
def _turn() -> re.Pattern[str]:
    """Return what starts to speak of another thing: a conjunction, another verb of change."""
    plain = [verb for verb in meanings() if not verb.endswith("ing")]  # "tripled, rising from 50 to 150"
    verbs = "|".join(verb for verb in plain if verb not in NAMED.split("|"))
    turning = "but|while|whereas|although|though|as|when|helping|went"
    return re.compile(rf";|, (?:and|with)\b|\b(?:{turning}|{verbs})\b")


def earlier_of(frame: Frame, one: Quantity, other: Quantity) -> Quantity | None:
    """Return which of two amounts was before the other, if the words beside them tell."""
    ranks = _rank(frame, one), _rank(frame, other)
    if ranks[0] == ranks[1] or (max(ranks) < 1 and min(ranks) > _BECAME):
        return None
    return one if ranks[0] > ranks[1] else other


def _rank(frame: Frame, quantity: Quantity) -> int:
    """Return how surely an amount is the earlier one; below zero, the later."""
    at = frame.text.index(frame.mark(quantity))
    before, after = frame.text[max(0, at - 60) : at], frame.text[at + 1 : at + 60]
    if _before().search(before):
        return 3
    if _long_before().match(after):
        return 2
    if before.endswith(" became "):
        return _BECAME
    if _now().search(before) or _at_present().match(after):
        return -1
    return 1 if _then().match(after) or _once().search(before) else 0


def judged_direction(before: Quantity, after: Quantity, said: str, way: str) -> Iterator[StatedClash]:
    """Yield a change said to go the other way than its ends."""
    if before.agrees(after) or (after.value > before.value) == (way == "up"):
        return
    if _is_minus(before) or _is_minus(after) or _rate_of_exchange().search(before.sentence.text):
        return
    actual = "a fall" if way == "up" else "a rise"
    yield StatedClash(
        (before, after), (), said, actual, after.low - before.high, after.high - before.low, way
    )


@cache
def _rate_of_exchange() -> re.Pattern[str]:
    """Return what says that an amount buys one of another currency: when it falls, the figure rises."""
    return re.compile(
        r"\b(?:to|per|against) (?:the |a |one )?(?:US |U\.S\. )?(?:dollar|euro|pound|yen|yuan)"
        r"\b"
    )


def _is_minus(quantity: Quantity) -> bool:
    text, start = quantity.block.text, quantity.span.start
    return text[max(0, start - 6) : start].endswith("minus ")


def judged_percentage(stated: Quantity, before: Quantity, after: Quantity) -> Iterator[StatedClash]:
    """Compare "20 per cent" with what the two ends make, at the precision all three are written in."""
    if stated.unit not in {"percent", "points"} or not before.low:
        return
    ends = sorted((before, after), key=lambda end: end.value)
    place = min(before.place, after.place)
    (low, high), (least, most) = tight(before, place), tight(after, place)
    changes = [abs(one / other - 1) * 100 for one, other in ((least, high), (most, low))]
    changes.append(abs(after.value / before.value - 1) * 100)
    gap = ends[1].value - ends[0].value
    if before.unit == "percent":
        # "rose 5 per cent from 20 per cent to 25 per cent" means points: loose, but clear to every reader
        changes += [gap - ends[0].place, gap + ends[0].place]
    elif stated.unit == "points":
        return
    slack = max(1.0, stated.place / 2 if stated.place < _ROUNDED else 0.5, stated.value * 0.03)
    if stated.low - slack <= max(changes) and stated.high + slack >= min(changes):
        return
    actual = f"{abs(after.value / before.value - 1) * 100:.3g} percent"
    yield StatedClash((before, after), (stated,), stated.text, actual, min(changes), max(changes), "percent")


_NAMED = (
    "discount|raise|hike|leap|boost|expansion|contraction|improvement|increase|rise|jump|gain|drop|"
    "fall|decline|"
    "decrease|growth|surge|reduction|cut|climb|slump|dip|slide"
)
NAMED = _NAMED
"""A pattern for the nouns of change."""


@cache
def _ways() -> dict[str, str]:
    more = dict.fromkeys(
        ("up", "jump", "climb", "more", "higher", "larger", "bigger", "longer", "dearer", "above"), "up"
    )
    nouns = dict.fromkeys(("hike", "boost", "expansion", "improvement", "better", "dearer"), "up")
    return {
        **nouns,
        "contraction": "down",
        "discount": "down",
        **more,
        **dict.fromkeys(
            (
                "losing",
                "shed",
                "lost",
                "down",
                "fewer",
                "less",
                "lower",
                "smaller",
                "shorter",
                "cheaper",
                "below",
            ),
            "down",
        ),
    }


@cache
def _bound() -> re.Pattern[str]:
    """Return the pattern of a percentage with its word of change."""
    hedge = (
        r"(?:(?:by|about|around|some|just|nearly|roughly|almost|more|than|over|under|less|only|an?) ){0,4}"
    )
    moves = change_words(scaling=False)
    return re.compile(
        rf"\b(?P<move>{moves}|up|down|losing|shed|lost)(?: [a-z’'-]+){{0,3}}? {hedge}(?P<p>{Q})"
        rf"|(?P<p2>{Q})(?: [a-z-]+)? (?P<move2>{_NAMED})\b"
        rf"|\b(?P<move3>{_NAMED}) (?:in [a-z ]{{1,30}})?of {hedge}(?P<p3>{Q})"
        rf"|(?P<p4>{Q}) (?P<than>more|fewer|less|higher|lower|larger|smaller|cheaper|dearer|better|"
        rf"above|below)\b"
    )


_UNIT = "year|month|quarter|season|week|day|decade|term|winter|summer|spring|autumn"


@cache
def _before() -> re.Pattern[str]:
    """Return what stands before the earlier of two amounts."""
    fill = (
        r"the|its|their|about|some|an?|just|only|record|high|low|total|of|nearly|around|over|more|"
        r"than|roughly|"
        rf"revised|peak|last|previous|prior|earlier|original|usual|normal|(?:{_UNIT}|20\d\d|19\d\d)[’']s"
    )
    return re.compile(
        rf"\b(?:from|compared (?:with|to)|against|versus|than|instead of|rather than|out of(?= an original)"
        rf"|(?:on|over)(?= (?:last|the|an? (?:{_UNIT})))"
        rf"|(?:last|previous|the) (?:{_UNIT})[’']s|above|below|there (?:were|was) once|previously|once had)"
        rf" (?:(?:{fill}) ){{0,6}}$"
    )


@cache
def _long_before() -> re.Pattern[str]:
    """Return what stands after an amount of old, surely."""
    return re.compile(
        rf"(?: [a-z’'-]+){{0,5}}? (?:(?:previous|prior|preceding) (?:{_UNIT})"
        rf"|(?:an?|one|the) (?:{_UNIT}) (?:before|earlier|ago|previously)|previously)\b"
    )


@cache
def _then() -> re.Pattern[str]:
    """Return what stands after an amount that is earlier if the other is not."""
    return re.compile(
        rf"(?: [a-z’'-]+){{0,4}}? (?:last(?: (?:{_UNIT})|[.,;)])|in (?:january|the spring|spring))"
    )


@cache
def _once() -> re.Pattern[str]:
    return re.compile(r"\b(?:once|used to|originally|then|was|were|cost|had been) (?:[a-z]+ ){0,2}$")


@cache
def _now() -> re.Pattern[str]:
    return re.compile(r"\b(?:now|today|became|become|to|leaving|reached)(?: [a-z]+){0,3} $")


@cache
def _at_present() -> re.Pattern[str]:
    return re.compile(rf"(?: [a-z’'-]+){{0,3}}? (?:now|today|this (?:{_UNIT}|time)|remain|are left)\b")
