import pytest

from copydesk import readers
from copydesk.analysis.caption_doubts import caption_doubt
from copydesk.analysis.passage_words import passage_words
from copydesk.model.document import BlockKind

TEXT = "The ferry from Tarnwick ran aground on a sandbank in 2031, and lifeboats brought 84 people ashore."


def doubt(caption: str, text: str = TEXT) -> str:
    document = readers.read("a.md", f"# Notes\n\n{text}\n\n![{caption}](a.jpg)\n")
    found = document.derive(passage_words).passages
    (judged,) = [one for one in found if one.kind is BlockKind.CAPTION]
    (other,) = [one for one in found if one.kind is BlockKind.PARAGRAPH]
    assert caption_doubt(other, judged) == ""
    return caption_doubt(judged, other)


@pytest.mark.parametrize(
    "caption",
    [
        "The ferry from Tarnwick ran aground on a sandbank",
        "For example, the ferry was brought ashore from the sandbank",
        "Bringing people ashore from the ferry",
        "Tarnwick lifeboats brought 84 people ashore in 2031",
        "The ferry that brings people to Tarnwick says a lot and was on a sandbank",
    ],
)
def test_a_copy_raises_no_doubt(caption: str) -> None:
    assert doubt(caption) == ""


@pytest.mark.parametrize(
    ("caption", "why"),
    [
        ("A screen capture of the ferry that ran aground", "description"),
        ("The note that reads: ferry ran aground on a sandbank", "description"),
        ("Harbour map showing where the ferry ran aground", "description"),
        ("640 x 480 the ferry that ran aground", "description"),
        ("The ferry lies on a sandbank, and lifeboats brought people ashore", "picture"),
        ("Rescuers carry people ashore after the ferry ran aground", "picture"),
        ("People wait ashore after the ferry ran aground", "picture"),
        ("Orla Finch, 61, embraces people ashore after the ferry ran aground", "picture"),
        ("The ferry from Tarnwick on a sandbank", "no verb"),
        ("The bringing of people to Tarnwick", "no verb"),
        ("The ferry that ran aground on a sandbank in 2027", "year"),
        ("The ferry that ran aground on a sandbank (Reuters)", "credit"),
        ("Two anxious anglers told of the ferry that ran aground", "opening"),
    ],
)
def test_what_a_caption_adds_raises_a_doubt(caption: str, why: str) -> None:
    assert doubt(caption) == why


def test_words_of_pictures_may_be_part_of_the_news() -> None:
    assert (
        doubt("The map of the ferry", "Charts of the coast were stolen with the map of the ferry.")
        == "description"
    )
    assert doubt("The charts were stolen", "Charts of the coast were stolen on Sunday.") == ""
    assert doubt("Tarnwick buses were late", "Buses in Tarnwick were late on Sunday.") == ""
