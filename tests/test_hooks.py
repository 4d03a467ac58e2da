"""The hooks, run by pre-commit itself from a throwaway repository."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
CAPTION = "The mayor opened the rebuilt Alder Street bridge to traffic on Monday morning"
ARTICLE = f"""---
title: Bridge reopens
date: 2026-03-02
---

{CAPTION}, two years after the flood.

![{CAPTION}](bridge.jpg)
"""


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def test_the_hooks_say_what_the_house_says() -> None:
    hooks = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
    assert hooks["copydesk"]["entry"] == "copydesk check --force-exclude"
    assert hooks["copydesk"]["require_serial"] is True
    assert hooks["copydesk-all"]["entry"] == "copydesk check ."
    assert hooks["copydesk-all"]["pass_filenames"] is False


@pytest.mark.checkout
@pytest.mark.parametrize("hook", ["copydesk", "copydesk-all"])
def test_a_finding_stops_a_commit(hook: str, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / "bridge.md").write_text(ARTICLE)
    git(tmp_path, "add", ".")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    ran = subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), hook, "--all-files", "--verbose"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "captions.repeated-caption" in ran.stdout
