from io import BytesIO

import pytest

from copydesk.engine import kept
from copydesk.engine.kept import Findings, Shelf
from copydesk.engine.packing import packed
from copydesk.engine.result import Result
from copydesk.model.finding import Confidence, Finding, Level, Location
from copydesk.text.span import Span


def _finding(path: str, at: int) -> Finding:
    place = Location(path, Span(at, at + 1), 1, at + 1, 1, at + 2, "x", "x" * 5_000)
    return Finding("a.b", Level.WARNING, Confidence.LOW, "m", place)


def test_results_come_back_whatever_block_they_are_in() -> None:
    shelf = Shelf(10)
    for number in range(120):
        result = Result(f"{number}.md", ran=True, findings=(_finding(f"{number}.md", number),))
        shelf.put(result, packed(result) if number % 2 else None)
    assert len(list(shelf)) == 120
    assert "7.md" in shelf
    assert "70.md" in shelf
    assert not shelf.is_light
    for number in (*range(119, -1, -9), 0, 119, 60, 1):
        (finding,) = shelf.get(f"{number}.md").findings
        assert finding.location.span.start == number
    assert shelf.get("none.md") == Result("none.md")


@pytest.mark.parametrize("left", [0, 1, 3])
@pytest.mark.parametrize("written", [0, None])
def test_results_stay_in_memory_when_the_disk_is_full(
    left: int, written: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Disk(BytesIO):
        def write(self, data: bytes, /) -> int:  # type: ignore[override]
            nonlocal left
            left -= 1
            if left < 0 and written is None:
                raise OSError(28, "No space left on device")
            return super().write(data if left >= 0 else data[:written])

    monkeypatch.setattr(kept, "TemporaryFile", lambda **_: Disk())
    monkeypatch.setattr(kept, "_BLOCK", 100)
    shelf = Shelf(0)
    for number in range(20):
        shelf.put(Result(f"{number}.md", findings=(_finding(f"{number}.md", number),)))
    for number in range(20):
        assert shelf.get(f"{number}.md").findings[0].location.span.start == number


def test_findings_are_a_sequence() -> None:
    by_path = {
        path: [_finding(path, at) for at in range(count)] for path, count in (("a", 2), ("b", 0), ("c", 3))
    }
    whole = [one for found in by_path.values() for one in found]
    findings = Findings([(path, len(found)) for path, found in by_path.items()], by_path.__getitem__)
    assert len(findings) == 5
    assert list(findings) == whole
    assert [findings[at] for at in range(-5, 5)] == [whole[at] for at in range(-5, 5)]
    assert findings[1:4] == tuple(whole[1:4])
    assert findings[::-2] == tuple(whole[::-2])
    for at in (5, -6):
        with pytest.raises(IndexError):
            findings[at]
    assert len(Findings([], by_path.__getitem__)) == 0
