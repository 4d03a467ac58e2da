"""What is said around a picture: captions, credits, and what only looks like one."""

import re
from functools import cache

from copydesk.readers.newsroom import SHORT_LINE, count_words, ends, is_read_more, is_title_case

_AGENCY = (
    r"(?:AP|AFP|EPA|DPA|ANI|UPI|PA(?: Media| Wire| Images)|(?<=/)PA|PA(?=/)|Reuters|REUTERS|Getty Images"
    r"|Getty|Shutterstock|Alamy|iStock|Thinkstock|Bloomberg)"
)
_WORK = r"(?:photo(?:graph|s)?|image|picture|pic|illustration|graphic|file photo)"
_CREDIT = re.compile(
    rf"[(\[]?\s*(?:(?i:{_WORK} ?(?:credit|source|courtesy)s?|courtesy|credits?|sources?|via)\s*[:/]\s*(?=\S)"
    rf"|(?i:{_WORK}\s*[:/]\s*(?=courtesy))"
    rf"|(?P<whose>(?i:{_WORK}\s*[:/]\s*(?=\S)))"
    rf"|(?i:{_WORK} (?:by|courtesy of)|courtesy of)\s+(?=[A-Z@]|the\b))"
)
_PHOTO_BY = re.compile(r"(?:[A-Z][\w.’'-]* ){1,4}[Pp]hoto(?:s|graph)? by [A-Z]")
_GIVEN = re.compile(r"(?:provided|supplied|contributed|submitted) by [A-Z]", re.IGNORECASE)
_MARKED = re.compile(r"(?:pictured|(?:photo |image )?caption)\b[^:.]{0,20}:|pictured\b", re.IGNORECASE)
_END = re.compile(r"[.!?…:;,][\"'”’)\]]*$")
_WORK_TO_SEE = re.compile(r"\b(?:left|right|cent(?:re|er)|above|below|pictured|file)\b", re.IGNORECASE)
_LONGEST_CREDIT = 120  # characters
_LONGEST_CAPTION = 500  # characters
_TAIL = 140  # characters at the end of a caption that are searched for a credit
_SIGNS = ("(", "/", "Photo")  # one of which every credit at the end has
_CREDIT_WORDS = 12
_NAME_WORDS = 3
_CAPTION_WORDS = 60
_FEWEST_MARKED = 5  # words
_FEWEST = 7  # words
_VERBLESS = 11  # words from which a line needs no verb to be a caption
_SUBHEAD_WORDS = range(2, 9)
_LONGEST_SUBHEAD = 70  # characters


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(_AGENCY)


@cache
def _slashed() -> re.Pattern[str]:
    return re.compile(
        rf"[(\[]?(?:[\w.’' -]{{1,50}}(?: ?/ ?|, |-)){{0,3}}{_AGENCY}"
        r"(?: ?/ ?[\w.’' -]{1,50}){0,3}[)\]]?"
    )


@cache
def _ends_credited() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\((?:{_AGENCY}|AP Photo/[^()]{{1,60}}|(?i:{_WORK})\s*:\s*[^()]{{1,60}})\)"
        rf"|\bPhoto(?:graph)?: [^.:]{{1,60}}|[\w.’' -]{{2,40}}/(?:{_AGENCY}))\s*$"
    )


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:is|are|was|were|be|been|has|have|had|does|do|did|can|could|will|would|may|might|said|says|saw|sees"
        r"|seen|stand|stands|stood|sit|sits|sat|shows?|shown|hold|holds|held|took|takes?|makes?|made|gave|gives?"
        r"|left|leaves?|met|meets?|ran|runs?|won|wins?|lost|spoke|speaks?|went|goes|came|comes?|lie|lies|lay"
        r"|rose|rises|fell|falls|sent|threw|broke|drew|wrote|led|kept|told|built|began|became|brought|wore|shook"
        r"|[a-z]{3,}(?:ed|ing))\b|[A-Z]\w+ [a-z]+[^s\W]s "
        r"(?:the|an?|his|her|their|its|at|in|on|to|with|from|as|during|into|for|after|before)\b"
    )


