"""What was asked of ``copydesk check``."""

from dataclasses import dataclass

from copydesk import api
from copydesk.errors import UsageError
from copydesk.model.finding import Safety


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked for; the names are those of the flags."""

    paths: tuple[str, ...]
    options: api.Options
    stdin_filename: str | None = None
    formats: tuple[str, ...] = ()
    output_files: tuple[str, ...] = ()
    exit_zero: bool = False
    quiet: bool = False
    statistics: bool = False
    explain_findings: bool = False
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    changed_since: str | None = None
    staged: bool = False
    diff_file: str | None = None
    effort: api.Effort = api.ALONE
    color: str = "auto"

    @property
    def least(self) -> Safety:
        """How safe a fix must be."""
        return Safety.SUGGESTED if self.unsafe_fixes else Safety.SAFE

    @property
    def where(self) -> tuple[str, ...]:
        """The paths to check: this folder when none is given, unless only what changed is asked for."""
        return self.paths or (() if self.is_narrowed else (".",))

    @property
    def is_stdin(self) -> bool:
        """Whether the article comes from standard input."""
        return "-" in self.paths

    @property
    def is_narrowed(self) -> bool:
        """Whether only what changed is asked for."""
        return self.changed_since is not None or self.staged or self.diff_file is not None


def validate(asked: Asked) -> None:
    """Check that the flags go together.

    Raises:
        UsageError: they do not.
    """
    if asked.statistics and not {"text", "json"}.issuperset(asked.formats):
        raise UsageError("--statistics goes with the formats text and json")
    if asked.is_stdin and len(asked.paths) > 1:
        raise UsageError("- stands alone: no other path goes with standard input")
    if asked.stdin_filename is not None and not asked.is_stdin:
        raise UsageError("--stdin-filename goes with the path -")
    if asked.diff and asked.output_files:
        raise UsageError("--diff goes to standard output, without --output-file")
    if asked.unsafe_fixes and not (asked.fix or asked.diff):
        raise UsageError("--unsafe-fixes goes with --fix or --diff")
    if asked.is_narrowed:
        _validate_narrowed(asked)


def _validate_narrowed(asked: Asked) -> None:
    if (asked.changed_since is not None) + asked.staged + (asked.diff_file is not None) > 1:
        raise UsageError("of --changed-since, --staged and --diff-file only one can be given")
    if asked.staged and (asked.fix or asked.diff):
        raise UsageError("--staged looks at git's index, which fixes don't edit; try --changed-since HEAD")
    if asked.is_stdin:
        if asked.staged:
            raise UsageError("--staged looks at git's index, not at standard input")
        if asked.diff_file == "-":
            raise UsageError("standard input can't be both the article and the diff")
        if asked.stdin_filename is None:
            raise UsageError("name the article on standard input, to know what changed: --stdin-filename")


def validate_watching(asked: Asked) -> None:
    """Check that the flags go together with ``--watch``.

    Raises:
        UsageError: they do not.
    """
    validate(asked)
    if asked.is_stdin or asked.diff_file == "-":
        raise UsageError("--watch looks at files, not at standard input")
    if asked.output_files:
        raise UsageError("--watch goes to standard output, without --output-file")
    if asked.fix or asked.diff:
        raise UsageError("--watch edits nothing: it goes without --fix and --diff")
    if asked.staged:
        raise UsageError("--watch looks at files as they are saved, not at git's index")
