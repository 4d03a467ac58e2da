"""Formats that programs read, against the rules of those programs."""

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from copydesk.model.document import Document
from copydesk.model.finding import (
    About,
    Confidence,
    Edit,
    Finding,
    Fix,
    Level,
    Location,
    Problem,
    Report,
    Safety,
    Source,
)
from copydesk.reporters import sarif as sarif_module
from copydesk.reporters.places import fingerprint
from copydesk.reporters.rendering import Style, pieces, render
from copydesk.text.span import Span

TEXT = "😀 é “two” ferries\nand 100%, more\r\n\nThree ferries came.\n"
PLAIN = Style(summary=False)


def report(*findings: Finding, text: str = TEXT) -> Report:
    about = About("Ferries differ.", "https://example.org/rule", help=lambda: "# The page")
    return Report(
        findings, rules={one.rule: about for one in findings}, files=1, source=lambda _: Source(text, ())
    )


def found(start: int, end: int, *, path: str = "news/a b,é.md", text: str = TEXT) -> Finding:
    document = Document(path, text, ())
    at = text.find("Three")
    related = (document.at(Span(at, at + 13), note="the other"),) if at >= 0 else ()
    message = "Two here, 100% [x](y)."
    place = document.at(Span(start, end))
    return Finding("figures.clash", Level.WARNING, Confidence.HIGH, message, place, related)


ONE = found(5, 8)  # “two, after a character of two UTF-16 units and four bytes


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    inner = tmp_path / "posts"
    inner.mkdir()
    monkeypatch.chdir(inner)
    return tmp_path


def sarif(given: Report) -> dict[str, list[dict[str, object]]]:
    log = json.loads(render("sarif", given, PLAIN))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def test_sarif_places_count_utf16_units_and_lie_in_the_repository() -> None:
    run = sarif(report(ONE))
    assert run["columnKind"] == "utf16CodeUnits"
    (result,) = run["results"]
    place = result["locations"][0]["physicalLocation"]  # type: ignore[index]
    assert place["artifactLocation"] == {"uri": "posts/news/a%20b%2C%C3%A9.md", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 1, "startColumn": 7, "endLine": 1, "endColumn": 10}
    assert result["relatedLocations"][0]["message"]["text"] == "the other"  # type: ignore[index]
    assert result["partialFingerprints"] == {"primaryLocationLineHash": f"{fingerprint(ONE)}:1"}
    assert result["message"] == {"text": "Two here, 100% [x\\](y)."}


def test_sarif_tells_of_each_rule() -> None:
    (rule,) = sarif(report(ONE))["tool"]["driver"]["rules"]  # type: ignore[call-overload]
    assert rule["help"]["text"] == "# The page"
    assert rule["helpUri"] == "https://example.org/rule"
    assert rule["shortDescription"]["text"]
    assert rule["fullDescription"]["text"]
    (bare,) = sarif(Report((ONE,)))["tool"]["driver"]["rules"]  # type: ignore[call-overload]
    assert bare["help"]["text"] == "figures.clash"
    assert "helpUri" not in bare


def test_sarif_keeps_the_primary_place_on_one_line() -> None:
    (result,) = sarif(report(found(5, 30)))["results"]
    region = result["locations"][0]["physicalLocation"]["region"]  # type: ignore[index]
    assert (region["startLine"], region["endLine"], region["endColumn"]) == (1, 1, 19)


def test_sarif_says_what_went_wrong_and_names_files_outside() -> None:
    outside = found(0, 1, path="/elsewhere/a.md", text="x")
    given = replace(
        report(outside),
        problems=(Problem("a.md", "broken", "", 3), Problem("", "general", "a.rule"), Problem("b", "x")),
    )
    run = sarif(given)
    first, second, _ = run["invocations"][0]["toolExecutionNotifications"]  # type: ignore[index,misc]
    assert first["locations"][0]["physicalLocation"]["region"] == {"startLine": 3}
    assert second["associatedRule"] == {"id": "a.rule"}
    assert run["invocations"][0]["executionSuccessful"] is False
    place = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]  # type: ignore[index]
    assert place == {"uri": "file:///elsewhere/a.md"}
    assert "relatedLocations" not in run["results"][0]


def test_sarif_keeps_the_worst_of_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif_module, "MOST", 2)
    mild = replace(ONE, level=Level.SUGGESTION, rule="figures.mild")
    worst = replace(found(9, 12), level=Level.ERROR)
    run = sarif(report(mild, ONE, worst))
    assert [one["ruleId"] for one in run["results"]] == ["figures.clash", "figures.clash"]
    (note,) = run["invocations"][0]["toolExecutionNotifications"]  # type: ignore[index,misc]
    assert note["message"]["text"].startswith("1 findings are left out")
    assert run["invocations"][0]["executionSuccessful"] is True


