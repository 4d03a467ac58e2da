"""What rules want of LanguageTool, and the one request that serves them all."""

from collections.abc import Iterable
from fnmatch import fnmatchcase
from typing import NamedTuple

USUAL = "en-US"
"""The language of articles that name none; never bare ``en``, for which LanguageTool checks no spelling."""

_VARIANTS = {"en": USUAL, "de": "de-DE", "pt": "pt-PT", "ca": "ca-ES"}
"""The variant that is meant by a language without one."""

CATEGORIES = frozenset(
    {
        *("AI_RULES", "AMERICAN_ENGLISH", "AMERICAN_ENGLISH_STYLE", "APRIL", "BARBARISM"),
        *("BRE_STYLE_OXFORD_SPELLING", "BRITISH_ENGLISH", "CASING", "COLLOCATIONS", "COLLOQUIALISMS"),
        *("COMPOUNDING", "CONFUSED_WORDS", "CREATIVE_WRITING", "FALSE_FRIENDS", "GENDER_NEUTRALITY"),
        *("GRAMMAR", "MISC", "MULTITOKEN_SPELLING", "NONSTANDARD_PHRASES", "PLAIN_ENGLISH", "PROPER_NOUNS"),
        *("PUNCTUATION", "REDUNDANCY", "REGIONALISMS", "REPETITIONS", "REPETITIONS_STYLE", "SEMANTICS"),
        *("STYLE", "TON_ACADEMIC", "TYPOGRAPHY", "TYPOS", "WIKIPEDIA"),
    }
)
"""The categories of LanguageTool 6.8 for English; what no rule wants of them is switched off."""


class Wish(NamedTuple):
    """What one rule wants: findings of ``categories`` but for those ``without``, and of single ``rules``.

    A name in ``without`` with ``*`` stands for all rules that fit.
    """

    categories: frozenset[str] = frozenset()
    rules: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    picky: bool = False

    def takes(self, category: str, rule: str) -> bool:
        """Tell whether a finding is this rule's."""
        if rule in self.rules:
            return True
        return category in self.categories and among(rule, self.without) is None


def among(rule: str, names: Iterable[str]) -> str | None:
    """Return the name that stands for a rule: its own, or a pattern with ``*``."""
    return next((one for one in names if one == rule or ("*" in one and fnmatchcase(rule, one))), None)


class Request(NamedTuple):
    """What is asked beside text and language; the words are those of LanguageTool's own request."""

    enabled_categories: tuple[str, ...] = ()
    disabled_categories: tuple[str, ...] = ()
    enabled_rules: tuple[str, ...] = ()
    disabled_rules: tuple[str, ...] = ()
    picky: bool = False


def united(wishes: Iterable[Wish], *, picky: bool) -> Request:
    """Return the request that gives all of the wishes what they want, and as little more as can be.

    LanguageTool leaves out findings that overlap others, so what nobody wants must not be found at all. It
    takes no list of all that is wanted beside exceptions from it, hence the list of categories there are.
    """
    mine = [wish for wish in wishes if wish.picky == picky]
    categories = frozenset[str]().union(*(wish.categories for wish in mine))
    rules = frozenset[str]().union(*(wish.rules for wish in mine))
    refused = {one for wish in mine for one in wish.without if "*" not in one}
    off = {one for one in refused if not _is_wanted(one, mine)}
    return Request(
        tuple(sorted(categories)),
        tuple(sorted(CATEGORIES - categories)),
        tuple(sorted(rules)),
        tuple(sorted(off - rules)),
        picky,
    )


def _is_wanted(rule: str, wishes: list[Wish]) -> bool:
    """Tell whether a wish takes a rule that another leaves out.

    Which category it is of only its findings tell; it is one of those that who leaves it out takes.
    """
    categories = frozenset[str]().union(*(wish.categories for wish in wishes if rule in wish.without))
    return any(categories & wish.categories and among(rule, wish.without) is None for wish in wishes)


def resolved(language: str, known: Iterable[str]) -> str | None:
    """Return how a server writes a language (``en-GB`` for ``en_gb``); None when it knows it not."""
    tag = language.replace("_", "-").casefold()
    by_name = {one.casefold(): one for one in known}
    for name in (_VARIANTS.get(tag, tag), tag, *_wider(tag)):
        if name.casefold() in by_name:
            return by_name[name.casefold()]
    return None


def _wider(tag: str) -> Iterable[str]:
    """Yield a tag without its last parts, one after the other; the language alone as its usual variant."""
    parts = tag.split("-")
    for number in range(len(parts) - 1, 0, -1):
        wider = "-".join(parts[:number])
        yield _VARIANTS.get(wider, wider)
