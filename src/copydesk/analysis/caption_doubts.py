"""What a caption says of its picture: the doubts that it only repeats the text.

A caption of an event shares the event's words with the text and adds what the camera saw: it opens with
someone new, and a verb in the present tense says what they do. A description says what kind of picture it is.
"""

import re
from functools import cache

from copydesk.analysis.passage_words import Passage
from copydesk.analysis.pictures import names_a_photograph
from copydesk.data import words
from copydesk.model.document import BlockKind
from copydesk.text.folding import folded_words
from copydesk.text.rarity import stopwords
from copydesk.text.stems import irregular, stem

_OPENING_WORDS = 5
_SUBJECT_WORDS = 10  # among which the first verb stands
_OPENING_STEMS = 2  # that say who or what a caption is about
_YEAR = re.compile(r"(?:1[5-9]|2[01])\d\d")
_PAST = re.compile(r"[a-z]{3,}ed\b")
_NAME_DOES = re.compile(r"(?:[A-Z][\w.’'-]* ){1,6}(?<!an )(?<!sh )(?<!se )(?:\d\d, )?([a-z]{3,}s)\b")
_GROUPS = frozenset({"people", "men", "women", "children", "police"})
_AUXILIARIES = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "should",
        "do",
        "does",
        "did",
    ]
)
_NO_VERBS = frozenset(
    [
        "people",
        "men",
        "women",
        "children",
        "dead",
        "death",
        "more",
        "most",
        "using",
        "including",
        "according",
        "during",
        "based",
        "used",
        "morning",
        "evening",
        "building",
        "meeting",
        "spring",
        "being",
        "thing",
    ]
)
_READS_OUT = re.compile(r"\b(?:says|reads?|saying|reading|titled|labell?ed): ?\S")
_OF = frozenset({"of", "showing", "shows", "from", "with", "for", "depicting", "illustrating", "by", "using"})
_BEFORE = frozenset({"a", "an", "the", "this", "two", "three", "four", "several"})


def caption_doubt(judged: Passage, other: Passage) -> str:
    """Return why the caption ``judged`` may be more than a copy of ``other``; empty if nothing says so.

    ``description``: it says what kind of picture it is, or reads out what stands in it. ``picture``: it
    says what the picture shows, by a verb in the present tense that ``other`` lacks. ``no verb``: it names
    something and says nothing of it. ``year``: it tells of another one. ``credit``: it has a credit or a
    date. ``opening``: it speaks of someone or something else first.
    """
    if judged.kind is not BlockKind.CAPTION:
        return ""
    said = folded_words(judged.sentence.text)
    if _describes(said) or _READS_OUT.search(judged.sentence.text):
        return "description"
    known = frozenset(other.stems)
    if _shows(judged, said, known):
        return "picture"
    if other.kind is BlockKind.PARAGRAPH and not _has_verb(said, known):
        return "no verb"
    return _second_thought(judged, other, said, known)


def _second_thought(judged: Passage, other: Passage, said: list[str], known: frozenset[str]) -> str:
    years, its_years = _years(said), _years(other.key.split())
    if years - its_years and its_years - years:
        return "year"
    if names_a_photograph(judged.block.text):
        return "credit"
    return "" if known.intersection(judged.stems[:_OPENING_STEMS]) else "opening"


def _years(said: list[str]) -> set[str]:
    return {word for word in said if _YEAR.fullmatch(word)}


def _describes(said: list[str]) -> bool:
    """Tell whether words say what kind of picture it is: "A screen capture of"; "Image: the home page"."""
    if said[1:2] == ["x"] and said[0].isdigit():
        return True  # "640 x 480 harbour": the name of a picture file
    opening = said[:_OPENING_WORDS]
    at = next((number for number, word in enumerate(opening) if word in _openings()), None)
    if at is None:
        return False
    led = all(word in _BEFORE for word in opening[:at]) or (at == 1 and opening[0] != "for")
    return led and any(word in _OF for word in said[at + 1 : at + 4])


def _shows(judged: Passage, said: list[str], known: frozenset[str]) -> bool:
    """Tell whether the first verb is one in the present tense, not among the stems ``known``."""
    before = ""
    for word in said[:_SUBJECT_WORDS]:
        plural = (before.endswith("s") and not before.endswith("'s")) or before in _GROUPS
        if word in _AUXILIARIES or (_PAST.fullmatch(word) and stem(word) in known):
            return False
        if word.endswith(("s", "ing")) or plural:
            root = stem(word)
            if root in _verbs() and (plural or root != word):
                return root not in known
        before = word
    does = _NAME_DOES.match(judged.sentence.text)
    return does is not None and not _is_other(does[1]) and stem(does[1]) not in known


def _is_other(word: str) -> bool:
    """Tell whether a word in -s after a name is no verb, or no verb of a picture."""
    return word in stopwords() or word.endswith(("ss", "us", "says"))


def _has_verb(said: list[str], known: frozenset[str]) -> bool:
    """Tell whether a finite verb or a participle stands among the words, the latter among ``known`` too."""
    doing = {
        word
        for before, word, after in zip(["", *said], said, [*said[1:], "of"], strict=False)
        if word.endswith("ing")
        and not (word in _NO_VERBS or before in _BEFORE or before.endswith("'s") or after in _OF)
    }
    return any(
        word in _AUXILIARIES
        or (_PAST.fullmatch(word) is not None and word not in _NO_VERBS)
        or (word in irregular() and word not in _NO_VERBS and not word.endswith("s"))
        or (word in doing and stem(word) in known)
        or (word.endswith("s") and stem(word) in _verbs() and stem(word) in known)
        for word in said
    )


@cache
def _verbs() -> frozenset[str]:
    return frozenset(stem(word) for line in words("picture_verbs") for word in line.split())


@cache
def _openings() -> frozenset[str]:
    return frozenset(word for line in words("picture_openings") for word in line.split())
