"""What lines of a newsroom look like: bylines, datelines, credits, captions."""

import re
from datetime import date

_MONTHS = (
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
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_ISO = re.compile(r"\b(\d{4})[-/](\d{1,2})[-/](\d{1,2})\b")
_DMY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({_MONTH}),? (\d{{4}})\b", re.IGNORECASE)
_MDY = re.compile(rf"\b({_MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.IGNORECASE)

_BYLINE = re.compile(r"(?:(?:words|story|report|reporting|written|text) )?by:?\s+(?=[A-Z])", re.IGNORECASE)
_NAME_WORD = re.compile(
    r"[A-ZÀ-Þ][\w.'’-]*,?|and|&|\||of|in|for|the|at|de|van|von|der|den|da|di|al|el|bin|la|le"
)
_NO_NAME = re.compile(
    rf"\b(?:{'|'.join(name for name in _MONTHS if name not in {'april', 'may', 'june'})}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|the end|[12]\d{{3}})\b",
    re.IGNORECASE,
)

_AGENCY = r"(?:AP|AFP|PA|EPA|DPA|ANI|UPI|Reuters|REUTERS|Getty|Getty Images|Shutterstock|Alamy|iStock|Thinkstock|Bloomberg)"
_CREDIT_WORD = (
    r"(?:photo(?:graph|s)?|image|picture|pic|illustration|graphic|file photo|courtesy)"
    r"(?: ?credit)?"
)
_CREDIT = re.compile(
    rf"[(\[]?\s*(?:(?:{_CREDIT_WORD}|credits?)\s*(?::|/| by | courtesy of )|courtesy of )\s*(?=\S)",
    re.IGNORECASE,
)
_SLASHED = re.compile(
    rf"[(\[]?(?:[\w.’' -]{{1,50}}(?: ?/ ?|, )){{0,3}}{_AGENCY}(?: ?/ ?[\w.’' -]{{1,50}}){{0,3}}[)\]]?"
)
_ENDS_CREDITED = re.compile(
    rf"(?:\((?:{_AGENCY}|AP Photo/[^()]{{1,60}}|{_CREDIT_WORD}\s*:\s*[^()]{{1,60}})\)"
    rf"|\bPhoto(?:graph)?: [^.:]{{1,60}}|[\w.’' -]{{2,40}}/(?:{_AGENCY}|Getty Images))\s*$"
)
_MARKED = re.compile(
    r"(?:pictured|caption|photo caption|image caption)\b[^:.]{0,20}:|pictured\b", re.IGNORECASE
)
_CITY = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’/-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’/-]+){0,3}"
_PLACE = r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,3}"
_DATED = rf"(?:, (?:{_PLACE}|[A-Z][a-z]+\.? \d{{1,2}})){{0,2}}"
_DATELINE_AGENCY = re.compile(
    rf"((?:{_CITY}|{_PLACE}){_DATED} ?\([A-Z][\w/. ]{{1,30}}\))\s*[—–-]{{1,2}}\s*(?=\S)"
)
_DATELINE_BARE = re.compile(rf"((?:{_CITY}){_DATED})\s*(?:[—–]|--|\s-\s)\s*(?=[A-Z\"“‘'\d])")
_END = re.compile(r"[.!?…:;,][\"'”’)\]]*$")
_STOP = re.compile(r"[.!?…][\"'”’)\]*]*$")
_READ_MORE = re.compile(
    r"(?:read (?:more|also|next)|also read|related|see also|watch|listen|more:|subscribe|sign up|follow us|"
    r"click|advertisement|share this|comments?\b|copyright|©|tags?:)",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|does|do|did|can|could|will|would|may|might|said|says|saw|sees|seen|"
    r"stand|stands|stood|sit|sits|sat|shows?|shown|hold|holds|held|took|takes?|makes?|made|gave|gives?|left|leaves?|"
    r"met|meets?|ran|runs?|won|wins?|lost|spoke|speaks?|went|goes|came|comes?|lie|lies|lay|"
    r"[a-z]{3,}(?:ed|ing))\b|[A-Z]\w+ [a-z]+[^s\W]s (?:the|an?|his|her|their|its|at|in|on|to|with|from|as|during|into|for|after|before)\b"
)
_LONGEST = 2_000  # characters: anything longer is no line of a newsroom


