import pickle
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from copydesk.check import Match
from copydesk.errors import RuleError
from copydesk.kinds.duplicate_headline import DuplicateHeadline
from copydesk.model.clip import Clip
from copydesk.model.document import Block, BlockKind, Document, Meta
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def matches(
    *headlines: str,
    threshold: float = 1.0,
    paths: Sequence[str] = (),
    years: Sequence[int] = (),
    bodies: Sequence[str] = (),
) -> list[Match]:
    """Return the matches; the files are named 0, 1, 2 …"""
    check = DuplicateHeadline(threshold=threshold)
    gathered = list[Clip]()
    for number, text in enumerate(headlines):
        block = Block(BlockKind.HEADLINE, "text.txt", text, SourceMap.verbatim(Span(0, len(text))))
        below = [
            Block(BlockKind.PARAGRAPH, "text.txt", body, SourceMap.verbatim(Span(0, len(body))))
            for body in bodies
        ]
        path = paths[number] if paths else str(number)
        meta = Meta(published=date(years[number], 5, 4)) if years else Meta()
        gathered += check.gather(Document(path, text, (block, *below), meta))
    assert pickle.loads(pickle.dumps(gathered)) == gathered  # noqa: S301
    return list(check.compare(gathered))


def found(*headlines: str, **options: Any) -> list[tuple[str, str]]:  # noqa: ANN401
    """Return path and related path of the matches."""
    given = matches(*headlines, **options)
    assert all(match.values["path"] == match.related[0].path for match in given)
    return [(match.place.path, match.related[0].path) for match in given]


def test_a_headline_in_two_files() -> None:
    assert found("Mayor’s bridge opens", "Plums are late this year", "Mayor's Bridge Opens") == [("2", "0")]


def test_every_copy_is_related_to_the_first() -> None:
    assert found("The bridge opens", "The bridge opens", "The bridge opens") == [("1", "0"), ("2", "0")]


def test_a_standing_headline_is_left_alone() -> None:
    assert not found(*["Notes from the council"] * 4)
    assert len(found(*["Rebuilt harbour bridge opens at last after eleven years of work"] * 4)) == 3


def test_short_headlines_are_left_alone() -> None:
    assert not found("Reader letters", "Reader letters")


def test_a_file_without_a_headline_has_none() -> None:
    assert DuplicateHeadline().gather(Document("a", "", ())) == []


def test_nearly_the_same_headline() -> None:
    one, other = "Rebuilt harbour bridge opens in Ostrava", "Rebuilt harbour bridge opens early in Ostrava"
    assert found(one, other, one, threshold=0.7) == [("1", "0")]
    assert not found(one, other)


def test_three_alike_are_a_series() -> None:
    one = "Rebuilt harbour bridge opens in Ostrava"
    assert not found(one, f"{one} today", f"{one} again", threshold=0.7)


def test_versions_of_one_story_may_have_one_headline() -> None:
    one, other = "Rebuilt harbour bridge opens", "Rebuilt harbour bridge opens at last"
    assert not found(one, one, paths=("news/bridge.md", "news/bridge-corrected.md"))
    assert not found(one, other, paths=("news/bridge.md", "news/bridge-2.md"), threshold=0.7)
    assert found(one, one, paths=("news/bridge.md", "archive/bridge.md"))


def test_events_of_two_years_may_have_one_headline() -> None:
    one = "Selde medal goes to a lighthouse keeper"
    assert not found(one, one, years=(2031, 2032))
    assert found(one, one, years=(2031, 2031))


def test_the_text_below_tells_that_two_headlines_stand_over_one_story() -> None:
    one, other = (
        "Rebuilt harbour bridge opens in the Selde valley on Monday",
        "Rebuilt harbour bridge closes in the Selde valley on Monday",
    )
    story = "The harbour bridge was opened on Monday by the mayor, who had promised it for years. "
    assert not found(one, other, threshold=0.7)
    assert found(one, other, threshold=0.7, bodies=[story, story * 20, story]) == [("1", "0")]


def test_a_column_may_repeat_a_headline() -> None:
    one = "Rebuilt harbour bridge opens in Ostrava"
    assert found(one, f"Picture of the week: {one}", threshold=0.7) == []
    assert found(one, f"From the boats: {one}", threshold=0.7) == [("1", "0")]


def test_what_two_headlines_differ_in_is_told() -> None:
    one = "Rebuilt harbour bridge opens in Ostrava"
    for other, told in (
        (f"{one} again", "“again” only here"),
        ("Rebuilt harbour bridge opens Ostrava", "“in” only there"),
        ("Rebuilt harbour bridge opens at Ostrava", "“at” here, “in” there"),
        ("In Ostrava opens rebuilt harbour bridge", "the same words"),
    ):
        (match,) = matches(one, other, threshold=0.7)
        assert match.values["difference"] == told


def test_a_threshold_below_what_keys_are_made_for_is_refused() -> None:
    with pytest.raises(RuleError, match=r"from 0\.7 to 1, not 0\.5"):
        DuplicateHeadline(threshold=0.5).validate()
