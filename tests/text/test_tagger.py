"""Parts of speech."""

from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.tagger import tagged, tokens


def test_words_and_marks_are_cut_apart_and_know_their_place() -> None:
    text = "“She didn’t (really) say so,” Ms. Vasko's clerk said: it's $40."
    found = list(tokens(text))
    assert [one.text for one in found] == [
        *(
            "“",
            "She",
            "did",
            "n’t",
            "(",
            "really",
            ")",
            "say",
            "so",
            ",",
            "”",
            "Ms.",
            "Vasko",
            "'s",
            "clerk",
            "said",
        ),
        *(":", "it", "'s", "$", "40", "."),
    ]
    assert all(text[one.start : one.end] == one.text for one in found)


def test_words_are_tagged_by_what_stands_around_them() -> None:
    said = "The ferry will carry 40 people to London in 2019 - @desk :-) well-known -LRB- *T*-1"
    assert [(one.text, one.tag) for one in tagged(said)] == [
        ("The", "DT"), ("ferry", "NN"), ("will", "MD"), ("carry", "VB"), ("40", "CD"), ("people", "NNS"),
        ("to", "TO"), ("London", "NNP"), ("in", "IN"), ("2019", "CD"), ("-", "-"),
        ("@desk", "NN"), (":-)", "SYM"), ("well-known", "JJ"), ("-LRB-", "-LRB-"), ("*T*-1", "-NONE-"),
    ]  # fmt: skip


def test_a_sentence_without_end_is_tagged_in_part() -> None:
    found = tagged("boat " * 6000)
    assert len(found) == 6000
    assert found[0].tag == "NN"
    assert found[-1].tag == ""


@given(st.text(alphabet="abN'’n t.,()“”$:;-1%", max_size=60))
def test_every_token_stands_where_it_says(text: str) -> None:
    found = list(tokens(text))
    assert all(text[one.start : one.end] == one.text for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)


def test_abbreviations_and_bare_endings_stay_whole() -> None:
    assert [one.text for one in tokens("U.S. 's (e.g. :-)")] == ["U.S.", "'s", "(", "e.g.", ":-)"]
