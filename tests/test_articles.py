"""Whole articles: the clean ones stay silent; the flawed ones keep a snapshot of all findings.

``COPYDESK_WRITE=1 pytest tests/test_articles.py`` writes the snapshots; read the diff.
"""

import os
from pathlib import Path

import pytest

from copydesk.api import Options, lint_paths
from copydesk.reporters.rendering import Style, render

HERE = Path(__file__).parent / "articles"
ARTICLES = (".txt", ".md")
CLEAN = sorted(path for path in (HERE / "clean").iterdir() if path.suffix in ARTICLES)
FLAWED = sorted(path for path in (HERE / "flawed").iterdir() if path.suffix in ARTICLES)


def check(path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(path.parent)
    return render("text", lint_paths([path.name], Options(isolated=True)), Style(width=100))


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.name)
def test_a_clean_article_stays_silent(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert check(path, monkeypatch) == "Nothing found in 1 file.\n"


@pytest.mark.parametrize("path", FLAWED, ids=lambda path: path.name)
def test_a_flawed_article_is_told_its_faults(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot = path.with_name(f"{path.stem}.findings")
    seen = check(path, monkeypatch)
    if os.environ.get("COPYDESK_WRITE"):
        snapshot.write_text(seen, "utf-8")
    assert snapshot.read_text("utf-8") == seen
