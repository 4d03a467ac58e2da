from hypothesis import given
from hypothesis import strategies as st

from copydesk.analysis.quotations import in_speech, quotations
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def article(*paragraphs: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    blocks, at = [], 0
    for text in paragraphs:
        blocks.append(Block(kind, "text.txt", text, SourceMap.verbatim(Span(at, at + len(text)))))
        at += len(text) + 2
    return Document("a.txt", "\n\n".join(paragraphs), tuple(blocks))


def quoted(*paragraphs: str) -> list[str]:
    return [one.text for one in quotations(article(*paragraphs))]


def test_each_pair_of_marks_is_known() -> None:
    for text, marks in (
        ("“Yes,” he said.", "curly-double"),
        ('"Yes," he said.', "straight-double"),
        ("‘Yes,’ he said.", "curly-single"),
        ("'Yes,' he said.", "straight-single"),
        ("«Yes», he said.", "guillemets"),
        ("»Yes«, he said.", "guillemets"),
        ("„Yes“, he said.", "curly-double"),
    ):
        (one,) = quotations(article(text))
        assert (one.text.strip(","), one.marks, one.open) == ("Yes", marks, False)


def test_apostrophes_are_no_quotations() -> None:
    for text in (
        "The workers’ vote wasn’t close, and Ruiz’ rival didn't concede.",
        "Rock 'n' roll of the '90s, and 'em all.",
        "’Twas the night; ‘tis so in the ‘80s.",
        "It is the voters' choice and the council's duty.",
        "A 6\" pipe and a 10' pole.",
    ):
        assert quoted(text) == []


def test_a_plural_possessive_does_not_close_a_quotation() -> None:
    assert quoted("She called it ‘the workers’ own fault’ on Monday.") == ["the workers’ own fault"]
    assert quoted("‘I don’t know the workers,’ Ruiz said.") == ["I don’t know the workers,"]
    assert quoted("The troops’ ‘fighting spirit.’ The rest.") == ["fighting spirit."]


def test_a_mark_before_a_word_does_not_close() -> None:
    assert quoted("He said ‘go ’home now’ to her.") == ["go ’home now"]


def test_nested_quotations_have_a_depth() -> None:
    found = quotations(article("“He told me ‘go home’ and I left,” Ruiz said."))
    assert [(one.text, one.depth) for one in found] == [
        ("He told me ‘go home’ and I left,", 0),
        ("go home", 1),
    ]


def test_speech_goes_on_over_paragraphs() -> None:
    first, second = "“We will build it.", "“And we will pay,” Ruiz said."
    found = quotations(article(first, second))
    assert [(one.text, one.open, one.speech) for one in found] == [
        ("We will build it.", True, True),
        ("And we will pay,", False, True),
    ]
    assert quoted("‘We will build it.", "‘And we will pay,’ Ruiz said.") == [
        "We will build it.",
        "And we will pay,",
    ]


def test_a_forgotten_closing_mark_ends_with_the_next_opening_one() -> None:
    assert quoted('He said "so. She answered "no".') == ["no"]
    assert quoted("He said “so. She answered “no”.") == ["no"]


def test_marks_of_distance_are_told_from_speech() -> None:
    for text, speech in (
        ("The ‘heroic’ troops came home.", False),
        ("The “deep state” is a phrase.", False),
        ("“No,” Ruiz said.", True),
        ("“No!” shouted the crowd.", True),
        ("Ruiz said “no” to that.", True),
        ("She called the plan “a waste of everyone’s time”.", True),
        ("The “reform”, which passed in May.", False),
    ):
        (one,) = quotations(article(text))
        assert one.speech is speech, text


def test_a_block_quote_is_speech() -> None:
    document = article("We will build it, and ‘soon’.", kind=BlockKind.QUOTE)
    assert [(one.marks, one.depth, one.speech) for one in quotations(document)] == [
        ("block", 0, True),
        ("curly-single", 1, False),
    ]
    assert in_speech(document, 0, Span(3, 7))


def test_a_stretch_is_in_speech_only_between_the_marks() -> None:
    text = "Ruiz said: “We will build the bridge.” It opens in May."
    document = article("Nothing here.", text)
    at = text.index("bridge")
    assert in_speech(document, 1, Span(at, at + 6))
    assert not in_speech(document, 1, Span(0, 4))
    assert not in_speech(document, 0, Span(0, 4))
    end = text.index("May")
    assert not in_speech(document, 1, Span(at, end))


def test_deep_nesting_is_bounded() -> None:
    assert len(quotations(article("(“" * 10_000))) <= 1


@given(st.lists(st.text(alphabet="\"“”„«»‹›'‘’‚ as.1,\n", max_size=60), min_size=1, max_size=4))
def test_quotations_lie_inside_their_blocks(paragraphs: list[str]) -> None:
    document = article(*paragraphs)
    found = quotations(document)
    for one in found:
        assert 0 <= one.span.start <= one.span.end <= len(one.block.text)
    assert [(one.block_index, one.span.start) for one in found] == sorted(
        (one.block_index, one.span.start) for one in found
    )
