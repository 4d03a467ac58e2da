"""Faults put into clean articles by seeded scripts, each with a twin that lacks the fault."""

# ruff: noqa: FBT003  a case says True for a fault
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from bases import Base, Damage, Words, bases, folder_bases, spot
from cases import Case
from injected_figures import altered, attribution, determined
from injected_words import doubled, marks, names, possessives, spellings, undated, weekdays

from copydesk.text.span import Span

GROUP = "injected"
BODY = ("captions.", "passages.")
IN_FILE = ("headlines.repeated", "captions.", "passages.")  # a headline further down may be read as a caption
ACROSS = ("headlines.duplicate", "headlines.similar")


def injected(shared: Path) -> Iterator[Case]:
    """Yield every case; the same ones each time."""
    yield from _injected(bases(shared), bases(shared, 1), shared)


def injected_into(folder: Path, shared: Path) -> Iterator[Case]:
    """Yield the same faults put into the articles of a folder, as a group of its own."""
    found = folder_bases(folder)
    if found:
        for case in _injected(found, found, shared):
            yield replace(case, group=f"{GROUP} into {folder.name}", id=f"{folder.name}:{case.id}")


def _injected(found: list[Base], many: list[Base], shared: Path) -> Iterator[Case]:
    content = sorted(
        {word for base in many for word in base.title.split() if len(word) > 4 and word.isalpha()}
    )
    for one in (captions, passages, headlines):
        yield from one(found, Damage(Words(found, random.Random(11)), random.Random(12)), random.Random(13))
    yield from headline_pairs(found, content, random.Random(20))
    yield from altered(many, Damage(Words(found, random.Random(16)), random.Random(17)), random.Random(18))
    for two in (attribution, determined, weekdays, marks, doubled, possessives, undated):
        yield from two(found, random.Random(14))
    yield from names(many, random.Random(19))
    yield from spellings(many, random.Random(15), shared)


def captions(found: Sequence[Base], damage: Damage, chance: random.Random) -> Iterator[Case]:
    """A sentence of the body as a caption: a line in italics under an image, or a line without a full stop.

    The twin has a sentence of another article there.
    """
    for number, base in enumerate(found):
        fit = base.sentences(9, 30)
        others = found[(number + 7) % len(found)].sentences(9, 30)
        if not fit or not others:
            continue
        for markdown in (True, False):
            form = "Markdown" if markdown else "plain text"
            kind = Damage.NAMES[(number + 3 * markdown) % len(Damage.NAMES)]
            kinds = ("verbatim", "a quarter dropped", "a quarter replaced", kind)
            for kind in dict.fromkeys(kinds):
                home, sentence = chance.choice(fit)
                caption = damage(kind, sentence.rstrip("."))
                caption = caption[0].upper() + caption[1:]
                case = _caption(base, home, sentence, caption, markdown, chance)
                if case:
                    files, spots = case
                    name = f"{base.id}:{form}:{kind}"
                    yield Case(
                        "repeated caption",
                        GROUP,
                        kind,
                        name,
                        files,
                        BODY,
                        True,
                        spots,
                        every=True,
                        note=f"{caption} ← {sentence}",
                    )
            home, _ = chance.choice(fit)
            strange = chance.choice(others)[1].rstrip(".")
            case = _caption(base, home, "", strange, markdown, chance)
            if case:
                name = f"{base.id}:{form}:twin"
                yield Case(
                    "repeated caption",
                    GROUP,
                    "twin: a sentence of another article",
                    name,
                    case[0],
                    BODY,
                    False,
                    case[1][:1],
                    note=strange,
                )


def _caption(  # noqa: PLR0913, PLR0917
    base: Base,
    home: int,
    sentence: str,
    caption: str,
    markdown: bool,  # noqa: FBT001
    chance: random.Random,
) -> tuple[tuple[tuple[str, str], ...], tuple[Span, ...]] | None:
    free = [place for place in range(1, len(base.paragraphs)) if abs(place - home - 0.5) > 0.6]
    if not free:
        return None
    at = chance.choice(free)
    line = f"![](photo.jpg)\n\n*{caption}*" if markdown else caption
    paragraphs = [*base.paragraphs[:at], line, *base.paragraphs[at:]]
    text = base.markdown(paragraphs) if markdown else base.plain(paragraphs)
    put = spot(text, f"*{caption}*" if markdown else f"\n{caption}\n")
    spots = (put, spot(text, sentence)) if sentence else (put,)
    return ((("article.md" if markdown else "article.txt"), text),), spots


