"""However a run gets its work done, it finds the same."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk.api import Effort, Options, lint_paths
from copydesk.engine import merging, workers
from copydesk.model.finding import Report

PARTS = (
    "# Ferry number {0} leaves the harbour of Selde",
    "# Council of Port Edda votes on the new bridge",
    "The crew saw the the harbour, “said said” Ana Ruiz.",
    "The ferry carried 600 people. Later 40 of its 500 passengers went ashore ’s.",
    "<!-- copydesk: ignore doubled-word: it is so -->\nThe mayor said that that was it.",
    "<!-- copydesk: ignore -->\nNothing.",
    "<!-- vale off -->\nIt is is.\n<!-- vale on -->",
    "---\ntitle: [\n---",
)
NAMES = ("a.md", "b.txt", "news/a.md", "news/c.html", "z.md")
ARTICLE = st.lists(st.sampled_from(PARTS), max_size=5).map(lambda parts: "\n\n".join(parts) + "\n")
EDITS = st.lists(
    st.dictionaries(st.sampled_from(NAMES), st.one_of(st.none(), ARTICLE), max_size=4), min_size=1, max_size=3
)


def _said(report: Report) -> tuple[object, ...]:
    rules = {name: (rule.description, rule.level, rule.help()) for name, rule in report.rules.items()}
    return tuple(report.findings), report.problems, report.files, report.failing, report.known, rules


def _edit(desk: Path, changes: dict[str, str | None]) -> None:
    (desk / "news").mkdir(exist_ok=True)
    for name, text in changes.items():
        if text is None:
            (desk / name).unlink(missing_ok=True)
        else:
            (desk / name).write_text(text.format(len(name)))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    edits=EDITS, chosen=st.sets(st.sampled_from(NAMES), min_size=1), narrow=st.booleans(), old=st.booleans()
)
def test_a_cache_changes_nothing(
    monkeypatch: pytest.MonkeyPatch,
    edits: list[dict[str, str | None]],
    chosen: set[str],
    narrow: bool,  # noqa: FBT001  drawn
    old: bool,  # noqa: FBT001
) -> None:
    monkeypatch.setattr(merging, "_FEW", 1)
    with tempfile.TemporaryDirectory() as folder:
        monkeypatch.chdir(folder)
        for changes in edits:
            _edit(Path(folder), changes)
            if old:
                for name in NAMES:
                    if os.path.exists(name):
                        os.utime(name, (1_000_000, 1_000_000))
            paths = sorted(one for one in chosen if os.path.exists(one)) if narrow else ["."]
            options = Options(isolated=True)
            plain = _said(lint_paths(paths, options))
            for _ in range(2):
                assert _said(lint_paths(paths, options, effort=Effort(1, "cache"))) == plain
        monkeypatch.chdir("/")


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_more_processes_change_nothing(
    monkeypatch: pytest.MonkeyPatch, edits: list[dict[str, str | None]]
) -> None:
    monkeypatch.setattr(workers, "FEW", 1)
    with tempfile.TemporaryDirectory() as folder:
        monkeypatch.chdir(folder)
        for changes in edits:
            _edit(Path(folder), changes)
            options = Options(isolated=True)
            plain = _said(lint_paths(["."], options))
            assert _said(lint_paths(["."], options, effort=Effort(2))) == plain
            assert _said(lint_paths(["."], options, effort=Effort(2, "cache"))) == plain
        monkeypatch.chdir("/")
