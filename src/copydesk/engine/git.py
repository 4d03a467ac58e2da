"""What git is asked, in such a way that a repository's own configuration starts no program.

That configuration may come from anybody: no file monitor, hook, pager, filter, converter or program that
shows differences is run, and nothing is fetched.
"""

import os
import subprocess
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from copydesk.errors import ReadError, UsageError

_SETTINGS = (
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.quotePath=true",
    "credential.helper=",
    "diff.autoRefreshIndex=false",
    "submodule.recurse=false",
)
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "",  # none: of a clone in part, what is missing is not fetched
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_DIFF = (
    "diff",
    "--unified=0",
    "--inter-hunk-context=0",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--no-relative",
    "--find-renames",
    "--ignore-submodules=all",
    "--src-prefix=a/",
    "--dst-prefix=b/",
    "-O/dev/null",
)
_FILTER_KEYS = ("clean", "smudge", "process")


class Entry(NamedTuple):
    """A file of the index: its name from the root, and its content's; empty where a conflict is open."""

    name: bytes
    blob: str


class Repository:
    """A repository with a work tree. ``root`` is its folder, without links."""

    def __init__(self, folder: str = ".") -> None:
        """Find it from a folder upward.

        Raises:
            UsageError: git is not there, or the folder is in no repository.
        """
        self._folder = folder
        self._more: list[str] = []
        told = self._ask("rev-parse", "--show-toplevel")
        if not told.stdout.strip():
            reason = _reason(told.stderr)
            outside = "not a git repository" in reason or not reason
            raise UsageError("this folder is in no git repository" if outside else f"git: {reason}")
        self.root = os.path.realpath(os.fsdecode(told.stdout.removesuffix(b"\n")))
        self._folder = self.root
        self._more = list(self._without_filters())

    def base(self, revision: str) -> str:
        """Return the commit in which the current one and ``revision`` last agreed.

        Raises:
            UsageError: there is no such commit, or none in which they agree.
        """
        if not revision or revision.startswith("-") or "\0" in revision:
            raise UsageError(f'--changed-since wants a commit, a branch or a tag, not "{revision[:80]}"')
        found = self._ask("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        if found.returncode:
            raise UsageError(f'git knows no commit "{revision[:80]}"{self._shallow()}')
        commit = found.stdout.decode("ascii", "replace").strip()
        base = self._ask("merge-base", commit, "HEAD").stdout.decode("ascii", "replace").split()
        if not base:
            raise UsageError(f'HEAD and "{revision[:80]}" have no commit in common{self._shallow()}')
        return base[0]

    def _shallow(self) -> str:
        if self._ask("rev-parse", "--is-shallow-repository").stdout.strip() != b"true":
            return ""
        return "; this clone is shallow: fetch all commits (`fetch-depth: 0`, `git fetch --unshallow`)"

    def diff(self, base: str) -> bytes:
        """Return the differences of the work tree from a commit."""
        return self._told(*_DIFF, base, "--")

    def staged(self) -> bytes:
        """Return the differences of the index from the current commit."""
        return self._told(*_DIFF, "--cached", "--")

    def untracked(self) -> list[bytes]:
        """Return the names of files that are neither in the index nor ignored, from the root."""
        return _names(self._told("ls-files", "-z", "--others", "--exclude-standard", "--full-name", "--"))

    def index(self) -> list[Entry]:
        """Return the files of the index; links and repositories within are left out."""
        found: dict[bytes, Entry] = {}
        for line in _names(self._told("ls-files", "-z", "--stage", "--full-name", "--")):
            about, _, name = line.partition(b"\t")
            mode, blob, stage = about.split()
            if mode.startswith(b"100"):
                found[name] = Entry(name, blob.decode("ascii") if stage == b"0" else "")
        return list(found.values())

    def content(self, commit: str, name: bytes) -> bytes | None:
        """Return a file of a commit; None when it has none of that name."""
        told = self._ask("cat-file", "blob", os.fsdecode(f"{commit}:".encode() + name))
        return None if told.returncode else told.stdout

    def blob(self, blob: str) -> bytes:
        """Return a content by its name.

        Raises:
            UsageError: it is not there.
        """
        return self._told("cat-file", "blob", blob)

    @contextmanager
    def blobs(self) -> Generator["Blobs"]:
        """Give a way to many contents, with one program for all."""
        with subprocess.Popen(  # noqa: S603  a list of arguments, nothing of which is the user's
            self._command("cat-file", "--batch"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | _ENVIRONMENT,
        ) as process:
            yield Blobs(process)
            process.communicate()

    def _told(self, *arguments: str) -> bytes:
        told = self._ask(*arguments)
        if told.returncode:
            raise UsageError(f"git {arguments[0]}: {_reason(told.stderr)}")
        return told.stdout

    def _ask(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        command = self._command(*arguments)
        try:
            return subprocess.run(  # noqa: S603  a list of arguments; no shell reads it
                command,
                capture_output=True,
                check=False,
                stdin=subprocess.DEVNULL,
                env=os.environ | _ENVIRONMENT,
            )
        except FileNotFoundError as error:
            raise UsageError("git is not installed, or not on the PATH") from error
        except OSError as error:
            raise UsageError(f"git can't be run: {(error.strerror or str(error)).lower()}") from error

    def _command(self, *arguments: str) -> list[str]:
        settings = [part for one in (*_SETTINGS, *self._more) for part in ("-c", one)]
        return ["git", "-C", self._folder, "--no-pager", *settings, *arguments]

    def _without_filters(self) -> Iterator[str]:
        """Yield settings under which no filter of the configuration is run."""
        told = self._ask("config", "--null", "--name-only", "--get-regexp", r"^filter\..")
        for name in {os.fsdecode(key.rpartition(b".")[0]) for key in _names(told.stdout)}:
            if "=" in name:
                raise UsageError(f'git\'s configuration has an odd name, "{name[:80]}"')
            yield from (f"{name}.{key}=" for key in _FILTER_KEYS)
            yield f"{name}.required=false"


class Blobs:
    """Contents by their names, from a program that goes on until all are read."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def read(self, blob: str, path: str, most: int) -> bytes:
        """Return at most so many bytes of a content.

        Raises:
            ReadError: it can't be had; ``path`` is the article's.
        """
        asked, given = self._process.stdin, self._process.stdout
        if asked is None or given is None:  # pragma: no cover  both are pipes
            raise ReadError("can't be read from git's index", path)
        try:
            asked.write(f"{blob}\n".encode())
            asked.flush()
            line: bytes = given.readline()
        except (OSError, ValueError):  # it is gone, or closed
            line = b""
        head = line.split()
        if len(head) != 3 or head[1] != b"blob":  # noqa: PLR2004  name, type, size
            raise ReadError("can't be read from git's index", path)
        size = int(head[2])
        data: bytes = given.read(min(size, most))
        left = size - len(data) + 1  # and a newline
        while left > 0 and (rest := given.read(min(left, 1 << 20))):
            left -= len(rest)
        return data


def _names(listed: bytes) -> list[bytes]:
    return [name for name in listed.split(b"\0") if name]


def _reason(said: bytes) -> str:
    """Return what git complains of, in its words."""
    lines = said.decode("utf-8", "replace").strip().splitlines()
    told = [line.partition(": ")[2] for line in lines if line.startswith(("fatal: ", "error: "))]
    return " ".join((told or lines or ["it gave no reason"])[0].split())[:300]
