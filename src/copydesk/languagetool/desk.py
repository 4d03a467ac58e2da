"""One desk's LanguageTool: which server, what its rules want, and what was found in an article."""

import os
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from copydesk.check import in_scope
from copydesk.errors import ServiceError
from copydesk.languagetool import folders, running, tool
from copydesk.languagetool.replies import DAY, KEPT, Replies, key
from copydesk.languagetool.texts import Places, Text, texts
from copydesk.languagetool.tool import (
    Found,
    MissingError,
    RateError,
    RefusedError,
    SlowError,
    TooLongError,
    UnreachableError,
)
from copydesk.languagetool.wanted import USUAL, Request, Wish, resolved, united
from copydesk.model.document import Block, Document
from copydesk.text.span import Span

LIMIT = 60_000
"""Characters that are sent at once, as long as a server takes them."""

SHORTEST = 500
"""Characters a server has to take at once to be of use."""

_TRIES = 4  # of one text, at a server that goes away
_STARTS = 12  # of our own server for one text: it may be others who end it, one time after the other
_LEFT_OUT = 2  # articles in a row that our own server ended at; then it is not they
_FORGET = 60.0  # seconds after which a server in trouble is tried again
_LONGEST_WAIT = 20  # seconds that a server may ask us to wait
_CODE = "code"


class _EndedError(Exception):
    """Our own server ended at a text, again and again."""


class _LanguageError(ServiceError):
    """The server has not the language of an article; others it may have."""


class Hit(NamedTuple):
    """Something found: the stretch of a block's text, and what LanguageTool says of it."""

    block: Block
    span: Span
    found: Found


class Outcome(NamedTuple):
    """What was found in an article, and what went wrong."""

    hits: tuple[Hit, ...] = ()
    trouble: ServiceError | None = None