def test_sarif_counts_the_characters_of_a_fix_in_utf16_units() -> None:
    fixed = replace(ONE, fix=Fix("Say it", (Edit(Span(5, 8), "three"),), Safety.SAFE))
    (result,) = sarif(report(fixed))["results"]
    (change,) = result["fixes"][0]["artifactChanges"]  # type: ignore[index]
    assert change["replacements"] == [
        {"deletedRegion": {"charOffset": 6, "charLength": 3}, "insertedContent": {"text": "three"}}
    ]
    changed = replace(report(fixed), source=lambda _: Source("another text", ()))
    assert "fixes" not in sarif(changed)["results"][0]


@pytest.mark.parametrize("name", ["sarif", "rdjson"])
def test_an_article_is_read_once_for_all_its_findings(name: str) -> None:
    text = "é" * 9_000 + "x"
    read: list[str] = []

    def source(path: str) -> Source:
        read.append(path)
        return Source(text, ())

    given = replace(report(*[found(8_000, 8_001, text=text)] * 5), source=source)
    assert "".join(pieces(name, given, PLAIN))
    assert len(read) == 1


def test_github_shows_problems_first() -> None:
    problems = (Problem("bad.md", "is not UTF-8", "", 3), Problem("", "no rules", "a.b"))
    shown = render("github", replace(report(ONE), problems=problems * 6), PLAIN).splitlines()
    assert shown[0] == "::error file=posts/bad.md,line=3,title=copydesk::is not UTF-8"
    assert shown[1] == "::error title=copydesk%3A a.b::no rules"
    assert [line.split()[0] for line in shown[9:]] == ["::error", "::warning", "Not"]
    assert shown[-1].endswith(": 2 problems.")


def test_gitlab_names_other_files_and_problems() -> None:
    other = Document("b.md", "x", ()).at(Span(0, 1))
    problems = (Problem("bad.md", "is not UTF-8", "", 3), Problem("", "no rules"))
    given = replace(report(replace(ONE, related=(other,))), problems=(*problems, *problems))
    one, two, three = json.loads(render("gitlab", given, PLAIN))
    assert one["description"].endswith(" (posts/b.md:1)")
    assert two["location"] == {"path": "posts/bad.md", "lines": {"begin": 3, "end": 3}}
    assert two["severity"] == "blocker"
    assert two["fingerprint"] != three["fingerprint"]


def test_github_escapes_what_could_be_a_command() -> None:
    one = replace(ONE, message="100%\r\n::error::x\x1b")
    (line,) = render("github", report(one), PLAIN).splitlines()
    assert line.startswith("::warning file=posts/news/a b%2Cé.md,line=1,endLine=1,col=6,endColumn=9,title=")
    assert "::100%25%0D%0A::error::x␛%0Aline 4: Three ferries (the other)" in line


def test_github_gives_no_column_over_lines_and_names_other_files() -> None:
    other = Document("b.md", "x", ()).at(Span(0, 1))
    shown = render("github", report(replace(found(5, 30), related=(other,))), Style())
    assert ",col=" not in shown
    assert "%0Aposts/b.md, line 1: x\n" in shown
    assert shown.endswith("1 finding in 1 file: 1 warning.\n")


def test_github_shows_ten_a_level_the_surest_first() -> None:
    doubtful = replace(ONE, confidence=Confidence.LOW, message="doubtful")
    lines = render("github", report(doubtful, *[ONE] * 11), PLAIN).splitlines()
    assert len(lines) == 11
    assert "doubtful" not in "".join(lines)
    assert lines[-1] == "Not shown here, as GitHub shows 10 a level: 2 warnings."


def test_gitlab_has_a_fingerprint_once_and_the_rule_in_words() -> None:
    one, two = json.loads(render("gitlab", report(ONE, ONE), PLAIN))
    assert one["fingerprint"] != two["fingerprint"]
    assert one["description"].startswith("figures.clash: ")
    assert one["location"] == {"path": "posts/news/a b,é.md", "lines": {"begin": 1, "end": 1}}
    assert one["severity"] in {"info", "minor", "major", "critical", "blocker"}
    assert json.loads(render("gitlab", Report(), PLAIN)) == []


HOSTILE = replace(ONE, message='<b a="1">&\x00\x1b\ufffe]]>\ud800', rule="a<b")


def test_junit_is_xml_whatever_the_text() -> None:
    given = replace(report(HOSTILE, ONE), problems=(Problem("a&b.md", "bad\nframe"), Problem("", "x", "r")))
    root = ET.fromstring(render("junit", given, PLAIN))  # noqa: S314  our own
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("4", "2", "2")
    failure = root.find(".//failure")
    assert failure is not None
    assert failure.get("message") == '<b a="1">&␀␛\ufffd]]>?'
    clean = ET.fromstring(render("junit", Report(files=1), PLAIN))  # noqa: S314
    assert (clean.get("tests"), len(clean.findall(".//testcase"))) == ("1", 1)


