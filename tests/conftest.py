"""Property tests draw the same examples on every run in CI, so that what lands does not depend on luck."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("desk", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

_AUTHOR = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")


@pytest.fixture
def git() -> Callable[..., str]:
    """Run git in a folder; return what it says."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}

    def run(folder: Path, *arguments: str) -> str:
        command = ["git", *_AUTHOR, *arguments]
        return subprocess.run(
            command, cwd=folder, check=True, capture_output=True, env=clean, text=True
        ).stdout

    return run


@pytest.fixture
def commit(git: Callable[..., str]) -> Callable[..., str]:
    """Write articles, by name without ending, and commit all there is in a folder; return the commit."""

    def write(folder: Path, **texts: str) -> str:
        if not (folder / ".git").exists():
            git(folder, "init", "-q")
        for name, text in texts.items():
            (folder / f"{name}.md").write_text(text, "utf-8")
        git(folder, "add", "-A")
        git(folder, "commit", "-qm", "Write", "--allow-empty")
        return git(folder, "rev-parse", "HEAD").strip()

    return write
