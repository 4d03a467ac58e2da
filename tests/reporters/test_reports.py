import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from copydesk.model.document import Document
from copydesk.model.finding import (
    Confidence,
    Edit,
    Finding,
    Fix,
    Level,
    Location,
    Problem,
    Report,
    Safety,
)
from copydesk.reporters.rendering import FORMATS, Style, render, visible
from copydesk.text.span import Span

SOURCE = "Two ferries collided.\n\nThree ferries collided off Port Aldra on Monday, the coastguard said.\n"
ARTICLE = Document("news/ferry.txt", SOURCE, ())


def finding(place: Location, *related: Location, level: Level = Level.WARNING) -> Finding:
    return Finding(
        rule="figures.contradicting-figure",
        level=level,
        confidence=Confidence.HIGH,
        message="Two ferries here, three in line 3.",
        location=place,
        related=related,
        evidence={"here": 2, "there": 3},
    )


FERRIES = finding(ARTICLE.at(Span(0, 11)), ARTICLE.at(Span(23, 36), note="the other value"))
REPORT = Report((FERRIES,), (Problem("b.md", "is not UTF-8", "", 2, 4),), 2, 1)
NARROW = Style(width=60)


def test_text_shows_the_line_the_words_and_the_other_place() -> None:
    assert render("text", REPORT, NARROW) == (
        "news/ferry.txt:1:1 warning Two ferries here, three in line 3.  figures.contradicting-figure\n"
        " 1 | Two ferries collided.\n"
        "   | ^^^^^^^^^^^\n"
        " 3 | Three ferries collided off Port Aldra on Monday, the …\n"
        "   | ------------- the other value\n"
        "\n"
        "1 finding in 2 files: 1 warning. 1 problem.\n"
    )


def test_text_shows_what_was_compared_when_asked() -> None:
    shown = render("text", REPORT, Style(width=60, evidence=True))
    assert "   = here: 2\n   = there: 3\n" in shown


def test_text_colours_only_when_asked() -> None:
    assert "\x1b[" not in render("text", REPORT, NARROW)
    assert "\x1b[1;33mwarning\x1b[0m" in render("text", REPORT, Style(color=True))


def test_a_long_line_is_cut_around_the_words() -> None:
    document = Document("a.txt", "word " * 100 + "needle" + " word" * 100, ())
    shown = render("text", Report((finding(document.at(Span(500, 506))),)), NARROW).split("\n")
    assert len(shown[1]) <= 62
    assert shown[1].index("needle") == shown[2].index("^")
    assert shown[1].count("…") == 2


def test_wide_characters_keep_the_marks_in_place() -> None:
    document = Document("a.txt", "日本 needle e\u0301", ())
    shown = render("text", Report((finding(document.at(Span(3, 9))),)), NARROW).split("\n")
    assert shown[2] == "   |      ^^^^^^"


def test_many_related_places_are_counted_and_other_files_named() -> None:
    other = Document("news/old.txt", SOURCE, ())
    places = [ARTICLE.at(Span(0, 3))] * 3 + [other.at(Span(23, 28))] * 3
    shown = render("text", Report((finding(ARTICLE.at(Span(0, 3)), *places),)), NARROW)
    assert "in news/old.txt:3:1" in shown
    assert "… and line 3" in shown


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([5, 5], "… and line 5\n"),
        ([5, 6], "… and lines 5 and 6\n"),
        ([5, 6, 6, 8], "… and lines 5, 6 and 8\n"),
        (range(5, 17), "… and lines 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 and 16\n"),
        (range(5, 18), "… and lines 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, …\n"),
    ],
)
def test_the_lines_of_places_that_are_not_shown_are_named(lines: Iterable[int], said: str) -> None:
    document = Document("a.txt", "a\n" * 20, ())
    places = [document.at(Span(2 * line - 2, 2 * line - 1)) for line in (1, 1, 2, 3, 4, *lines)]
    assert said in render("text", Report((finding(*places),)), NARROW)


def test_control_characters_never_reach_the_terminal() -> None:
    assert visible("a\x1b[31m\u202eb\x9b\x7f") == "a␛[31m\ufffdb\ufffd␡"
    document = Document("a\x1b.txt", "x\x1by", ())
    assert "\x1b" not in render("text", Report((finding(document.at(Span(0, 3))),)), NARROW)


def test_the_summary_can_be_left_out() -> None:
    assert "1 finding in" not in render("text", REPORT, Style(width=60, summary=False))


def test_concise_is_a_line_a_finding() -> None:
    assert render("concise", REPORT, NARROW) == (
        "news/ferry.txt:1:1: warning: Two ferries here, three in line 3. [figures.contradicting-figure]\n"
        "1 finding in 2 files: 1 warning. 1 problem.\n"
    )


def test_nothing_found_is_said() -> None:
    assert render("concise", Report(files=1), NARROW) == "Nothing found in 1 file.\n"


SCHEMA = json.loads((Path(__file__).parents[2] / "docs/report.schema.json").read_text("utf-8"))


@pytest.mark.parametrize(
    "report",
    [
        Report(),
        REPORT,
        Report(
            (
                replace(
                    FERRIES,
                    fix=Fix("Write “three”", (Edit(Span(0, 3), "Three"),), Safety.SUGGESTED),
                ),
            )
        ),
    ],
)
def test_json_keeps_to_its_schema(report: Report) -> None:
    data = json.loads(render("json", report, NARROW))
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(data, SCHEMA)


def test_json_carries_both_places_and_what_was_compared() -> None:
    (one,) = json.loads(render("json", REPORT, NARROW))["findings"]
    assert (one["line"], one["column"], one["end_line"], one["end_column"]) == (1, 1, 1, 12)
    assert one["related"][0]["line"] == 3
    assert one["evidence"] == {"here": "2", "there": "3"}
    assert one["excerpt"] == "Two ferries"


def test_json_survives_lone_surrogates() -> None:
    document = Document("a.txt", "x\ud800y", ())
    assert json.loads(render("json", Report((finding(document.at(Span(0, 3))),)), NARROW))


def test_json_escapes_what_steers_a_terminal() -> None:
    document = Document("a.txt", "x\x9b31m\u202ey", ())
    shown = render("json", Report((finding(document.at(Span(0, 7))),)), NARROW)
    assert "\x9b" not in shown
    assert json.loads(shown)["findings"][0]["excerpt"] == "x\x9b31m\u202ey"


def test_every_format_can_be_rendered() -> None:
    for name in FORMATS:
        assert render(name, REPORT, NARROW).endswith("\n")


def test_json_is_what_the_standard_library_writes() -> None:
    written = render("json", REPORT, NARROW)
    assert json.dumps(json.loads(written), ensure_ascii=False, indent=2) + "\n" == written
    empty = render("json", Report(), NARROW)
    assert json.dumps(json.loads(empty), ensure_ascii=False, indent=2) + "\n" == empty


def test_json_writes_what_could_steer_a_terminal_as_escapes() -> None:
    source = 'A "\x7f\u202e\ud800 day'
    place = Document("a.txt", source, ()).at(Span(0, len(source)))
    fix = Fix("Say it\x9f", (Edit(place.span, "x"),))
    one = replace(finding(place), fix=fix)
    written = render("json", Report((one,)), NARROW)
    assert '"A \\"\\u007f\\u202e? day"' in written
    assert '"Say it\\u009f"' in written
    assert json.loads(written)["findings"][0]["excerpt"] == 'A "\x7f\u202e? day'