def count_words(text: str) -> int:
    """Return the number of words; a text over 2,000 characters counts as 1,000 without being split."""
    return len(text.split()) if len(text) <= _LONGEST else 1_000


def ends(text: str) -> bool:
    """Tell whether a text ends as a sentence does."""
    return bool(_STOP.search(text[-8:].rstrip()))


def is_byline(text: str) -> bool:
    """Tell whether a line is nothing but "By" and names."""
    opened = _BYLINE.match(text[:40])
    if not opened or len(text) > 160 or _STOP.search(text):
        return False
    names = text[opened.end() :].split()
    return (
        len(names) <= 14 and not _NO_NAME.search(text) and all(_NAME_WORD.fullmatch(name) for name in names)
    )


def is_credit(text: str) -> bool:
    """Tell whether a line only says whose picture it is."""
    if len(text) > 120:
        return False
    return bool((_CREDIT.match(text) and count_words(text) <= 12) or _SLASHED.fullmatch(text))


def dateline(text: str, *, first: bool) -> tuple[int, int] | None:
    """Return where the dateline at the start of a paragraph ends, and where the paragraph goes on.

    Without an agency in brackets only the ``first`` paragraph of an article has one.
    """
    head = text[:120]
    found = _DATELINE_AGENCY.match(head) or (_DATELINE_BARE.match(head) if first else None)
    return (found.end(1), found.end()) if found and found.end() < len(text) else None


def is_marked_caption(text: str) -> bool:
    """Tell whether a paragraph says itself that it belongs to a picture."""
    if len(text) > _LONGEST or count_words(text) > 60:
        return False
    return bool(_MARKED.match(text) or (_ENDS_CREDITED.search(text[-140:]) and count_words(text) >= 5))


def is_caption_like(text: str) -> bool:
    """Tell whether a paragraph has the form of a caption: no end mark, 7–60 words, a verb, not in title case."""
    if len(text) > 500 or not 7 <= count_words(text) <= 60 or _END.search(text) or _READ_MORE.match(text):
        return False
    return text[:1].isupper() and bool(_VERB.search(text)) and not is_title_case(text)


def is_title_case(text: str) -> bool:
    """Tell whether most of the longer words begin with a capital."""
    longer = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return bool(longer) and sum(word[0].isupper() for word in longer) > 0.7 * len(longer)


def is_headline_like(text: str) -> bool:
    """Tell whether a first line can be a headline."""
    if (
        len(text) > 220
        or not 2 <= count_words(text) <= 30
        or not (text[0].isalnum() or text[0] in "\"'“‘$£€¿¡")
    ):
        return False
    if text[0].islower() or (
        text.rstrip("\"'”’)").endswith((".", ":", ";", ",")) and not text.endswith("...")
    ):
        return False
    return not (is_byline(text) or is_credit(text) or is_date_line(text) or _READ_MORE.match(text))


def is_date_line(text: str) -> bool:
    """Tell whether a line holds a date and little else."""
    return (
        len(text) <= 90
        and count_words(text) <= 10
        and not ends(text)
        and find_date(text) is not None
        and (not re.search(r"\b(?:in|on|from|since|by)\b", text))
    )


def find_date(text: str) -> date | None:
    """Return the first full date in a short text (ISO, ``3 May 2024``, ``May 3, 2024``)."""
    text = text[:200]
    try:
        if found := _ISO.search(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _DMY.search(text):
            return date(int(found[3]), _month(found[2]), int(found[1]))
        if found := _MDY.search(text):
            return date(int(found[3]), _month(found[1]), int(found[2]))
    except ValueError:
        return None
    return None


def _month(word: str) -> int:
    for number, name in enumerate(_MONTHS, 1):
        if name.startswith(word.lower().rstrip(".")[:3]):
            return number
    raise ValueError(word)
