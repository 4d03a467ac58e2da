"""Figures that contradict: altered at their second mention, or wrong by arithmetic; and sources taken away."""

import random
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bases import Base, Damage, spot
from cases import Case
from sums import FAMILIES, NUMBERS

from copydesk.text.span import Span

GROUP = "injected"
FIGURES = ("figures.",)
DETERMINED = ("figures.wrong", "figures.reversed", "dates.wrong", "dates.impossible", "figures.contradicting")
_WORDS = NUMBERS[3:16]  # three to fifteen
_FIGURE = re.compile(
    r"(?<![\w.,:/$£€#'’-])(?P<mark>[$£€]?)(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|"
    + "|".join(_WORDS)
    + r")"
    r"(?P<after>%| (?:percent|per cent|million|billion)\b| [a-z]{3,}\b)(?![\w/])"
)
_NO_UNIT = re.compile(
    r" (?:and|or|but|to|of|in|at|on|for|the|was|were|is|are|has|have|had|after|before|by|when|with|from|that|which|who|years? old|a\.m|p\.m"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)\b"
)
_TIME = {
    " year",
    " years",
    " month",
    " months",
    " week",
    " weeks",
    " day",
    " days",
    " hour",
    " hours",
    " minute",
    " minutes",
    " second",
    " seconds",
}


_MANY = 400  # articles from which on counts are drawn from a part of them
_SHARE = 0.6


def altered(found: Sequence[Base], damage: Damage, chance: random.Random) -> Iterator[Case]:
    """A sentence with a figure again as headline, caption or later sentence, with another figure.

    The figure and the word behind it stay as the words around them are changed. The twin has the same figure.
    """
    for base in found:
        fit = [(home, text, one) for home, text in base.sentences(8, 32) if (one := _figure(text))]
        rare = [one for one in fit if _unit(one[2]) != "counts"]
        fit = (
            [one for one in fit if one not in rare]
            if len(found) < _MANY or base.dateline or chance.random() < _SHARE
            else []
        )
        for home, text, one in [
            *chance.sample(fit, min(3, len(fit))),
            *chance.sample(rare, min(3, len(rare))),
        ]:
            marked = text[: one.start("number")] + "\0" + text[one.end("number") :]
            words = marked.split()
            at = next(place for place, word in enumerate(words) if "\0" in word)
            keep = frozenset(range(at, at + 3))
            frame = chance.choice(("headline", "caption", "later sentence"))
            kind = chance.choice(("verbatim", "a quarter dropped", "a quarter replaced"))
            changed = damage(kind, marked, keep)
            number = one["number"]
            for figure, fault in ((_another(number, chance, _unit(one)), True), (number, False)):
                said = changed.replace("\0", figure)
                placed = _framed(base, home, said, said.rstrip("."), frame)
                if placed is None:
                    break
                whole, put = placed
                unit = _unit(one)
                label = f"{unit}, {kind}" if fault else "twin: the same figure"
                name = f"{base.id}:{frame}:{kind}:{number}→{figure}"
                check = "figures near-identical" if kind != "a quarter replaced" else "figures reworded"
                spots = (_of_figure(whole, put, said, changed),)
                yield Case(
                    check,
                    GROUP,
                    label,
                    name,
                    (("article.txt", whole),),
                    FIGURES,
                    fault,
                    spots,
                    note=f"{said} ← {text}",
                )


_NO_FIGURE = re.compile(
    r"(?:[a-z.,] [A-Z]\w*|\b(?:or|and|to|than one in)|[–—-]|\bof all|\d) ?$"
)  # Section 508, seven or eight


def _figure(text: str) -> re.Match[str] | None:
    for one in _FIGURE.finditer(text):
        value = one["number"].replace(",", "")
        year = value.isdigit() and 1900 <= int(value) <= 2100 and "," not in one["number"]
        small = value.replace(".", "").isdigit() and float(value) < 3
        named = _NO_FIGURE.search(text[: one.start()])
        if (
            not year
            and not small
            and not named
            and not _NO_UNIT.match(one["after"])
            and one["after"] not in _TIME
        ):
            return one
    return None


def _unit(one: re.Match[str]) -> str:
    if one["mark"]:
        return "money"
    return "percent" if one["after"].strip() in ("%", "percent", "per cent") else "counts"


def _another(number: str, chance: random.Random, unit: str) -> str:
    if number in _WORDS:
        return chance.choice([word for word in _WORDS if abs(_WORDS.index(word) - _WORDS.index(number)) > 1])
    factor = chance.choice((0.6, 0.7, 1.3, 1.4, 1.6, 1.8))
    value = float(number.replace(",", ""))
    if unit == "percent" and value * factor > 99:
        factor = chance.choice((0.5, 0.6, 0.7))
    if "." in number:
        return (
            f"{value * factor:.{len(number.partition('.')[2])}f}"
            if value * factor != value
            else f"{value + 1:.1f}"
        )
    other = max(3, round(value * factor))
    other = other + 2 if other == value else other
    return f"{other:,}" if "," in number else str(other)