def passages(found: Sequence[Base], damage: Damage, chance: random.Random) -> Iterator[Case]:
    """A paragraph again further down, or one sentence again within another paragraph; a strange one as the twin."""
    for number, base in enumerate(found):
        paragraphs = list(base.paragraphs)
        long = [place for place in range(len(paragraphs) - 2) if 20 <= len(paragraphs[place].split()) <= 120]
        strange = [one for one in found[(number + 5) % len(found)].paragraphs if len(one.split()) >= 20]
        if not long or not strange:
            continue
        home = chance.choice(long)
        at = chance.randrange(home + 2, len(paragraphs) + 1)
        for kind, copy in (
            ("paragraph, verbatim", paragraphs[home]),
            ("paragraph, a quarter dropped", damage("a quarter dropped", paragraphs[home])),
            ("twin: a paragraph of another article", chance.choice(strange)),
        ):
            text = base.plain([*paragraphs[:at], copy, *paragraphs[at:]])
            spots = (spot(text, copy, -1), spot(text, paragraphs[home]))
            fault = not kind.startswith("twin")
            yield Case(
                "repeated passage",
                GROUP,
                kind,
                f"{base.id}:{kind}",
                (("article.txt", text),),
                BODY,
                fault,
                spots[: 1 + fault],
                every=True,
                note=copy[:200],
            )
        fit = [one for one in base.sentences(12, 40) if one[0] < len(paragraphs) - 2]
        if fit:
            home, sentence = chance.choice(fit)
            kind = ("verbatim", "a quarter dropped", "a quarter replaced")[number % 3]
            copy = damage(kind, sentence.rstrip(".")) + "."
            paragraphs[-1] += " " + copy
            text = base.plain(paragraphs)
            spots = (spot(text, copy, -1), spot(text, sentence))
            name = f"{base.id}:sentence:{kind}"
            yield Case(
                "repeated passage",
                GROUP,
                f"sentence, {kind}",
                name,
                (("article.txt", text),),
                BODY,
                True,
                spots,
                every=True,
                note=copy,
            )


_SMALL = frozenset({"a", "an", "the", "of", "in", "for", "to", "on", "with"})
_REMARKED = ("as it is", "title case", "capitals", "marks", "dashes")


def _remark(title: str, way: str) -> str:
    if way == "title case":
        return re.sub(r"\b[a-z]", lambda one: one[0].upper(), title)
    if way == "capitals":
        return title.upper()
    if way == "marks":
        curly = title.replace("'", "’").replace('"', "”")
        return curly if curly != title else title.replace("’", "'").replace("“", '"').replace("”", '"')
    if way == "dashes":
        return title.replace("—", "–").replace(" - ", " — ").replace(" – ", " -- ").replace(": ", " : ")
    return title


def headlines(found: Sequence[Base], damage: Damage, chance: random.Random) -> Iterator[Case]:
    """The headline again in the file, marked another way; another headline of like words as the twin."""
    for number, base in enumerate(found):
        title, way = base.title, _REMARKED[number % len(_REMARKED)]
        if len(title.split()) < 4:
            continue
        words = title.split()
        swapped = " ".join(
            damage("40 % replaced", one, frozenset()) if len(one) > 3 and place % 2 else one
            for place, one in enumerate(words)
        )
        swapped = damage("40 % replaced", title) if swapped == title else swapped
        for copy, fault in ((_remark(title, way), True), (swapped, False)):
            if not fault and copy == title:
                continue
            at = 0 if number % 2 else chance.randrange(1, 3)
            place = "under the headline" if at == 0 else "after the opening"
            kind = f"{way}, {place}" if fault else "twin: words replaced"
            text = base.plain([*base.paragraphs[:at], copy, *base.paragraphs[at:]])
            rules = IN_FILE if fault else IN_FILE[:1]
            spots = (spot(text, f"\n{copy}\n"),)
            yield Case(
                "headline in file",
                GROUP,
                kind,
                f"{base.id}:{kind}",
                (("article.txt", text),),
                rules,
                fault,
                spots,
                note=copy,
            )


def headline_pairs(found: Sequence[Base], content: list[str], chance: random.Random) -> Iterator[Case]:
    """Two files with nearly one headline, and two with the headlines of a series."""
    for number, base in enumerate(found):
        other = found[(number + 3) % len(found)]
        title, words = base.title, base.title.split()
        if len(words) < 6:
            continue
        copy = _remark(title, _REMARKED[number % len(_REMARKED)])
        pairs = [("marked another way", title, copy), *_near(title, words, chance)]
        pairs += _series(title, words, content, chance)
        for kind, one, two in pairs:
            files = (("a.txt", base.plain(title=one)), ("b.txt", other.plain(title=two)))
            fault = not kind.startswith("series")
            note = f"{one} | {two}"
            yield Case("headlines across", GROUP, kind, f"{base.id}:{kind}", files, ACROSS, fault, note=note)


def _near(title: str, words: list[str], chance: random.Random) -> Iterator[tuple[str, str, str]]:
    small = [place for place, word in enumerate(words) if place and word.casefold() in _SMALL]
    if small and len(words) > 6:
        gone = chance.choice(small)
        yield "near: a small word dropped", title, " ".join(words[:gone] + words[gone + 1 :])
    if len(words) >= 7:
        added = chance.choice(["now", "again", "finally", "newly"])
        yield "near: a word added", title, " ".join([*words[:-2], added, *words[-2:]])


def _series(
    title: str, words: list[str], others: list[str], chance: random.Random
) -> Iterator[tuple[str, str, str]]:
    numbers = [place for place, word in enumerate(words) if word.isdigit()]
    if numbers:
        place = chance.choice(numbers)
        yield "series: a number swapped", title, _with(words, place, str(int(words[place]) + 1))
    content = [place for place, word in enumerate(words) if len(word) > 4 and word.isalpha()]
    if content:
        place = chance.choice(content)
        swapped = _with(
            words,
            place,
            chance.choice([one for one in others if one[0].isupper() == words[place][0].isupper()]),
        )
        if swapped != title:
            yield "series: a content word swapped", title, swapped
    one = chance.randrange(1, 8)
    endings = [", part {}", " – week {}", ": day {}", " (March {})"]
    ending = chance.choice(endings)
    yield (
        "series: numbered parts",
        title + ending.format(one),
        title + ending.format(one + chance.choice([1, 1, 1, 2])),
    )


def _with(words: list[str], place: int, word: str) -> str:
    return " ".join([*words[:place], word, *words[place + 1 :]])
