"""Numbers that are no amounts: labels, dates, times of day, scores, parts of names."""

from functools import cache

from copydesk.analysis.figure_intervals import is_hedge
from copydesk.analysis.figure_measures import Measure, counts_people, is_stop
from copydesk.analysis.figure_numerals import DASHES, Numeral, Token, is_year, touches, word_at
from copydesk.analysis.figure_units import CURRENCIES
from copydesk.data import words

_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
    ]
)
_CLOCK = frozenset(["am", "pm", "o’clock", "o'clock", "noon", "hrs", "gmt", "utc", "est", "et"])
_ABBREVIATED_LABELS = frozenset(["no", "nos", "art", "sec", "fig", "vol", "p", "pp", "ch"])
_OPENERS = frozenset("(“‘\"'[—–~")


def is_name(found: list[Token], read: Numeral, last: Numeral, meant: Measure, *, heading: bool) -> bool:
    """Tell whether the figure from ``read`` to ``last`` is a name or a place in an order.

    ``heading`` tells that it stands in a headline, where a capital before it means nothing.
    """
    if _hangs_on(found, read.first):
        return True
    if meant.unit != "count":
        return False
    before, after = word_at(found, read.first - 1), word_at(found, last.stop)
    return (
        _runs_on(found, last, after)
        or before in _labels()
        or before in {"#", "§", "=", "×"}
        or (before == "x" and word_at(found, read.first - 2)[:1].isdecimal())  # "600 x 301"
        or (before == "." and word_at(found, read.first - 2) in _ABBREVIATED_LABELS)
        or (read.first == 0 and after in {".", ")", ":"})
        or _is_date_or_time(found, read, last)
        or (not heading and _is_model(found, read, meant))
    )


def _hangs_on(found: list[Token], first: int) -> bool:
    """Tell whether the number is glued to what stands before it ("Covid-19", "h1", "3-1")."""
    before = word_at(found, first - 1)
    if not touches(found, first - 1, first) or before in CURRENCIES:
        return False
    if before in DASHES or before == "−":
        # "Covid-19", "3-1", or a minus sign: amounts below zero are left out
        return before != "—"
    return before not in _OPENERS


def _runs_on(found: list[Token], last: Numeral, after: str) -> bool:
    """Tell whether the number is glued to what stands after it ("21st", "5:30", "747s")."""
    if not after or not touches(found, last.stop - 1, last.stop):
        return False
    glued = touches(found, last.stop, last.stop + 1)
    if after == "." and glued and word_at(found, last.stop + 1)[0].isalpha():
        return True  # "18.x"
    return after[0].isalpha() or after in "_@" or (glued and (after in "/:" or after in DASHES))


def _is_date_or_time(found: list[Token], read: Numeral, last: Numeral) -> bool:
    after = word_at(found, last.stop)
    if after in _CLOCK or (after in {"a", "p"} and word_at(found, last.stop + 2) == "m"):
        return True
    if read.spelled or read.scaled:
        return False
    beside = [found[at] for at in (read.first - 1, last.stop) if 0 <= at < len(found)]
    if any(token.folded in _MONTHS and token.text[0].isupper() for token in beside):
        return True
    if word_at(found, read.first - 1) == "." and word_at(found, read.first - 2) in _MONTHS:
        return True
    # four digits without a comma are a year, whatever follows
    return is_year(found[read.first].text)


def _is_model(found: list[Token], read: Numeral, meant: Measure) -> bool:
    """Tell whether the number belongs to the capitalised word before it ("Boeing 737")."""
    at = read.first - 1
    if at < 0 or read.spelled or not found[at].text[0].isupper() or "," in found[read.first].text:
        return False  # "Ms Ruiz 7,854"
    if is_stop(found[at].folded) or is_hedge(found[at].folded):
        return False
    if counts_people(meant.noun) or (meant.noun and found[at].folded.endswith(("’s", "'s"))):
        return False  # "In Tarn 12 people died", "Rask’s 99 points"
    opens_sentence = at == 0 or found[at - 1].text in '.!?”"'
    return not (opens_sentence and meant.noun)


@cache
def _labels() -> frozenset[str]:
    return frozenset(words("label_words"))
