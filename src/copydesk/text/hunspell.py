"""A Hunspell dictionary: whether something is a word.

Words are looked up by taking their affixes off, never by writing all forms out; case follows Hunspell's
rules (a word of the list may be capitalised, or in capitals, unless it keeps its case).
"""

import re
from collections.abc import Iterable, Iterator

from copydesk.text.affixes import Affixes, Flags, Roots, parse_affixes

_LONGEST = 100  # characters of a word that is looked up; a longer one is none
_LONGEST_COMPOUND = 40
_MOST_PARTS = 8  # of a compound
_DEEPEST = 10  # breaks of one word
_KNOWN = 1 << 16  # words that are remembered


class Dictionary:
    """The words of one dictionary."""

    def __init__(self, affixes: Affixes, roots: Roots) -> None:
        self._affixes = affixes
        self._roots = roots
        self._seen: dict[str, bool] = {}
        self._raised: dict[str, list[str]] | None = None
        self._rules = [_rule(one, affixes) for one in affixes.compound_rules]

    @classmethod
    def of(cls, aff: str, dic: str) -> "Dictionary":
        """Read the texts of an affix file and a word list."""
        affixes = parse_affixes(aff)
        roots: dict[str, tuple[Flags, ...]] = {}
        shared: dict[str, Flags] = {}
        lines = iter(dic.splitlines())
        first = next(lines, "")
        for line in lines if first.strip().isdigit() else (first, *lines):
            written = line.split("\t", 1)[0].strip()
            if not written or written[0] == "#":
                continue
            word, slash, after = written.replace("\\/", "\0").partition("/")
            after = after.split(" ", 1)[0]
            if after not in shared:
                shared[after] = affixes.flags(after)
            word = word.replace("\0", "/")
            roots[word] = (*roots.get(word, ()), shared[after] if slash else frozenset())
        return cls(affixes, roots)

    def convert(self, word: str) -> str:
        """Return a word in the dictionary's own marks: a straight apostrophe for a curly one."""
        for old, new in self._affixes.conversions:
            if old in word:
                word = word.replace(old, new)
        return word

    def knows(self, word: str) -> bool:
        """Tell whether this is a word."""
        known = self._seen.get(word)
        if known is None:
            if len(self._seen) > _KNOWN:
                self._seen.clear()
            bare = self.convert(word).translate(dict.fromkeys(map(ord, self._affixes.ignored)))
            known = self._seen[word] = len(word) <= _LONGEST and self._is_word(bare, 0)
        return known

    def _is_word(self, word: str, depth: int) -> bool:
        if self._is_forbidden(word):
            return False
        if word.endswith(".") and word.rstrip(".") and self._is_word(word.rstrip("."), depth):
            return True
        if self._stands(word, folded=False) or self._in_other_case(word) or self._is_compound(word):
            return True
        return depth < _DEEPEST and self._broken(word, depth)

    def _in_other_case(self, word: str) -> bool:
        """Tell whether this is a word of the list that begins a sentence, or is set in capitals."""
        if word[:1].isupper() and word[1:] == word[1:].lower():
            return self._stands(word.lower(), folded=True)
        if word != word.upper() or word == word.lower():
            return False
        lower = word.lower()
        if any(self._stands(one, folded=True) for one in (lower, lower[:1].upper() + lower[1:])):
            return True
        return any(self._stands(one, folded=True) for one in self._raised_roots().get(word, ()))

    def _raised_roots(self) -> dict[str, list[str]]:
        """Return the words with capitals inside, by how they are written in capitals only."""
        if self._raised is None:
            self._raised = {}
            for word in self._roots:
                if word[1:] != word[1:].lower():
                    self._raised.setdefault(word.upper(), []).append(word)
        return self._raised

    def _broken(self, word: str, depth: int) -> bool:
        """Tell whether the parts of a word with hyphens are words."""
        for one in self._affixes.breaks:
            if one.startswith("^") and len(one) > 1:
                if word.startswith(one[1:]) and self._is_word(word[len(one) - 1 :], depth + 1):
                    return True
            elif one.endswith("$") and len(one) > 1:
                if word.endswith(one[:-1]) and self._is_word(word[: 1 - len(one)], depth + 1):
                    return True
            elif 0 < (at := word.find(one)) < len(word) - len(one):
                left, right = word[:at], word[at + len(one) :]
                if self._is_word(left, depth + 1) and self._is_word(right, depth + 1):
                    return True
        return False

    def _is_forbidden(self, word: str) -> bool:
        has = self._affixes.has
        return any(has(flags, "forbidden") for flags in self._roots.get(word, ()))

    def _stands(self, word: str, *, folded: bool) -> bool:
        """Tell whether a form of the list is this, and stands alone; ``folded`` says its case was changed."""
        has = self._affixes.has
        return any(
            not has(flags, "only_in_compound") and not (folded and has(flags, "keep_case"))
            for flags in self._readings(word)
        )

    def _readings(self, word: str) -> Iterator[Flags]:
        """Yield the flags of each way to read a word: a word of the list with or without affixes."""
        affixes, roots = self._affixes, self._roots
        for flags in roots.get(word, ()):
            if not affixes.has(flags, "need_affix"):
                yield flags
        yield from self._suffixed(word)
        for prefix, stem in affixes.without_prefix(word) if affixes.prefixes else ():
            for flags in roots.get(stem, ()):
                if prefix.flag in flags:
                    yield flags | prefix.flags
            if prefix.cross:
                yield from (flags | prefix.flags for flags in self._suffixed(stem, prefix.flag))

    def _suffixed(self, word: str, also: str = "") -> Iterator[Flags]:
        """Yield the readings of a word with one or two endings; ``also`` is the flag of a prefix it had."""
        affixes, roots = self._affixes, self._roots
        for suffix, stem in affixes.without_suffix(word):
            if also and not suffix.cross:
                continue
            for flags in roots.get(stem, ()):
                whole = not also or also in flags or also in suffix.flags
                if suffix.flag in flags and whole and not affixes.has(suffix.flags, "need_affix"):
                    yield flags | suffix.flags
            for inner, root in affixes.without_suffix(stem):
                if suffix.flag in inner.flags:
                    for flags in roots.get(root, ()):
                        if inner.flag in flags and (not also or also in flags):
                            yield flags | suffix.flags

    def _is_compound(self, word: str) -> bool:
        if len(word) > _LONGEST_COMPOUND:
            return False
        if self._rules and any(self._follows(parts) for parts in self._parts(word, ())):
            return True
        named = self._affixes.named
        return bool({"compound", "compound_begin"} & named.keys()) and self._joined(
            word, first=True, left=_MOST_PARTS
        )

    def _parts(
        self, word: str, before: tuple[tuple[Flags, ...], ...]
    ) -> Iterator[tuple[tuple[Flags, ...], ...]]:
        """Yield the ways to cut a word into words of the list, as their flags."""
        if not word:
            if len(before) > 1:
                yield before
            return
        if len(before) >= _MOST_PARTS:
            return
        for end in range(self._affixes.compound_min, len(word) + 1):
            flags = self._roots.get(word[:end])
            if flags:
                yield from self._parts(word[end:], (*before, flags))

    def _follows(self, parts: tuple[tuple[Flags, ...], ...]) -> bool:
        """Tell whether words stand in an order that a rule for compounds allows."""
        for rule in self._rules:
            open_: list[tuple[int, int]] = [(0, 0)]  # words taken, and where in the rule
            while open_:
                taken, at = open_.pop()
                if taken == len(parts) and all(sign for _, sign in rule[at:]):
                    return True
                if at == len(rule):
                    continue
                flag, sign = rule[at]
                if sign:
                    open_.append((taken, at + 1))
                if taken < len(parts) and any(flag in flags for flags in parts[taken]):
                    open_.append((taken + 1, at if sign == "*" else at + 1))
        return False

    def _joined(self, word: str, *, first: bool, left: int) -> bool:
        """Tell whether a word is made of words that may stand in compounds."""
        least = self._affixes.compound_min
        if left == 0:
            return False
        where = "compound_begin" if first else "compound_middle"
        for at in range(least, len(word) - least + 1):
            if self._may_be_part(word[:at], where):
                rest = word[at:]
                if self._may_be_part(rest, "compound_end") or self._joined(rest, first=False, left=left - 1):
                    return True
        return False

    def _may_be_part(self, word: str, where: str) -> bool:
        has = self._affixes.has
        return any(has(flags, "compound") or has(flags, where) for flags in self._readings(word))


def _rule(written: str, affixes: Affixes) -> list[tuple[str, str]]:
    """Return a rule for compounds as flags, each with ``*``, ``?`` or nothing."""
    if "(" in written:
        tokens: Iterable[tuple[str, str]] = re.findall(r"\(([^)]*)\)([*?]?)", written)
    else:
        tokens = re.findall(r"([^*?])([*?]?)", written)
    return [(flag, sign) for flag, sign in tokens if affixes.split(flag)]
