"""The hooks, run by pre-commit itself from throwaway repositories."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
CAPTION = "The mayor opened the rebuilt Alder Street bridge to traffic on Monday morning"
ARTICLE = f"""---
title: Bridge reopens
date: 2026-03-02
---

{CAPTION}, two years after the flood.

![{CAPTION}](bridge.jpg)
"""
DOUBLED = "The crew saw the the sea.\n"
CLEAN = "The crew saw the sea.\n"

Commit = Callable[..., tuple[int, str]]


def test_the_hooks_say_what_the_house_says() -> None:
    assert HOOKS["copydesk"]["entry"] == "copydesk check --force-exclude"
    assert HOOKS["copydesk"]["require_serial"] is True
    assert HOOKS["copydesk-all"]["entry"] == "copydesk check ."
    assert HOOKS["copydesk-all"]["pass_filenames"] is False


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**kept, "PATH": f"{Path(sys.executable).parent}:{kept['PATH']}"}


def pre_commit(folder: Path, *arguments: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "pre_commit", *arguments]
    ran = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True, check=False)
    return ran.returncode, ran.stdout + ran.stderr


@pytest.mark.checkout
@pytest.mark.parametrize("hook", ["copydesk", "copydesk-all"])
def test_a_finding_stops_a_commit(hook: str, tmp_path: Path, git: Callable[..., str]) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / "bridge.md").write_text(ARTICLE)
    git(tmp_path, "add", ".")
    code, shown = pre_commit(
        tmp_path, "try-repo", str(ROOT), hook, "--ref", "HEAD", "--all-files", "--verbose"
    )
    assert code == 1, shown
    assert "captions.repeated-caption" in shown


@pytest.fixture
def commit(tmp_path: Path, git: Callable[..., str]) -> Commit:
    """Return what commits files through the hook: its entry, with the copydesk of this Python."""
    pytest.importorskip("pre_commit")
    git(tmp_path, "init", "-q")

    def run(files: dict[str, str], hook: str = "copydesk", **more: object) -> tuple[int, str]:
        local = {**HOOKS[hook], "language": "system", "verbose": True, **more}
        config = {"repos": [{"repo": "local", "hooks": [local]}]}
        (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
        for name, text in files.items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        git(tmp_path, "add", "-A")
        return pre_commit(tmp_path, "run")

    return run


@pytest.mark.checkout
def test_a_commit_of_200_articles_is_one_corpus(commit: Commit) -> None:
    text = "# {}\n\nThe crew of boat {} saw the sea.\n"
    titles = [f"Boat number {number} comes home to harbour" for number in range(200)]
    titles[170] = titles[3]
    files = {f"news/{number:03}.md": text.format(title, number) for number, title in enumerate(titles)}
    code, shown = commit(files)
    assert code == 1, shown
    assert "headlines.duplicate-headline" in shown
    assert "in 200 files" in shown
    assert shown.count(" files: ") == 1


@pytest.mark.checkout
def test_a_list_too_long_for_one_command_is_checked_to_its_end(commit: Commit) -> None:
    folder = "/".join(["a" * 200] * 5)
    files = {f"{folder}/{number:03}.md": CLEAN for number in range(200)}
    files |= {f"{folder}/000.md": DOUBLED, f"{folder}/199.md": DOUBLED}
    code, shown = commit(files)
    assert code == 1
    assert shown.count("wording.doubled-word") == 2
    counts = [
        int(line.split(" in ")[1].split()[0])
        for line in shown.splitlines()
        if " in " in line and "file" in line
    ]
    assert len(counts) > 1
    assert sum(counts) == 200


@pytest.mark.checkout
def test_any_name_is_checked(commit: Commit) -> None:
    names = ["two words.md", "new\nline.md", "-rf.md", "q'uo\"te $HOME `x`.md", "é“x”.txt", "news/a;b.html"]
    code, shown = commit(dict.fromkeys(names, DOUBLED))
    assert code == 1
    assert "in 6 files" in shown
    assert shown.count("wording.doubled-word") == 6


@pytest.mark.checkout
def test_what_is_excluded_stays_out_whatever_the_user_s_args(commit: Commit) -> None:
    files = {"copydesk.yaml": "exclude: [drafts/]\n", "drafts/a.md": DOUBLED, "b.md": CLEAN}
    assert commit(files)[0] == 0
    code, shown = commit({"c.md": DOUBLED}, args=["--select", "spelling"])
    assert (code, "doubled-word" in shown) == (0, False)
    code, shown = commit({}, args=["--select=doubled-word", "--output-format", "concise"])
    assert code == 1
    assert "c.md:1:14: warning" in shown
    assert "drafts" not in shown


@pytest.mark.checkout
def test_other_files_are_not_looked_at(commit: Commit) -> None:
    code, shown = commit({"a.py": DOUBLED, "b.json": DOUBLED})
    assert (code, "no files to check" in shown) == (0, True)


@pytest.mark.checkout
def test_the_whole_repository_is_compared_with_what_is_committed(
    commit: Commit, git: Callable[..., str], tmp_path: Path
) -> None:
    title = "# The council votes on the harbour bridge tolls\n\nText {}.\n"
    commit({"old.md": title.format(1)}, hook="copydesk-all")
    git(tmp_path, "commit", "-qm", "Old", "--no-verify")
    code, shown = commit({"new.md": title.format(2)}, hook="copydesk-all")
    assert code == 1
    assert "headlines.duplicate-headline" in shown
    assert commit({"new.md": title.format(2)})[0] == 0  # the other hook sees the new file alone


@pytest.mark.checkout
def test_only_what_a_commit_changes_can_be_asked_for(
    commit: Commit, git: Callable[..., str], tmp_path: Path
) -> None:
    recipe = next(
        yaml.safe_load(one)
        for one in (ROOT / "docs" / "integrations.md").read_text("utf-8").split("```")
        if "--staged" in one and one.startswith("yaml")
        for one in [one.removeprefix("yaml")]
    )
    entry = recipe["repos"][0]["hooks"][0]["entry"]
    commit({"a b.md": f"{DOUBLED}\nThe end.\n"})
    git(tmp_path, "commit", "-qm", "Old", "--no-verify")
    code, shown = commit({"a b.md": f"{DOUBLED}\nThe very end.\n"}, entry=entry)
    assert code == 0, shown
    code, shown = commit({"a b.md": f"{DOUBLED}\nThe the very end.\n"}, entry=entry)
    assert code == 1
    assert shown.count("wording.doubled-word") == 1
