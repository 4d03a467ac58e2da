from copydesk.model.sourcemap import Piece, SourceMap
from copydesk.text.span import Span

# file: 'AT&amp;T co'  text: 'AT&T co'
ENTITY = SourceMap(
    [
        Piece(Span(0, 2), Span(0, 2)),
        Piece(Span(2, 3), Span(2, 7)),
        Piece(Span(3, 7), Span(7, 11)),
    ]
)


def test_copied_text_maps_character_by_character() -> None:
    assert SourceMap.verbatim(Span(10, 20)).locate(Span(2, 5)) == Span(12, 15)


def test_an_entity_maps_as_a_whole() -> None:
    assert ENTITY.locate(Span(2, 3)) == Span(2, 7)
    assert ENTITY.locate(Span(0, 3)) == Span(0, 7)
    assert ENTITY.locate(Span(2, 7)) == Span(2, 11)
    assert ENTITY.locate(Span(5, 7)) == Span(9, 11)


def test_an_empty_span_has_a_place() -> None:
    assert ENTITY.locate(Span(3, 3)) == Span(7, 7)
    assert ENTITY.locate(Span(7, 7)) == Span(11, 11)
    assert ENTITY.start(2) == 2
    assert len(ENTITY.pieces) == 3
