"""The numbers of a passage, each with what it measures or counts, for checks that reckon with them.

Words count too ("a dozen", "half an hour", "five-night"), and both sides of "70-60". Unlike
:mod:`copydesk.analysis.quantities` nothing is left out that stands in a sum, but a number whose kind is open
is marked as such.
"""

import re
from functools import cache
from typing import NamedTuple

from copydesk.analysis.dates import MONTHS
from copydesk.analysis.figure_counts import count as value_of
from copydesk.analysis.figure_counts import count_pattern, ordinal, ordinal_pattern
from copydesk.analysis.figure_numerals import spelled_numbers
from copydesk.analysis.figure_units import CURRENCIES, CURRENCY_WORDS, Unit, spelled_unit, symbol_unit
from copydesk.data import words
from copydesk.text.span import Span

MOST = 12
"""A passage with more numbers than this is a table or a list."""

_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SHORT = {"m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12, "k": 1e3}
_PARTS = {
    "half": 1 / 2,
    "halves": 1 / 2,
    "third": 1 / 3,
    "quarter": 1 / 4,
    "fifth": 1 / 5,
    "sixth": 1 / 6,
    "seventh": 1 / 7,
    "eighth": 1 / 8,
    "ninth": 1 / 9,
    "tenth": 1 / 10,
}
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,]*\d)|\d+(?:\.\d+)?)"
_TOKEN = re.compile(r"(?:[$£€¥₹₽₪₩₦₴] ?)?\d|[A-Za-z]+")
_ES = ("ches", "shes", "sses", "xes")
_EXACT = 1_000  # a round whole number from here on may be rounded
_CENTURY = 100
_SYMBOLS = frozenset({"km", "kg", "cm", "mm", "mph", "kph"})
_YEARS = range(1500, 2100)
_YEAR_DIGITS = 4


class Reading(NamedTuple):
    """A number of a passage; ``span`` counts its characters, ``end`` is where its unit or noun ends.

    ``kind`` is "count", "money", "percent", "share" (a fraction), "measure" (``unit`` is its unit's name,
    ``value`` in base units), "year", "ordinal", or "time" (of day, or a day of a month). ``unit`` of money is
    the currency, of a count its noun without the -s, "" if there is none. ``slack`` is what rounding and
    hedges leave open.
    """

    span: Span
    value: float
    kind: str
    unit: str
    slack: float
    hedged: bool
    end: int = 0

    @property
    def whole(self) -> Span:
        """The number with its unit or noun: "25 percent", "eight medals"."""
        return Span(self.span.start, max(self.end, self.span.end))

    def alike(self, other: "Reading") -> bool:
        """Tell whether both are amounts of one kind; a bare count is of any noun."""
        if self.kind != other.kind:
            return False
        if self.kind == "measure":
            return dimension(self.unit) == dimension(other.unit)
        return self.unit == other.unit or "" in {self.unit, other.unit}

    def alike_kind(self, other: "Reading") -> bool:
        """Tell whether both are sums of one money, or both counts, of whatever."""
        return self.kind == other.kind and (self.kind != "money" or self.unit == other.unit)


def dimension(unit: str) -> str:
    """Return the dimension of the unit with that name, or ""."""
    found = symbol_unit(unit)
    return found.dimension if found else ""


def readings(text: str) -> tuple[Reading, ...]:
    """Return the numbers of a passage in order; none if there are more than ``MOST``."""
    found: list[Reading] = []
    known, number, end = _starts(), _number(), 0
    for token in _TOKEN.finditer(text):
        start, word = token.span()[0], token.group()
        if start < end or not (word[-1].isdecimal() or word.lower() in known):
            continue
        match = number.match(text, start)
        if match is None:
            continue
        end = match.end()
        one = _reading(text, match)
        if one is not None:
            found.append(one)
            if len(found) > MOST:
                return ()
    return tuple(found)


def _reading(text: str, match: re.Match[str]) -> Reading | None:
    span = Span(*match.span())
    if match["share"]:
        return _share(match, span)
    if match["place"]:
        return Reading(span, float(ordinal(match["place"])), "ordinal", "", 0.0, hedged=False)
    if match["clock"] or match["date"]:
        return Reading(span, 0.0, "time", "", 0.0, hedged=False)
    value, slack = _value(match)
    hedged = bool(_hedge().search(text, max(0, span.start - 24), span.start))
    if hedged:
        slack = max(slack, value * 0.12)
    bare = Reading(span, value, "count", "", slack, hedged)
    if match["cur"]:
        return bare._replace(kind="money", unit=CURRENCIES[match["cur"]])
    return _with_noun(text, match, bare)


