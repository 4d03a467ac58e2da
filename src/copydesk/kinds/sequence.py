"""Words in an order that is wrong, told by their parts of speech."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar, NamedTuple

from copydesk.analysis.replacements import replacement
from copydesk.analysis.scopes import Region, Regions
from copydesk.check import DocumentCheck, Match
from copydesk.errors import RuleError
from copydesk.model.document import Document
from copydesk.text import rewriting
from copydesk.text.patterns import Clock, Pattern
from copydesk.text.tagger import Token, tagged

_KEYS = frozenset({"pattern", "tag", "upos", "skip", "negate", "min", "target"})
_MOST = 200  # steps of a sequence, each place of a window counted
_TRUE = frozenset({"true", "True", "TRUE", "1", "t", "T"})

_UNIVERSAL = {  # Penn tags that a universal one stands for
    "ADJ": "JJ|JJR|JJS",
    "ADP": "IN|RP",
    "ADV": "RB|RBR|RBS|WRB",
    "AUX": "MD|VB|VBD|VBG|VBN|VBP|VBZ",
    "CCONJ": "CC",
    "DET": r"DT|PDT|WDT|WP\$",
    "INTJ": "UH",
    "NOUN": "NN|NNS",
    "NUM": "CD",
    "PART": "TO|RP|POS",
    "PRON": r"PRP|PRP\$|WP|EX",
    "PROPN": "NNP|NNPS",
    "PUNCT": r"[.,:]|''|``|-LRB-|-RRB-|\(|\)",
    "SCONJ": "IN|WRB",
    "SYM": r"SYM|\$|#",
    "VERB": "VB|VBD|VBG|VBN|VBP|VBZ",
    "X": "FW|LS",
}
_WORDS = {  # and the words it may be, where Penn tags do not tell
    "AUX": (
        "am is are was were be been being have has had having do does did doing will would shall should "
        "can could may might must ought 's 're 'm 've 'll 'd"
    ),
    "SCONJ": (
        "after although as because before even if since so than that though unless until when whenever where "
        "whereas wherever whether while why how"
    ),
}


class Step(NamedTuple):
    """A place of the sequence: what its word must look like.

    ``optional`` places make a window that other words may stand in, up to the one that is wanted (``end``);
    all places of one window have the same ``group``.
    """

    word: Pattern | None
    tag: Pattern | None
    among: frozenset[str]
    negate: bool
    target: bool
    optional: bool
    start: bool
    end: bool
    windowed: bool
    group: int

    def takes(self, token: Token, *, fold: bool) -> bool:
        """Tell whether a word of the sentence is what this place wants."""
        if self.among and ((token.text.lower() if fold else token.text) in self.among) == self.negate:
            return False
        tag = self.tag is None or (self.tag.first(token.tag) is not None) != self.negate
        word = self.word is None or (self.word.first(token.text) is not None) != self.negate
        if self.tag is None and self.word is None:
            return self.negate
        return tag and word


class Found(NamedTuple):
    """A sequence found: its words, where it was looked for, and which word each step took."""

    words: tuple[str, ...]
    at: int
    low: int
    high: int
    taken: Mapping[int, int]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Sequence(DocumentCheck):
    """Finds words that follow one another as ``tokens`` say, in a sentence.

    Each of them is a mapping: ``pattern`` is what the whole word matches, ``tag`` what its part of speech
    (Penn Treebank) matches, ``upos`` names a universal one; ``skip`` lets so many words stand before it,
    ``negate`` wants a word that is not so, ``min`` wants several, ``target`` points at this word alone. A
    sequence that begins inside a match of one of the ``exceptions`` is let pass.
    """

    kind: ClassVar[str] = "sequence"
    lenient: ClassVar[bool] = True
    needs: ClassVar[tuple[tuple[str, ...], ...]] = (("tokens",),)

    scope: tuple[str, ...] = ("sentence",)
    tokens: tuple[Mapping[str, str], ...] = ()
    ignorecase: bool = False
    exceptions: tuple[str, ...] = ()
    model: str = ""
    matchcase: bool = False
    action: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The places of the sequence, in order."""
        found: list[Step] = []
        group = 0
        for token in self.tokens:
            for _ in range(max(1, _number(token, "min"))):
                group += 1
                found += self._window(token, group)
                if len(found) > _MOST:
                    raise RuleError(f"a sequence has at most {_MOST} places")
        return tuple(found)

    def validate(self) -> None:
        """Raise ``RuleError`` for keys, tags and patterns that can't be used."""
        if self.model:
            raise RuleError("model: other taggers than the built-in one are not supported")
        for token in self.tokens:
            if unknown := sorted(token.keys() - _KEYS):
                raise RuleError(
                    f'a token has no key "{unknown[0][:40]}"; there are {", ".join(sorted(_KEYS))}'
                )
            if token.get("tag") and token.get("upos"):
                raise RuleError('a token has "tag" or "upos", not both')
        for step in self.steps:
            for pattern in (step.word, step.tag):
                if pattern:
                    pattern.validate()
        for pattern in self._excepted:
            pattern.validate()
        rewriting.validate(self.action)

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the sequences of each sentence."""
        anchor = self._anchor
        if anchor is None:
            return
        clock = Clock.of(document.source)
        search = self._search
        for region in document.derive(Regions(_sentences(self.scope))):
            if search is not None and not search.hits(region.text, clock):
                continue
            yield from self._sequences(document, region, anchor, clock)

    def _sequences(self, document: Document, region: Region, anchor: int, clock: Clock) -> Iterator[Match]:
        text = region.text
        words = tagged(text)
        times = len(words) if self._search is None else len(self._search.hits(text, clock))
        excepted = [hit.span() for pattern in self._excepted for hit in pattern.hits(text, clock)]
        tried: set[int] = set()
        for _ in range(times):
            found = self._next(words, anchor, tried)
            tried.add(found.at)
            if not found.words or found.low < 0 or found.high < found.low:
                continue
            low, high = self._aimed(found)
            start, end = words[low].start, words[high].end
            if any(first <= start < last for first, last in excepted):
                continue
            options = rewriting.suggestions(self.action, text[start:end])
            place = region.place(document, start, end)
            fix = replacement(place, text[start:end], options, "suggested")
            evidence: dict[str, object] = {"suggestions": options} if options else {}
            yield Match(place, args=found.words, fix=fix, evidence=evidence)

    def _next(self, words: list[Token], anchor: int, tried: set[int]) -> Found:
        """Return the sequence around the next word that the anchor takes; one without words if it is none."""
        steps = self.steps
        for at, word in enumerate(words):
            if at in tried or not steps[anchor].takes(word, fold=self.ignorecase):
                continue
            nothing = Found((), at, -1, -1, {})
            left = self._walk(words, range(anchor - 1, -1, -1), at - 1, -1)
            if left is None:
                return nothing
            right = self._walk(words, range(anchor, len(steps)), at, 1)
            if right is None:
                return nothing
            taken = {**left, **right}
            said = tuple(words[number].text for number in (*reversed(left.values()), *right.values()))
            return Found(said, at, min(taken.values()), max(taken.values()), taken)
        return Found((), 0, -1, -1, {})

    def _walk(self, words: list[Token], order: range, at: int, way: int) -> dict[int, int] | None:
        """Follow the steps one way from the anchor; return the word each saw, None if one is not met."""
        steps, taken = self.steps, dict[int, int]()
        turn = 0
        while turn < len(order):
            if not 0 <= at < len(words):
                return taken if all(steps[number].negate for number in order[turn:]) else None
            step = steps[order[turn]]
            optional = step.optional
            if way < 0 and step.windowed:  # seen from the right, the wanted word comes first in its window
                optional = (step.optional or step.end) and not step.start
            taken[order[turn]] = at
            met = step.takes(words[at], fold=self.ignorecase)
            if not met and not optional:
                return None
            turn += 1
            if met and optional:
                while turn < len(order) and steps[order[turn]].group == step.group:
                    turn += 1
            at += way
        return taken

    def _aimed(self, found: Found) -> tuple[int, int]:
        """Return the first and last word to point at: those of the targets, if each took one."""
        targets = [number for number, step in enumerate(self.steps) if step.target]
        if not targets or any(number not in found.taken for number in targets):
            return found.low, found.high
        aimed = [found.taken[number] for number in targets]
        return min(aimed), max(aimed)

    def _window(self, token: Mapping[str, str], group: int) -> Iterator[Step]:
        skip = _number(token, "skip")
        word, tag, among = self._wanted(token)
        negate, target = token.get("negate") in _TRUE, token.get("target") in _TRUE

        def step(*, optional: bool, start: bool, end: bool) -> Step:
            return Step(word, tag, among, negate, target, optional, start, end, skip > 0, group)

        for number in range(min(skip, _MOST + 1)):
            yield step(optional=True, start=number == 0, end=False)
        if word or tag:
            yield step(optional=False, start=False, end=True)

    def _wanted(self, token: Mapping[str, str]) -> tuple[Pattern | None, Pattern | None, frozenset[str]]:
        written, tag, upos = token.get("pattern", ""), token.get("tag", ""), token.get("upos", "")
        among: frozenset[str] = frozenset()
        if upos:
            names = [name.strip().upper() for name in upos.split("|")]
            for name in names:
                if name not in _UNIVERSAL:
                    known = ", ".join(_UNIVERSAL)
                    raise RuleError(f'there is no part of speech "{name[:20]}"; there are {known}')
            tag = f"^(?:{'|'.join(_UNIVERSAL[name] for name in names)})$"
            if not written and all(name in _WORDS for name in names):
                among = frozenset(word for name in names for word in _WORDS[name].split())
        return (
            Pattern(f"^(?:{written})$", fold=self.ignorecase, multiline=False) if written else None,
            Pattern(tag, multiline=False) if tag else None,
            among,
        )

    @cached_property
    def _anchor(self) -> int | None:
        """The step the search starts from: the first with a pattern, else with a tag."""
        for wanted in ("word", "tag"):
            for number, step in enumerate(self.steps):
                if not step.negate and getattr(step, wanted):
                    return number
        return None

    @cached_property
    def _search(self) -> Pattern | None:
        """What finds the anchor's words in a text; None if it is known by its part of speech alone."""
        written = next(
            (one for one in self.tokens if one.get("pattern") and one.get("negate") not in _TRUE), None
        )
        if written is None:
            return None
        return Pattern(rf"\b(?:{written['pattern']})\b", fold=self.ignorecase)

    @cached_property
    def _excepted(self) -> tuple[Pattern, ...]:
        return tuple(Pattern(pattern) for pattern in self.exceptions)


def _number(token: Mapping[str, str], key: str) -> int:
    written = token.get(key, "0") or "0"
    if not written.isdigit():
        raise RuleError(f"{key}: expected a whole number, not {written[:20]!r}")
    return int(written)


def _sentences(scopes: tuple[str, ...]) -> tuple[str, ...]:
    """Return selectors of the sentences in the scopes."""
    found: list[str] = []
    for scope in scopes:
        if scope.split(".")[0] == "sentence":
            found.append(scope)
        elif scope.split(".")[0] in {"paragraph", "text"} and "&" not in scope:
            found.append(".".join(("sentence", *scope.split(".")[1:])))
        else:
            found.append(f"sentence & {scope}")
    return tuple(found)
