import pytest

from copydesk import readers
from copydesk.analysis.parallels import overlap, swapped
from copydesk.analysis.passage_words import Passage, passage_words


def passages(one: str, other: str) -> tuple[Passage, Passage]:
    first, second = readers.read("a.md", f"{one}\n\n{other}\n").derive(passage_words).passages
    return first, second


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The medal went to Orla Finch.", "The medal went to Lorna Vasko.", True),
        ("The medal went to 14 crews.", "The medal went to 15 crews.", True),
        ("The medal went to Orla Finch.", "The medal went to a pilot.", False),
        ("The medal went to Orla Finch.", "The medal went to Orla Finch of Tarnwick.", False),
    ],
)
def test_each_has_a_name_or_figure_that_the_other_lacks(one: str, other: str, expected: bool) -> None:  # noqa: FBT001
    assert swapped(*passages(one, other)) == expected


def test_the_overlap_is_a_share_of_the_longer() -> None:
    assert overlap(*passages("Divers mend breakwaters.", "Divers mend breakwaters and old cranes.")) == 0.6
    assert overlap(*passages("It was so.", "It was not.")) == 0
