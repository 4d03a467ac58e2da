from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.near_titles import Title, are_alike, may_be_alike, near_titles, outline, title_keys
from copydesk.text.sketches import sketch

STORY = sketch("The harbour bridge was opened on Monday by the mayor, who had promised it for eleven years.")
WORDS = [
    "harbour",
    "bridge",
    "opens",
    "ostrava",
    "mayor",
    "plums",
    "growers",
    "lose",
    "half",
    "war",
    "deal",
    "dies",
    "budget",
    "storm",
]


def near_pairs(*titles: Title, threshold: float = 0.7) -> list[tuple[int, int]]:
    return list(near_titles(titles, [title_keys(title) for title in titles], threshold))


def pairs(*titles: str) -> list[tuple[int, int]]:
    return near_pairs(*map(Title, titles))


def test_titles_that_differ_in_a_small_word_are_near() -> None:
    assert pairs(
        "rebuilt harbour bridge opens in ostrava", "the rebuilt harbour bridge opens in ostrava"
    ) == [(0, 1)]


def test_titles_with_a_word_more_are_near() -> None:
    assert pairs(
        "rebuilt harbour bridge opens in ostrava", "rebuilt harbour bridge opens early in ostrava"
    ) == [(0, 1)]


def test_other_titles_are_not() -> None:
    assert not pairs("rebuilt harbour bridge opens in ostrava", "growers lose half of the plum harvest")


def test_titles_of_a_series_are_not() -> None:
    assert not pairs("harvest diary of the selde valley plums", "harvest diary of the selde valley pears")
    assert not pairs("how the selde canal was dug", "how the selde canal was dug part 2")
    assert not pairs("news of the week from selde in may", "news of the week from selde in june")


def test_three_titles_alike_are_a_series() -> None:
    assert not pairs(
        "notes from selde council", "notes from the selde council", "more notes from selde council"
    )


def test_short_titles_are_left_alone() -> None:
    assert not pairs("selde council", "the selde council")


def test_many_titles_of_the_same_words_end() -> None:
    titles = [f"the town hall fire of selde and tarnwick {'x' * number}" for number in range(2_000)]
    assert not pairs(*titles)


def test_a_word_that_says_it_once_more_changes_nothing() -> None:
    assert pairs(
        "rebuilt harbour bridge opens in ostrava", "rebuilt harbour bridge again opens in ostrava"
    ) == [(0, 1)]
    assert not pairs("rebuilt harbour bridge opens in ostrava", "rebuilt harbour bridge not opens in ostrava")


def test_one_word_in_the_place_of_another_makes_another_title() -> None:
    assert not pairs(
        "rebuilt harbour bridge may open in ostrava", "rebuilt harbour bridge dares open in ostrava"
    )
    assert pairs(
        "how the old government dug the long canal of the selde",
        "how the old gov dug the long canal of the selde",
    ) == [(0, 1)]
    assert pairs("how the canal was dug from day one", "how the canal was dug from day 1") == [(0, 1)]


def test_one_story_may_exchange_a_word_but_no_number() -> None:
    def near(one: str, other: str, opening: bytes = STORY) -> bool:
        return bool(near_pairs(Title(one, 0, STORY), Title(other, 0, opening)))

    assert near(
        "the rebuilt harbour bridge of ostrava falls opens early",
        "the rebuilt harbour bridge of ostrava falls opens late",
    )
    assert not near(
        "the rebuilt harbour bridge of ostrava falls opens early",
        "the rebuilt harbour bridge of ostrava falls opens late",
        b"",
    )
    assert not near(
        "the rebuilt harbour bridge of ostrava falls opens week 1",
        "the rebuilt harbour bridge of ostrava falls opens week 2",
    )


def test_the_name_of_a_column_may_stand_before_a_title() -> None:
    def near(one: tuple[str, int], other: tuple[str, int]) -> bool:
        return bool(near_pairs(Title(*one), Title(*other)))

    bare = "rebuilt harbour bridge opens"
    assert near((bare, 0), (f"news from all the boats {bare}", 5))
    assert not near((f"selde {bare}", 1), (f"tarnwick {bare}", 1))
    assert not near((bare, 0), (f"part two {bare}", 2))
    assert not near(("plums and pears", 0), ("harvest diary of all plums and pears", 4))


@given(st.lists(st.sampled_from(WORDS), min_size=3, max_size=14), st.data())
def test_titles_that_are_alike_share_a_key(said: list[str], data: st.DataObject) -> None:
    other = data.draw(st.permutations(said + data.draw(st.lists(st.sampled_from(WORDS), max_size=4))))
    one, two = Title(" ".join(said)), Title(" ".join(other[: data.draw(st.integers(3, len(other)))]))
    if are_alike(one, two, 0.7):
        assert may_be_alike(outline(one), outline(two))
        assert set(title_keys(one)) & set(title_keys(two))


def test_outlines_tell_most_titles_apart() -> None:
    one, other = (
        Title(said)
        for said in ("mayor opens rebuilt harbour bridge", "plums and pears of the valley rot in cellars")
    )
    assert not may_be_alike(outline(one), outline(other))
    assert may_be_alike(outline(one), outline(one._replace(label=1)))  # with a label nothing is told
