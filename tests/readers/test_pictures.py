import pytest

from copydesk.readers import pictures


@pytest.mark.parametrize(
    "text",
    [
        "Photo: Ana Ruiz",
        "Photo: BBC",
        "Photo: @anaruiz",
        "(Photo by Ana Ruiz)",
        "Photo: courtesy of the museum",
        "Photo credit: city of Lima",
        "Official Town Photo by Ana Ruiz",
        "Courtesy of the Lima Museum",
        "Source: adapted from the annual report",
        "Provided by Ana Ruiz, harbour master",
        "Ana Ruiz/Getty Images",
        "anaruiz, iStock, Thinkstock",
        "Ana Ruiz/PA",
        "AFP",
    ],
)
def test_credits(text: str) -> None:
    assert pictures.is_credit(text)


@pytest.mark.parametrize(
    "text",
    [
        "Photo: people waiting for the ferry",
        "Image: A crowd of people at the old quay",
        "Picture by picture, the town grew",
        "Provided by the town, the boats arrived late.",
        "Scranton, PA",
        "Photo by Ana Ruiz " * 10,
        "Photo: Ana Ruiz says that the ferry left the quay at nine and came back",
        "Reuters reported that the ferry had sunk",
    ],
)
def test_no_credits(text: str) -> None:
    assert not pictures.is_credit(text)


def test_a_caption_may_say_that_it_is_one() -> None:
    assert pictures.is_marked_caption("Pictured above: the ferry")
    assert pictures.is_marked_caption("The ferry leaves the old quay (Photo: Ana Ruiz)")
    assert pictures.is_marked_caption("The ferry leaves the old quay. Photo: Ana Ruiz")
    assert not pictures.is_marked_caption("The ferry (AFP)")
    assert not pictures.is_marked_caption("Pictured: " + "the ferry " * 300)
    assert not pictures.is_marked_caption("The ferry leaves the old quay")


def test_a_caption_is_short_open_and_describes() -> None:
    assert pictures.is_caption_like("The ferry is seen leaving the old quay")
    assert pictures.is_caption_like("Ana Ruiz, second from left, with her crew")
    assert pictures.is_caption_like("Ana Ruiz with the crew of the white ferry on the eastern shore in May")
    for text in (
        "The ferry leaves",
        "The ferry is seen leaving the old quay.",
        "the ferry is seen leaving the old quay",
        "Read more about the ferry that was leaving",
        "The Ferry Is Seen Leaving From the Quay",
        "Ten old ferries, two barges, one boat",
        "The ferry is seen " * 40,
    ):
        assert not pictures.is_caption_like(text), text


def test_subheads_are_short_and_open() -> None:
    assert pictures.is_subhead_like("What comes next")
    assert not pictures.is_subhead_like("what comes next")
    assert not pictures.is_subhead_like("What comes next:")
    assert not pictures.is_subhead_like("Next")
