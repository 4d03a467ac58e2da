import io
import os
import pickle
import sys
from pathlib import Path

import pytest

from copydesk.config.workspace import Options
from copydesk.engine import worker

ISOLATED = Options(isolated=True, select=("doubled-word",))


def _served(options: Options, *batches: list[str], keeping: bool = False) -> list[object]:
    requests, replies = io.BytesIO(), io.BytesIO()
    for one in ((options, keeping), *batches):
        pickle.dump(one, requests)
    requests.seek(0)
    worker.serve(requests, replies)
    size = replies.tell()
    replies.seek(0)
    found: list[object] = []
    while replies.tell() < size:
        found.append(pickle.load(replies))  # noqa: S301
    return found


@pytest.mark.parametrize("keeping", [True, False])
def test_it_answers_each_article_and_tells_of_settings_once(tmp_path: Path, *, keeping: bool) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("The crew saw the the harbour.\n")
    paths = [str(tmp_path / name) for name in ("a.md", "b.md", "none.md")]
    ready, first, *others = _served(ISOLATED, paths[:1], paths[1:], keeping=keeping)
    assert ready == worker.READY
    assert isinstance(first, worker.Answer)
    assert first.terms is not None
    assert first.terms.alone == {"wording.doubled-word"}
    assert (first.data is not None) is keeping
    assert len(first.opened().findings) == 1
    assert [one.terms for one in others if isinstance(one, worker.Answer)] == [None, None]
    assert isinstance(others[-1], worker.Answer)
    assert "can't be read" in others[-1].opened().problems[0].message


def test_results_with_clips_come_packed(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# The harbour is closed for the summer\n\nText.\n")
    _, answer = _served(Options(isolated=True, select=("similar-headline",)), [str(tmp_path / "a.md")])
    assert isinstance(answer, worker.Answer)
    assert answer.data
    assert answer.opened().clips


def test_a_broken_configuration_has_no_terms(tmp_path: Path) -> None:
    (tmp_path / "copydesk.yaml").write_text("nonsense: 1")
    (tmp_path / "a.md").write_text("Text.")
    _, answer = _served(Options(), [str(tmp_path / "a.md")])
    assert isinstance(answer, worker.Answer)
    assert answer.terms is None


def test_the_process_speaks_with_its_parent_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []
    monkeypatch.setattr(worker.signal, "signal", lambda *_: None)
    monkeypatch.setattr(worker.gc, "set_threshold", lambda *_: None)
    monkeypatch.setattr(worker.os, "dup2", lambda *ends: seen.append(ends))
    monkeypatch.setattr(worker, "serve", lambda *_: seen.append("served"))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    worker.main()
    assert seen == [(2, 1), "served"]

    def gone(*_: object) -> None:
        raise BrokenPipeError

    def end(code: int) -> None:
        raise SystemExit(code)

    monkeypatch.setattr(worker, "serve", gone)
    monkeypatch.setattr(os, "_exit", end)
    with pytest.raises(SystemExit):
        worker.main()
