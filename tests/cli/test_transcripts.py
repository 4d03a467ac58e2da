"""Runs the transcripts: one YAML file each, with files, args, stdin, exit code, stdout and stderr.

``COPYDESK_WRITE=1 pytest tests/cli`` writes what was seen into the transcripts; read the diff.
"""

import os
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from copydesk.cli.main import cli

TRANSCRIPTS = sorted((Path(__file__).parent / "transcripts").glob("*.yaml"))


class _Literal(str):
    __slots__ = ()


yaml.SafeDumper.add_representer(
    _Literal,
    lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|"),
)


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_transcript(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    for name, text in case.get("files", {}).items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="")
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    result = CliRunner().invoke(cli, case["args"], input=case.get("stdin"), prog_name="copydesk")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    seen = {
        "exit": result.exit_code,
        "stdout": result.stdout.replace(str(tmp_path), "TMP"),
        "stderr": result.stderr.replace(str(tmp_path), "TMP"),
    }
    if os.environ.get("COPYDESK_WRITE"):
        _write(path, {**case, **seen})
        return
    assert seen == {"stdout": "", "stderr": "", **{key: case[key] for key in seen if key in case}}


def _write(path: Path, case: dict[str, object]) -> None:
    def literal(value: object) -> object:
        if isinstance(value, dict):
            return {key: literal(one) for key, one in value.items()}
        if isinstance(value, str) and "\n" in value:
            return _Literal("\n".join(line.rstrip() for line in value.split("\n")))
        return value

    kept = {key: value for key, value in case.items() if value != ""}
    text = yaml.dump(literal(kept), Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=False, width=1000)
    path.write_text(text, "utf-8")