@dataclass(eq=False)
class Desk:
    """What the rules of one configuration share: the server, the request, what is known of both.

    ``server`` is the address of a server that is not ours; else one is started of ``folder``, or of where
    LanguageTool is found. ``refused`` is why nothing may be asked.
    """

    wishes: tuple[Wish, ...]
    scope: tuple[str, ...] = ("text",)
    language: str = ""
    server: str = ""
    folder: str = ""
    refused: str = ""
    replies: Replies | None = field(default_factory=Replies)
    pause: Callable[[float], None] = time.sleep
    requests: int = 0
    _limit: int = LIMIT
    _trouble: tuple[float, ServiceError] | None = None
    _ended: int = 0
    _own: running.Server | None = None
    _source: folders.Folder | None = None
    _tools: dict[tuple[int, int, str], tool.Tool] = field(
        default_factory=dict[tuple[int, int, str], tool.Tool]
    )

    def ask(self, document: Document, language: str, *, picky: bool) -> Outcome:
        """Return what LanguageTool finds in an article."""
        if self._trouble and time.monotonic() - self._trouble[0] < _FORGET:
            return Outcome(trouble=self._trouble[1])
        blocks = [one for one in document.blocks if one.text.strip() and in_scope(self.scope, one)]
        request = united(self.wishes, picky=picky)
        try:
            return Outcome(tuple(self._all(blocks, language or USUAL, request)))
        except SlowError:
            left_out = "LanguageTool took too long for this article; it was left out"
        except RefusedError as error:
            left_out = f"LanguageTool refused this article: {error}"
        except _EndedError:
            self._ended += 1
            if self._ended >= _LEFT_OUT:
                said = "LanguageTool's server ends whenever it is asked; is there memory enough (0.7 GB)?"
                return self._in_trouble(ServiceError(said))
            left_out = f"LanguageTool's server ended {_STARTS} times at this article; it was left out"
        except ServiceError as error:
            return self._in_trouble(error)
        return Outcome(trouble=ServiceError(left_out, document.path))

    def _in_trouble(self, error: ServiceError) -> Outcome:
        """Note that asking is of no use for a while, but for articles in other languages."""
        if not isinstance(error, _LanguageError):
            self._trouble = (time.monotonic(), error)
        return Outcome(trouble=error)

    def _all(self, blocks: list[Block], language: str, request: Request) -> Iterable[Hit]:
        while True:
            try:
                return [
                    hit for text in texts(blocks, self._limit) for hit in self._hits(text, language, request)
                ]
            except TooLongError as error:
                told = error.limit or 0  # in units of UTF-16, perhaps: more than the characters sent
                self._limit = told if 0 < told < self._limit else self._limit // 2
                if self._limit < SHORTEST:
                    raise ServiceError(
                        f"{self._name} takes texts of {self._limit} characters only; choose another"
                    ) from error

    def _hits(self, text: Text, language: str, request: Request) -> Iterable[Hit]:
        places = Places(text)
        for found in self._found(text.sent, language, request):
            place = places.stretch(found.offset, found.length)
            if place is not None and not _is_masked(*place):
                yield Hit(*place, found)

    def _found(self, text: str, language: str, request: Request) -> tuple[Found, ...]:
        """Return what is known of a text, or ask."""
        if self.refused:
            raise ServiceError(self.refused)
        known = key(self._identity(), language, request, text)
        kept = self.replies.get(known, DAY if self.server else KEPT) if self.replies else None
        if kept is not None:
            return kept
        found = self._asked(text, language, request)
        if self.replies:
            self.replies.put(known, found)
        return found

    def _asked(self, text: str, language: str, request: Request) -> tuple[Found, ...]:
        """Ask; start our own server again when it is gone, and wait when we are asked to."""
        why = ""
        for turn in range(_TRIES if self.server else _STARTS):
            try:
                found = self._once(text, language, request)
            except UnreachableError as error:
                why = f" ({error})" if str(error) else ""
                self._lost(turn)
            except RateError as error:
                if turn == _TRIES - 1 or (error.wait or 0) > _LONGEST_WAIT:
                    raise ServiceError(
                        f"{self._name} wants no more requests now; try later, or use your own"
                    ) from error
                self.pause(error.wait or 2.0 ** (turn + 1))
            else:
                self._ended = 0
                return found
        if not self.server:
            raise _EndedError
        raise ServiceError(f"{self._name} does not answer{why}; is it running, and is the address right?")

    def _once(self, text: str, language: str, request: Request) -> tuple[Found, ...]:
        url = self.server or self._start().url
        here = (os.getpid(), threading.get_ident(), url)
        try:
            if here not in self._tools:
                self._tools[here] = tool.connect(url)
            mine = self._tools[here]
            tag = self._tag(language, mine.languages())
            self.requests += 1
            found = mine.check_text(text, tag, request)
        except (MissingError, _LanguageError):
            raise
        except ServiceError as error:
            raise ServiceError(f"{self._name} {error.message}") from error
        if self._own:
            running.touch(self._own)
        return found

    def _tag(self, language: str, known: tuple[str, ...]) -> str:
        tag = resolved(language, known)
        if tag is None:
            has = ", ".join(known[:12])
            raise _LanguageError(f'{self._name} has no language "{language[:40]}"; it has {has}')
        return tag

    def _start(self) -> running.Server:
        if self._own is None:
            self._own = running.ensure(self._folder())
        return self._own

    def _folder(self) -> folders.Folder:
        if self._source is None:
            self._source = folders.find(self.folder)
        return self._source

    def _lost(self, turn: int) -> None:
        """Make ready to ask again a server that did not answer."""
        self._tools.clear()
        if self._own is None:
            if turn < _TRIES - 1:
                self.pause(0.5 * (turn + 1))
        else:
            running.gone(self._own)
            self._own = None

    def _identity(self) -> str:
        return self.server or self._folder().identity

    @property
    def _name(self) -> str:
        return f"the LanguageTool server at {self.server}" if self.server else "LanguageTool's server"


@dataclass(frozen=True)
class Asking:
    """The analysis of an article by a desk: run once for all rules that want the same."""

    desk: Desk
    language: str
    picky: bool

    def __call__(self, document: Document) -> Outcome:
        """Return what was found."""
        return self.desk.ask(document, self.language, picky=self.picky)


def _is_masked(block: Block, span: Span) -> bool:
    """Tell whether a stretch touches code, whose words LanguageTool did not see."""
    return any(
        role == _CODE and span.start <= code.end and code.start <= span.end for role, code in block.inlines
    )
