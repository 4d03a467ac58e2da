"""Balances: what came in, what went out and what was left, stated side by side and not agreeing."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from copydesk.analysis.figure_clash import StatedClash, in_words, tight
from copydesk.analysis.figure_frames import Frame, frames, joined_frames
from copydesk.analysis.quantities import Quantity
from copydesk.model.document import Document

_AMOUNTS = 3
_CODE = 3  # letters of a currency
_MILLION = 1e6
_LOOSE = 0.02  # of the greatest of the three


def wrong_balances(document: Document) -> tuple[StatedClash, ...]:
    """Return the profits, losses, surpluses and gaps that income and cost do not leave, each once."""
    found: dict[int, StatedClash] = {}
    for frame in chain(document.derive(frames), document.derive(joined_frames)):
        if len(frame.quantities) == _AMOUNTS and _result().search(frame.text):
            for wrong in _judged(frame):
                found.setdefault(id(wrong.stated[0]), wrong)
    return tuple(found.values())


def _judged(frame: Frame) -> Iterator[StatedClash]:
    if not _is_money(frame) or _veto().search(frame.text):
        return
    roles = {role: one for one in frame.quantities if (role := _role(frame, one))}
    if len(roles) < _AMOUNTS:
        return
    income, cost, left = roles["in"], roles["out"], roles["left"]
    (income_low, income_high), (cost_low, cost_high), (least, most) = map(tight, (income, cost, left))
    low, high = sorted((income_low - cost_high, income_high - cost_low), key=abs)
    slack = _LOOSE * max(income.value, cost.value)
    if income.value < cost.value:
        low, high = cost_low - income_high, cost_high - income_low
    if low - slack > most or high + slack < least:
        actual = in_words(abs(income.value - cost.value), left)
        yield StatedClash((left,), (income, cost), left.text, actual, low, high, "balance")


def _is_money(frame: Frame) -> bool:
    """Tell whether all amounts are of one currency, or millions of which one at most is said of what."""
    units = {one.unit for one in frame.quantities} - {"count"}
    if units:
        return len(units) == 1 and len(next(iter(units))) == _CODE and next(iter(units)).isupper()
    nouns = {one.noun for one in frame.quantities} - {""}
    return len(nouns) < 2 and all(one.value >= _MILLION for one in frame.quantities)  # noqa: PLR2004


def _role(frame: Frame, quantity: Quantity) -> str:
    """Return what an amount is: by the last word before it, else the first after it."""
    at = frame.text.index(frame.mark(quantity))
    before = re.split("[\ue000-\ue01f]", frame.text[:at])[-1]
    after = re.split("[\ue000-\ue01f]|,", frame.text[at + 1 :])[0]
    near = list(_words().finditer(before))
    found = near[-1] if near else _words().search(after)
    return str(found.lastgroup) if found else ""


@cache
def _words() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?P<in>revenues?|turnover|sales|income|takings|receipts|exports?|sold|brought in|"
        r"bring in|took in|take in|"
        r"donations)"
        r"|(?P<out>costs?|spending|spent|expenses|expenditure|outlay|imports?|bought|running)"
        r"|(?P<left>profit|loss|surplus|deficit|shortfall|gap|pocketing|net gain|left|lost))\b"
    )


@cache
def _result() -> re.Pattern[str]:
    return re.compile(r"\b(?:profit|loss|surplus|deficit|shortfall|gap|pocketing|net gain|left|lost)\b")


@cache
def _veto() -> re.Pattern[str]:
    """Return what shows that other amounts come in, or that the three are of more than one time."""
    return re.compile(
        r"\b(?:up|down|from|rose|fell|grew|tax|taxes|interest|including|excluding|compared|last|previous|"
        r"first|second|third|per|each|other|another|forecast|expected|operating|gross|(?:19|20)\d\d)\b"
    )
