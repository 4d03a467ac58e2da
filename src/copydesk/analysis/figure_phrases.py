"""The phrase a figure stands in: the verb before it and the noun after it, or the two words after it.

Two figures in one phrase ("elects three directors", "a 140 character limit") are likely meant for one.
"""

from copydesk.analysis.figure_sentences import FigureSentence, empty_stems, time_stems
from copydesk.analysis.quantities import Quantity
from copydesk.text.rarity import rarity
from copydesk.text.stems import stem

MARK = "~"
"""What a topic made of a phrase starts with."""

_PLAIN = 1.9  # nats; words below say too little ("have", "use", "new")
_AMONG = 2  # words between a verb and its figure ("elected a further three")


def phrases(sentence: FigureSentence, place: int, quantity: Quantity) -> frozenset[str]:
    """Return the phrases of the figure at ``place`` of the sentence's words, each with ``MARK`` before it."""
    found: set[str] = set()
    words = sentence.words
    noun = stem(quantity.noun) if quantity.noun else ""
    verb = next(
        (word for word in reversed(words[max(0, place - _AMONG) : place]) if word not in empty_stems()), ""
    )
    if noun and says_much(verb):
        found.add(f"{MARK}{verb} # {noun}")
    after = words[place + 1 : place + 3]
    if len(after) == 2 and all(map(says_much, after)):  # noqa: PLR2004
        found.add(f"{MARK}# {' '.join(after)}")
    return frozenset(found)


def phrase_weight(topic: str) -> float:
    """Return what the words of a phrase weigh, in nats."""
    return sum(rarity(word) for word in topic.strip(MARK).split() if word != "#")


def says_much(word: str) -> bool:
    """Tell whether a stem says enough to make a phrase of."""
    return (
        word[:1].isalpha()
        and word not in empty_stems()
        and word not in time_stems()
        and rarity(word) >= _PLAIN
    )
