"""The quantities of a document: amounts with what they measure or count, as intervals.

Left out are numbers that are names or places in an order: years, dates, times of day, ordinals, scores, phone
and section numbers, versions, list numbers, model names. Unclear cases are left out too: a wrong quantity
does more harm than a missing one. All are found in one pass, in time linear in the length of the text.
"""

from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from copydesk.analysis.figure_intervals import hedge_of, interval
from copydesk.analysis.figure_measures import measure
from copydesk.analysis.figure_names import is_name
from copydesk.analysis.figure_numerals import (
    DASHES,
    Token,
    lower_value,
    numeral,
    spelled_numbers,
    tokens,
    touches,
    upper_end,
    word_at,
)
from copydesk.analysis.figure_units import CURRENCIES
from copydesk.analysis.passages import Sentence, document_sentences
from copydesk.analysis.sentence_words import sentence_digits, sentence_words
from copydesk.model.document import Block, BlockKind, Document
from copydesk.text.span import Span

MOST_QUANTITIES = 20_000
"""More figures than this in one document are not looked at: it is a table, not an article."""

_SAME_BOUND = 1.25
_GROUPED = 100_000  # from which no fraction is shown
HEADINGS = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEAD, BlockKind.STANDFIRST})
_SILENT = frozenset({BlockKind.CREDIT, BlockKind.BYLINE})
_DOLLARS = {"A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "NZ": "NZD", "HK": "HKD", "S": "SGD"}


class Quantity(NamedTuple):
    """An amount in an article.

    ``span`` (characters of ``block.text``) takes in the number and its unit or noun. ``low`` and ``high``
    bound what the writer can mean, given the hedge and the precision of the number as written; ``value`` is
    the number itself, for a range its middle. ``hedge`` is "", "about", "nearly", "over", "under" or "range".
    ``unit`` is "count", "percent", "points", "age", a currency code or the name of a unit ("kilometre");
    ``noun`` is what a count counts, folded ("troops"), or "". ``place`` is the worth of the last digit that
    counts (600: 100; 1.5: 0.1).
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
        """Tell whether both can mean the same amount.

        Of one amount one writes "more than 500" or "more than 520", but hardly "more than 700".
        """
        if self.hedge == other.hedge and self.hedge in {"over", "under", "nearly"}:
            return max(self.value, other.value) <= min(self.value, other.value) * _SAME_BOUND
        if "range" in {self.hedge, other.hedge}:
            return self.low <= other.high and other.low <= self.high
        # one of them has to reach the other as written: "about 600" may be 640, and 700 may be 690, but the
        # two are not both stretched
        return self.low <= other.value <= self.high or other.low <= self.value <= other.high

    @property
    def as_read(self) -> str:
        """The figure as written, and what it can mean: "about 600 people (540 to 660)"."""
        if self.low == self.high:
            return self.text if shown(self.value) in self.text else f"{self.text} ({shown(self.value)})"
        return f"{self.text} ({shown(self.low)} to {shown(self.high)})"


def shown(value: float) -> str:
    """Return a value as a person reads it, to about six digits."""
    return f"{value:,.0f}" if value == int(value) or abs(value) >= _GROUPED else f"{value:.6g}"


def quantities(document: Document) -> tuple[Quantity, ...]:
    """Return the quantities of all blocks but credits and bylines, in order."""
    return tuple(islice(_all(document), MOST_QUANTITIES))


def _all(document: Document) -> Iterator[Quantity]:
    told = zip(
        document.derive(document_sentences),
        document.derive(sentence_words),
        document.derive(sentence_digits),
        strict=True,
    )
    spelled = _spelled()
    for sentence, words, digit in told:
        block = sentence.block
        if (digit or not spelled.isdisjoint(words)) and block.kind not in _SILENT:
            yield from _of_sentence(sentence, tokens(block.text, sentence.span))


@cache
def _spelled() -> frozenset[str]:
    return frozenset({*spelled_numbers(), "hundred", "thousand", "million", "billion", "trillion"})


def _of_sentence(sentence: Sentence, found: list[Token]) -> Iterator[Quantity]:
    starts, at = _starts(), 0
    while at < len(found):
        if found[at].folded in starts or found[at].is_number:
            quantity, at = _quantity(sentence, found, at)
            if quantity is not None:
                yield quantity
        else:
            at += 1


@cache
def _starts() -> frozenset[str]:
    return frozenset({*spelled_numbers(), "a", "one", "half"})


def _quantity(sentence: Sentence, found: list[Token], at: int) -> tuple[Quantity | None, int]:
    """Return the quantity that starts at token ``at``, if one does, and the token to go on from."""
    currency, first = _currency(found, at)
    read = numeral(found, at, money=bool(currency))
    if read is None:
        return None, at + 1
    upper = upper_end(found, read, money=bool(currency))
    last = upper or read
    meant = measure(found, last, currency)
    block = sentence.block
    if upper and meant and meant.unit == "count" and not meant.noun and word_at(found, read.stop) in DASHES:
        return None, last.stop  # a score, a phone number, a vote
    if meant is None or is_name(
        found, read, last, meant, heading=block.kind in HEADINGS and bool(meant.noun)
    ):
        return None, last.stop
    hedge, value = hedge_of(found, first, meant.stop), read.value
    place = min(read.place, 1.0) if meant.unit in {"percent", "points", "age"} else read.place
    low, high = interval(value, place, hedge)
    if upper:
        low, high, hedge = lower_value(read, upper), upper.value, "range"
        value = (low + high) / 2
    elif meant.unit == "age":
        low, high = (value, value) if not hedge else (low, high)
    span = Span(found[first].start, found[meant.stop - 1].end)
    quantity = Quantity(
        block=block,
        block_index=sentence.block_index,
        sentence=sentence,
        span=span,
        low=low,
        high=high,
        value=value,
        hedge=hedge,
        unit=meant.unit,
        noun=meant.noun,
        text=span.of(block.text),
        place=min(place, last.place) if upper is None else last.place,
    )
    return quantity, max(meant.stop, last.stop)


def _currency(found: list[Token], at: int) -> tuple[str, int]:
    """Return the currency before the number at ``at``, or "", and the first token of the amount."""
    before = word_at(found, at - 1)
    if before in {"usd", "eur", "gbp"}:
        return before.upper(), at - 1
    if before not in CURRENCIES:
        return "", at
    prefix = found[at - 2].text if touches(found, at - 2, at - 1) else ""
    if prefix == "US" or prefix in _DOLLARS:
        return _DOLLARS.get(prefix, "USD"), at - 2
    return CURRENCIES[before], at - 1
