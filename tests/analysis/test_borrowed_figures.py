from dataclasses import replace

from copydesk.analysis.borrowed_figures import borrowed_figures
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


SOURCED = "Aid workers estimated that 400 Carvian soldiers had been lost at the border, of 9,000 sent."
TOLD = "The mayor said 400 Carvian soldiers had been lost on the border."


def borrowed(*parts: str | tuple[BlockKind, str]) -> list[tuple[list[float], bool]]:
    found = article(*parts).derive(borrowed_figures)
    return [([figure.value for figure in one.bare], one.estimate) for one in found]


def test_bare_figures_find_their_source() -> None:
    bare = "There 400 Carvian soldiers were lost on the border, of 9,000 soldiers in all."
    assert borrowed((C, bare), SOURCED) == [([400.0, 9000.0], True)]
    assert borrowed((C, "There 400 Carvian soldiers were lost on the border"), TOLD) == [([400.0], False)]


def test_a_figure_that_stands_twice_counts_once() -> None:
    bare = "There 400 Carvian soldiers were lost on the border, 400 soldiers in one night."
    assert borrowed(bare, TOLD) == [([400.0], False)]


def test_the_source_that_shares_most_is_taken() -> None:
    bare = "There 400 Carvian soldiers were lost on the border, of 9,000 soldiers in all."
    assert borrowed(bare, TOLD, SOURCED) == [([400.0, 9000.0], True)]


def test_other_things_and_surroundings_are_not_the_same() -> None:
    assert borrowed("There were 400 horses lost on the Carvian border.", TOLD) == []
    assert borrowed("A parade of 400 soldiers crossed the market square.", TOLD) == []
    assert borrowed("Only 9 Carvian soldiers were lost.", TOLD.replace("400", "9")) == []
    assert borrowed("The border is quiet.", TOLD) == []
    assert borrowed((BlockKind.HEADLINE, "Carvia: 400 soldiers lost on the border"), TOLD) == []
    assert borrowed(TOLD, TOLD) == []


def test_a_close_pair_counts_the_same_thing() -> None:
    def close(bare: str, sourced: str) -> bool:
        (one,) = article((C, bare), sourced).derive(borrowed_figures)
        return one.close

    assert close(
        "There 400 soldiers were lost on the border", "Ruiz said 400 soldiers were lost on the border."
    )
    assert not close(
        "They stayed 12 weeks at the border post", "Ruiz said they stayed 12 weeks at the border post."
    )
    assert close("The quay lost 62% of its cranes", "The port said the quay lost 62% of its cranes.")


def test_a_word_of_both_sentences_is_no_hedge() -> None:
    told = "The flood has claimed 140 lives, the Carvian coastguard said."
    assert borrowed((C, "The flood has claimed 140 lives"), told) == [([140.0], False)]


def test_headings_that_markup_names_do_not_stand_alone() -> None:
    text = "The flood killed 140 people"
    told = "The flood killed 140 people, the coastguard said."
    whole = article("It rained.", (BlockKind.SUBHEAD, text), told)
    (one,) = whole.derive(borrowed_figures)
    assert one.alone
    heading = replace(whole.blocks[1], scope="text.heading.h2.md")
    marked = Document("a.md", whole.source, (whole.blocks[0], heading, whole.blocks[2]), Meta())
    assert marked.derive(borrowed_figures) == ()
