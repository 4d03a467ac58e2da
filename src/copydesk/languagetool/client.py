"""The client: ``language-tool-python``, with a transport and a reading of places of our own.

The library, which is GPL-3.0-only, is imported here alone. It knows how requests are written, which languages
a server has, and what a match is. Its transport is replaced: it reads replies without bound, obeys
``HTTP_PROXY`` for this machine, and hides the status. Its offsets are not used, as only one end of a match is
converted, with a cache that threads overwrite: given an empty text, a match keeps the offset as it came.
"""

import time
from typing import Any, Literal

from language_tool_python import LanguageTool, Match
from requests import ReadTimeout, RequestException, Session

from copydesk.errors import ServiceError
from copydesk.languagetool.tool import (
    LARGEST,
    STRANGE,
    Found,
    SlowError,
    UnreachableError,
    is_here,
    read,
)
from copydesk.languagetool.wanted import Request

_MOST_FOUND = 10_000  # matches of one text
_MOST_OFFERED = 10  # replacements of one match
_LISTS = {"enabledCategories", "disabledCategories", "enabledRules", "disabledRules"}
_CONNECT = 10.0  # seconds until a server takes a connection


class Client(LanguageTool):
    """The library's client, of a server that somebody else holds."""

    def __init__(self, url: str, patience: float) -> None:
        self._session = Session()
        self._session.trust_env = not is_here(url)  # no proxy, and no password, for this machine
        self._patience = patience
        self._known: set[str] = set()
        self._server = None  # before anything can fail: the library looks at it at the end
        super().__init__("auto", remote_server=url, host="127.0.0.1")

    def languages(self) -> tuple[str, ...]:
        """Return the languages the server has."""
        return tuple(sorted(self._known - {"auto"}))

    def check_text(self, text: str, language: str, request: Request) -> tuple[Found, ...]:
        """Return what the server finds in a text, in one of its languages."""
        self.language = language
        self.enabled_categories = set(request.enabled_categories)
        self.disabled_categories = set(request.disabled_categories)
        self.enabled_rules = set(request.enabled_rules)
        self.disabled_rules = set(request.disabled_rules)
        self.picky = request.picky
        params = self._create_params(text)
        for name in _LISTS & params.keys():  # as sets have no order; the server keeps a pipeline for each
            params[name] = ",".join(sorted(params[name].split(",")))
        reply = self._query_server(f"{self.url}check", params, method="post")
        try:
            return tuple(_found(Match(one, "")) for one in reply["matches"][:_MOST_FOUND])
        except (LookupError, TypeError, ValueError) as error:
            raise ServiceError(STRANGE) from error

    def _get_languages(self) -> set[str]:
        if not self._known:
            try:
                self._known = super()._get_languages()
            except (AttributeError, TypeError) as error:
                raise ServiceError(STRANGE) from error
        return self._known

    def _query_server(
        self,
        url: str,
        params: dict[str, str] | None = None,
        num_tries: int = 1,
        method: Literal["get", "post"] = "get",
    ) -> Any:  # noqa: ANN401  a tree of JSON
        del num_tries  # whoever asks knows when to ask again
        begin = time.monotonic()
        body = bytearray()
        try:
            with self._session.request(
                method,
                url,
                data=params,
                timeout=(_CONNECT, self._patience),
                stream=True,
                allow_redirects=False,  # an article goes to the server that was named, and to no other
            ) as reply:
                for piece in reply.iter_content(65_536):
                    body += piece
                    if len(body) > LARGEST or time.monotonic() - begin > self._patience:
                        raise SlowError
        except ReadTimeout as error:
            raise SlowError from error
        except RequestException as error:
            raise UnreachableError from error
        return read(reply.status_code, reply.headers, bytes(body))


def _found(match: Match) -> Found:
    return Found(
        match.offset,
        match.error_length,
        match.rule_id,
        match.category,
        match.rule_issue_type,
        " ".join(match.message.split()),
        tuple(match.replacements[:_MOST_OFFERED]),
    )
