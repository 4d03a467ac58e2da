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


RAIN = "Some rain fell on the town."


def vague(*paragraphs: str) -> list[tuple[str, str]]:
    """Return type and words of each vague source; a lead stands before the text."""
    found = article("The bridge is shut.", RAIN, *paragraphs).derive(vague_sources)
    return [(one.type, one.span.of(one.sentence.block.text)) for one in found]


@pytest.mark.parametrize(
    ("text", "type_", "words"),
    [
        ("Experts say the bridge is safe.", "group", "Experts say"),
        ("Some industry analysts have warned of rust.", "group", "Some industry analysts have warned"),
        ("Observers in town are now questioning it.", "group", "Observers in town are now questioning"),
        ("It is safe, as noted by South Carvian analysts.", "group", "as noted by South Carvian analysts"),
        ("It was described as a waste by critics.", "group", "described as a waste by critics"),
        ("According to pundits, it is safe.", "group", "According to pundits"),
        (
            "It drew praise and scrutiny from global observers.",
            "group",
            "praise and scrutiny from global observers",
        ),
        ("It is widely believed that the bridge is safe.", "belief", "It is widely believed"),
        ("It is believed the bridge is safe.", "hearsay", "It is believed"),
        ("The owner is said to be abroad.", "hearsay", "is said to be"),
        ("Sources said the bridge is safe.", "anonymous", "Sources said"),
        ("According to several sources, it is safe.", "anonymous", "According to several sources"),
        ("Sources close to the board said so.", "anonymous", "Sources close to"),
        ("People familiar with the matter said so.", "anonymous", "People familiar with"),
        ("Insiders say the bridge is safe.", "anonymous", "Insiders say"),
        ("Residents say the bridge is safe.", "crowd", "Residents say"),
        ("According to locals, it is safe.", "crowd", "According to locals"),
        ("It is safe, while others say it shakes.", "crowd", "while others say"),
        ("Officials said the bridge is safe.", "crowd", "Officials said"),
        ("Analysts expect the bridge to open.", "market", "Analysts expect"),
        ("Critics expect the bridge to open.", "group", "Critics expect"),
        ("Analysts say it lost $3 million.", "market", "Analysts say"),
        ("It is unsafe, which critics argue was known.", "group", "critics argue"),
        ("Studies show that bridges shake.", "studies", "Studies show"),
    ],
)
def test_vague_sources_are_found(text: str, type_: str, words: str) -> None:
    assert vague(text) == [(type_, words)]


@pytest.mark.parametrize(
    "text",
    [
        "A team of experts built the bridge.",
        "Experts at Rook Bank say the bridge is safe.",
        "The rust was seen by two Rook analysts say friends.",
        "Independent UN human rights experts said it was late.",
        "Critics such as Ana Ruiz say the bridge is safe.",
        "Critics say it is unsafe (Ruiz 2031).",
        "This is what the experts say.",
        "If critics say so, it is late.",
        "Experts would say so.",
        "The day brought experts together to think.",
        "He has other sources of income.",
        "The owner is believed to be abroad, the police said.",
        "A number of residents fear heights.",
        "The Rook Board met. Officials said the bridge is safe.",
        "The Edda Institute counted cars. Studies show that bridges shake.",
        "Hospital officials in Edda said it is safe.",
        "Carvian officials said it is safe.",
        "The film was praised by critics.",
        "Observers from the union said it is safe.",
    ],
)
def test_bare_nouns_and_named_sources_are_not(text: str) -> None:
    assert vague(text) == []


def test_the_first_of_a_sentence_is_taken() -> None:
    assert vague("Residents say it is safe, and experts say it shakes.") == [("crowd", "Residents say")]


def test_a_link_is_a_source() -> None:
    text = "Experts say the bridge is safe."
    mapped = SourceMap.verbatim(Span(0, len(text)))
    block = Block(P, "text.txt", text, mapped, inlines=(("link", Span(0, 7)),))
    assert Document("a.txt", text, (block,)).derive(vague_sources) == ()
