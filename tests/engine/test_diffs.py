"""Diffs as git, diff and mails write them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.engine.diffs import read_diff
from copydesk.engine.linewise import Lines
from copydesk.errors import UsageError


def read(text: str) -> dict[bytes, Lines]:
    return {one.names[0]: one.lines for one in read_diff(text.encode(), "the diff")}


def lines(*numbers: int) -> Lines:
    return Lines(frozenset(numbers))


def test_new_lines_are_numbered_as_they_stand_after_the_change() -> None:
    assert read(
        "diff --git a/posts/a.md b/posts/a.md\n"
        "index 1..2 100644\n"
        "--- a/posts/a.md\n"
        "+++ b/posts/a.md\n"
        "@@ -3 +3,2 @@ some words\n"
        "-three\n"
        "+three!\n"
        "+and a half\n"
        "@@ -9,0 +11 @@\n"
        "+--- a/no name\n"
        "diff --git a/b.md b/b.md\n"
        "--- a/b.md\n"
        "+++ b/b.md\n"
        "@@ -1,4 +1,3 @@\n"
        " one\n"
        "-two\n"
        "-+++ b/none.md\n"
        "+2\n"
        "\\ No newline at end of file\n"
        "\n"
    ) == {b"posts/a.md": lines(3, 4, 11), b"b.md": lines(2)}


def test_lines_that_go_leave_none_behind() -> None:
    text = "--- a/a.md\n+++ b/a.md\n@@ -2,2 +1,0 @@\n-two\n-three\n"
    assert read(text) == {b"a.md": lines()}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("a/two words.md\t", b"two words.md"),
        ('"a/line\\nbreak \\"q\\" \\\\ \\303\\244.md"', b'line\nbreak "q" \\ \xc3\xa4.md'),
        ("i/a.md", b"a.md"),
        ("a.md\t2026-11-23 10:00:00", b"a.md"),
    ],
)
def test_names_come_without_quotes_times_and_prefixes(written: str, name: bytes) -> None:
    new = written.replace("a/", "b/", 1).replace("i/", "w/", 1)
    assert list(read(f"--- {written}\n+++ {new}\n@@ -0,0 +1 @@\n+x\n")) == [name]


def test_a_name_without_prefix_is_left_as_it_is() -> None:
    hunk = "@@ -1 +1 @@\n-x\n+y\n"
    (one,) = read_diff(f"diff --git b/x.md b/x.md\n--- b/x.md\n+++ b/x.md\n{hunk}".encode(), "")
    assert one.names == (b"b/x.md", b"x.md")
    (one,) = read_diff(f"--- old/x.md\n+++ new/x.md\n{hunk}".encode(), "")
    assert one.names == (b"new/x.md",)


def test_files_that_come_go_or_move() -> None:
    assert read(
        "diff --git a/new.md b/new.md\nnew file mode 100644\n--- /dev/null\n+++ b/new.md\n@@ -0,0 +1 @@\n+x\n"
        "diff --git a/gone.md b/gone.md\ndeleted file mode 100644\n--- a/gone.md\n+++ /dev/null\n"
        "@@ -1 +0,0 @@\n-x\n"
        "diff --git a/empty.md b/empty.md\ndeleted file mode 100644\n"
        "diff --git a/from.md b/to.md\nsimilarity index 100%\nrename from from.md\nrename to to.md\n"
        'diff --git a/x.md "b/\\303\\244 x.md"\nrename from x.md\nrename to "\\303\\244 x.md"\n'
        '--- a/x.md\n+++ "b/\\303\\244 x.md"\n@@ -1 +1 @@\n-x\n+y\n'
    ) == {b"new.md": lines(1), b"to.md": lines(), b"\xc3\xa4 x.md": lines(1)}


def test_the_old_name_is_known() -> None:
    text = "diff --git a/o p.md b/n.md\nrename from o p.md\nrename to n.md\n"
    assert [one.old for one in read_diff(text.encode(), "")] == [b"o p.md"]
    text = "--- a/o.md\n+++ b/n.md\n@@ -1 +1 @@\n-x\n+y\n"
    assert [one.old for one in read_diff(text.encode(), "")] == [b"o.md"]
    text = "--- /dev/null\n+++ b/n.md\n@@ -0,0 +1 @@\n+y\n"
    assert [one.old for one in read_diff(text.encode(), "")] == [b""]


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("a/a b.txt b/a b.txt", b"a b.txt"),
        ('"a/\\t.txt" "b/\\t.txt"', b"\t.txt"),
        ('a/x "b/\\t.txt"', b"\t.txt"),
        ('"a/\\t.txt" b/x', b"x"),
        ("x.txt x.txt", b"x.txt"),
    ],
)
def test_of_a_binary_file_every_line_is_new(header: str, name: bytes) -> None:
    text = f"diff --git {header}\nindex 1..2\nBinary files a/x and b/x differ\n"
    assert read(text) == {name: Lines(every=True)}


def test_a_merge_has_as_many_signs_as_parents() -> None:
    assert read(
        "diff --cc a.md\nindex 1,2..3\n--- a/a.md\n+++ b/a.md\n@@@ -1,2 -1,3 +1,4 @@@\n"
        "  one\n- two\n -two and\n++two or\n +three\n  four\n--five\n"
        "diff --cc b.md\n--- a/b.md\n+++ b/b.md\n@@@ -1 -1 +1 @@@\n- x\n -y\n++z\n"
    ) == {b"a.md": lines(2, 3), b"b.md": lines(1)}


def test_words_around_a_diff_do_no_harm() -> None:
    text = "commit 1\n\n    A change\n---\n a.md | 1 +\n\n"
    text += "--- a/a.md\r\n+++ b/a.md\r\n@@ -0,0 +1 @@\r\n+x\r\n-- \n2.39\n"
    assert read(text) == {b"a.md": lines(1)}
    assert read(
        "--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n-x\n+y\n--- a/b.md\n+++ b/b.md\n@@ -1 +1 @@\n-x\n+y\n"
    ) == {
        b"a.md": lines(1),
        b"b.md": lines(1),
    }
    assert read("diff --git a/x.sh b/x.sh\nold mode 100644\nnew mode 100755\n") == {b"x.sh": lines()}


def test_utf_16_is_read() -> None:
    text = "--- a/a.md\r\n+++ b/a.md\r\n@@ -0,0 +1 @@\r\n+x\r\n"
    assert [one.names for one in read_diff(text.encode("utf-16"), "")] == [(b"a.md", b"b/a.md")]


def test_nothing_changed_is_a_diff_too() -> None:
    assert read("") == read("\n \n") == {}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("A letter to the editor.\n", "is no unified diff"),
        ("--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n-x\n+y\n", "ends within a change"),
        ("--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n-x\n+y", "ends within a change"),
        ("--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n-x\nwhat?\n", "a line of a change is missing"),
    ],
)
def test_what_is_no_diff_is_an_error(text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "--- a/x",
                "+++ b/x",
                "@@ -1 +1 @@",
                "@@@ -1 -1 +1 @@@",
                "-x",
                "+x",
                " x",
                "",
                "diff --git a/x b/x",
                'diff --git "a/x',
                'rename to "x',
                "\\ No",
            ]
        )
    )
)
def test_any_lines_are_a_diff_or_an_error(drawn: list[str]) -> None:
    with suppress(UsageError):
        read_diff("\n".join(drawn).encode(), "")
