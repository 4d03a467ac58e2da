"""Words that a rule lets pass, as Vale reads its ``exceptions``."""

import re
from dataclasses import dataclass
from functools import cached_property

from copydesk.text.patterns import Clock, Pattern, across_lines

_LITERAL = re.compile(r"[\w.'’-]+(?: [\w.'’-]+)+|[\w'’.-]+")


@dataclass(frozen=True)
class Exceptions:
    """Terms (patterns; their case counts unless they begin with ``(?i)``) that make a match be accepted."""

    terms: tuple[str, ...]

    def accept(self, text: str, start: int, end: int, clock: Clock) -> bool:
        """Tell whether the match ``text[start:end]`` holds a term, or lies within a term of several words."""
        if not self.terms:
            return False
        if self._any.hits(text[start:end].strip(), clock):
            return True
        around = self._phrases
        if around is None:
            return False
        # A phrase around the match begins at most its own length before it.
        low, high = max(0, start - self._reach), end + self._reach
        return any(
            low + hit.start() <= start and end <= low + hit.end()
            for hit in around.hits(text[low:high], clock)
        )

    def within(self, text: str, clock: Clock) -> bool:
        """Tell whether a text holds a term."""
        return bool(self.terms and self._any.hits(text, clock))

    @property
    def source(self) -> str:
        """The pattern of all terms, "" if there is none."""
        return self._any.source if self.terms else ""

    def validate(self) -> None:
        """Raise ``RuleError`` when a term is no pattern."""
        if self.terms:
            self._any.validate()

    @cached_property
    def _any(self) -> Pattern:
        terms = sorted((term for term in self.terms if term.strip()), key=len, reverse=True)
        return Pattern(rf"\b(?:{'|'.join(f'(?:(?-i){written(term)})' for term in terms)})\b")

    @cached_property
    def _phrases(self) -> Pattern | None:
        terms = [term for term in self.terms if " " in term.strip()]
        if not terms:
            return None
        return Pattern(rf"\b(?:{'|'.join(written(term) for term in terms)})\b", fold=True)

    @cached_property
    def _reach(self) -> int:
        return 2 * max(map(len, self.terms)) + 20


def written(term: str) -> str:
    """Return a term as a pattern: a dot in plain words is a dot, and blanks match line ends too."""
    if _LITERAL.fullmatch(term):
        term = term.replace(".", r"\.")
    return across_lines(term)