def _with_noun(text: str, match: re.Match[str], bare: Reading) -> Reading | None:
    """Return a number with what stands behind it; None if it is none ("one said", "18F")."""
    end, after = bare.span.end, _after().match(text, bare.span.end)
    said = after.group().casefold() if after else ""
    found = list(re.finditer(r"[a-z][a-z’'/]*|%", said))
    words, ends = [one.group() for one in found], [end + one.end() for one in found]
    first = words[0] if words else ""
    if first in {"%", "percent", "pc", "percentage"} or words[:2] == ["per", "cent"]:
        return bare._replace(kind="percent", end=ends[1 if first == "per" else 0])
    if first in CURRENCY_WORDS:
        return bare._replace(kind="money", unit=CURRENCY_WORDS[first], end=ends[0])
    if _is_year(match, first):
        return bare._replace(kind="year", slack=0.0, hedged=False)
    unit = _unit(first, close=text[end : end + 1].isalpha())
    if unit:
        return bare._replace(
            kind="measure",
            unit=unit.name,
            value=unit.base(bare.value),
            slack=bare.slack * unit.factor,
            end=ends[0],
        )
    if text[end : end + 1].isalpha() or (match["words"] and bare.value == 1 and not _one().match(said)):
        return None
    at = next((at for at, word in enumerate(words[:4]) if _plural().fullmatch(word)), None)
    return bare if at is None else bare._replace(unit=_single(words[at]), end=ends[at])


def _unit(word: str, *, close: bool) -> Unit | None:
    """Return the unit a word behind a number names; a short one only if it stands ``close``."""
    word = {"night": "day", "nights": "days", "km/h": "kph"}.get(word, word)
    if close or word in _SYMBOLS:
        found = symbol_unit(word)
        if found and found.dimension != "temperature":
            return found
    return spelled_unit(word) or spelled_unit(word + "s")


def _single(noun: str) -> str:
    """Return a noun without the -s of its plural, roughly: good enough to compare."""
    known = {"people": "person", "men": "man", "women": "woman", "children": "child"}
    if noun in known or not noun.endswith("s"):
        return known.get(noun, noun)
    return noun[:-3] + "y" if noun.endswith("ies") else noun[: -2 if noun.endswith(_ES) else -1]


def _is_year(match: re.Match[str], after: str) -> bool:
    said = match["digits"]
    if not said or len(said) != _YEAR_DIGITS or not said.isdecimal() or match["scale2"]:
        return False
    return int(said) in _YEARS and not (_plural().fullmatch(after) or symbol_unit(after))


def _share(match: re.Match[str], span: Span) -> Reading:
    text = match["share"].casefold()
    ratio = re.match(rf"({count_pattern()})[ -](?:in|out of)(?: every)?[ -]({count_pattern()})", text)
    if ratio:
        value = value_of(ratio[1]) / value_of(ratio[2])
    else:
        *head, name = re.split("[- ]", text.strip())
        part = _PARTS.get(name) or _PARTS[name.removesuffix("s")]
        value = part * (value_of(head[0]) if head and head[0] not in {"a", "an"} else 1)
    return Reading(span, value, "share", "", value * 0.06, hedged=False)


def _value(match: re.Match[str]) -> tuple[float, float]:
    """Return the number, and what its last digit leaves open."""
    written = match["sum"] or match["digits"]
    if written:
        plain = written.replace(",", "")
        value, decimals = float(plain), len(plain.partition(".")[2])
        short = _SHORT.get(match["short"] or match["short2"] or "", 1.0)
        scale = _SCALES.get((match["scale"] or match["scale2"] or "").casefold(), short)
        if scale > 1 or decimals:
            return value * scale, min(scale * 0.5 * 10.0**-decimals, value * scale * 0.02)
        rounded = len(plain) - len(plain.rstrip("0"))
        return value, value * 0.02 if value >= _EXACT and rounded > 1 else 0.0
    text = match.group().casefold()
    if "dozen" in text:
        return 6.0 if "half" in text else 12.0, 0.0
    if "century" in text:
        return _CENTURY * (0.5 if text[0] == "h" else 1.5 if "and" in text else 1), 0.0
    if match["half"]:
        return 0.5 if text[0] == "h" else 1.5, 0.0
    scale = _SCALES.get((match["spoken"] or "").casefold(), 1.0)
    value = value_of(match["words"]) + (0.5 if match["more"] else 0)
    return value * scale, scale * 0.02 * value if scale > 1 else 0.0