@cache
def _pointer() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:this|the following|(?:a|an earlier) version of this)"
        r" (?:\w+ ){0,3}"
        r"(?:post|article|story|entry|piece|blog|interview|report|series|essay|column|excerpt)\b"
        r"|\b(?:originally|first|previously|cross-?) ?(?:published|posted|appeared|ran)\b"
        r"|^guest (?:post|blog|column|essay)"
        r"|^(?:editor|author|writer|publisher|reporter)(?:['’]s|s['’]?)? note"
        r"|^(?:\w+ ){0,4}(?:updated?|correction|clarification|note|disclosure|disclaimer)\b[^.]{0,30}:"
        r"|^(?:written|posted|adapted|reprinted|reposted|republished|(?:with )?reporting) (?:by|from|with)\b"
        r"|^(?:don['’]t (?:forget|miss)|want to|interested in|for more|to learn more|if you|join|sign up"
        r"|subscribe|follow|visit|click|contact|e-?mail|check out|learn more|register|read)\b",
        re.IGNORECASE,
    )


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:is|was) (?:an?|the)|works|writes|serves|covers|you|your|we|our|us)\b", re.IGNORECASE
    )


def is_credit(text: str) -> bool:
    """Tell whether a line only says whose picture it is."""
    if len(text) > _LONGEST_CREDIT:
        return False
    if count_words(text) <= _CREDIT_WORDS:
        found = _CREDIT.match(text)
        if _PHOTO_BY.match(text) or (found and (not found["whose"] or _is_name(text[found.end() :]))):
            return True
        if _GIVEN.match(text) and not ends(text):
            return True
    return bool(_agency().search(text) and _slashed().fullmatch(text))


def _is_name(text: str) -> bool:
    """Tell whether words after "Photo:" can be a name; a picture may be described there instead."""
    return text[0] == "@" or (text[0].isupper() and (is_title_case(text) or count_words(text) <= _NAME_WORDS))


def is_marked_caption(text: str) -> bool:
    """Tell whether a paragraph says itself that it belongs to a picture."""
    if len(text) > SHORT_LINE or count_words(text) > _CAPTION_WORDS:
        return False
    if _MARKED.match(text):
        return True
    tail = text[-_TAIL:]
    if not any(sign in tail for sign in _SIGNS) or count_words(text) < _FEWEST_MARKED:
        return False
    return bool(_ends_credited().search(tail))


def is_caption_like(text: str) -> bool:
    """Tell whether a paragraph has the form of a caption.

    It has no end mark, 7 to 60 words, is not in title case, and up to ten words have a verb or say where to
    look ("left").
    """
    words = count_words(text)
    if len(text) > _LONGEST_CAPTION or not _FEWEST <= words <= _CAPTION_WORDS or _END.search(text):
        return False
    if is_read_more(text) or not text[:1].isupper() or is_title_case(text):
        return False
    return words >= _VERBLESS or bool(_verb().search(text) or _WORK_TO_SEE.search(text))


def is_subhead_like(text: str) -> bool:
    """Tell whether a line between paragraphs has the form of a subhead."""
    return (
        len(text) <= _LONGEST_SUBHEAD
        and count_words(text) in _SUBHEAD_WORDS
        and text[0].isupper()
        and text[-1].isalnum()
    )


def is_pointer(text: str) -> bool:
    """Tell whether a line speaks about the article or to its reader, not about a picture."""
    return bool(_pointer().search(text[:_LONGEST_CAPTION]))


def is_aside(text: str) -> bool:
    """Tell whether the last words of an article tell who wrote it, or turn to the reader."""
    return ends(text) and bool(_aside().search(text[:_LONGEST_CAPTION]))
