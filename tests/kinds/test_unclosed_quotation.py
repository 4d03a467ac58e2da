import pytest

from copydesk.kinds.unclosed_quotation import UnclosedQuotation
from copydesk.readers import read

HEAD = "Ferry sinks off Port Edda\n\n"


def found(text: str, *scope: str) -> list[tuple[int, str]]:
    matches = UnclosedQuotation(scope=scope or ("text",)).check(read("a.txt", HEAD + text))
    return [(match.place.span.start - len(HEAD), match.values["how"]) for match in matches]


def test_a_quotation_that_no_paragraph_closes_is_found_at_its_mark() -> None:
    assert found('It sank. "All of us swam.\n\nThe port was closed.') == [(9, "never closed")]
    assert found("It sank. “All of us swam.\n\nThe port was closed.") == [(9, "never closed")]
    assert found('It sank. "All of us swam.') == [(9, "never closed")]
    assert found('- "All of us swam.\n\n- The port was closed.') == [(2, "never closed")]


def test_a_mark_of_another_kind_is_shown() -> None:
    text = HEAD + 'The “old” one. “It fell" on us, said Ruiz.\n\nThe port was closed.'
    (match,) = UnclosedQuotation().check(read("a.txt", text))
    assert match.values == {"how": "closed by a mark of another kind"}
    assert [one.span.start for one in match.related] == [text.index('"')]


@pytest.mark.parametrize(
    "text",
    [
        '"All of us swam," he said.\n\nThe port was closed.',
        '"All of us swam.\n\n"The port was closed," he said.',
        '"All of us swam.\n\nThe port was closed."\n\nHe wept.',
        '"All of us swam.\n\nRead more: The old ferry\n\n"The port was closed," he said.',
        "“All of us swam.\n\nThe port was closed.”\n\nHe wept.",
        '"All of us swam:\n\n- Ruiz\n\n- Okafor\n',
        '"All of us swam.\n\n- Ruiz\n\n- Okafor\n',
        '"All of us swam ...\n\nThe port was closed.',
        '"All of us swam',
        "'All of us swam.\n\nThe port was closed.",
        '"\n\nThe port was closed.',
        'The mast was 12" thick.\n\nThe port was closed.',
    ],
)
def test_one_that_is_taken_up_or_breaks_off_is_let_pass(text: str) -> None:
    assert found(text) == []


def test_headlines_are_left_alone_and_pictures_lie_between() -> None:
    text = '# The "ferry sinks\n\n"All of us swam.\n\n![The port](a.jpg)\n\n"It was cold," he said.\n'
    assert list(UnclosedQuotation().check(read("a.md", text))) == []


def test_only_the_blocks_in_scope_are_looked_at() -> None:
    assert found('"All of us swam.\n\nThe port was closed.', "heading") == []


def test_a_text_without_marks_is_not_read() -> None:
    check = UnclosedQuotation()
    assert check.may_match('a "b')
    assert check.may_match("a &quot;b")
    assert not check.may_match("it's")
