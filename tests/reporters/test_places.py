"""Places as other programs count them."""

from pathlib import Path

import pytest

from copydesk.model.document import Document
from copydesk.model.finding import Confidence, Finding, Level
from copydesk.reporters.places import fingerprint, from_root
from copydesk.text.span import Span


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository whose inner folder we are in."""
    root = tmp_path / "repository"
    (root / ".git").mkdir(parents=True)
    (root / "posts").mkdir()
    monkeypatch.chdir(root / "posts")
    return root


def found(path: str) -> Finding:
    place = Document(path, "Two ferries.\n", ()).at(Span(0, 3))
    return Finding("figures.clash", Level.WARNING, Confidence.HIGH, "Two here.", place)


def test_paths_are_told_from_the_root_of_the_repository(repository: Path) -> None:
    assert from_root("./a.md") == "posts/a.md"
    assert from_root("../b.md") == "b.md"
    assert from_root(str(repository / "c" / "d.md")) == "c/d.md"
    assert from_root("<stdin>") == "<stdin>"
    (repository.parent / "link").symlink_to(repository)
    assert from_root(str(repository.parent / "link" / "posts" / "e.md")) == "posts/e.md"


def test_outside_a_repository_a_file_s_own_repository_counts(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository.parent)
    assert from_root(f"{repository.name}/posts/a.md") == "posts/a.md"
    assert from_root("elsewhere/b.md") == "elsewhere/b.md"


def test_a_fingerprint_is_the_same_from_every_folder(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = fingerprint(found("news/a b,é.md"))
    monkeypatch.chdir(repository)
    assert fingerprint(found("posts/news/a b,é.md")) == here
