"""Faults of single words and marks: spelling, weekdays, marks, doubled words, spaces, names, dates."""

# ruff: noqa: FBT003  a case says True for a fault
import json
import random
import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from bases import Base, spot
from cases import Case

from copydesk.text.span import Span

GROUP = "injected"
_FAMILIES = (("or", "our"), ("er", "re"), ("ense", "ence"), ("yz", "ys"), ("og", "ogue"), ("l", "ll"))
# spelled both ways at home, or two words in British; “analyses” is a plural too
_DOUBTFUL = re.compile(
    r"^(?:(?:analy|paraly|cataly|dialy)zes|meter|licens|practic|program|dialog|analog|cancel|install|instal|fulfil|skil|enrol|tire|stor|defens|offens).*"
)
_OPENING = re.compile(r"(?<![\w\d])(['\"])(?=\S)")


def _pairs(shared: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Return American → British and British → American, of the families that are sure."""
    american: dict[str, str] = {}
    for row in json.loads((shared / "data/spelling_map_varcon.json").read_text("utf-8")):
        one, other = row["american"], row["british"]
        usable = (
            not row["ise_ize_only"] and one and other and one.isalpha() and other.isalpha() and one.islower()
        )
        if usable and len(one) > 4 and one != other and not _DOUBTFUL.match(one) and _family(one, other):
            american[one] = other
    return american, {other: one for one, other in american.items()}


def _family(one: str, other: str) -> bool:
    return any(one.replace(us, uk, 1) == other or _last(one, us, uk) == other for us, uk in _FAMILIES)


def _last(text: str, old: str, new: str) -> str:
    return new.join(text.rsplit(old, 1))


def spellings(found: Sequence[Base], chance: random.Random, shared: Path) -> Iterator[Case]:
    """One word of an article in the spelling of the other country."""
    american, british = _pairs(shared)
    for base in found:
        text = base.plain()
        words = [
            one
            for one in re.finditer(r"(?<![\w'’-])[a-z]{5,}(?![\w'’-])", text)
            if one[0] in american or one[0] in british
        ]
        words = [one for one in words if not _quoted(text, one.start())]
        if not words:
            continue
        one = chance.choice(words)
        side = american if one[0] in american else british
        beside = [word[0] for word in words if word.start() != one.start() and word[0] in side]
        if one[0] in beside:
            kind = "the same word both ways"
        elif len(set(beside)) >= 2:
            kind = "one word against two or more others"
        else:
            continue
        swapped = text[: one.start()] + side[one[0]] + text[one.end() :]
        spots = (Span(one.start(), one.start() + len(side[one[0]])),)
        note = f"{one[0]} → {side[one[0]]}, beside {sorted(set(beside))[:5]}"
        yield Case(
            "spelling",
            GROUP,
            kind,
            base.id,
            (("article.txt", swapped),),
            ("spelling.",),
            True,
            spots,
            note=note,
        )
        yield Case(
            "spelling",
            GROUP,
            "twin: as published",
            base.id,
            (("article.txt", text),),
            ("spelling.",),
            False,
            (Span(*one.span()),),
        )


def _quoted(text: str, at: int) -> bool:
    """Whether a place lies in quotation marks, roughly: an odd number of them before it in its paragraph."""
    start = text.rfind("\n", 0, at) + 1
    return len(re.findall(r"[\"“”]", text[start:at])) % 2 == 1


def weekdays(found: Sequence[Base], chance: random.Random) -> Iterator[Case]:
    """The weekday of an article's own date line moved."""
    for base in found:
        if not base.dateline:
            continue
        day = datetime.strptime(base.dateline, "%A, %B %d, %Y")  # noqa: DTZ007
        moved = (day + timedelta(days=chance.randrange(1, 7))).strftime("%A") + base.dateline[
            base.dateline.index(",") :
        ]
        text = base.plain()
        for line, fault in ((moved, True), (base.dateline, False)):
            changed = text.replace(base.dateline, line, 1)
            kind = "moved in the date line" if fault else "twin: the right weekday"
            yield Case(
                "weekday",
                GROUP,
                kind,
                base.id,
                (("article.txt", changed),),
                ("dates.wrong-weekday",),
                fault,
                (spot(changed, line),),
                note=line,
            )


def _curled(text: str) -> str:
    text = _OPENING.sub(lambda one: "“" if one[1] == '"' else "‘", text)
    return text.replace('"', "”").replace("'", "’")


def marks(found: Sequence[Base], chance: random.Random) -> Iterator[Case]:
    """One straight mark among curly ones."""
    for base in found:
        text = _curled(base.plain())
        curly = list(re.finditer(r"[“”]|(?<=\w)’(?=\w)", text))
        if len(curly) < 5:
            continue
        one = chance.choice(curly)
        straight = "'" if one[0] == "’" else '"'
        changed = text[: one.start()] + straight + text[one.end() :]
        kind = "apostrophe" if one[0] == "’" else "quotation mark"
        spots = (Span(*one.span()),)
        yield Case(
            "marks",
            GROUP,
            f"straight {kind} among curly",
            base.id,
            (("article.txt", changed),),
            ("quotations.",),
            True,
            spots,
        )
        yield Case(
            "marks", GROUP, "twin: all curly", base.id, (("article.txt", text),), ("quotations.mixed",), False
        )


def doubled(found: Sequence[Base], chance: random.Random) -> Iterator[Case]:
    """A small word twice."""
    for base in found:
        text = base.plain()
        small = list(re.finditer(r"(?<=[a-z] )(?:the|a|an|of|in|to|and|with|for|is|was|are)(?= [a-z])", text))
        if not small:
            continue
        one = chance.choice(small)
        changed = f"{text[: one.end()]} {one[0]}{text[one.end() :]}"
        spots = (Span(one.start(), one.end() + 1 + len(one[0])),)
        files, twin = (("article.txt", changed),), (("article.txt", text),)
        yield Case(
            "doubled word",
            GROUP,
            "small word",
            base.id,
            files,
            ("wording.doubled",),
            True,
            spots,
            note=one[0],
        )
        yield Case(
            "doubled word", GROUP, "twin", base.id, twin, ("wording.doubled",), False, (Span(*one.span()),)
        )


def possessives(found: Sequence[Base], chance: random.Random) -> Iterator[Case]:
    """A space before 's."""
    for base in found:
        text = base.plain()
        fit = list(re.finditer(r"(?<=[a-z]{3})(?=['’]s )", text))
        if not fit:
            continue
        at = chance.choice(fit).start()
        changed = f"{text[:at]} {text[at:]}"
        spots = (Span(at - 1, at + 3),)
        rules = ("wording.space-before-possessive", "wording.stray-space")
        yield Case(
            "space before possessive",
            GROUP,
            "space put in",
            base.id,
            (("article.txt", changed),),
            rules,
            True,
            spots,
            note=changed[at - 30 : at + 20],
        )
        yield Case(
            "space before possessive", GROUP, "twin", base.id, (("article.txt", text),), rules, False, spots
        )


def names(found: Sequence[Base], chance: random.Random) -> Iterator[Case]:
    """The surname of a person who is named in full, with two letters turned or one doubled or lost, further down."""
    for base in found:
        text = base.plain()
        full = {one[1] for one in re.finditer(r"(?<=[a-z,] )[A-Z][a-z]{2,} ([A-Z][a-z]{5,})(?=[ ,.])", text)}
        later = [
            one
            for one in re.finditer(
                r"(?<=[a-z.,] )([A-Z][a-z]{5,})(?= (?:said|told|added|has|had|was|also|will|is)\b)", text
            )
            if one[1] in full
        ]
        if not later:
            continue
        one = chance.choice(later)
        way, wrong = _misspelled(one[1], chance)
        if wrong == one[1]:
            continue
        changed = text[: one.start()] + wrong + text[one.end() :]
        spots = (Span(one.start(), one.start() + len(wrong)),)
        if one[1] not in changed:  # nothing is left to compare with
            way = "the only place of a name"
        yield Case(
            "names",
            GROUP,
            way,
            base.id,
            (("article.txt", changed),),
            ("names.",),
            True,
            spots,
            note=f"{one[1]} → {wrong}",
        )
        yield Case(
            "names",
            GROUP,
            "twin: as published",
            base.id,
            (("article.txt", text),),
            ("names.",),
            False,
            (Span(*one.span()),),
        )


def _misspelled(name: str, chance: random.Random) -> tuple[str, str]:
    at = chance.randrange(2, len(name) - 2)
    way = chance.choice(("letters turned", "letter doubled", "letter lost", "letter replaced"))
    if way == "letters turned":
        return way, name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    if way == "letter doubled":
        return way, name[:at] + name[at] + name[at:]
    if way == "letter lost":
        return way, name[:at] + name[at + 1 :]
    return way, name[:at] + chance.choice("aeioukst") + name[at + 1 :]


def undated(found: Sequence[Base], chance: random.Random) -> Iterator[Case]:  # noqa: ARG001
    """An article that speaks of Monday or yesterday, without its date line; the twin has it."""
    for base in found:
        days = r"\b(?:yesterday|(?:on|last) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!,? (?:\d|[A-Z]))"
        dated = r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\b20\d\d\b"
        opening = " ".join(base.paragraphs)[:1000]
        if not base.dateline or not re.search(days, opening) or re.search(dated, base.title + opening):
            continue
        for dateline in (False, True):
            kind = "twin: with the date line" if dateline else "date line taken away"
            files = (("article.txt", base.plain(dated=dateline)),)
            yield Case("undated time", GROUP, kind, base.id, files, ("dates.undated",), not dateline)
