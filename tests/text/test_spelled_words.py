"""Words for a spelling check."""

from copydesk.text.spelled_words import identifier_parts, spelled_words


def test_marks_at_the_ends_are_no_part_of_a_word() -> None:
    text = "“The (old) ferry’s here,” she said: $40 …  'No!' e.g. U.S. Mr. x"
    assert [(one.word, text[one.start]) for one in spelled_words(text)] == [
        ("The", "T"), ("old", "o"), ("ferry's", "f"), ("here", "h"), ("she", "s"), ("said", "s"), ("No", "N"),
        ("e.g.", "e"), ("U.S.", "U"), ("Mr.", "M"), ("x", "x"),
    ]  # fmt: skip


def test_identifiers_are_taken_apart() -> None:
    assert [tuple(one) for one in identifier_parts("getHTTPResponse_v2")] == [
        ("get", 0),
        ("HTTP", 3),
        ("Response", 7),
        ("v", 16),
    ]
    assert [one.word for one in identifier_parts("teh-thing")] == ["teh", "thing"]


def test_digits_and_marks_before_a_part_are_passed_over() -> None:
    assert [tuple(one) for one in identifier_parts("__2ab_")] == [("ab", 3)]
