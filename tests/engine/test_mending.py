"""Articles fixed in a run: the file, what is left in it, and what is left alone."""

from pathlib import Path

import pytest

from copydesk import api
from copydesk.api import Options, fix_bytes, fix_paths
from copydesk.engine import checking
from copydesk.errors import ReadError
from copydesk.model.document import Document
from copydesk.model.finding import Report, Safety
from copydesk.readers.reading import Reading

ISOLATED = Options(isolated=True)
ARTICLE = "The crew sank in the the harbor.\n\n“We swam in the the cold,” said Ruiz.\n"
MENDED = ARTICLE.replace("sank in the the", "sank in the")
LOOP = """\
extends: substitution
message: "%s for %s"
level: warning
fix: safe
swap:
  {}
"""


def rules(report: Report) -> list[str]:
    return [one.rule for one in report.findings]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "a.md"
    file.write_text(ARTICLE, "utf-8", newline="")
    return file


def test_a_file_is_fixed_and_what_is_said_stays_as_it_was(article: Path) -> None:
    report = fix_paths([str(article)], ISOLATED)
    assert article.read_text("utf-8") == MENDED
    assert report.fixed == {"wording.doubled-word": 1}
    assert [one.location.line for one in report.findings] == [3]


def test_words_marked_sic_stay(article: Path) -> None:
    text = "The note says they were in the the [sic] harbor.\n"
    article.write_text(text)
    assert fix_paths([str(article)], ISOLATED).fixed == {}
    assert article.read_text() == text


def test_what_is_silenced_is_not_fixed(article: Path) -> None:
    text = "<!-- copydesk: ignore doubled-word: as in the note -->\nIt sank in the the harbor.\n"
    article.write_text(text)
    assert fix_paths([str(article)], ISOLATED).fixed == {}
    assert article.read_text() == text


def test_a_file_with_nothing_to_fix_is_not_written(article: Path) -> None:
    fix_paths([str(article)], ISOLATED)
    before = article.stat()
    assert fix_paths([str(article)], ISOLATED).fixed == {}
    assert (article.stat().st_ino, article.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encoding_and_line_ends_stay(article: Path, encoding: str, newline: str) -> None:
    article.write_bytes(ARTICLE.replace("\n", newline).encode(encoding))
    fix_paths([str(article)], ISOLATED)
    assert article.read_bytes() == MENDED.replace("\n", newline).encode(encoding)


def test_fixes_to_be_looked_at_are_made_when_asked_for(article: Path) -> None:
    article.write_text("The hat , too.\n")
    assert fix_paths([str(article)], ISOLATED).fixed == {}
    assert fix_paths([str(article)], ISOLATED, Safety.SUGGESTED).fixed == {"wording.stray-space": 1}
    assert article.read_text() == "The hat, too.\n"


def test_what_a_level_hides_is_not_fixed(article: Path) -> None:
    options = Options(isolated=True, min_level="error")
    assert fix_paths([str(article)], options).fixed == {}


def test_a_file_changed_meanwhile_is_a_problem_and_what_was_found_is_said(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = checking.read_bytes

    def then_saved(path: str) -> bytes:
        data = read(path)
        article.write_text("Saved by the editor.")
        return data

    monkeypatch.setattr(checking, "read_bytes", then_saved)
    report = fix_paths([str(article)], ISOLATED)
    assert article.read_text() == "Saved by the editor."
    assert "changed by someone else" in report.problems[0].message
    assert len(report.findings) == 2
    assert report.fixed == {}


def test_a_fixed_text_that_cannot_be_read_is_not_written(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = checking.read
    times = 0

    def once(path: str, text: str, reading: Reading) -> Document:
        nonlocal times
        times += 1
        if times > 1:
            raise ReadError("no")
        return read(path, text, reading)

    monkeypatch.setattr(checking, "read", once)
    report = fix_paths([str(article)], ISOLATED)
    assert any("once fixed, it can't be read" in one.message for one in report.problems)
    assert article.read_text("utf-8") == ARTICLE


def test_rules_that_never_come_to_an_end_are_named(article: Path, tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    for name, swap in (("one", "gray: grey"), ("other", "grey: gray")):
        (tmp_path / f"desk/{name}.yml").write_text(LOOP.format(swap))
    options = Options(isolated=True, folders=(str(tmp_path / "desk"),))
    article.write_text("A gray pier stood in the the sea.\n")
    report = fix_paths([str(article)], options)
    assert article.read_text() == "A gray pier stood in the sea.\n"
    assert "desk.one, desk.other never come to an end" in report.problems[0].message
    article.write_text("A gray pier stood in the sea.\n")
    assert fix_paths([str(article)], options).fixed == {}


def test_a_summary_that_stands_twice_is_fixed_in_both_places(article: Path) -> None:
    value = '"She came \\"to use all tools to mend the town,\\" she said."'
    body = "It’s the pier’s, the mast’s, the hat’s.\n"
    text = f"---\ntitle: A\nsummary: {value}\ndescription: {value}\n---\n\n{body}"
    article.write_text(text, "utf-8")
    assert fix_paths([str(article)], ISOLATED, Safety.SUGGESTED).findings == ()
    assert "\\" not in article.read_text("utf-8")


def test_metadata_is_never_broken_and_the_other_fixes_are_made(article: Path) -> None:
    text = "---\ntitle: \"The “big” ferry\"\n---\n\nThe pier's end, the mast's end, the hat's end , too.\n"
    article.write_text(text, "utf-8")
    report = fix_paths([str(article)], ISOLATED, Safety.SUGGESTED)
    assert article.read_text("utf-8") == text.replace(" , too", ", too")
    assert (report.fixed, report.problems) == ({"wording.stray-space": 1}, ())
    assert rules(report) == ["quotations.mixed-marks"]


def test_a_rule_of_a_newsroom_is_safe_when_it_says_so(article: Path, tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk/port.yml").write_text(LOOP.format("harbour: harbor"))
    options = Options(isolated=True, folders=(str(tmp_path / "desk"),))
    article.write_text("A harbour and a pier.\n")
    fix_paths([str(article)], options)
    assert article.read_text() == "A harbor and a pier.\n"


def test_changes_can_be_looked_at_before(article: Path) -> None:
    seen: list[api.Change] = []
    report = fix_paths([str(article)], ISOLATED, show=seen.append)
    assert [(one.path, one.before, one.after) for one in seen] == [(str(article), ARTICLE, MENDED)]
    assert report.fixed
    assert article.read_text("utf-8") == ARTICLE


def test_bytes_are_fixed_in_their_own_encoding() -> None:
    seen: list[api.Change] = []
    made, report = fix_bytes(ARTICLE.encode("utf-16"), "a.md", ISOLATED, show=seen.append)
    assert made == MENDED.encode("utf-16")
    assert report.fixed
    assert len(seen) == 1


def test_bytes_that_are_no_text_come_back() -> None:
    made, report = fix_bytes(b"\xff\xfe\xfd", "a.md", ISOLATED)
    assert made == b"\xff\xfe\xfd"
    assert report.problems


def test_a_link_out_of_the_folder_is_not_written(article: Path, tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    link = tmp_path / "posts/b.md"
    link.symlink_to(article)
    report = fix_paths([str(link)], ISOLATED)
    assert "link" in report.problems[0].message
    assert article.read_text("utf-8") == ARTICLE