def _framed(base: Base, home: int, said: str, bare: str, frame: str) -> tuple[str, str] | None:
    """Return the whole text, and the words that were put in."""
    said = said[0].upper() + said[1:]
    bare = bare[0].upper() + bare[1:]
    if frame == "headline":
        return base.plain(title=bare), bare
    if frame == "caption":
        free = [at for at in range(1, len(base.paragraphs)) if at not in (home, home + 1)]
        if not free:
            return None
        at = free[home % len(free)]
        return base.plain([*base.paragraphs[:at], bare, *base.paragraphs[at:]]), bare
    if home == len(base.paragraphs) - 1:
        return None
    said = said.rstrip(".") + "."
    return base.plain([*base.paragraphs[:-1], base.paragraphs[-1] + " " + said]), said


def _of_figure(whole: str, put: str, said: str, changed: str) -> Span:
    """Return the stretch of the figure and the word behind it."""
    start = spot(whole, put, 0 if whole.startswith(put) else -1).start
    before = len(changed.partition("\0")[0])
    length = len(said) - len(changed) + 1
    return Span(start + before, start + before + length + 2)


_SPEAKS = re.compile(
    r"\b(?:said|says|say|told|according|report\w*|announc\w*|state[sd]?|claim\w*|confirm\w*|estimat\w*)\b|[\"“”]"
)
_SOURCES = (
    "the interior ministry",
    "the regional governor's office",
    "the Red Cross",
    "the coastguard",
    "the health ministry",
)
_TOLLS = (
    "at least {n} people were killed in the {event}",
    "the {event} killed {n} people",
    "{n} people died in the {event}",
    "more than {n} people were injured in the {event}",
    "about {n} people are still missing after the {event}",
    "some {n} people have been wounded since the {event}",
    "the {event} left {n} people dead",
    "the {event} has claimed {n} lives",
)
_EVENTS = (
    "flood",
    "earthquake",
    "explosion",
    "landslide",
    "shelling",
    "ferry accident",
    "attack on the market",
)


def attribution(found: Sequence[Base], chance: random.Random) -> Iterator[Case]:
    """A toll without its source, alone in a paragraph among paragraphs that give none; the twin gives one.

    And a figure given as fact in a caption, before the sentence that hands it to a source.
    """
    for base in found:
        free = [
            at + 1
            for at, (one, two) in enumerate(pairwise(base.paragraphs))
            if not _SPEAKS.search(one) and not _SPEAKS.search(two)
        ]
        form = chance.choice(_TOLLS)
        toll = form.format(n=chance.choice((14, 23, 38, 62, 140, 370)), event=chance.choice(_EVENTS))
        source = chance.choice(_SOURCES)
        bare = toll[0].upper() + toll[1:]
        said = chance.choice(
            (
                f"{bare}, {source} said.",
                f"According to {source}, {toll}.",
                f"{source[0].upper() + source[1:]} said {toll}.",
            )
        )
        if free:
            at = chance.choice(free)
            for words, fault in ((f"{bare}.", True), (said, False)):
                text = base.plain([*base.paragraphs[:at], words, *base.paragraphs[at:]])
                kind = f"source taken away: {form}" if fault else "twin: the source given"
                yield Case(
                    "unattributed claim",
                    GROUP,
                    kind,
                    f"{base.id}:{kind}",
                    (("article.txt", text),),
                    ("attribution.unattributed-claim",),
                    fault,
                    (spot(text, words),),
                    note=words,
                )
        half = len(base.paragraphs) // 2
        for line, fault in ((bare, True), (said.rstrip("."), False)):
            text = base.plain(
                [base.paragraphs[0], line, *base.paragraphs[1 : half + 1], said, *base.paragraphs[half + 1 :]]
            )
            kind = f"bare in a caption: {form}" if fault else "twin: the source given"
            yield Case(
                "figure attributed elsewhere",
                GROUP,
                kind,
                f"{base.id}:{kind}",
                (("article.txt", text),),
                ("attribution.",),
                fault,
                (spot(text, f"\n{line}\n"),),
                note=f"{line} | {said}",
            )


def determined(found: Sequence[Base], chance: random.Random) -> Iterator[Case]:
    """Sentences of our own whose figures can be recomputed, wrong and right, in real articles."""
    for family, make in FAMILIES.items():
        for base in chance.sample(list(found), min(30, len(found))):
            right, wrong = make(chance)
            at = chance.randrange(1, len(base.paragraphs))
            for words, fault in ((wrong, True), (right, False)):
                text = base.plain([*base.paragraphs[:at], words, *base.paragraphs[at:]])
                kind = family if fault else f"twin of {family}"
                yield Case(
                    "figures determined",
                    GROUP,
                    kind,
                    f"{base.id}:{kind}",
                    (("article.txt", text),),
                    DETERMINED,
                    fault,
                    (spot(text, words),),
                    note=words,
                )
