"""One article checked, from its path to what was found."""

from collections.abc import Callable

from copydesk.check import CorpusCheck
from copydesk.config.workspace import LANGUAGETOOL, Settings, Workspace
from copydesk.engine.changes import Changes
from copydesk.engine.files import decode, digest_of, read_bytes
from copydesk.engine.mending import Mending, Seen, mend
from copydesk.engine.result import Result, Terms
from copydesk.engine.run import Gathered, Outcome, check_document, gather
from copydesk.engine.silence import EXAMPLE, faulty_comments
from copydesk.errors import CopydeskError, ReadError, WriteError
from copydesk.model.document import Document
from copydesk.model.finding import Finding, Problem
from copydesk.readers import read
from copydesk.rulebook.rule import about


class Checker:
    """Checks articles one by one, and remembers nothing of them.

    With ``mending`` each is fixed first, but for findings that are ``known``, and with ``changes`` only on
    lines that changed. ``keeping``: results are for later runs, and so have the hash of their file.
    """

    def __init__(
        self,
        workspace: Workspace,
        mending: Mending | None = None,
        known: Callable[[Finding], bool] | None = None,
        changes: Changes | None = None,
        *,
        keeping: bool = False,
    ) -> None:
        self._workspace = workspace
        self._keeping = keeping
        self._mending = mending
        self._known = known
        self._changes = changes

    def terms(self, path: str) -> Terms:
        """Return what merging must know of the settings of an article that was checked."""
        settings = self._workspace.settings(path)
        comparing = [rule.id for rule in settings.rules if isinstance(rule.check, CorpusCheck)]
        return Terms(
            settings.fail_level,
            frozenset(rule.id for rule in settings.rules).difference(comparing),
            tuple(comparing),
            {rule.id: about(rule)._replace(help=str) for rule in settings.rules},
            settings.problems,
            lasting=all(rule.kind != LANGUAGETOOL for rule in settings.rules),
        )

    def check_file(self, path: str) -> Result:
        """Check a file; one that can't be read becomes a problem."""
        try:
            data = self._changes.read(path) if self._changes else read_bytes(path)
            text = decode(data, path)
        except ReadError as error:
            return Result(path, problems=(Problem.of(error),))
        result = self.check_text(path, text, data)
        return result._replace(digest=digest_of(data)) if self._keeping else result

    def check_text(self, path: str, text: str, data: bytes = b"") -> Result:
        """Check an article; ``data`` is what it was read from, for fixes."""
        try:
            settings = self._workspace.settings(path)
        except CopydeskError as error:
            return Result(path, problems=(Problem.of(error),))
        document = _read(path, text, settings)
        if isinstance(document, Problem):
            return Result(path, counted=True, problems=(document,))
        seen, fixed = Seen(document, Outcome()), dict[str, int]()
        check_document(settings.rules, document, seen.outcome)
        if self._mending:
            seen, fixed = self._mend(self._mending, seen, data, settings)
        document = seen.document
        gathered = Gathered()
        gather(settings.rules, document, gathered, seen.outcome)
        said = [Problem(path, message, "", line) for line, message in document.problems]
        said += (
            Problem(path, f"this comment silences nothing; write {EXAMPLE}", "", line)
            for line in faulty_comments(document)
        )
        return Result(
            path,
            counted=True,
            ran=True,
            findings=tuple(seen.outcome.findings),
            problems=(*seen.outcome.problems, *said),
            clips={name: tuple(clip for _, clip in clips) for name, clips in gathered.values.items()},
            silences=gathered.silences.get(path, ()),
            fixed=fixed,
        )

    def _mend(
        self, mending: Mending, seen: Seen, data: bytes, settings: Settings
    ) -> tuple[Seen, dict[str, int]]:
        path, before = seen.document.path, seen.document.source
        changes, trouble = self._changes, list[Problem]()
        allowed: dict[int, Finding] = {}

        def allow(found: Seen) -> Seen:
            if changes:
                may = changes.allowed(found.outcome.findings, before, found.document.source)
                allowed.update((id(one), one) for one in may)
            return found

        def check(text: str) -> Seen:
            document = _read(path, text, settings)
            if isinstance(document, Problem):
                trouble.append(document)
                raise WriteError("is left alone: once fixed, it can't be read", path)
            fresh = Seen(document, Outcome())
            check_document(settings.rules, document, fresh.outcome)
            return allow(fresh)

        def takes(finding: Finding) -> bool:
            is_allowed = changes is None or id(finding) in allowed
            is_known = self._known is not None and self._known(finding)
            return is_allowed and mending.takes(finding) and not is_known

        seen, settled = mend(allow(seen), data, check, takes, mending.put)
        if changes:
            changes.carry(path, before, seen.document.source)
        seen.outcome.problems += trouble
        return seen, dict(settled.counts) if settled else {}


def _read(path: str, text: str, settings: Settings) -> Document | Problem:
    try:
        return read(path, text, settings.reading)
    except CopydeskError as error:
        return Problem.of(error, path)
    except Exception as error:  # noqa: BLE001  one file must not end the run
        return Problem(path, f"Reading it stopped with {type(error).__name__}: {error}. Please report it.")
