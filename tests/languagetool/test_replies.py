import time
from pathlib import Path

import pytest

from copydesk.languagetool import replies
from copydesk.languagetool.replies import Replies, key
from copydesk.languagetool.tool import Found
from copydesk.languagetool.wanted import Request

FOUND = (Found(4, 3, "A", "B", "c", "Wrong.", ("x", "y")), Found(9, 1, "A", "B", "c", "Wrong.", ()))
KEY = key("6.8", "en-US", Request(), "One teh two.")


def test_an_answer_is_kept_for_another_run(tmp_path: Path) -> None:
    Replies(tmp_path / "a").put(KEY, FOUND)
    assert Replies(tmp_path / "a").get(KEY) == FOUND
    assert Replies(tmp_path / "a").get(b"other") is None


def test_the_key_changes_with_all_that_counts() -> None:
    assert (
        len(
            {
                KEY,
                key("6.9", "en-US", Request(), "One teh two."),
                key("6.8", "en-GB", Request(), "One teh two."),
                key("6.8", "en-US", Request(("A",)), "One teh two."),
                key("6.8", "en-US", Request(), "\ud800"),
            }
        )
        == 5
    )


def test_an_old_answer_counts_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Replies(tmp_path / "a").put(KEY, FOUND)
    now = time.time()
    monkeypatch.setattr(replies.time, "time", lambda: now + 2 * replies.DAY)
    assert Replies(tmp_path / "a").get(KEY, replies.DAY) is None
    assert Replies(tmp_path / "a").get(KEY) == FOUND
    monkeypatch.setattr(replies.time, "time", lambda: now + 40 * replies.DAY)
    assert Replies(tmp_path / "a").get(KEY, 99 * replies.DAY) is None


def test_they_lie_where_only_the_user_can_read_them(home: Path) -> None:
    Replies().put(KEY, FOUND)
    (file,) = home.rglob("replies.sqlite")
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0


def test_no_cache_is_no_trouble(tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.write_bytes(b"no database" * 1_000)
    for one in (Replies(broken), Replies(tmp_path / "missing" / "a")):
        one.put(KEY, FOUND)
        assert one.get(KEY) is None


def test_an_entry_of_another_shape_is_none(tmp_path: Path) -> None:
    kept = Replies(tmp_path / "a")
    kept.put(KEY, (("odd",),))  # type: ignore[arg-type]
    assert kept.get(KEY) is None
