"""The GitHub Action and the GitLab job: their shell is taken out of the files and run."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
INSTALL, CHECK = ACTION["runs"]["steps"]
SPEC, JOBS = yaml.safe_load_all((ROOT / "templates" / "copydesk.yml").read_text("utf-8"))
(JOB,) = JOBS.values()
BASH = ["bash", "--noprofile", "--norc", "-eo", "pipefail"]  # as runners call it
RECORDER = '#!/bin/sh\nfor one in "$@"; do printf "%s\\0" "$one"; done >> "$RECORD"\nexit "${FAKE_EXIT:-0}"\n'
WEIRD = "a $(touch hacked) `touch hacked` \"b\" 'c'; touch hacked.md"
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_", "CI_"))}
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the shell of Linux and macOS")


def inputs(**given: str) -> dict[str, str]:
    names = {name.replace("-", "_"): name for name in ACTION["inputs"]}
    defaults = {name: one["default"] for name, one in ACTION["inputs"].items()}
    return {**defaults, **{names[name]: value for name, value in given.items()}}


def environment(step: Mapping[str, Mapping[str, str]], given: Mapping[str, str], base: str) -> dict[str, str]:
    """Return the variables of a step as the runner fills them in."""

    def filled(match: re.Match[str]) -> str:
        said = match[1]
        return base if said.startswith("github.event") else given[said.removeprefix("inputs.")]

    return {name: re.sub(r"\$\{\{ (.*?) \}\}", filled, value) for name, value in step["env"].items()}


@pytest.fixture
def fake(tmp_path: Path) -> Callable[[str], Path]:
    """Return a command that writes its arguments down."""

    def put(path: str) -> Path:
        command = tmp_path / path
        command.parent.mkdir(parents=True, exist_ok=True)
        command.write_text(RECORDER)
        command.chmod(0o755)
        return command

    return put


def run(script: str, folder: Path, env: Mapping[str, str], path: Path, shell: list[str] | None = None) -> str:
    """Run a script in a folder; return the arguments that were written down."""
    file = path / "step.sh"
    file.write_text(script)
    record = path / "record"
    variables = {**CLEAN, "PATH": f"{path}:{CLEAN['PATH']}", "RECORD": str(record), **env}
    subprocess.run([*(shell or BASH), str(file)], cwd=folder, env=variables, check=True, capture_output=True)
    return record.read_text()


def called(given: Mapping[str, str], tmp_path: Path, base: str = "") -> list[str]:
    (tmp_path / "record").unlink(missing_ok=True)
    shown = run(CHECK["run"], tmp_path, environment(CHECK, given, base), tmp_path)
    return shown.split("\0")[:-1]


def test_no_input_stands_in_a_script() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step["run"]
        assert step["shell"] == "bash"
    assert "$[[" not in "\n".join([*JOB["script"], *JOB["before_script"]])
    for step in ACTION["runs"]["steps"]:
        subprocess.run(["bash", "-n"], input=step["run"], text=True, check=True)


def test_every_input_is_described_and_used() -> None:
    text = (ROOT / "action.yml").read_text("utf-8")
    for name, one in ACTION["inputs"].items():
        assert one["description"].endswith((".", '").'))
        assert f"${{{{ inputs.{name} }}}}" in text
    template = (ROOT / "templates" / "copydesk.yml").read_text("utf-8")
    assert all(f"$[[ inputs.{name} ]]" in template for name in SPEC["spec"]["inputs"])


def test_the_action_checks_the_folder_and_annotates(tmp_path: Path, fake: Callable[[str], Path]) -> None:
    fake("copydesk")
    assert called(inputs(), tmp_path) == ["check", "--output-format", "github", "--", "."]
    assert called(inputs(paths="\n\n"), tmp_path)[-2:] == ["--", "."]


def test_names_and_flags_arrive_as_they_are(tmp_path: Path, fake: Callable[[str], Path]) -> None:
    fake("copydesk")
    given = inputs(
        paths=f"news/a b.md\r\n{WEIRD}\n-draft.md\n*.md",
        args=f"--select\nnames,dates\n--exclude={WEIRD}",
        annotations="false",
        sarif_file="out dir/x.sarif",
        html_file=WEIRD,
    )
    assert called(given, tmp_path) == [
        *["check", "--output-format", "text"],
        *["--output-format", "sarif", "--output-file", "out dir/x.sarif"],
        *["--output-format", "html", "--output-file", WEIRD],
        *["--select", "names,dates", f"--exclude={WEIRD}"],
        *["--", "news/a b.md", WEIRD, "-draft.md", "*.md"],
    ]
    assert not list(tmp_path.glob("hacked*"))


def test_the_step_fails_when_the_check_does(tmp_path: Path, fake: Callable[[str], Path]) -> None:
    fake("copydesk")
    env = {**environment(CHECK, inputs(), ""), "FAKE_EXIT": "1"}
    with pytest.raises(subprocess.CalledProcessError) as ended:
        run(CHECK["run"], tmp_path, env, tmp_path)
    assert ended.value.returncode == 1


def test_without_a_base_all_lines_count(tmp_path: Path, fake: Callable[[str], Path]) -> None:
    fake("copydesk")
    for base in ("", "0" * 40):
        assert "--changed-since" not in called(inputs(changed_only="true"), tmp_path, base)


@pytest.fixture
def shallow(tmp_path: Path, git: Callable[..., str], commit: Callable[..., str]) -> tuple[Path, str]:
    """Return a clone of the newest commit alone, as checkouts are, and the commit before it."""
    origin = tmp_path / "origin"
    origin.mkdir()
    base = commit(origin, a="One.\n")
    commit(origin, a="One.\n\nTwo.\n")
    git(tmp_path, "clone", "-q", "--depth=1", origin.as_uri(), "clone")
    return tmp_path / "clone", base


def test_the_base_is_fetched_where_the_clone_is_shallow(
    tmp_path: Path, fake: Callable[[str], Path], shallow: tuple[Path, str], git: Callable[..., str]
) -> None:
    fake("copydesk")
    clone, base = shallow
    env = environment(CHECK, inputs(changed_only="true"), base)
    assert f"--changed-since\0{base}\0" in run(CHECK["run"], clone, env, tmp_path)
    assert git(clone, "merge-base", base, "HEAD").strip() == base


@pytest.mark.parametrize(
    ("version", "requirement"),
    [
        ("", "/the action"),
        ("1.2", "copydesk==1.2"),
        ("git+https://example.org/x@v1", "git+https://example.org/x@v1"),
    ],
)
def test_the_action_installs_what_is_asked_for(
    version: str, requirement: str, tmp_path: Path, fake: Callable[[str], Path]
) -> None:
    fake("python3")
    fake("copydesk/bin/python")
    paths = tmp_path / "paths"
    env = {
        **environment(INSTALL, inputs(version=version), ""),
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_PATH": str(paths),
        "GITHUB_ACTION_PATH": "/the action",
    }
    shown = run(INSTALL["run"], tmp_path, env, tmp_path).split("\0")[:-1]
    assert shown[:3] == ["-m", "venv", str(tmp_path / "copydesk")]
    assert shown[-2:] == ["--", requirement]
    assert paths.read_text() == f"{tmp_path / 'copydesk' / 'bin'}\n"


def job(**given: str) -> dict[str, str]:
    """Return the variables of the job as GitLab fills them in."""
    names = {name.replace("-", "_"): name for name in SPEC["spec"]["inputs"]}
    values = {name: str(one["default"]) for name, one in SPEC["spec"]["inputs"].items()}
    values |= {names[name]: value for name, value in given.items()}
    variables: dict[str, str] = {}
    for name, one in JOB["variables"].items():
        value = one["value"] if isinstance(one, dict) else one
        variables[name] = re.sub(r"\$\[\[ inputs\.(.*?) \]\]", lambda match: values[match[1]], value)
    return variables


@pytest.mark.parametrize("shell", ["sh", "bash"])
def test_the_job_passes_names_and_flags_as_they_are(
    shell: str, tmp_path: Path, fake: Callable[[str], Path]
) -> None:
    command = fake("copydesk")
    script = "\n".join(JOB["script"]).replace("/tmp/copydesk/bin/copydesk", str(command))  # noqa: S108  the job's own
    env = job(paths=f"news/a b.md\n{WEIRD}\n-x.md\nEND", args=f"--select\nnames\n--exclude={WEIRD}")
    shown = run(script, tmp_path, env, tmp_path, [shell, "-e"]).split("\0")[:-1]
    assert shown == [
        *["check", "--output-format", "text"],
        *["--output-format", "gitlab", "--output-file", "gl-code-quality-report.json"],
        *["--output-format", "html", "--output-file", "copydesk.html"],
        *["--select", "names", f"--exclude={WEIRD}", "--", "news/a b.md", WEIRD, "-x.md", "END"],
    ]
    assert not list(tmp_path.glob("hacked*"))


def test_the_job_compares_with_the_target_of_the_merge_request(
    tmp_path: Path, fake: Callable[[str], Path], shallow: tuple[Path, str]
) -> None:
    command = fake("copydesk")
    clone, base = shallow
    script = "\n".join(JOB["script"]).replace("/tmp/copydesk/bin/copydesk", str(command))  # noqa: S108  as above
    env = {**job(changed_only="true"), "CI_MERGE_REQUEST_DIFF_BASE_SHA": base}
    assert f"--changed-since\0{base}\0--\0.\0" in run(script, clone, env, tmp_path, ["sh", "-e"])


def test_the_job_s_reports_are_those_it_keeps() -> None:
    kept = JOB["artifacts"]
    assert kept["when"] == "always"
    script = "\n".join(JOB["script"])
    assert f"--output-file {kept['reports']['codequality']}" in script
    assert all(f"--output-file {one}" in script for one in kept["paths"])


@pytest.mark.skipif(
    shutil.which("copydesk", path=str(Path(sys.executable).parent)) is None, reason="no copydesk"
)
def test_the_action_really_finds_what_is_wrong(tmp_path: Path, git: Callable[..., str]) -> None:
    folder = tmp_path / "re po"
    (folder / "news room").mkdir(parents=True)
    git(folder, "init", "-q")
    (folder / "news room" / "a b.md").write_text("The crew saw the the sea.\n")
    env = environment(CHECK, inputs(paths="a b.md", sarif_file="x.sarif"), "")
    bin_folder = Path(sys.executable).parent
    ran = subprocess.run(
        [*BASH, "-c", CHECK["run"]],
        cwd=folder / "news room",
        env={**CLEAN, **env, "PATH": f"{bin_folder}:{CLEAN['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1, ran.stderr
    assert ran.stdout.startswith(
        "::warning file=news room/a b.md,line=1,endLine=1,col=14,endColumn=21,title="
    )
    assert '"news%20room/a%20b.md"' in (folder / "news room" / "x.sarif").read_text()
