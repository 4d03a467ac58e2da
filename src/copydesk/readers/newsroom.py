"""What lines of a newsroom look like: headlines, bylines, datelines."""

import re
from functools import cache

from copydesk.readers.dates import MONTH, MONTHS, find_date

SHORT_LINE = 2_000  # characters: anything longer is no line of a newsroom

_BYLINE = re.compile(r"(?:(?:words|story|report|reporting|written|text) )?by:?\s+(?=[A-Z])", re.IGNORECASE)
_STOP = re.compile(r"[.!?…][\"'”’)\]*]*$")
_IN_PROSE = re.compile(r"\b(?:in|on|from|since|by)\b")
_READ_MORE = re.compile(
    r"(?:read (?:more|also|next)|also read|related|see also|watch|listen|more:|subscribe|sign up|follow us"
    r"|click|advertisement|share this|comments?\b|copyright|©|tags?:)",
    re.IGNORECASE,
)
_LONGEST_BYLINE = 160  # characters
_BYLINE_WORDS = 14
_LONGEST_DATELINE = 120  # characters
_LONGEST_HEADLINE = 220  # characters
_HEADLINE_WORDS = range(2, 31)
_LONGEST_DATE_LINE = 90  # characters
_DATE_LINE_WORDS = 10
_LONGER_WORD = 3  # characters: words above it have capitals in title case
_CAPITALS = 0.7  # share of them from which a line is in title case


@cache
def _name_word() -> re.Pattern[str]:
    return re.compile(
        r"[A-ZÀ-Þ][\w.'’-]*,?|and|&|\||of|in|for|the|at|de|van|von|der|den|da|di|al|el|bin|la|le"
    )


@cache
def _no_name() -> re.Pattern[str]:
    months = "|".join(name for name in MONTHS if name not in {"april", "may", "june"})
    days = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    return re.compile(rf"\b(?:{months}|{days}|the end|[12]\d{{3}})\b", re.IGNORECASE)


@cache
def _datelines() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the forms with an agency in brackets, and with a city in capitals only."""
    city = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’/-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’/-]+){0,3}"
    place = r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,3}"
    day = rf"(?i:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? \d{{4}})?"
    dated = rf"(?:, (?:{day}|{place})){{0,2}}"
    return (
        re.compile(rf"((?:{city}|{place}){dated} ?\([A-Z][\w/. ]{{1,30}}\))\s*[—–-]{{1,2}}\s*(?=\S)"),
        re.compile(rf"((?:{city}){dated})\s*(?:[—–]|--|\s-\s)\s*(?=[A-Z\"“‘'\d])"),
    )


def count_words(text: str) -> int:
    """Return the number of words; a text over 2,000 characters counts as 1,000 without being split."""
    return len(text.split()) if len(text) <= SHORT_LINE else 1_000


def ends(text: str) -> bool:
    """Tell whether a text ends as a sentence does."""
    return bool(_STOP.search(text[-8:].rstrip()))


def is_byline(text: str) -> bool:
    """Tell whether a line is nothing but "By" and names."""
    opened = _BYLINE.match(text[:40])
    if not opened or len(text) > _LONGEST_BYLINE or _STOP.search(text):
        return False
    names = text[opened.end() :].split()
    if len(names) > _BYLINE_WORDS or _no_name().search(text):
        return False
    return all(_name_word().fullmatch(name) for name in names)


def dateline(text: str, *, first: bool) -> tuple[int, int] | None:
    """Return where the dateline at the start of a paragraph ends, and where the paragraph goes on.

    Without an agency in brackets only the ``first`` paragraph of an article has one.
    """
    head = text[:_LONGEST_DATELINE]
    if not any(dash in head for dash in ("—", "–", "--", " - ", ") -", ")-")):
        return None
    with_agency, bare = _datelines()
    found = with_agency.match(head) or (bare.match(head) if first else None)
    return (found.end(1), found.end()) if found and found.end() < len(text) else None


def is_title_case(text: str) -> bool:
    """Tell whether most of the longer words begin with a capital."""
    longer = [word for word in text.split() if len(word) > _LONGER_WORD and word[0].isalpha()]
    return bool(longer) and sum(word[0].isupper() for word in longer) > _CAPITALS * len(longer)


def is_headline_like(text: str) -> bool:
    """Tell whether a first line can be a headline."""
    if len(text) > _LONGEST_HEADLINE or count_words(text) not in _HEADLINE_WORDS:
        return False
    if not (text[0].isalnum() or text[0] in "\"'“‘$£€¿¡") or text[0].islower():
        return False
    if text.rstrip("\"'”’)").endswith((".", ":", ";", ",")) and not text.endswith("..."):
        return False
    return not (is_byline(text) or is_date_line(text) or is_read_more(text))


def is_date_line(text: str) -> bool:
    """Tell whether a line holds a date and little else."""
    return (
        len(text) <= _LONGEST_DATE_LINE
        and count_words(text) <= _DATE_LINE_WORDS
        and not ends(text)
        and find_date(text) is not None
        and not _IN_PROSE.search(text)
    )


def is_read_more(text: str) -> bool:
    """Tell whether a line leads away from the article."""
    return bool(_READ_MORE.match(text))
