"""Full dates in short texts and in file names."""

import re
from datetime import date
from pathlib import PurePath

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"

_ISO = re.compile(r"\b(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
_DMY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({MONTH}),? (\d{{4}})\b", re.IGNORECASE)
_MDY = re.compile(rf"\b({MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.IGNORECASE)
_NAMED = re.compile(r"(\d{4})-(\d\d)-(\d\d)[-_ ]")
_HEAD = 200  # characters that are searched
_ENOUGH = 3  # letters that tell a month


def find_date(text: str) -> date | None:
    """Return the first full date in a short text (ISO, ``3 May 2024``, ``May 3, 2024``)."""
    text = text[:_HEAD]
    if found := _ISO.search(text):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DMY.search(text):
        return _date(int(found[3]), _month(found[2]), int(found[1]))
    if found := _MDY.search(text):
        return _date(int(found[3]), _month(found[1]), int(found[2]))
    return None


def date_of_name(path: str) -> date | None:
    """Return the date that a file name begins with, as Jekyll writes it (``2024-05-03-ferry.md``)."""
    found = _NAMED.match(PurePath(path).name)
    return _date(int(found[1]), int(found[2]), int(found[3])) if found else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int:
    """Return the number of a month; the letters after the third are not looked at."""
    start = word.lower()[:_ENOUGH]
    return next(number for number, name in enumerate(MONTHS, 1) if name.startswith(start))
