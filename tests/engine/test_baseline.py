"""Known findings stay silent when lines move; what is gone is said, and dropped when asked for."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from copydesk.api import Options, fix_paths, lint_paths, record
from copydesk.engine.baseline import Baseline, load, written
from copydesk.errors import ConfigError, WriteError

TEXT = "The crew sank in the the harbor.\n\nThey sat on on a pier.\n"
CONFIG = "baseline: .copydesk-baseline.json\n"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "posts").mkdir()
    for name in ("a.md", "b.md"):
        (tmp_path / "posts" / name).write_text(TEXT)
    (tmp_path / "copydesk.yaml").write_text(CONFIG)
    record(["."])
    return tmp_path


def words() -> list[tuple[str, str]]:
    return [
        (one["path"], one["words"])
        for one in json.loads(Path(".copydesk-baseline.json").read_text())["findings"]
    ]


def test_known_findings_are_silent_and_counted() -> None:
    report = lint_paths(["."])
    assert (report.findings, report.known, report.failing, report.outdated) == ((), 4, 0, ())
    assert words() == [
        ("posts/a.md", "on on"), ("posts/a.md", "the the"), ("posts/b.md", "on on"), ("posts/b.md", "the the")
    ]  # fmt: skip


def test_they_stay_silent_after_lines_moved_and_from_any_folder(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("posts/a.md").write_text("New first line.\n\n" + TEXT)
    monkeypatch.chdir("posts")
    for path in ("a.md", "./a.md", "../posts/a.md", str(desk / "posts/a.md")):
        report = lint_paths([path])
        assert (report.findings, report.known) == ((), 2)


def test_a_new_finding_is_reported() -> None:
    Path("posts/a.md").write_text(TEXT + "\nIt was in in port. The pier fell in the the storm.\n")
    report = lint_paths(["."])
    assert [one.location.excerpt for one in report.findings] == ["in in", "the the"]
    assert report.known == 4


def test_known_findings_are_not_fixed() -> None:
    Path("posts/a.md").write_text(TEXT + "\nThey saw a a ship.\n")
    assert fix_paths(["."]).fixed == {"wording.doubled-word": 1}
    assert Path("posts/a.md").read_text() == TEXT + "\nThey saw a ship.\n"


def test_what_is_gone_is_said_for_the_articles_and_rules_of_the_run() -> None:
    Path("posts/a.md").write_text("They sat on on a pier.\n")
    gone = "posts/a.md: wording.doubled-word “the the”"
    assert lint_paths(["posts/a.md"]).outdated == (gone,)
    assert lint_paths(["."]).outdated == (gone,)
    assert lint_paths(["posts/b.md"]).outdated == ()
    assert lint_paths(["."], Options(select=("captions",))).outdated == ()


def test_articles_that_are_gone_or_cannot_be_read() -> None:
    Path("posts/a.md").unlink()
    Path("posts/b.md").write_bytes(b"\xff")
    assert lint_paths(["."]).outdated == ()
    Path("posts/b.md").write_text(TEXT)
    assert [one.partition(":")[0] for one in lint_paths(["."]).outdated] == ["posts/a.md", "posts/a.md"]


def test_an_update_drops_what_is_gone_and_adds_nothing() -> None:
    Path("posts/a.md").write_text("They sat on on a pier. They saw a a ship.\n")
    Path("posts/b.md").unlink()
    made = record(["."], update=True)
    assert (made.entries, made.new, made.dropped) == (1, 0, 3)
    assert words() == [("posts/a.md", "on on")]
    assert [one.location.excerpt for one in lint_paths(["."]).findings] == ["a a"]


def test_what_is_known_of_other_articles_stays() -> None:
    Path("posts/a.md").write_text("They saw a a ship.\n")
    made = record(["posts/a.md"])
    assert (made.entries, made.new, made.dropped) == (3, 1, 2)


def test_a_file_that_cannot_be_read_keeps_its_entries() -> None:
    Path("posts/a.md").write_bytes(b"\xff")
    made = record(["."], update=True)
    assert (made.entries, made.dropped) == (4, 0)
    assert made.problems


def test_another_baseline_can_be_given_or_none() -> None:
    made = record(["posts/a.md"], file="posts/other.json")
    assert (made.entries, made.key) == (2, "posts/other.json")
    report = lint_paths(["."], Options(baseline="posts/other.json"))
    assert (report.known, len(report.findings)) == (2, 2)
    assert len(lint_paths(["."], Options(baseline="")).findings) == 4


def test_without_a_configuration_it_lies_in_the_folder(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("copydesk.yaml").unlink()
    Path(".copydesk-baseline.json").unlink()
    made = record(["."])
    assert (made.file, made.key) == (str(desk / ".copydesk-baseline.json"), ".copydesk-baseline.json")
    monkeypatch.chdir("posts")
    assert record(["."], file="../up.json").key == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "is no baseline: Expecting"),
        ("[]", "is no baseline that this version reads"),
        ("{}", "is no baseline that this version reads"),
        ('{"version": 2, "findings": []}', "is no baseline that this version reads"),
        ('{"version": 1, "findings": [{"path": "a"}]}', "is no baseline that this version reads"),
        (
            '{"version": 1, "findings": [{"path": "a", "rule": "a", "words": 1, "fingerprint": "a"}]}',
            "is no baseline that this version reads",
        ),
        ("[" * 100_000, "is no baseline"),
        ("\xff", "is no baseline"),
    ],
)
def test_what_is_no_baseline_is_said_and_never_written_over(text: str, said: str) -> None:
    Path(".copydesk-baseline.json").write_bytes(text.encode("latin-1"))
    report = lint_paths(["."])
    assert report.files == 0
    assert said in report.problems[0].message
    with pytest.raises(ConfigError):
        record(["."])
    assert Path(".copydesk-baseline.json").read_bytes() == text.encode("latin-1")


def test_a_baseline_that_is_not_there_not_readable_or_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigError, match="there is no such baseline"):
        load("none.json")
    with pytest.raises(ConfigError, match="not a regular file"):
        load("posts")
    with pytest.raises(ConfigError, match="can't be read"):
        load("a" * 300)
    monkeypatch.setattr("copydesk.engine.baseline._LARGEST", 10)
    with pytest.raises(ConfigError, match="too large"):
        load(".copydesk-baseline.json")


@pytest.mark.parametrize("name", ["../known.json", "/etc/known.json", '"a\\0b"'])
def test_a_configuration_names_no_file_outside(name: str) -> None:
    Path("copydesk.yaml").write_text(f"baseline: {name}\n")
    assert "lies outside" in lint_paths(["."]).problems[0].message


def test_a_link_out_of_the_folder_is_not_written_over() -> None:
    Path(".copydesk-baseline.json").unlink()
    Path("copydesk.yaml").unlink()
    Path("posts/.copydesk-baseline.json").symlink_to("../secret")
    with pytest.raises(WriteError, match="link"):
        record(["."], file="posts/.copydesk-baseline.json")


def test_long_words_are_shortened_for_those_who_read_it() -> None:
    finding = lint_paths(["posts/a.md"], Options(baseline="")).findings[0]
    place = finding.location._replace(excerpt="word " * 40)
    entry = Baseline("known.json", {}).known(replace(finding, location=place))
    assert (len(entry.words), entry.words[-1]) == (80, "…")


def test_an_empty_baseline_is_written_and_read() -> None:
    Path("empty.json").write_bytes(written([]))
    assert load("empty.json") == Baseline("empty.json", {})
    assert written([]) == b'{\n  "version": 1,\n  "findings": []\n}\n'
