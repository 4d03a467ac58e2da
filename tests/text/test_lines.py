from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.lines import LineIndex

TEXTS = st.text(alphabet=st.sampled_from("ab\r\n\u2028\x0cé"), max_size=40)


def test_lines_end_where_editors_end_them() -> None:
    index = LineIndex("a\u2028b\x0cc\nd\r\ne\rf")
    assert len(index) == 4
    assert index.position(6) == (2, 1)
    assert index.position(9) == (3, 1)
    assert index.position(11) == (4, 1)


def test_a_line_knows_its_ends() -> None:
    index = LineIndex("one\r\ntwo\n")
    assert (index.start(2), index.end(2)) == (5, 8)
    assert (index.start(1), index.end(1)) == (0, 3)
    assert (index.start(3), index.end(3)) == (9, 9)


@given(TEXTS)
def test_positions_go_back_to_their_offsets(text: str) -> None:
    index = LineIndex(text)
    for offset in range(len(text) + 1):
        line, column = index.position(offset)
        assert index.start(line) + column - 1 == offset
        assert index.line(offset) == line
