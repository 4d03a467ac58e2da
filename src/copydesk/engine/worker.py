"""What a worker process does: it checks the articles it is told of, one after the other.

It is asked and answers by pickles over its standard input and output, which only its parent holds; it ends
when its input does.
"""

import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable
from typing import BinaryIO, NamedTuple

from copydesk.config.workspace import Key, Options, Workspace
from copydesk.engine.changes import Changes
from copydesk.engine.mending import Mending
from copydesk.engine.packing import packed, unpacked
from copydesk.engine.result import Result, Terms
from copydesk.errors import CopydeskError
from copydesk.model.finding import Finding

READY = "ready"


class Answer(NamedTuple):
    """What checking an article gave: a result, plain or packed, and the terms of its settings the first time.

    There is neither for an article that is to be checked elsewhere.
    """

    path: str
    data: bytes | None = None
    result: Result | None = None
    digest: bytes = b""
    terms: Terms | None = None

    @property
    def is_one(self) -> bool:
        """Tell whether the article was checked."""
        return self.data is not None or self.result is not None

    def opened(self) -> Result:
        """Return the result."""
        return self.result or unpacked(self.path, self.data or b"")


def serve(requests: BinaryIO, replies: BinaryIO) -> None:
    """Answer until the requests end: first come options and whether results are kept, then paths."""
    options: Options
    options, keeping = pickle.load(requests)  # noqa: S301  from our parent
    answers = Answers(Workspace(options), keeping=keeping)
    _say(READY, replies)
    while True:
        try:
            paths: list[str] = pickle.load(requests)  # noqa: S301  as above
        except EOFError:
            return
        for path in paths:
            _say(_portable(answers.of(path), keeping=keeping), replies)


class Answers:
    """Checks articles; the terms of each settings are told once."""

    def __init__(
        self,
        workspace: Workspace,
        mending: Mending | None = None,
        known: Callable[[Finding], bool] | None = None,
        changes: Changes | None = None,
        *,
        keeping: bool = False,
    ) -> None:
        from copydesk.engine.checking import Checker  # noqa: PLC0415  only where something is checked

        self._workspace = workspace
        self._checker = Checker(workspace, mending, known, changes, keeping=keeping)
        self._told: set[Key] = set()

    def of(self, path: str) -> Answer:
        """Check a file."""
        return self._answer(self._checker.check_file(path))

    def of_text(self, path: str, text: str, data: bytes) -> Answer:
        """Check an article that is no file; ``data`` is what it was read from."""
        return self._answer(self._checker.check_text(path, text, data))

    def _answer(self, result: Result) -> Answer:
        return Answer(result.path, None, result, result.digest, self._terms(result.path))

    def _terms(self, path: str) -> Terms | None:
        try:
            key = self._workspace.key(path)
            if key in self._told:
                return None
            told = self._checker.terms(path)
        except CopydeskError:
            return None
        self._told.add(key)
        return told


def main() -> None:
    """Serve the parent; what is printed by mistake goes to standard error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told, and ends us
    gc.set_threshold(50_000)  # as of the command
    own = os.dup(1)
    os.dup2(2, 1)
    try:
        with os.fdopen(own, "wb") as replies:
            serve(sys.stdin.buffer, replies)
    except BrokenPipeError:
        os._exit(1)  # the parent is gone; nobody is to be told


def _portable(answer: Answer, *, keeping: bool) -> Answer:
    """Return the answer as the parent wants it: packed, if it is kept or only looked at again at the end."""
    result = answer.opened()
    if keeping or result.clips:
        return answer._replace(data=packed(result), result=None)
    return answer


def _say(what: object, replies: BinaryIO) -> None:
    pickle.dump(what, replies, protocol=pickle.HIGHEST_PROTOCOL)
    replies.flush()