@cache
def _starts() -> frozenset[str]:
    """Return the words a number can start with, folded."""
    months = (name.lower() for name in MONTHS)
    ordinals = (line.partition("=")[0].strip() for line in words("ordinal_words"))
    return frozenset({*spelled_numbers(), *months, *ordinals, "one", "a", "an", "half", "dozen", "us", "nz"})


@cache
def _number() -> re.Pattern[str]:
    counted = count_pattern()
    parts = "|".join(_PARTS)
    months = "|".join(name for name in MONTHS)
    scale = r"(?:[ -](?P<scale>(?i:hundred|thousand|million|billion|trillion))\b)?"
    spoken = r"(?:[ -](?P<spoken>(?i:hundred|thousand|million|billion|trillion))\b)?"
    among = "(?i:ten|two|three|four|five|six|eight|twelve|10|20|100)"
    return re.compile(
        rf"(?<![\w.,])(?:(?P<share>(?i:{counted})(?: in |-in-| out of )(?:every )?{among}\b(?![,.]?\d)"
        rf"(?! (?:of )?(?:the )?(?:months|days|years|weeks|hours|matches|games|attempts))"
        rf"|(?<!and )(?:(?i:an?|one|two|three|four|five|seven|nine)[- ])(?:{parts})s?\b"
        rf"(?! (?:of )?an? |[ -](?:hour|mile|day|time|century|year|place|dozen|month|century)s?\b)"
        rf"|(?i:half) (?=the\b|of\b|his\b|her\b|its\b|their\b|all\b))"
        rf"|(?P<clock>(?:2[0-3]|1\d|0?\d)(?:[:.][0-5]\d)? ?[ap]\.?m\b|(?:2[0-3]|1\d|0?\d):[0-5]\d)"
        rf"|(?P<date>(?:{months})\.? \d\d?(?:st|nd|rd|th)?\b(?!,?\d)|\d\d?(?:st|nd|rd"
        rf"|th)? (?:of )?(?:{months})\b)"
        rf"|(?P<place>{ordinal_pattern()})"
        rf"|(?:US|A|C|NZ|HK)?(?P<cur>[$£€¥₹₽₪₩₦₴]) ?(?P<sum>{_DIGITS})(?:(?P<short>bn|tn|mn|m|k)\b)?{scale}"
        rf"|(?P<digits>{_DIGITS})(?P<short2>(?:bn|tn|mn|(?<=\.\d)m)\b)?{scale.replace('scale', 'scale2')}"
        rf"|(?i:half a dozen|(?:a )?dozen\b(?! of)|half a century|a century and a half|a century)\b"
        rf"|(?P<half>(?i:half an?) (?=hour|mile|day|year)|(?i:an?) (?=hour and a half|mile and a half))"
        rf"|(?P<words>{counted}){spoken}(?! another\b| of the\b| or\b)"
        rf"(?P<more> and a half)?)"
    )


@cache
def _after() -> re.Pattern[str]:
    return re.compile(r"[- ]?%|(?:[- ]?°? ?[A-Za-z][A-Za-z’'/]*)(?:[- ][a-z][a-z’']*){0,3}")


@cache
def _plural() -> re.Pattern[str]:
    return re.compile(
        r"(?!(?:is|was|has|his|its|this|as|us|plus|less|across|versus|minus|thus|always|perhaps|afterwards|divides|separates|leads|costs|makes|gets"
        r"|towards|previous|various|ms|mrs|pounds|times)$)"
        r"(?:[a-z]{2,}[a-rt-z’']s|people|men|women|children|[a-z]+men|sheep|fish|aircraft|staff|crew|police)"
    )


@cache
def _one() -> re.Pattern[str]:
    """Return the pattern of what stands after a "one" that counts."""
    return re.compile(r"[ -](?!of\b|or\b|day\b|another\b|that\b|who\b|in\b|by\b|was\b|is\b|said\b)[a-z]+")


@cache
def _hedge() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:about|around|some|nearly|almost|roughly|approximately|over|under|than|least|most|up to"
        r"|just|estimated|only about|barely|close) (?:the |an? )?$"
    )
