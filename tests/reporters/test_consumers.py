"""Whole runs, from a folder inside a repository, against what the readers of each format ask for."""

import json
import os
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import jsonschema
import pytest

from copydesk import api
from copydesk.model.finding import Report
from copydesk.reporters.rendering import Style, render

HERE = Path(__file__).parent
PLAIN = Style(summary=False)
ARTICLE = """# Orrin's old bridge 😀 to shut for 14 weeks of repairs

The the bridge at 😀 Orrin will shut on Monday, 5 May 2023, 100% sure ::error::x [a](b).

Ms Tate centred it in the center of the harbour; 12 boats, 7 of them red, will wait, and Experts said the
the sea is “wide”, the crew's boats too.

Ms Tate 's crew “saw” the sea.

> The mayor of Orrin opened the old bridge on a wet afternoon in April.
"""
COPIED = "The mayor of Orrin opened the new bridge on a windy afternoon in April and thanked the crew."
NAMES = ["plain.md", "a b,c:d%e.md", "é“x”.md", "new\nline.md"]
BYTES = b"caf\xe9.md"  # no UTF-8: Linux takes it


@pytest.fixture
def checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    (tmp_path / ".git").mkdir()
    (tmp_path / "desk").mkdir()
    (tmp_path / "other.md").write_text(
        "# Orrin's old bridge 😀 to shut for 14 weeks of repairs\n\nShort.\n", "utf-8"
    )
    monkeypatch.chdir(tmp_path / "desk")
    for name in NAMES:
        Path(name).write_text(f"{ARTICLE}\n{COPIED}\n", "utf-8")
    Path("crlf.md").write_bytes(f"\ufeff{ARTICLE}\n{COPIED}\n".replace("\n", "\r\n").encode())
    Path("long.md").write_text("Ünder the harbor. " * 600 + "The the harbour.\n", "utf-8")
    Path("broken.md").write_bytes(b"caf\xe9\n")
    if sys.platform == "linux":
        Path(os.fsdecode(BYTES)).write_text(ARTICLE, "utf-8")
    return api.lint_paths([".", "../other.md", "./plain.md"], api.Options(isolated=True))


@pytest.fixture
def nothing() -> Report:
    return api.lint_text("A short text.\n", "a.md", api.Options(isolated=True))


