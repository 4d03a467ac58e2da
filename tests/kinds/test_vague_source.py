from copydesk.kinds.vague_source import VagueSource
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


LATER = "Experts say it is safe. “It is safe,” said Ana Ruiz."


def test_a_vague_source_is_found() -> None:
    (match,) = VagueSource().check(article("Leading experts say the bridge is safe. Rain fell."))
    assert match.place.excerpt == "Leading experts say"
    assert match.values == {"source": "Leading experts"}
    (match,) = VagueSource().check(article("It is believed that the bridge is safe."))
    assert match.values == {"source": "It is believed"}


def test_a_name_that_follows_is_enough_unless_asked() -> None:
    assert list(VagueSource().check(article(LATER))) == []
    assert len(list(VagueSource(named_later=True).check(article(LATER)))) == 1


def test_scope_is_an_option() -> None:
    assert list(VagueSource(scope=("caption",)).check(article("Experts say it is safe."))) == []
