from copydesk.kinds.filler_phrases import FillerPhrases
from copydesk.readers import read


def found(text: str, least: int = 0, every: int = 0) -> list[str]:
    return [one.place.excerpt for one in FillerPhrases(least=least, every=every).check(read("a.txt", text))]


def test_each_worn_phrase_is_found_in_its_forms() -> None:
    text = "Whether it sails remained to be seen, a stark\nreminder. It’s worth noting that it sank."
    assert found(text) == ["remained to be seen", "stark\nreminder", "It’s worth noting"]


def test_words_with_a_mark_between_them_are_no_phrase() -> None:
    assert found("It was stark, reminder or not, and ended in a stark") == []


def test_direct_speech_is_left_alone() -> None:
    assert found("“This is a stark reminder of what we owe,” said Ruiz.") == []


def test_three_different_phrases_are_one_match() -> None:
    worn = "A stark reminder, a stark reminder, remains to be seen. "
    assert found(worn, least=3) == []
    (match,) = FillerPhrases(least=3).check(read("a.txt", worn + "Only time will tell."))
    assert match.place.excerpt == "stark reminder"
    assert [one.excerpt for one in match.related] == ["remains to be seen", "Only time will tell"]
    assert match.values == {"count": "3"}


def test_of_two_phrases_over_the_same_words_one_is_found() -> None:
    assert found("The ferry sank.\n\nIt was a sea change in the trade.") == ["a sea change"]


def test_a_phrase_cut_off_by_the_end_is_none() -> None:
    assert found("Then only time") == []


def test_what_follows_can_give_a_phrase_its_plain_sense() -> None:
    assert found("It was only the beginning. It was only the beginning of June.") == ["only the beginning"]


def test_a_long_article_may_have_more() -> None:
    worn = "A stark reminder remains to be seen; only time will tell. "
    assert found(worn, least=3, every=10) == ["stark reminder"]
    assert found(worn + "The ferry sank in the bay. " * 5, least=3, every=10) == []


def test_the_words_of_a_phrase_in_another_order_are_none() -> None:
    assert found("The reminder was stark.") == []
