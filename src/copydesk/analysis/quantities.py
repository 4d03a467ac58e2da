"""The quantities of a document: amounts with what they measure or count, as intervals.

Left out are numbers that are names or places in an order: years, dates, times of day, ordinals, scores, phone and
section numbers, versions, list numbers, model names. Unclear cases are left out too: a wrong quantity does more
harm than a missing one.

The figures of a text are found in one pass; the time is linear in its length.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from copydesk.analysis.figure_intervals import interval
from copydesk.analysis.figure_numerals import Numeral, numeral, spelled_numbers, tokens, touches
from copydesk.analysis.figure_units import CURRENCIES, CURRENCY_WORDS, spelled_unit, symbol_unit
from copydesk.analysis.passages import Sentence, document_sentences
from copydesk.data import words
from copydesk.model.document import Block, BlockKind, Document
from copydesk.text.span import Span

MOST_QUANTITIES = 20_000
"""More figures than this in one document are not looked at: it is a table, not an article."""

_MONTHS = frozenset(
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"]
)
_ORDINAL = frozenset({"st", "nd", "rd", "th"})
_CLOCK = frozenset({"am", "pm", "a", "p", "o’clock", "o'clock", "noon", "hrs", "gmt", "utc", "est", "et"})
_DASHES = frozenset("-–—‐‑")
_NOUN_REACH = 5  # tokens between a number and the noun it counts
_AGES = range(1, 111)
_DIGIT_OR_NUMBER_WORD = re.compile(r"\d")


@dataclass(frozen=True, slots=True, eq=False)
class Quantity:
    """An amount in an article.

    ``span`` (characters of ``block.text``) takes in the number and its unit. ``low`` and ``high`` bound what the
    writer can mean, given the hedge and the precision of the number as written; ``value`` is the number itself,
    for a range its middle. ``hedge`` is "", "about", "nearly", "over", "under" or "range". ``unit`` is "count",
    "percent", "points", "age", a currency code or the name of a unit ("kilometre"); ``noun`` is what a count
    counts, folded ("troops"), or "". ``place`` is the worth of the last digit that counts (600: 100; 1.5: 0.1).
    """

    block: Block
    block_index: int
    sentence: Sentence
    span: Span
    low: float
    high: float
    value: float
    hedge: str
    unit: str
    noun: str
    text: str
    place: float = 1.0

    def agrees(self, other: "Quantity") -> bool:
        """Tell whether both can mean the same amount."""
        return self.low <= other.high and other.low <= self.high


def quantities(document: Document) -> tuple[Quantity, ...]:
    """Return the quantities of all blocks but credits and bylines, in order."""
    return tuple(islice(_all(document), MOST_QUANTITIES))


def _all(document: Document) -> Iterator[Quantity]:
    by_block: dict[int, list[Sentence]] = {}
    for sentence in document.derive(document_sentences):
        by_block.setdefault(sentence.block_index, []).append(sentence)
    for index, block in enumerate(document.blocks):
        if block.kind in {BlockKind.CREDIT, BlockKind.BYLINE} or index not in by_block:
            continue
        yield from _Reading(block, index, by_block[index]).quantities()


@cache
def _hedges() -> dict[tuple[str, ...], str]:
    pairs = (line.split("=") for line in words("figure_hedges"))
    return {tuple(phrase.split()): kind.strip() for phrase, kind in pairs}


@cache
def _longest_hedge() -> int:
    return max(map(len, _hedges()))


@cache
def _stops() -> frozenset[str]:
    return frozenset(words("figure_stops"))


@cache
def _labels() -> frozenset[str]:
    return frozenset(words("label_words"))


@cache
def _plurals() -> tuple[frozenset[str], frozenset[str]]:
    listed = words("plural_nouns")
    return (
        frozenset(word for word in listed if not word.startswith("!")),
        frozenset(word[1:] for word in listed if word.startswith("!")),
    )


def is_plural(word: str) -> bool:
    """Tell whether a folded word looks like a plural noun."""
    plural, other = _plurals()
    if word in plural:
        return True
    return len(word) > 3 and word[-1] == "s" and word[-2] not in "su'’" and word not in other  # noqa: PLR2004


@dataclass(frozen=True, slots=True)
class _Measure:
    """What stands after a number: the unit, the noun, and the token after both."""

    unit: str
    noun: str
    stop: int


class _Reading:
    """One pass over one block."""

    def __init__(self, block: Block, index: int, sentences: list[Sentence]) -> None:
        self._block = block
        self._index = index
        self._sentences = sentences
        self._starts = [sentence.span.start for sentence in sentences]
        self._tokens = tokens(block.text)

    def quantities(self) -> Iterator[Quantity]:
        found, small = self._tokens, spelled_numbers()
        at = 0
        while at < len(found):
            token = found[at]
            if not (token.is_number or token.folded in small or token.folded in {"a", "one", "half"}):
                at += 1
                continue
            money = self._currency_before(at)
            read = numeral(found, at, money=bool(money))
            if read is None:
                at += 1
                continue
            quantity, at = self._quantity(read, money)
            if quantity is not None:
                yield quantity

    def _quantity(self, read: Numeral, money: str) -> tuple[Quantity | None, int]:
        """Return the quantity that starts with ``read``, if it is one, and the token to go on from."""
        upper = self._upper(read, money)
        last = upper or read
        measure = self._measure(last, money)
        if measure is None or self._is_name(read, last, measure):
            return None, last.stop
        first = read.first - (self._money_tokens(read.first) if money else 0)
        hedge = "range" if upper else self._hedge(first, measure.stop)
        low, high = interval(read.value, read.place, hedge)
        value = read.value
        if upper:
            low_value = self._scaled_like(read, upper)
            low, high, value = low_value, upper.value, (low_value + upper.value) / 2
        elif measure.unit == "age":
            low, high = read.value, read.value
        span = Span(self._tokens[first].start, self._tokens[measure.stop - 1].end)
        sentence = self._sentences[max(0, bisect_right(self._starts, span.start) - 1)]
        quantity = Quantity(
            self._block,
            self._index,
            sentence,
            span,
            low,
            high,
            value,
            hedge,
            measure.unit,
            measure.noun,
            span.of(self._block.text),
            last.place,
        )
        return quantity, max(measure.stop, last.stop)

    # --- what stands before ------------------------------------------------------------------------------

    def _word(self, at: int) -> str:
        return self._tokens[at].folded if 0 <= at < len(self._tokens) else ""

    def _currency_before(self, at: int) -> str:
        before = self._word(at - 1)
        if before in CURRENCIES:
            prefix = self._tokens[at - 2].text if touches(self._tokens, at - 2, at - 1) else ""
            return {
                "A": "AUD",
                "AU": "AUD",
                "C": "CAD",
                "CA": "CAD",
                "NZ": "NZD",
                "HK": "HKD",
                "S": "SGD",
            }.get(prefix, CURRENCIES[before])
        if before in {"usd", "eur", "gbp"}:
            return before.upper()
        return ""

    def _money_tokens(self, at: int) -> int:
        prefixed = self._word(at - 2) in {"us", "a", "au", "c", "ca", "nz", "hk", "s"}
        return 2 if prefixed and touches(self._tokens, at - 2, at - 1) else 1

    def _hedge(self, first: int, stop: int) -> str:
        """Return how the figure that starts at token ``first`` is hedged, before or after."""
        known = _hedges()
        for length in range(_longest_hedge(), 0, -1):
            if first >= length:
                phrase = tuple(token.folded for token in self._tokens[first - length : first])
                if phrase in known:
                    return known[phrase]
        after = (self._word(stop), self._word(stop + 1))
        if after in {("or", "more"), ("and", "counting"), ("or", "above")} or (
            after[0] == "+" and touches(self._tokens, stop - 1, stop)
        ):
            return "over"
        if after in {("or", "fewer"), ("or", "less")}:
            return "under"
        return "about" if after == ("or", "so") or self._word(first - 1) == "~" else ""

    # --- ranges ------------------------------------------------------------------------------------------

    def _upper(self, read: Numeral, money: str) -> Numeral | None:
        """Return the upper end of a range ("40-50", "between 40 and 50", "40 to 50")."""
        found, joint = self._tokens, self._word(read.stop)
        at = read.stop + 1
        if joint in _DASHES:
            fits = touches(found, read.stop - 1, read.stop) == touches(found, read.stop, at)
        elif joint == "and":
            fits = self._word(read.first - 1 - bool(money)) == "between"
        else:
            fits = joint == "to" and self._word(read.first - 1 - bool(money)) != "from"
        if not fits or at >= len(found):
            return None
        if money and self._word(at) in CURRENCIES:
            at += 1
        if at >= len(found) or not (found[at].is_number or found[at].folded in spelled_numbers()):
            return None
        upper = numeral(found, at, money=bool(money))
        if upper is None or self._scaled_like(read, upper) >= upper.value:
            return None
        return upper

    @staticmethod
    def _scaled_like(read: Numeral, upper: Numeral) -> float:
        """Return the lower end of a range: in "2 to 3 million" both are millions."""
        if upper.scaled and not read.scaled and read.value < 1_000:  # noqa: PLR2004
            return read.value * 10 ** (len(str(int(upper.value))) - len(str(int(upper.value)).rstrip("0")))
        return read.value

    # --- what stands after -------------------------------------------------------------------------------

    def _measure(self, read: Numeral, money: str) -> _Measure | None:
        """Return what the number measures or counts; nothing when it is not an amount."""
        at, word = read.stop, self._word(read.stop)
        if money:
            return _Measure(money, "", at)
        close = touches(self._tokens, at - 1, at)
        if word == "%":
            return _Measure("points" if self._word(at + 1).startswith("point") else "percent", "", at + 1)
        if word in {"percent", "pc"}:
            return _Measure("percent", "", at + 1)
        if word == "per" and self._word(at + 1) == "cent":
            return _Measure("percent", "", at + 2)
        if word in {"percentage", "point", "points"}:
            stop = at + 1 + (word == "percentage")
            return _Measure("points", "", stop) if word == "percentage" else None
        if word in CURRENCY_WORDS:
            return _Measure(CURRENCY_WORDS[word], "", at + 1)
        if word in _DASHES and close:
            return self._hyphenated(at)
        return self._unit(at, close=close) or self._age(read) or self._count(read)

    def _hyphenated(self, at: int) -> _Measure | None:
        """Read what follows the hyphen at ``at``: "12-year-old", "40-foot", "10-member"."""
        word = self._word(at + 1)
        if not touches(self._tokens, at, at + 1) or not word or not word[0].isalpha():
            return None
        if word in {"year", "years"} and self._word(at + 3) in {"old", "olds"}:
            return _Measure("age", "", at + 4)
        unit = spelled_unit(word) or spelled_unit(word + "s")
        if unit is not None:
            return _Measure(unit.name, "", at + 2)
        return None

    def _unit(self, at: int, *, close: bool) -> _Measure | None:
        word = self._word(at)
        if word in {"year", "years"} and self._word(at + 1) in {"old", "olds"}:
            return _Measure("age", "", at + 2)
        if word in {"square", "cubic", "sq", "cu"}:
            area = symbol_unit(self._word(at + 1))
            return _Measure(f"{word[:2]} {area.name}", "", at + 2) if area else None
        if word == "°":
            scale = {"c": "celsius", "f": "fahrenheit"}.get(self._word(at + 1))
            return _Measure(scale, "", at + 2) if scale else None
        if word in {"degrees", "degree"}:
            scale = {"c": "celsius", "f": "fahrenheit"}.get(self._word(at + 1), self._word(at + 1))
            return _Measure(scale, "", at + 2) if scale in {"celsius", "fahrenheit"} else None
        unit = symbol_unit(word) if close else spelled_unit(word)
        if unit is None and word in {"km", "kg", "cm", "mm", "ft", "lb", "gb", "mb", "kb", "mw", "gw"}:
            unit = symbol_unit(word)
        if unit is None:
            return None
        ahead = self._word(at + 1), self._word(at + 2)
        if ahead == ("per", "hour") or (ahead[0] == "/" and ahead[1] in {"h", "hr"}):
            speed = {"kilometre": "kph", "mile": "mph"}.get(unit.name)
            return _Measure(speed, "", at + 3) if speed else None
        if word == "km" and ahead[0] == "h":
            return _Measure("kph", "", at + 2)
        return _Measure(unit.name, "", at + 1)

    def _age(self, read: Numeral) -> _Measure | None:
        if read.value not in _AGES or read.spelled:
            return None
        if self._word(read.first - 1) == "aged" and not self._word(read.stop).isalpha():
            return _Measure("age", "", read.stop)
        before, after = self._word(read.first - 1), self._word(read.stop)
        named = read.first > 1 and self._tokens[read.first - 2].text[:1].isupper()
        if before == "," and after == "," and named and len(self._tokens[read.first].text) == 2:  # noqa: PLR2004
            return _Measure("age", "", read.stop)
        return None

    def _count(self, read: Numeral) -> _Measure | None:
        """Return a count with the noun after it; the first plural within reach is taken for its head."""
        found, stops = self._tokens, _stops()
        at = read.stop
        if self._word(at) == "+" and touches(found, at - 1, at):
            at += 1
        if self._word(at) == "of":
            return _Measure("count", "", read.stop)
        for index in range(at, min(len(found), at + _NOUN_REACH)):
            token = found[index]
            if (
                token.folded in _DASHES
                and touches(found, index - 1, index)
                and touches(found, index, index + 1)
            ):
                continue
            if token.folded in stops or not token.text[0].isalpha():
                break
            joined = touches(found, index, index + 1) and self._word(index + 1) in _DASHES
            if is_plural(token.folded) and not joined:
                return _Measure("count", token.folded, index + 1)
        return _Measure("count", "", read.stop)

    # --- numbers that are no amounts ---------------------------------------------------------------------

    def _is_name(self, read: Numeral, last: Numeral, measure: _Measure) -> bool:
        """Tell whether the number is a label, a date, a time, a score, part of a name, a list number."""
        found, before, after = self._tokens, self._word(read.first - 1), self._word(last.stop)
        glued = touches(found, read.first - 1, read.first)
        if glued and not (before in CURRENCIES or before in "(“‘\"'[—–~/" or before in {"us", "-"}):
            return True
        if glued and (before == "/" or (before in _DASHES and self._joined_before(read.first))):
            return True
        if measure.unit != "count":
            return False
        if touches(found, last.stop - 1, last.stop) and (
            after in _ORDINAL
            or after in "/:_@"
            or (after[:1].isalpha() and not read.spelled)
            or after in _DASHES
        ):
            return True
        return (
            self._is_date_or_time(read, last, before, after)
            or before in _labels()
            or before in {"#", "§", ":", "=", "no"}
            or (
                before == "."
                and self._word(read.first - 2) in {"no", "nos", "art", "sec", "fig", "vol", "p", "pp"}
            )
            or self._is_model(read, measure)
            or self._is_list_number(read, last)
        )

    def _joined_before(self, first: int) -> bool:
        """Tell whether the hyphen before token ``first`` hangs on a word or a number ("Covid-19", "3-1")."""
        return touches(self._tokens, first - 2, first - 1)

    def _is_date_or_time(self, read: Numeral, last: Numeral, before: str, after: str) -> bool:
        text = self._tokens[read.first].text
        if read.spelled or read.scaled:
            return after in {"o’clock", "o'clock"}
        months = _MONTHS
        month_near = any(
            0 <= at < len(self._tokens)
            and self._tokens[at].folded in months
            and self._tokens[at].text[0].isupper()
            for at in (read.first - 1, last.stop)
        )
        if month_near or (before == "." and self._word(read.first - 2) in months):
            return True
        if after in _CLOCK and (after not in {"a", "p"} or self._word(last.stop + 2) == "m"):
            return True
        # a bare four-digit number without a comma is a year, whatever follows
        return len(text) == 4 and text.isdecimal() and 1500 <= read.value <= 2100  # noqa: PLR2004

    def _is_model(self, read: Numeral, measure: _Measure) -> bool:
        """Tell whether the number belongs to the capitalised word before it ("Boeing 737", "Windows 10")."""
        at = read.first - 1
        if at < 0 or read.spelled or not self._tokens[at].text[:1].isupper():
            return False
        previous = self._tokens[at]
        if previous.folded in _stops() or (previous.folded,) in _hedges():
            return False
        sentence = self._sentences[max(0, bisect_right(self._starts, previous.start) - 1)]
        if sentence.span.start == previous.start and measure.noun:
            return False
        heading = self._block.kind in {BlockKind.HEADLINE, BlockKind.SUBHEAD, BlockKind.STANDFIRST}
        return not (heading and measure.noun)

    def _is_list_number(self, read: Numeral, last: Numeral) -> bool:
        return read.first == 0 and self._word(last.stop) in {".", ")", ":"}
