from copydesk.data import words
from copydesk.text.rarity import FIGURE, UNKNOWN, rarity, stopwords
from copydesk.text.stems import stem


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    assert rarity(stem("work")) < rarity(stem("soldier")) < rarity(stem("zeppelin"))


def test_a_stem_that_is_not_in_the_table_weighs_most() -> None:
    assert rarity("xyzzyx") == UNKNOWN


def test_figures_all_weigh_the_same() -> None:
    assert rarity("600") == rarity("15,000") == FIGURE


def test_stopwords_are_folded() -> None:
    assert "the" in stopwords()
    assert all(word == word.casefold() and "’" not in word for word in stopwords())


def test_the_table_is_small_and_sorted() -> None:
    lines = words("rarity")
    values = [float(line.split()[0]) for line in lines]
    assert values == sorted(values)
    assert sum(map(len, lines)) < 60_000
