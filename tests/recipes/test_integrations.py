"""What ``docs/integrations.md`` and the README say is typed works as typed."""

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from copydesk.cli.check import command as check
from copydesk.cli.main import cli
from copydesk.reporters.rendering import FORMATS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "integrations.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
DOUBLED = "The crew saw the the sea.\n"
BIN = Path(sys.executable).parent
RUNNER = CliRunner()


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)


def recipes(file: str) -> Iterator[dict[str, object]]:
    """Yield what the page says to put into a file."""
    for one in blocks(PAGE, "yaml"):
        if one.startswith(f"# {file}\n"):
            yield yaml.safe_load(one)


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, git: Callable[..., str]) -> Path:
    git(tmp_path, "init", "-q")
    (tmp_path / "content").mkdir()
    for name in ("content/a.md", "a.md", "article.txt"):
        (tmp_path / name).write_text(DOUBLED)
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Write")
    (tmp_path / "new.md").write_text(DOUBLED)
    git(tmp_path, "add", ".")
    monkeypatch.chdir(tmp_path)
    return tmp_path


COMMANDS = [
    re.split(r" [|<] |  # ", line[2:])[0].strip()
    for page in (PAGE, README)
    for block in blocks(page, "console")
    for line in block.splitlines()
    if line.startswith("$ copydesk check ") and "examples/" not in line and "--watch" not in line
]


@pytest.mark.parametrize("typed", COMMANDS)
def test_commands_run_as_typed(typed: str, content: Path) -> None:
    assert content
    shown = RUNNER.invoke(cli, shlex.split(typed)[1:], input=DOUBLED)
    assert shown.exception is None or isinstance(shown.exception, SystemExit)
    assert shown.exit_code == 1, shown.output


def test_there_are_commands_to_run() -> None:
    assert len(COMMANDS) >= 6


def test_the_hooks_are_hooks_of_ours(tmp_path: Path) -> None:
    ours = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    found = list(recipes(".pre-commit-config.yaml"))
    assert len(found) == 3
    flags = {flag for option in check.params for flag in option.opts}
    for recipe in found:
        for repo in recipe["repos"]:  # type: ignore[attr-defined]
            for hook in repo["hooks"]:
                assert hook["id"] in ours
                words = [*hook.get("entry", "").split(), *hook.get("args", ())]
                given = {word.partition("=")[0] for word in words if word.startswith("--")} - {"--"}
                assert given <= flags
        file = tmp_path / "config.yaml"
        file.write_text(yaml.safe_dump(recipe), "utf-8")
        if sys.modules.get("pre_commit") or (BIN / "pre-commit").exists():
            subprocess.run([sys.executable, "-m", "pre_commit", "validate-config", str(file)], check=True)


def test_the_workflows_give_inputs_that_the_action_has() -> None:
    inputs = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"]
    given = [
        step["with"]
        for recipe in recipes(".github/workflows/copydesk.yml")
        for job in recipe["jobs"].values()  # type: ignore[attr-defined]
        for step in job["steps"]
        if step["uses"].startswith("example/copydesk@")
    ]
    assert len(given) == 3
    for one in given:
        assert set(one) <= set(inputs)
        assert all(isinstance(value, str) for value in one.values())
    table = PAGE.partition("| input |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `([\w-]+)`", table, re.MULTILINE) == list(inputs)


def test_the_job_is_given_inputs_that_it_has() -> None:
    spec, _ = yaml.safe_load_all((ROOT / "templates" / "copydesk.yml").read_text("utf-8"))
    component, by_hand = recipes(".gitlab-ci.yml")
    (included,) = component["include"]  # type: ignore[misc]
    assert set(included["inputs"]) <= set(spec["spec"]["inputs"])
    script = by_hand["copydesk"]["script"][1]  # type: ignore[index]
    reports = by_hand["copydesk"]["artifacts"]["reports"]  # type: ignore[index]
    assert all(f"--output-file {file}" in script for file in reports.values())


def test_the_job_by_hand_writes_its_reports(content: Path) -> None:
    _, by_hand = recipes(".gitlab-ci.yml")
    script = by_hand["copydesk"]["script"][1]  # type: ignore[index]
    assert isinstance(RUNNER.invoke(cli, shlex.split(script)[1:]).exception, SystemExit)
    (issue,) = json.loads((content / "quality.json").read_text("utf-8"))
    assert issue["location"]["path"] == "content/a.md"
    assert "<failure" in (content / "tests.xml").read_text("utf-8")


def test_every_format_is_in_the_table() -> None:
    table = PAGE.partition("| format |")[2].partition("\n\n")[0]
    cells = [line.split("|")[1] for line in table.splitlines()[2:]]
    assert [name for cell in cells for name in re.findall(r"`(\w+)`", cell)] != []
    assert {name for cell in cells for name in re.findall(r"`(\w+)`", cell)} == set(FORMATS)


def test_links_lead_somewhere() -> None:
    headings = {
        re.sub(r"[^\w\- ]", "", line.lstrip("# ")).lower().replace(" ", "-")
        for line in PAGE.splitlines()
        if line.startswith("#")
    }
    for link in re.findall(r"\]\(([^)]+)\)", PAGE):
        if link.startswith("#"):
            assert link[1:] in headings
        elif not link.startswith("https://"):
            assert (ROOT / "docs" / link.partition("#")[0]).exists()


@pytest.mark.parametrize(
    ("arguments", "key"),
    [
        (["--output=JSON", "content/a.md"], "content/a.md"),
        (["--no-exit", "--output", "JSON", "--ext", ".md"], "stdin.md"),
        (["--output=JSON", "--ext=.md", "--minAlertLevel", "warning"], "stdin.md"),
        (["--no-exit", "--output=JSON"], "stdin.txt"),
    ],
)
def test_copydesk_answers_where_vale_is_asked(arguments: list[str], key: str, content: Path) -> None:
    if not (BIN / "copydesk").exists():
        pytest.skip("copydesk is not beside this Python")
    script = content / "vale"
    script.write_text(next(one for one in blocks(PAGE, "sh") if one.startswith("#!/bin/sh")))
    ran = subprocess.run(
        ["sh", str(script), *arguments],
        input=DOUBLED,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": f"{BIN}:/usr/bin:/bin"},
    )
    assert ran.returncode == (0 if "--no-exit" in arguments else 1), ran.stderr
    ((alert,),) = json.loads(ran.stdout).values()
    assert list(json.loads(ran.stdout)) == [key]
    assert alert["Span"] == [14, 20]
