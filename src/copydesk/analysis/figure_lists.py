"""How wholes are written with their parts: the patterns, over frames."""

import re
from functools import cache

from copydesk.analysis.figure_frames import Q

_MARKS = "\ue000-\ue01f"


@cache
def remaining() -> re.Pattern[str]:
    """Return the pattern of "the remaining 12"."""
    return re.compile(rf"(?P<cue>\bthe (?:remaining|other|rest)) (?P<last>{Q})")


@cache
def clause_end() -> re.Pattern[str]:
    """Return what ends a clause."""
    return re.compile(r"[;:()–—]")


@cache
def comparing() -> re.Pattern[str]:
    """Return what shows that a list is no list of parts: comparisons, rates, parts of parts."""
    return re.compile(
        r"\b(?:others?|more|fewer|less|per|each|every|apiece|out of|of (?:which|whom|them|these|those|the)|"
        rf"from(?= (?:the |its )?{Q})|"
        r"than|includ\w+|among|up|down|compared|plus|or|several|some|many|few|number|handful|"
        r"couple|dozens|"
        r"minus|former|another|further|additional|percent|ratio|through|but|however|whereas|times|"
        r"both|later|then)\b"
    )


@cache
def listed() -> re.Pattern[str]:
    """Return the pattern of "12 people: five women and seven men"."""
    words = rf"[^{_MARKS},;:.()–—]"
    return re.compile(rf"(?P<whole>{Q}){words}{{0,40}}?(?P<cue>: |, ?– | – | — |—| \()(?:the )?{_parts()}")


@cache
def made_of() -> re.Pattern[str]:
    """Return the pattern of "12 people, comprising five women and seven men"."""
    return re.compile(
        rf"(?P<whole>{Q}),? (?P<cue>compris(?:ing|es?|ed)|consist(?:ing|s|ed)? of|made up of|(?:is "
        rf"|was |are |were )?(?:split|divided) into) {_parts()}"
    )


def _parts() -> str:
    """Return the pattern of a list of parts, to the end of its clause."""
    item = rf"(?:{Q}|one\b|an?\b)[^{_MARKS},;:.()–—]{{0,50}}?"
    said = rf"(?:,[^{_MARKS};:.()]{{0,60}}\b(?:according to|says?|said|told|reported|shows?|showed|wrote)\b)"
    return rf"(?P<parts>{item}(?:, {item}){{0,8}},? and {item})(?= ?[.;)–—]|$|{said})"


@cache
def summed() -> re.Pattern[str]:
    """Return the pattern of a cue with the sum after it; every figure before it in the clause is a part."""
    after = rf"(?= ?{Q}[^{_MARKS};:.()–—]{{0,60}}? (?:in all|altogether|in total)\b)"
    cue = (
        r"(?:for |making |giving |or )?an? (?:[a-z]+ ){0,2}?total of|totall?ing|"
        rf"making{after}|bringing (?:the |its |their )(?:[a-z]+ ){{0,2}}?(?:to a )?total (?:to|of)|"
        rf"or{after}"
    )
    return re.compile(rf"(?P<cue>\b(?:{cue})|,(?: [a-z]+){{0,3}}{after}) ?(?P<whole>{Q})")


@cache
def on_top() -> re.Pattern[str]:
    """Return what says that the first of the parts came on top of what there was."""
    return re.compile(rf"^[^\ue000-\ue01f]*\b(?:another|further|more|extra|additional) {Q}")


@cache
def all_told() -> re.Pattern[str]:
    """Return the pattern of a sentence that sums up the one before: "All told, 12 died"."""
    cue = "all told|altogether|that makes|that is a total of"
    return re.compile(
        rf"^[^\ue000-\ue01f]{{0,20}} (?P<cue>{cue}),? (?:[a-z]+ ){{0,3}}?(?P<whole>{Q})(?!.*\b"
        rf"(?:since|now|so far)\b)"
    )


@cache
def total_of() -> re.Pattern[str]:
    """Return the pattern of "a total of 12"."""
    return re.compile(rf"(?P<cue>total of) (?P<whole>{Q})")


@cache
def of_which() -> re.Pattern[str]:
    """Return the pattern of "12, of which five are new and the other seven old"."""
    words = rf"[^{_MARKS},;:.()–—]"
    return re.compile(
        rf"(?P<whole>{Q}){words}{{0,60}}?,? (?P<cue>of (?:which|whom)) "
        rf"(?P<parts>{Q}{words}{{0,60}}?(?:, {Q}{words}{{0,60}}?){{0,6}},? and (?:the (?:remaining|"
        rf"other|rest,?) ){Q})"
    )


@cache
def of_the_rest() -> re.Pattern[str]:
    """Return the pattern of "Of the 12, five are new and the other seven old"."""
    words = rf"[^{_MARKS},;:.()–—]"
    return re.compile(
        rf"\bof (?:[a-z’'-]+ ){{0,3}}(?P<whole>{Q}){words}{{0,60}}?, "
        rf"(?P<parts>{Q}{words}{{0,60}}?(?:, {Q}{words}{{0,60}}?){{0,6}},? and "
        rf"(?P<cue>the (?:remaining|other|rest,?)) {Q})"
    )


@cache
def beside() -> re.Pattern[str]:
    """Return the pattern of "12 people, five women and seven men,": parts set off by commas alone."""
    words = rf"[^{_MARKS},;:.()–—]"
    part = rf"{Q}{words}{{0,30}}?"
    return re.compile(
        rf"(?P<whole>{Q}){words}{{0,40}}?(?P<cue>, )(?P<parts>{part}(?:, {part}){{0,6}},? and {part})"
        rf"(?=[,.;]|$)"
    )


@cache
def one_by_one() -> re.Pattern[str]:
    """Return the pattern of parts told alike: "five of them badly and six slightly"."""
    words = rf"[^{_MARKS},;:.()–—]"
    return re.compile(
        rf"{Q} (?:of them\b.*|(?P<by>to|from|in|at|for|by) {words}+,? and {Q} (?P=by) {words}+)"
    )


@cache
def elided() -> re.Pattern[str]:
    """Return the pattern of "Of the 12, five went in May and seven in June"."""
    words = rf"[^{_MARKS};:.()–—]"
    return re.compile(
        rf"\bof (?:[a-z’'-]+ ){{0,3}}(?P<whole>{Q}){words}{{0,60}}?, (?P<one>{Q}){words}{{0,40}}? "
        rf"(?P<by>in|at|on|by|from|to) {words}{{1,20}}?(?:,| and) (?P<two>{Q}) (?P=by)"
        rf" {words}{{1,20}}(?=[,.;]|$)(?!.*\bboth\b)"
    )
