"""One changed article and the archive give what the whole repository gives with that article in focus."""

import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk.api import Options, lint_paths
from copydesk.config.workspace import Workspace
from copydesk.engine import archiving
from copydesk.model.finding import Finding

HEADLINES = st.sampled_from(
    [
        "Mayor’s bridge opens at last",
        "The mayor's harbour bridge opens at last",
        "The mayor's harbour bridge now opens at last",
        "Notes from the Selde council of May",
        "Plums are late this year",
    ]
)
BRIDGE = (
    "The rebuilt harbour bridge of Ostrava Falls was opened on Monday by the mayor, who had promised it for "
    "eleven years and was cheered by some two thousand people on both banks of the river."
)
FLOOD = "After the flood the council of Ostrava Falls closed 14 bridges in the Arden valley to traffic."
CAPTION = "![The mayor cuts the ribbon on the rebuilt harbour bridge.](ribbon.jpg)"
BODY = [BRIDGE, BRIDGE.replace("Monday", "Friday"), FLOOD, FLOOD.replace("14", "19"), CAPTION, "Short."]
PARTS = st.lists(
    st.sampled_from([*BODY, CAPTION.replace("ribbon.jpg", "plums.jpg")]), max_size=4, unique=True
)


def article(headline: str, parts: list[str], day: int) -> str:
    body = "\n\n".join(parts)
    return f"---\ndate: 2031-05-{day:02}\n---\n\n# {headline}\n\n{body}\n"


OLD = st.dictionaries(
    st.sampled_from([f"{letter}.md" for letter in "abcde"]),
    st.builds(article, HEADLINES, PARTS, st.integers(1, 27)),
    min_size=1,
)
NEW = st.builds(article, HEADLINES, PARTS, st.just(28))


def found(paths: list[str], archive: str) -> list[Finding]:
    """Return what is found in the new article."""
    wanted = ("archive", "headlines.duplicate-headline", "headlines.similar-headline")
    report = lint_paths(paths, Options(select=wanted, archive=archive))
    assert not report.problems
    return [one for one in report.findings if Path(one.location.path).name == "new.md"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(OLD, NEW, st.one_of(st.none(), NEW))
def test_one_changed_article_gives_what_the_whole_repository_gives(
    monkeypatch: pytest.MonkeyPatch, old: dict[str, str], new: str, before: str | None
) -> None:
    with tempfile.TemporaryDirectory() as name:
        desk = Path(name)
        (desk / ".git").mkdir()
        monkeypatch.chdir(desk)
        for path, text in {**old, **({"new.md": before} if before else {})}.items():
            Path(path).write_text(text, encoding="utf-8")
        with closing(archiving.opened()) as archive:
            archiving.add(archive, ["."], Workspace(Options()), {})
        Path("new.md").write_text(new, encoding="utf-8")
        alone = found(["new.md"], archive.file)
        assert found(["."], archive.file) == alone
        assert found(["new.md"], archive.file) == alone
        monkeypatch.undo()
