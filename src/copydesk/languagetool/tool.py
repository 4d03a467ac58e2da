"""What a server is asked, and what it answers: the words of both, without the library that carries them."""

import ipaddress
import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol
from urllib.parse import urlsplit

from copydesk.errors import ServiceError
from copydesk.languagetool.wanted import Request

LARGEST = 16_000_000
"""Bytes of a reply that are read."""

PATIENCE = 90.0
"""Seconds that a check may take; the server gives up on its own after 60."""

STRANGE = "does not answer as LanguageTool does"
_TOO_LONG = re.compile(r"exceeds the limit|limit of [\d,.]+ characters|too long", re.IGNORECASE)
_LIMIT = re.compile(r"limit of ([\d,.]+)", re.IGNORECASE)
_SAID = 200  # characters of an answer that a message repeats
_LONGEST_NUMBER = 10  # digits
_OK, _BAD, _TOO_LARGE = 200, 400, 413
_RATES = frozenset({426, 429})  # the public server says 426
_AWAY = frozenset({500, 502, 503, 504})
_ELSEWHERE = range(300, 400)


class Found(NamedTuple):
    """What LanguageTool found: where, in units of UTF-16 of the text sent, and what it says of it."""

    offset: int
    length: int
    rule: str
    category: str
    issue: str
    message: str
    replacements: tuple[str, ...]


class MissingError(ServiceError):
    """The library is not there."""


class UnreachableError(Exception):
    """The server did not answer, or broke off."""


class TooLongError(Exception):
    """The text is longer than the server takes; ``limit`` is what it takes, in characters, if it says so."""

    def __init__(self, limit: int | None) -> None:
        super().__init__(limit)
        self.limit = limit


class SlowError(Exception):
    """The server gave up on a text, or took too long."""


class RefusedError(Exception):
    """The server does not like the text; the message is what it says."""


class RateError(Exception):
    """The server wants no more requests now; ``wait`` are the seconds it asks for, if it says so."""

    def __init__(self, wait: int | None) -> None:
        super().__init__(wait)
        self.wait = wait


class Tool(Protocol):
    """A connection to a server. Not to be shared by threads."""

    def languages(self) -> tuple[str, ...]:
        """Return the languages the server has."""
        ...

    def check_text(self, text: str, language: str, request: Request) -> tuple[Found, ...]:
        """Return what the server finds in a text, in one of its languages."""
        ...


def is_here(url: str) -> bool:
    """Tell whether an address is of this machine."""
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def checked(url: str) -> str:
    """Return the address of a server as it is used; raise ``ServiceError`` for one that can't be."""
    try:
        parts = urlsplit(url)
        sound = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        sound = False
    else:
        sound = sound and not (parts.query or parts.fragment or parts.username)
    if not sound:
        raise ServiceError(f'LanguageTool: "{url[:_SAID]}" is no address of a server; write http://HOST:PORT')
    base = url.rstrip("/")
    return f"{base.removesuffix('/v2')}/"


def connect(url: str, patience: float = PATIENCE) -> Tool:
    """Return a connection to the server at ``url``.

    Raises:
        MissingError: the library is not there.
        UnreachableError, RateError, ServiceError: the server does not answer, or not as it should.
    """
    try:
        from copydesk.languagetool.client import Client  # noqa: PLC0415  only when it is asked
    except ImportError as error:
        raise MissingError(
            "grammar rules need language-tool-python: pip install 'copydesk[languagetool]'"
        ) from error
    return Client(url, patience)


def read(status: int, headers: Mapping[str, str], body: bytes) -> Any:  # noqa: ANN401  a tree of JSON
    """Return what a server answered; raise what is wrong with it."""
    if status == _OK:
        try:
            return json.loads(body)
        except (ValueError, RecursionError) as error:
            raise ServiceError(STRANGE) from error
    said = " ".join(body[:2_000].decode("utf-8", "replace").removeprefix("Error: ").split())
    if status == _TOO_LARGE or _TOO_LONG.search(said):
        limit = _LIMIT.search(said)
        raise TooLongError(_number(limit.group(1)) if limit else None)
    if status in _RATES:
        raise RateError(_number(headers.get("Retry-After")))
    if "took longer than" in said:
        raise SlowError
    if status in _AWAY:
        raise UnreachableError(said[:_SAID])
    if status == _BAD:
        raise RefusedError(said[:_SAID])
    what = f"sends us elsewhere ({status})" if status in _ELSEWHERE else f"answers {status}: {said[:_SAID]}"
    raise ServiceError(what)


def _number(text: str | None) -> int | None:
    digits = "".join(one for one in text or "" if one in "0123456789")
    return int(digits) if 0 < len(digits) < _LONGEST_NUMBER else None
