from dataclasses import replace

import pytest

from copydesk.kinds.mixed_spelling import MixedSpelling
from copydesk.model.document import BlockKind
from copydesk.readers import read


def found(text: str, **options: object) -> list[tuple[str, str]]:
    matches = MixedSpelling(**options).check(read("a.txt", text))  # type: ignore[arg-type]
    return [(one.place.excerpt, one.related[0].excerpt if one.related else "") for one in matches]


AMERICAN = "The harbor opened in color on Monday, and the neighbors of the pier came.\n\n"
BRITISH = "The harbour opened in colour on Monday, and the neighbours of the pier came.\n\n"


def test_the_minority_is_reported_with_a_word_of_the_majority() -> None:
    assert found(AMERICAN + "It was an honour to be there.") == [("honour", "harbor")]
    assert found(BRITISH + "It was an honor to be there.") == [("honor", "harbour")]


def test_another_form_of_the_word_is_shown_if_there_is_one() -> None:
    assert found(AMERICAN + "It lost its colouring in March.") == [("colouring", "color")]


def test_of_two_equal_sides_the_first_is_the_articles() -> None:
    assert found("The ferry lost its color, and its colour was missed.") == [("colour", "color")]


def test_one_word_a_side_proves_nothing_unless_it_is_the_same_word() -> None:
    assert found("The harbor opened, and the neighbours came.") == []


def test_a_word_is_reported_once_and_mended_everywhere() -> None:
    text = AMERICAN + "An honour is an honour."
    (match,) = MixedSpelling().check(read("a.txt", text))
    assert match.fix is not None
    assert [edit.text for edit in match.fix.edits] == ["honor", "honor"]
    assert match.values == {"side": "British", "other_side": "American", "right": "honor"}


@pytest.mark.parametrize(
    "text",
    [
        "“It was an honour,” said Ruiz, the mayor of the town.",
        "He said: “It was ‘an honour’, a great honour for the town.” The pier was closed.",
        "The Ministry of Defence and the Labour party came.",
        "See www.example.com/colour and colour-blind.org and @colour.",
        "It was grey, and the show was cancelled.",
        "They organised and realised it.",
    ],
)
def test_what_tells_no_country_is_let_pass(text: str) -> None:
    assert found(AMERICAN + text) == []


def test_words_at_home_in_both_countries_count_against_their_twin() -> None:
    assert found("The show was canceled. The next one was cancelled too.") == [("cancelled", "canceled")]


def test_bylines_are_names() -> None:
    document = read("a.txt", AMERICAN + "By the honour of Port Edda")
    byline = replace(document.blocks[-1], kind=BlockKind.BYLINE)
    document = replace(document, blocks=(*document.blocks[:-1], byline))
    assert list(MixedSpelling().check(document)) == []


def test_with_a_locale_each_word_of_the_other_side_is_found() -> None:
    text = "The harbour was organised by the town."
    assert found(text, locale="us") == [("harbour", ""), ("organised", "")]
    assert found(text, locale="gb") == []
    assert found("The harbor was organized by the town.", locale="gb") == [("harbor", "")]


def test_an_article_without_such_words_is_let_pass() -> None:
    assert found("The ferry sank.") == []


def test_the_side_with_more_words_wins_over_the_first() -> None:
    assert found("The color of the harbour pleased the neighbours.") == [("color", "harbour")]
