import pytest

from copydesk.analysis.vague_sources import vague_sources
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


def vague(*paragraphs: str) -> list[tuple[str, bool]]:
    found = article(*paragraphs).derive(vague_sources)
    return [(one.span.of(one.sentence.block.text), one.named) for one in found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Experts say the bridge is safe.", "Experts say"),
        ("Some industry analysts have warned of rust.", "Some industry analysts have warned"),
        ("Observers in the town are now questioning it.", "Observers in the town are now questioning"),
        ("The bridge is safe, as noted by Carvian analysts.", "as noted by Carvian analysts"),
        ("It was described as a waste by critics.", "described as a waste by critics"),
        ("According to insiders, it is safe.", "According to insiders"),
        ("According to several sources, it is safe.", "According to several sources"),
        ("It drew praise and scrutiny from global observers.", "praise and scrutiny from global observers"),
        ("It is widely believed that the bridge is safe.", "It is widely believed"),
        ("It was thought the bridge was safe.", "It was thought"),
        ("The bridge is widely considered safe.", "x"),
        ("Sources said the bridge is safe.", "Sources said"),
    ],
)
def test_vague_sources_are_found(text: str, words: str) -> None:
    assert vague(text) == ([] if words == "x" else [(words, False)])


@pytest.mark.parametrize(
    "text",
    [
        "A team of experts built the bridge.",
        "Experts at Rook Bank say the bridge is safe.",
        "Critics such as Ana Ruiz say the bridge is safe.",
        "This is what the experts say.",
        "The day brought experts together to think.",
        "He has other sources of income.",
    ],
)
def test_bare_nouns_and_named_sources_are_not(text: str) -> None:
    assert vague(text) == []


@pytest.mark.parametrize(
    ("following", "named"),
    [
        ("“It is safe,” said Ana Ruiz.", True),
        ("It is safe, according to Rook Bank.", True),
        ("She said it was safe.", True),
        ("Ana Ruiz, of the institute, said it was safe.", True),
        ("Rook said it was safe.", True),
        ("Officials said it was safe.", False),
        ("They said it was safe.", False),
        ("State media reported that the Carvian leader wept.", False),
        ("The bridge is long.", False),
    ],
)
def test_a_name_within_two_sentences_makes_it_good(following: str, *, named: bool) -> None:
    assert vague(f"Experts say the bridge is safe. Rain fell. {following}")[0] == ("Experts say", named)
    assert vague(f"Experts say the bridge is safe. Rain fell. It was wet. {following}")[0][1] is False


def test_a_name_in_the_same_sentence_makes_it_good() -> None:
    assert vague("Experts say the bridge is safe, and Ana Ruiz told the court so.") == [("Experts say", True)]
