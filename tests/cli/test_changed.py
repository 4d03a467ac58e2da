"""Only what changed: since a commit, in git's index, in a diff."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from copydesk.cli.main import cli

Run = Callable[..., str]

OLD = "They met in the the hall.\n\nThey left at nine.\n"
NEW = "They met in the the hall.\n\nThey left at at nine.\n"
CAPTIONED = "The mayor opened the new harbor bridge on Monday.\n\n![%s](bridge.jpg)\n"
REPEATED = CAPTIONED % "The mayor opened the new harbor bridge on Monday."


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, commit: Run) -> Path:
    monkeypatch.chdir(tmp_path)
    commit(tmp_path, a=OLD, b=OLD)
    return tmp_path


def check(*flags: str, stdin: str | None = None, select: str = "doubled-word") -> Result:
    return CliRunner().invoke(
        cli, ["check", "--output-format", "concise", "--select", select, *flags], input=stdin
    )


def places(result: Result) -> Sequence[str]:
    lines = result.stdout.splitlines()
    return [":".join(line.split(":")[:2]) for line in lines if ": warning: " in line]


def test_only_changed_lines_are_reported_and_the_others_counted() -> None:
    Path("a.md").write_text(NEW, "utf-8")
    result = check("--changed-since", "HEAD")
    assert places(result) == ["a.md:3"]
    assert result.exit_code == 1
    assert "1 finding in 1 file: 1 warning. 1 on unchanged lines not shown." in result.stdout
    assert places(check("--changed-since", "HEAD", "b.md")) == []
    assert places(check("--changed-since", "HEAD", ".")) == ["a.md:3"]


def test_the_exit_code_counts_only_what_is_shown() -> None:
    Path("a.md").write_text(OLD + "\nMore.\n", "utf-8")
    result = check("--changed-since", "HEAD")
    assert (result.exit_code, places(result)) == (0, [])
    assert result.stdout == "Nothing found in 1 file. 1 on unchanged lines not shown.\n"


def test_nothing_changed() -> None:
    for flags in (["--changed-since", "HEAD"], ["--staged"], ["--diff-file", "-"]):
        result = check(*flags, stdin="")
        assert (result.exit_code, result.stderr) == (0, "copydesk: no articles changed\n")


def test_a_related_place_on_a_changed_line_counts(commit: Run, repository: Path) -> None:
    commit(repository, c=CAPTIONED % "The bridge")
    Path("c.md").write_text(REPEATED.replace("Monday.\n\n", "Monday .\n\n"), "utf-8")
    commit(repository)
    Path("c.md").write_text(REPEATED, "utf-8")  # the paragraph is edited, the caption is as it was
    result = check("--changed-since", "HEAD", select="captions")
    assert places(result) == ["c.md:3"]


def test_an_article_that_is_renamed_keeps_its_lines(git: Run, repository: Path) -> None:
    git(repository, "mv", "a.md", "c.md")
    assert places(check("--staged")) == []
    Path("c.md").write_text(NEW, "utf-8")
    assert places(check("--changed-since", "HEAD")) == ["c.md:3"]


def test_a_branch_is_compared_from_where_it_left(git: Run, commit: Run, repository: Path) -> None:
    git(repository, "switch", "-qc", "desk")
    commit(repository, a=NEW)
    git(repository, "switch", "-q", "main")
    commit(repository, b=NEW)
    git(repository, "switch", "-q", "desk")
    assert places(check("--changed-since", "main")) == ["a.md:3"]


def test_the_index_is_checked_and_not_the_file(git: Run, repository: Path) -> None:
    Path("a.md").write_text("New.\n\n" + NEW, "utf-8")
    git(repository, "add", "a.md")
    Path("a.md").write_text("Nothing.\n", "utf-8")
    Path("b.md").write_text(NEW, "utf-8")
    result = check("--staged")
    assert places(result) == ["a.md:5"]
    assert "They left at at nine" in CliRunner().invoke(cli, ["check", "--staged"]).stdout
    assert places(check("--staged", "a.md", "b.md")) == ["a.md:5"]
    result = check("--staged", "c.md")
    assert (result.exit_code, result.stderr) == (
        2,
        "copydesk: c.md: can't be read: no such file or directory\n",
    )


def test_rules_between_files_see_all_that_are_given(commit: Run, git: Run, repository: Path) -> None:
    title = "# Harbor board closes the old ferry terminal for good\n\nText {}.\n"
    commit(repository, c=title.format("one"), d="# Another\n")
    Path("d.md").write_text(title.format("two"), "utf-8")
    for flags in (["--changed-since", "HEAD"], ["--staged"]):
        git(repository, "add", "-A")
        assert places(check(*flags, select="duplicate-headline")) == []  # d.md alone
        assert places(check(*flags, ".", select="duplicate-headline")) == ["d.md:1"]


def test_many_articles_of_the_index_are_checked_by_several_processes(git: Run, repository: Path) -> None:
    for number in range(60):
        Path(f"n{number}.md").write_text(OLD, "utf-8")
    git(repository, "add", "-A")
    Path("n7.md").write_text("Nothing.\n", "utf-8")
    Path("n8.md").unlink()
    for _ in range(2):  # the second time results are known
        result = check("--staged", "-j", "2", ".")
        assert len(places(result)) == 60
        assert {"n7.md:1", "n8.md:1", "n9.md:1"} <= set(places(result))
    assert "60 findings in 62 files" in result.stdout


def test_a_diff_from_a_file_or_standard_input(git: Run, repository: Path) -> None:
    Path("a.md").write_text(NEW, "utf-8")
    diff = git(repository, "diff")
    assert places(check("--diff-file", "-", stdin=diff)) == ["a.md:3"]
    Path("the.diff").write_text(diff, "utf-8")
    assert places(check("--diff-file", "the.diff", "a.md", "b.md")) == ["a.md:3"]
    assert places(check("--diff-file", "the.diff", "-", "--stdin-filename", "a.md", stdin=NEW)) == ["a.md:3"]


def test_an_article_on_standard_input_is_compared(repository: Path) -> None:
    flags = ["--changed-since", "HEAD", "-", "--stdin-filename"]
    assert places(check(*flags, "a.md", stdin=NEW)) == ["a.md:3"]
    assert places(check(*flags, "a.md", stdin=OLD)) == []
    assert places(check(*flags, "new.md", stdin=OLD)) == ["new.md:1"]
    (repository / "posts").mkdir()
    assert places(check(*flags, "posts/../a.md", stdin=NEW)) == ["posts/../a.md:3"]


def test_lines_that_git_does_not_count() -> None:
    Path("a.md").write_text(
        "One\rtwo\rthree.\n\nThey left at at nine.\n\nThey met in the the hall.\n", newline=""
    )
    Path("d.diff").write_text("--- a/a.md\n+++ b/a.md\n@@ -3 +3 @@\n-x\n+y\n")
    assert places(check("--diff-file", "d.diff", "a.md")) == ["a.md:5"]


def test_only_changed_lines_are_fixed() -> None:
    Path("a.md").write_text(NEW + "\nThey saw it it was was late.\n", "utf-8")
    result = check("--fix", "--unsafe-fixes", "--changed-since", "HEAD")
    assert Path("a.md").read_text("utf-8") == OLD + "\nThey saw it was late.\n"
    assert Path("b.md").read_text("utf-8") == OLD
    assert "Fixed 3. Nothing else found in 1 file. 1 on unchanged lines not shown." in result.stdout
    assert check("--fix", "--changed-since", "HEAD").exit_code == 0
    assert check("--diff", "--changed-since", "HEAD").exit_code == 0


def test_fixes_that_take_lines_away_leave_the_others_counted() -> None:
    silence = "<!-- copydesk: ignore doubled-word: as she says -->\n\n"
    Path("a.md").write_text(silence + NEW + "\nIt is is late.\n", "utf-8")
    result = check("--fix", "--unsafe-fixes", "--changed-since", "HEAD", select="doubled-word,silence")
    text = Path("a.md").read_text("utf-8")
    assert (result.exit_code, text) == (0, silence + OLD + "\nIt is late.\n")
    Path("a.md").write_text(silence + "One.\n\n" + NEW + "\nIt is is late.\n", "utf-8")
    result = check("--fix", "--unsafe-fixes", "--changed-since", "HEAD", select="doubled-word,silence")
    assert Path("a.md").read_text("utf-8") == "One.\n\n" + OLD + "\nIt is late.\n"
    assert (result.exit_code, places(result)) == (0, [])


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        (["--changed-since", "nowhere"], 'git knows no commit "nowhere"'),
        (["--changed-since", "--staged"], "--changed-since wants a commit"),
        (["--changed-since", "HEAD", "--staged"], "only one can be given"),
        (["--staged", "--fix"], "--changed-since HEAD"),
        (["--staged", "--diff"], "--changed-since HEAD"),
        (["--staged", "-"], "not at standard input"),
        (["--diff-file", "-", "-"], "both the article and the diff"),
        (["--changed-since", "HEAD", "-"], "--stdin-filename"),
        (["--diff-file", "none.diff"], "none.diff: can't be read: no such file or directory"),
        (["--diff-file", "a.md"], "a.md: is no unified diff"),
    ],
)
def test_what_cant_be_done_is_said(flags: list[str], message: str) -> None:
    result = check(*flags, stdin=NEW)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_outside_a_repository_the_message_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outside = tmp_path.parent / "outside"
    outside.mkdir(exist_ok=True)
    monkeypatch.chdir(outside)
    for flags in (["--staged"], ["--changed-since", "HEAD"]):
        assert check(*flags).stderr == "copydesk: this folder is in no git repository\n"


def test_a_known_finding_is_not_counted_as_elsewhere() -> None:
    CliRunner().invoke(cli, ["baseline", "-o", "known.json"])
    Path("a.md").write_text(NEW, "utf-8")
    result = check("--baseline", "known.json", "--changed-since", "HEAD", "a.md", "b.md")
    assert places(result) == ["a.md:3"]
    assert "2 known not shown." in result.stdout
    assert "unchanged" not in result.stdout
