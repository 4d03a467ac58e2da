from copydesk.text.span import Span


def test_a_span_cuts_moves_and_compares() -> None:
    span = Span(1, 3)
    assert len(span) == 2
    assert span.of("abcd") == "bc"
    assert span.shift(2) == Span(3, 5)
    assert span.covers(Span(2, 3))
    assert not span.covers(Span(2, 4))


def test_overlap_needs_a_shared_character_or_an_empty_span_at_the_place() -> None:
    assert Span(0, 2).overlaps(Span(1, 3))
    assert not Span(0, 2).overlaps(Span(2, 3))
    assert Span(2, 2).overlaps(Span(0, 2))
    assert not Span(3, 3).overlaps(Span(0, 2))
