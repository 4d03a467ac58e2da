import pytest

from copydesk.analysis.claims import ClaimType, claims
from copydesk.model.document import Block, BlockKind, Document, Meta
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span

P, C = BlockKind.PARAGRAPH, BlockKind.CAPTION


def article(*parts: str | tuple[BlockKind, str], path: str = "a.txt", meta: Meta | None = None) -> Document:
    blocks, at, told = [], 0, [part if isinstance(part, tuple) else (P, part) for part in parts]
    for kind, text in told:
        blocks.append(Block(kind, "text.txt", text, SourceMap.verbatim(Span(at, at + len(text)))))
        at += len(text) + 2
    return Document(path, "\n\n".join(text for _, text in told), tuple(blocks), meta or Meta())


def told(text: str, kind: ClaimType = "toll") -> list[str]:
    document = article(text)
    return [one.span.of(one.sentence.block.text) for one in document.derive(claims(kind))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("At least 40 people were killed on the bridge.", "40 people were killed"),
        ("The war has claimed millions of lives.", "claimed millions of lives"),
        ("The blast killed 1,200 of the town’s workers.", "killed 1,200 of the town’s workers"),
        ("It left dozens injured.", "dozens injured"),
        ("The death toll rose to 52.", "death toll rose to 52"),
        ("There were 2 million deaths.", "2 million deaths"),
        ("Forty villagers are now missing.", "Forty villagers are now missing"),
    ],
)
def test_tolls_are_claims(text: str, words: str) -> None:
    assert told(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were killed.",
        "The offer is 70 and missing parts.",
        "In 2031 deaths were rare.",
        "She claims 40 seats.",
        "The bridge is dead straight.",
        "The war had a death toll of 15 months of talks.",
    ],
)
def test_other_numbers_are_no_tolls(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        ("The flood of 1908 killed 300 people.", True),
        ("The road kills 300 people every year.", True),
        ("The anniversary recalls the 300 dead.", True),
        ("The flood killed 300 people.", False),
        ("He wrote of the ferry disaster which killed 300 people.", True),
        ("He cleared the raid that left 26 villagers dead.", True),
    ],
)
def test_history_and_rates_are_settled(text: str, *, settled: bool) -> None:
    (one,) = article(text).derive(claims("toll"))
    assert one.settled is settled


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        ("statistic", "Some 62% want it.", "62%"),
        ("statistic", "One in five want it.", "One in five"),
        ("accusation", "He covered up the loss.", "covered up"),
        ("superlative", "It is the tallest tower in the world.", "the tallest tower in the world"),
        ("superlative", "It is the world’s largest quay.", "the world’s largest"),
        ("cause", "It fell due to rust.", "due to"),
        ("motive", "Carvia wants to leave.", "wants to"),
    ],
)
def test_other_claims(kind: ClaimType, text: str, words: str) -> None:
    assert told(text, kind) == [words]
    assert told("The bridge opened in the rain.", kind) == []


def test_only_some_numbers_of_a_sentence_are_tried() -> None:
    assert told("2 died, " * 9 + "40 died.") == ["40 died"]
    assert told("2 died, " * 10 + "40 died.") == []


def test_a_long_sentence_of_numbers_ends_soon() -> None:
    assert told("40 people " * 50_000) == []


@pytest.mark.parametrize(
    "text",
    [
        "It is one of the largest towns in the world.",
        "They are the largest towns in the world.",
        "It could soon be the longest bridge in the world.",
        "They want to build the longest bridge in the world.",
        "She is the only pilot who will ever land there.",
        "Is it the longest bridge in the world?",
        "Teachers solve the nation’s most pressing problems.",
        "It drew the nation's best painters.",
        "She was the nation’s first president.",
    ],
)
def test_superlatives_that_single_nothing_out_are_no_claims(text: str) -> None:
    assert told(text, "superlative") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It has become the longest bridge in the world.", "the longest bridge in the world"),
        ("It is the world’s most crowded bus.", "the world’s most"),
        ("The nation’s largest bank employs her.", "The nation’s largest"),
    ],
)
def test_superlatives_that_single_one_out_are_claims(text: str, words: str) -> None:
    assert told(text, "superlative") == [words]


def test_what_a_court_found_is_no_accusation() -> None:
    assert told("He illegally sold the quay.", "accusation") == ["illegally"]
    assert told("He was found guilty of illegally selling the quay.", "accusation") == []


def test_large_percentages_are_read_whole() -> None:
    assert told("It grew by 1,200 percent.", "statistic") == ["1,200 percent"]
