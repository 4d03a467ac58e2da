from pathlib import Path

import pytest

from copydesk.api import Options, lint_bytes, lint_paths, lint_text, named, rulebook
from copydesk.engine import checking
from copydesk.errors import UsageError
from copydesk.model.document import Document

ISOLATED = Options(isolated=True)


def test_a_file_whose_reading_crashes_is_a_problem_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(path: str, text: str, _reading: object) -> Document:
        if path.endswith("a.md"):
            raise ZeroDivisionError("oh")
        return Document(path, text, ())

    monkeypatch.setattr(checking, "read", read)
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("Text.")
    report = lint_paths([str(tmp_path)], ISOLATED)
    (problem,) = report.problems
    assert "Reading it stopped with ZeroDivisionError: oh" in problem.message
    assert report.files == 2


def test_files_that_cannot_be_read_are_problems_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xff\xfe\xfd")
    (tmp_path / "b.md").write_bytes(b"ok \x80")
    (tmp_path / "c.md").write_text("Text.")
    report = lint_paths([str(tmp_path)], ISOLATED)
    assert report.files == 1
    assert [Path(one.path).name for one in report.problems] == ["a.md", "b.md"]


def test_bytes_are_checked_like_a_file() -> None:
    assert lint_bytes(b"Text.", "a.md", ISOLATED).files == 1
    assert lint_bytes(b"\xff", "a.md", ISOLATED).problems
    excluded = Options(isolated=True, exclude=("a.md",), force_exclude=True)
    assert lint_bytes(b"\xff", "a.md", excluded).problems == ()


def test_broken_front_matter_is_a_problem_and_the_article_is_still_checked() -> None:
    report = lint_text("---\ntitle: [\n---\n\nThe council met in the the hall.\n", "a.md", ISOLATED)
    assert [one.line for one in report.problems]
    assert [one.rule for one in report.findings] == ["wording.doubled-word"]


def test_a_broken_configuration_is_said_once_and_excludes_nothing(tmp_path: Path) -> None:
    (tmp_path / "copydesk.yaml").write_text("exclude: {}")
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("Text.")
    report = lint_paths([str(tmp_path)])
    assert len(report.problems) == 1
    assert report.files == 0


def test_the_fail_level_is_that_of_the_file(tmp_path: Path) -> None:
    text = "The council met in the the hall, as it does each month.\n"
    for folder, level in (("strict", "warning"), ("lax", "never")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "copydesk.yaml").write_text(f"fail-level: {level}\nselect: [doubled-word]\n")
        (tmp_path / folder / "a.md").write_text(text)
    report = lint_paths([str(tmp_path)])
    assert (len(report.findings), report.failing) == (2, 1)
    assert lint_paths([str(tmp_path)], Options(fail_level="error")).failing == 0


def test_one_configuration_can_be_given_for_all(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text("ignore: [all]")
    (tmp_path / "a.md").write_text("The council met in the the hall.\n")
    assert lint_paths([str(tmp_path)], Options(config=str(tmp_path / "other.yaml"))).findings == ()


def test_rules_are_found_by_name() -> None:
    book = rulebook(ISOLATED)
    assert [one.id for one in named(book, "doubled-word")] == ["wording.doubled-word"]
    with pytest.raises(UsageError, match="did you mean"):
        named(book, "doubled-wrod")
    assert any(one.id not in book.on for one in book.rules)


@pytest.mark.parametrize(("name", "said"), [("../styles", "lies outside"), ("none", 'no rule folder "none"')])
def test_a_rule_folder_has_to_be_there_and_inside(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "copydesk.yaml").write_text(f"rule-folders: [{name}]")
    (tmp_path / "a.md").write_text("Text.")
    (problem,) = lint_paths([str(tmp_path)]).problems
    assert said in problem.message


def test_a_rule_between_files_has_the_level_of_the_file(tmp_path: Path) -> None:
    text = "---\ntitle: The harbour bridge closes for repairs this spring\n---\n\nText {}.\n"
    for name in ("a.md", "b.md", "c.md"):
        (tmp_path / name).write_text(text.replace("{}", name))
    (tmp_path / "copydesk.yaml").write_text(
        "select: [duplicate-headline]\n"
        "overrides:\n  - paths: [b.md]\n    rules: {duplicate-headline: error}\n"
    )
    paths = [str(tmp_path / name) for name in ("a.md", "b.md", "c.md")]
    for given in (paths, paths[::-1]):
        levels = {Path(one.location.path).name: one.level.word for one in lint_paths(given).findings}
        assert levels == {"b.md": "error", "c.md": "warning"}


def test_a_pattern_of_the_flags_is_looked_at_too() -> None:
    with pytest.raises(UsageError, match="--exclude: the pattern"):
        lint_text("Text.", "a.md", Options(exclude=("*a*a*a*a*",)))


def test_a_comment_that_silences_nothing_is_a_problem() -> None:
    text = (
        "<!-- copydesk: ignore very -->\nA.\n\n"
        "<!-- copydesk: ignore very: yes -->\nB.\n\n"
        "<!-- copydesk: -->\n"
    )
    assert [one.line for one in lint_text(text, "a.md", ISOLATED).problems] == [1, 7]


def test_a_rule_folder_whose_name_no_system_takes_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "copydesk.yaml").write_text(f'rule-folders: ["{"x" * 5_000}"]')
    (tmp_path / "a.md").write_text("Text.")
    (problem,) = lint_paths([str(tmp_path)]).problems
    assert "no rule folder" in problem.message
