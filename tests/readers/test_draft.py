from hypothesis import given
from hypothesis import strategies as st

from copydesk.model.document import BlockKind
from copydesk.readers.draft import Draft


def draft(*runs: tuple[str, int, int]) -> Draft:
    made = Draft()
    for run in runs:
        made.write(*run)
    return made


def test_two_spaces_left_by_something_between_become_one() -> None:
    assert draft(("a ", 0, 2), (" b", 7, 9)).parts == [("a ", 0, 2), ("b", 8, 9)]
    assert draft(("a ", 0, 2), (" ", 7, 8)).text == "a "
    assert draft(("a ", 0, 2), (" &", 7, 13)).parts[-1] == ("&", 7, 13)
    assert draft(("a ", 0, 2), (" b", 2, 4)).text == "a  b"
    assert draft(("", 0, 0)).parts == []


def test_entities_escapes_and_breaks_are_decoded_in_place() -> None:
    made = Draft()
    made.decode("\\*a &amp; b \n  c\\", 10, escapes=True)
    assert made.text == "*a & b c\\"
    block = made.block(BlockKind.PARAGRAPH, "text.md")
    assert (block.source.start, block.source.end) == (10, 27)


def test_addresses_are_never_prose() -> None:
    made = draft(("See (https://a.b/c).", 0, 20))
    assert made.block(BlockKind.PARAGRAPH, "text.md").text == "See (*************)."


def test_kept_stretches_keep_their_places_and_roles() -> None:
    made = draft(("ab", 0, 2), ("&", 2, 7), ("cd", 7, 9))
    made.roles = [("link", 1, 4), ("strong", 0, 1)]
    kept = made.keep([(1, 3), (4, 5)])
    assert (kept.text, kept.parts) == ("b&d", [("b", 1, 2), ("&", 2, 7), ("d", 8, 9)])
    assert kept.roles == [("link", 0, 2)]
    assert made.cut(3, 5).roles == [("link", 0, 1)]


def test_tags_and_marks_go() -> None:
    made = draft(("A <b>big</b> [quay](x) **here** ", 0, 32))
    assert made.bare().unmarked().trimmed().text == "A big quay here"
    assert made.bare().bare() is not made
    plain = draft(("plain", 0, 5))
    assert plain.bare() is plain.unmarked() is plain.trimmed() is plain


@given(st.lists(st.text(min_size=1, max_size=5), max_size=6), st.integers(0, 30), st.integers(0, 30))
def test_a_cut_is_the_stretch_of_the_text(runs: list[str], low: int, high: int) -> None:
    made, at = Draft(), 0
    for run in runs:
        made.write(run, at, at + len(run))
        at += len(run)
    assert made.cut(low, high).text == made.text[low : max(low, high)]