def keeps_to(schema: str, data: object) -> None:
    read = json.loads((HERE / "schemas" / f"{schema}.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(read)
    jsonschema.validate(data, read)


def test_the_run_has_what_is_to_be_tested(checked: Report) -> None:
    assert len(checked.findings) > 20
    assert [one.path for one in checked.problems] == ["broken.md"]
    assert {one.fix is None for one in checked.findings} == {True, False}
    assert any(one.location.line != one.location.end_line for one in checked.findings)
    assert any(place.path != one.location.path for one in checked.findings for place in one.related)


def test_code_scanning_takes_the_log(checked: Report, nothing: Report) -> None:
    log = json.loads(render("sarif", checked, PLAIN))
    keeps_to("sarif", log)
    (run,) = log["runs"]
    assert len(run["results"]) == len(checked.findings)
    prints = [one["partialFingerprints"]["primaryLocationLineHash"] for one in run["results"]]
    assert len(set(prints)) == len(prints)
    rules = run["tool"]["driver"]["rules"]
    for one in run["results"]:
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"]
        (place,) = one["locations"]
        region = place["physicalLocation"]["region"]
        assert region["startLine"] == region["endLine"]
        assert region["endColumn"] >= region["startColumn"]
    uris = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run["results"]}
    assert "desk/plain.md" in uris
    assert "desk/a%20b%2Cc%3Ad%25e.md" in uris
    assert "desk/new%0Aline.md" in uris
    if sys.platform == "linux":
        assert "desk/caf%E9.md" in uris
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "desk/broken.md"
    empty = json.loads(render("sarif", nothing, PLAIN))
    keeps_to("sarif", empty)
    assert empty["runs"][0]["results"] == []


def test_sarif_regions_hold_the_words_that_were_found(checked: Report) -> None:
    (run,) = json.loads(render("sarif", checked, PLAIN))["runs"]
    for finding, result in zip(checked.findings, run["results"], strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        text = (checked.text(finding.location.path) or "").replace("\r\n", "\n")
        units = text.split("\n")[region["startLine"] - 1].encode("utf-16-le")
        cut = units[2 * (region["startColumn"] - 1) : 2 * (region["endColumn"] - 1)].decode("utf-16-le")
        assert cut == finding.location.excerpt.replace("\r\n", "\n").partition("\n")[0]


def test_reviewdog_takes_the_diagnostics(checked: Report, nothing: Report) -> None:
    data = json.loads(render("rdjson", checked, PLAIN))
    keeps_to("rdjson", data)
    lines = [json.loads(line) for line in render("rdjsonl", checked, PLAIN).splitlines()]
    assert [{"source": {"name": "copydesk"}, **one} for one in data["diagnostics"]] == lines
    keeps_to("rdjson", json.loads(render("rdjson", nothing, PLAIN)))
    assert render("rdjsonl", nothing, PLAIN) == ""


def test_rdjson_ranges_hold_the_words_that_were_found(checked: Report) -> None:
    told = json.loads(render("rdjson", checked, PLAIN))["diagnostics"][1:]
    for finding, one in zip(checked.findings, told, strict=True):
        start, end = one["location"]["range"]["start"], one["location"]["range"]["end"]
        lines = (checked.text(finding.location.path) or "").replace("\r\n", "\n").encode().split(b"\n")
        rows = lines[start["line"] - 1 : end["line"]]
        rows[-1] = rows[-1][: end["column"] - 1]
        rows[0] = rows[0][start["column"] - 1 :]
        assert b"\n".join(rows).decode() == finding.location.excerpt.replace("\r\n", "\n")


def test_gitlab_takes_the_issues(checked: Report, nothing: Report) -> None:
    issues = json.loads(render("gitlab", checked, PLAIN))
    prints = [one["fingerprint"] for one in issues]
    assert len(set(prints)) == len(prints) == len(checked.findings) + 1
    for one in issues:
        assert set(one) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert one["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert not one["location"]["path"].startswith(("./", "../"))
        assert one["location"]["lines"]["begin"] >= 1
    assert render("gitlab", nothing, PLAIN) == "[]\n"


def test_gitlab_s_fingerprints_survive_moved_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    seen: list[list[str]] = []
    for text in (ARTICLE, f"A new first line.\n\nAnd another one.\n\n{ARTICLE}"):
        Path("a.md").write_text(text, "utf-8")
        report = api.lint_paths(
            ["a.md"], api.Options(isolated=True, select=("doubled-word", "wrong-weekday"))
        )
        seen.append([one["fingerprint"] for one in json.loads(render("gitlab", report, PLAIN))])
    assert seen[0] == seen[1] != []


def test_github_takes_each_line_as_a_command(checked: Report, nothing: Report) -> None:
    lines = render("github", checked, PLAIN).split("\n")[:-1]
    commands = [line for line in lines if line.startswith("::")]
    assert len(commands) >= len(lines) - 1
    for line in commands:
        head, _, data = line[2:].partition("::")
        name, _, rest = head.partition(" ")
        properties = dict(part.split("=", 1) for part in rest.split(","))
        assert name in {"error", "warning", "notice"}
        assert "\r" not in data
        assert properties["file"].startswith(("desk/", "other.md"))
        assert ("col" in properties) == (properties.get("endLine") == properties["line"])
    assert render("github", nothing, PLAIN) == ""


def test_junit_s_readers_take_the_tests(checked: Report, nothing: Report) -> None:
    root = ET.fromstring(render("junit", checked, PLAIN))  # noqa: S314  our own
    assert root.tag == "testsuites"
    suites = root.findall("testsuite")
    for key in ("tests", "failures", "errors"):
        assert int(root.get(key, "")) == sum(int(suite.get(key, "")) for suite in suites)
    for suite in suites:
        cases = suite.findall("testcase")
        assert int(suite.get("tests", "")) == len(cases)
        assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("errors", "")) == len(suite.findall("testcase/error"))
        assert all(case.get("classname") and case.get("time") for case in cases)
    named = [(case.get("classname"), case.get("name"), case.get("file")) for case in root.iter("testcase")]
    assert len(set(named)) == len(named)
    assert len(ET.fromstring(render("junit", nothing, PLAIN)).findall(".//testcase")) == 1  # noqa: S314


def test_checkstyle_s_readers_take_the_errors(checked: Report, nothing: Report) -> None:
    root = ET.fromstring(render("checkstyle", checked, PLAIN))  # noqa: S314  our own
    assert (root.tag, root.get("version")) == ("checkstyle", "4.3")
    names = [file.get("name") for file in root]
    assert len(set(names)) == len(names)
    errors = list(root.iter("error"))
    assert len(errors) == len(checked.findings) + len(checked.problems)
    for one in errors:
        assert set(one.attrib) == {"line", "column", "severity", "message", "source"}
        assert one.get("severity") in {"ignore", "info", "warning", "error"}
    assert len(ET.fromstring(render("checkstyle", nothing, PLAIN))) == 0  # noqa: S314


def test_json_and_its_lines_keep_to_the_schema(checked: Report, nothing: Report) -> None:
    schema = json.loads((HERE.parents[1] / "docs" / "report.schema.json").read_text("utf-8"))
    of_line = {
        **schema,
        "required": [],
        "properties": {},
        "additionalProperties": True,
        "$ref": "#/$defs/line",
    }
    for report in (checked, nothing):
        whole = json.loads(render("json", report, PLAIN))
        jsonschema.validate(whole, schema)
        lines = [json.loads(line) for line in render("jsonl", report, PLAIN).splitlines()]
        for line in lines:
            jsonschema.validate(line, of_line)
        assert [one["type"] for one in lines[-1 - len(report.problems) :]] == [
            *["problem"] * len(report.problems),
            "summary",
        ]
        assert [{"type": "finding", **one} for one in whole["findings"]] == lines[: len(report.findings)]
