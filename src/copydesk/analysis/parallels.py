"""Whether two passages of like words say one thing, or the like of two things.

"Finch won the medal", "Vasko won the medal": names and figures tell, and so does the order of all words.
"""

from copydesk.analysis.passage_words import Passage
from copydesk.analysis.repeats import Repeat
from copydesk.analysis.word_order import SHORT_ORDERED
from copydesk.model.document import BlockKind
from copydesk.text.capitals import common_stems, names_and_figures
from copydesk.text.similarity import in_order

_COMMON = 3  # words in common that are no names, where nearly all stand in one order
_LABEL = 0.83  # share of all words in one order below which a caption without a verb names what is seen
_OWN_WAY = 0.7  # score below which a caption must have
_OWN_ORDER = 0.45  # this share of its words in the order of the sentence
_OF_A_HEADLINE = 0.67  # share of a caption's telling words that stand in a headline if it says the same
_OTHER_WORDS = 2  # words that differ, but for names, in the like of a sentence said of someone else


def swapped(one: Passage, other: Passage) -> bool:
    """Tell whether each of the two has a name or figure that the other lacks."""
    first, second = names_and_figures(one.sentence.text), names_and_figures(other.sentence.text)
    return bool(first - second and second - first)


def overlap(one: Passage, other: Passage) -> float:
    """Return the share of the telling words of the one that has more of them that stand in both, 0 to 1."""
    first, second = set(one.stems), set(other.stems)
    return len(first & second) / max(1, len(first), len(second))


def copied_in_order(judged: Passage, other: Passage, repeat: Repeat, doubt: str) -> bool | None:
    """Tell by the words in one order whether a passage copies another; None where they don't tell.

    It does not if it says the like of another person, day or figure, and what is more than names and small
    words must be enough. A caption without a verb may only name what is to be seen.
    """
    close = repeat.ordered >= SHORT_ORDERED
    if swapped(judged, other):
        return False if close or _differ_in_names(judged, other) else None
    common = common_stems(judged.sentence.text).intersection(judged.stems, other.stems)
    enough = len(common) >= _COMMON - close
    return True if enough and (doubt != "no verb" or repeat.ordered >= _LABEL) else None


def says_its_own_way(judged: Passage, other: Passage, repeat: Repeat) -> bool:
    """Tell whether a caption has the words of the text, but another order of them, or much that is new.

    A headline is short: a caption that holds all of it and more says more.
    """
    if judged.kind is not BlockKind.CAPTION:
        return False
    if other.kind is BlockKind.HEADLINE:
        stems = set(judged.stems)
        return len(stems.intersection(other.stems)) < _OF_A_HEADLINE * len(stems)
    if other.kind is not BlockKind.PARAGRAPH or repeat.score >= _OWN_WAY:
        return False
    said, others = judged.key.split(), other.key.split()
    aligned = in_order(said, others) * (len(said) + len(others)) / 2
    return aligned < _OWN_ORDER * len(said)


def _differ_in_names(one: Passage, other: Passage) -> bool:
    """Tell whether hardly a word differs but names and figures."""
    names = names_and_figures(one.sentence.text) | names_and_figures(other.sentence.text)
    return len((set(one.key.split()) ^ set(other.key.split())) - names) <= _OTHER_WORDS
