from copydesk.text.near_titles import near_titles


def pairs(*titles: str, threshold: float = 0.7) -> list[tuple[int, int]]:
    return list(near_titles(titles, threshold))


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
