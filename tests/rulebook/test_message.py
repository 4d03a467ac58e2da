import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.check import Match
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.rulebook.message import AUTOMATIC, fill, unknown_slot
from copydesk.text.span import Span

SOURCE = "Six hundred troops.\n\nSeven\nhundred troops.\n" + "x" * 200
DOCUMENT = Document(
    "a.txt", SOURCE, (Block(BlockKind.PARAGRAPH, "text", SOURCE, SourceMap.verbatim(Span(0, len(SOURCE)))),)
)


def match(args: tuple[str, ...] = (), *, related: bool = True, **values: str) -> Match:
    other = (DOCUMENT.at(Span(21, 35)),) if related else ()
    return Match(place=DOCUMENT.at(Span(0, 11)), related=other, values=values, args=args)


@pytest.mark.parametrize(
    ("message", "args", "filled"),
    [
        ("Use '%s' instead of '%s'.", ("a", "b"), "Use 'a' instead of 'b'."),
        ("'%s' and '%s'", ("a",), "'a' and ''"),
        ("only %s", ("a", "b"), "only a"),
        ("%[2]s before %[1]s", ("a", "b"), "b before a"),
        ("%[9]s%[0]s.", ("a",), "."),
        ("%d of 100%%", ("3",), "3 of 100%"),
        ("100% sure", (), "100% sure"),
        ("%q", ("a",), '"a"'),
        ("a\nb %s", ("c\r\n d",), "a b c d"),
        ("{swap} {{x}} {", ("a",), "{swap} {{x}} {"),
        ("{match} {{match}}", (), "Six hundred {{match}}"),
    ],
)
def test_vale_messages_take_arguments_in_turn(message: str, args: tuple[str, ...], filled: str) -> None:
    assert fill(message, match(args), AUTOMATIC, lenient=True) == filled


@pytest.mark.parametrize(
    ("message", "filled"),
    [
        ("{match} here, {related} in line {line}", "Six hundred here, Seven hundred in line 3"),
        ("{unit}: {{braces}} %s", "troops: {braces} "),
    ],
)
def test_named_slots_take_values(message: str, filled: str) -> None:
    assert fill(message, match(unit="troops"), AUTOMATIC | {"unit"}, lenient=False) == filled


def test_without_a_related_place_its_slots_are_empty() -> None:
    assert fill("[{line}{related}{match}]", match(related=False), AUTOMATIC, lenient=False) == "[Six hundred]"


def test_values_of_the_kind_go_before_automatic_ones() -> None:
    assert fill("{line}", match(line="12 and 14"), AUTOMATIC, lenient=False) == "12 and 14"


def test_long_words_are_cut() -> None:
    long = Match(place=DOCUMENT.at(Span(0, len(SOURCE))))
    filled = fill("{match}", long, AUTOMATIC, lenient=False)
    assert len(filled) == 80
    assert filled.endswith("x…")


def test_arguments_are_cut_where_nobody_reads_on() -> None:
    assert len(fill("%s", match(("x" * 5_000_000,)), AUTOMATIC, lenient=True)) == 1_001


def test_unknown_slots_are_found() -> None:
    assert unknown_slot("{match} {{x}} %s", AUTOMATIC) is None
    assert unknown_slot("{match} {lien}", AUTOMATIC) == "lien"
    assert unknown_slot("{}", AUTOMATIC) == ""


@given(st.text("ab{}%[]sdvq12\n", max_size=30), st.lists(st.text(max_size=3), max_size=3), st.booleans())
def test_any_message_is_filled(message: str, args: list[str], lenient: bool) -> None:  # noqa: FBT001
    assert "\n" not in fill(message, match(tuple(args)), AUTOMATIC, lenient=lenient)
