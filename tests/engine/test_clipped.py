from datetime import date

from copydesk.engine.clipped import Clippings
from copydesk.engine.result import Result
from copydesk.model.clip import Clip
from copydesk.model.finding import Location
from copydesk.text.span import Span


def _clip(path: str, words: str, day: date | None = None) -> Clip:
    place = Location(path, Span(3, 700), 1, 4, 2, 5, words.title(), f"x {words}", 2, "a note")
    return Clip("headline", words, place, day, (1, 4_000_000_000), 2, b"\0x")


def test_clippings_come_back_as_they_were_in_path_order_and_as_often_as_wanted() -> None:
    held = Clippings()
    ferry, fire = _clip("b.md", "ferry sinks", date(2031, 5, 4)), _clip("a.md", "fire in edda")
    held.put(Result("b.md", clips={"x.one": (ferry,), "x.two": (ferry, _clip("b.md", "more"))}))
    held.put(Result("a.md", clips={"x.one": (fire,)}))
    one, two = held.of("x.one"), held.of("x.two")
    assert one is not None
    assert two is not None
    assert list(one) == list(one) == [fire, ferry]
    assert list(two) == [ferry, _clip("b.md", "more")]
    assert held.of("x.none") is None


def test_clippings_of_many_articles_come_back_whatever_block_they_are_in() -> None:
    held = Clippings()
    names = [f"{number * 37 % 500:03}.md" for number in range(500)]
    for name in names:
        held.put(Result(name, clips={"x.one": (_clip(name, f"story {name}"),)}))
    found = held.of("x.one")
    assert found is not None
    assert [one.place.path for one in found] == sorted(names)
    assert [one.words for one in found] == [f"story {name}" for name in sorted(names)]