def test_junit_names_a_test_once_and_without_lines() -> None:
    root = ET.fromstring(render("junit", report(ONE, ONE, found(0, 90, text="ferry " * 20)), PLAIN))  # noqa: S314  our own
    names = [case.get("name", "") for case in root.iter("testcase")]
    assert names[:2] == ["figures.clash: two", "figures.clash: two (2)"]
    assert names[2].endswith("…")
    assert {case.get("classname") for case in root.iter("testcase")} == {"posts/news/a b,é"}
    empty = ET.fromstring(render("junit", report(found(0, 0)), PLAIN))  # noqa: S314
    assert [case.get("name") for case in empty.iter("testcase")] == ["figures.clash"]


def test_checkstyle_is_xml_whatever_the_text() -> None:
    given = replace(report(HOSTILE, ONE), problems=(Problem("a&b.md", "bad\nframe", "", 3),))
    root = ET.fromstring(render("checkstyle", given, PLAIN))  # noqa: S314  our own
    assert [file.get("name") for file in root] == ["news/a b,é.md", "a&b.md"]
    first, _, third = root.iter("error")
    assert (first.get("line"), first.get("column"), first.get("severity")) == ("1", "6", "warning")
    assert third.get("line") == "3"


def test_checkstyle_puts_the_problems_of_a_file_with_its_findings() -> None:
    problems = (Problem(ONE.location.path, "slow", "a.rule"), Problem("", "general"))
    root = ET.fromstring(render("checkstyle", replace(report(ONE), problems=problems), PLAIN))  # noqa: S314
    assert [(file.get("name"), len(file)) for file in root] == [("news/a b,é.md", 2), ("copydesk", 1)]


def test_rdjson_counts_bytes() -> None:
    data = json.loads(render("rdjson", report(ONE), PLAIN))
    assert data["source"] == {"name": "copydesk"}
    (one,) = data["diagnostics"]
    before = len("😀 é “".encode()) - len("“".encode()) + 1
    assert one["location"]["range"]["start"] == {"line": 1, "column": before + 3}
    assert one["location"]["range"]["end"] == {"line": 1, "column": before + 6}
    assert one["code"] == {"value": "figures.clash", "url": "https://example.org/rule"}
    assert one["relatedLocations"][0]["message"] == "the other"


def test_rdjson_ends_a_place_of_several_lines_on_its_last() -> None:
    (one,) = json.loads(render("rdjson", report(found(5, 22)), PLAIN))["diagnostics"]
    assert one["location"]["range"]["end"] == {"line": 2, "column": 5}


def test_rdjson_offers_a_fix_as_one_change_unless_only_the_editor_can_know() -> None:
    edits = (Edit(Span(6, 9), "three"), Edit(Span(0, 1), "x"))
    fixed = replace(ONE, fix=Fix("Say it", edits, Safety.SAFE))
    (one,) = json.loads(render("rdjson", report(fixed), PLAIN))["diagnostics"]
    (offered,) = one["suggestions"]
    assert offered["text"] == "x" + TEXT[1:6] + "three"
    assert offered["range"]["start"] == {"line": 1, "column": 1}
    shown = replace(ONE, fix=Fix("Say it", edits))
    assert "suggestions" not in render("rdjson", report(shown), PLAIN)
    unread = Report((fixed,))
    assert "suggestions" not in render("rdjson", unread, PLAIN)


def test_a_place_far_along_a_line_is_counted_from_its_start() -> None:
    text = "é" * 9_000 + "x"
    one = found(9_000, 9_001, text=text)
    for given, column in ((report(one, text=text), 18_001), (Report((one,)), None)):
        (data,) = json.loads(render("rdjson", given, PLAIN))["diagnostics"]
        start = data["location"]["range"]["start"]["column"]
        assert column is None or start == column


@pytest.mark.parametrize(("name", "more"), [("jsonl", 1), ("rdjsonl", 0)])
def test_lines_are_json_each(name: str, more: int) -> None:
    lines = render(name, report(ONE, HOSTILE), PLAIN).splitlines()
    assert len([json.loads(line) for line in lines]) == 2 + more


MACHINES = ["jsonl", "sarif", "gitlab", "junit", "checkstyle", "rdjson", "rdjsonl", "html"]


@pytest.mark.parametrize("name", MACHINES)
def test_nothing_steers_a_terminal(name: str) -> None:
    text = "x\x9b31m\u202e\x1b]y"
    document = Document("a\x1b.txt", text, ())
    place: Location = document.at(Span(0, len(text)))
    one = replace(ONE, message=text, location=place, related=(place,))
    shown = render(name, report(one, text=text), PLAIN)
    assert not {"\x1b", "\x9b", "\u202e"} & set(shown)
