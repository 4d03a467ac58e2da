import pytest

from copydesk.text.treebank import treebank_words


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The boat sank.", "The boat sank ."),
        ("It didn't, he's sure.", "It did n't , he 's sure ."),
        ('"Go" they (all) said: now...', "`` Go '' they ( all ) said : now ..."),
        ("We cannot pay $5 -- gimme 1,000.", "We can not pay $ 5 -- gim me 1,000 ."),
        ("", ""),
    ],
)
def test_words_of_a_sentence(sentence: str, words: str) -> None:
    assert treebank_words(sentence) == words.split()
