import pytest

from copydesk.analysis.attribution import attributions
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def article(*paragraphs: str, links: tuple[tuple[str, Span], ...] = ()) -> Document:
    blocks, at = [], 0
    for text in paragraphs:
        mapped = SourceMap.verbatim(Span(at, at + len(text)))
        blocks.append(Block(BlockKind.PARAGRAPH, "text.txt", text, mapped, inlines=links))
        at += len(text) + 2
    return Document("a.txt", "\n\n".join(paragraphs), tuple(blocks))


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Ruiz said the bridge was safe.", "said"),
        ("The bridge is safe, according to the city.", "according to"),
        ("The bridge is safe, the mayor told reporters.", "told"),
        ("The council announced that it would pay.", "announced"),
        ("The bridge is safe, notes Ana Ruiz.", "notes"),
        ("The bridge, she noted, is safe.", "noted"),
        ("“The bridge is safe to use,” the mayor added.", "added"),
        ("The council issued a reply: “The bridge is safe to use.”", "y:"),
        ("Engineers found that the bridge was safe.", "found"),
        ("Analysts fear that it may fall.", "fear"),
        ("The inquiry revealed many beams are rusty.", "revealed"),
        ("We think it’s safe.", "think"),
        ("Engineers estimated in April that the bridge was safe.", "estimated"),
        ("The bridge was safe, the engineers found.", "found"),
        ("The nurse claims Rook Hospital sacked her.", "claims"),
        ("The ministry reports Carvia posted 40 men.", "reports"),
        ("The church denied these claims:", "denied"),
    ],
)
def test_the_cue_of_a_source_is_found(text: str, cue: str) -> None:
    (one,) = attributions(article(text))
    assert one.cue is not None
    assert one.cue.of(text) == cue
    assert one.attributed
    assert one.answered


@pytest.mark.parametrize(
    "text",
    [
        "The state of the bridge is poor.",
        "The report is due in May.",
        "She was told to leave the hall.",
        "A light show that lasts an hour opens the fair.",
        "The council announced the route.",
        "Reports arrive at the United States office.",
        "The club posted on Friday, added seats, and left.",
        "She repeated and repeated the test.",
        "Ruiz posted one two three four five six seven eight nine letters.",
        "He found a “safe” bridge.",
        "The mayor announced the streets that would get a bridge.",
        "The mayor announced measures aimed at rust.",
        "The mayor announced a tower and a raised",
        "That said, the bridge is safe.",
    ],
)
def test_nouns_and_other_uses_are_no_cues(text: str) -> None:
    (one,) = attributions(article(text))
    assert not one.attributed


def test_a_neighbour_carries_the_speaker_on_within_its_paragraph() -> None:
    said = "The bridge was safe, Ruiz said. She had tested it twice."
    assert [one.answered for one in attributions(article(said))] == [True, True]
    apart = attributions(article("The bridge was safe, Ruiz said.", "She had tested it twice."))
    assert [one.answered for one in apart] == [True, False]
    other = attributions(article("The bridge was safe, Ruiz said. Rain fell on the town."))
    assert [one.answered for one in other] == [True, False]


def test_weak_signs_answer_without_attributing() -> None:
    for text in ("The bridge reportedly fell.", "A survey of the bridge exists."):
        (one,) = attributions(article(text))
        assert (one.attributed, one.answered) == (False, True)


def test_a_link_answers() -> None:
    text = "The bridge fell in minutes."
    linked = article(text, links=(("code", Span(0, 3)), ("link", Span(4, 10))))
    assert [one.answered for one in attributions(linked)] == [True]
    assert [one.answered for one in attributions(article(text))] == [False]


def test_speech_over_two_sentences_answers_both() -> None:
    found = attributions(article("“It fell in minutes. It was old and rusty,” Ruiz said."))
    assert all(one.answered for one in found)
