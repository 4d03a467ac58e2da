import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.text.unified import unified


def diff(before: str, after: str) -> str:
    return "".join(unified(before, after, "a.md"))


def test_equal_texts_give_nothing() -> None:
    assert diff("a\n", "a\n") == ""


def test_a_change_is_shown_with_three_lines_around_it() -> None:
    before = "".join(f"{number}\n" for number in range(20))
    assert diff(before, before.replace("9\n", "x\n", 1)) == (
        "--- a.md\n+++ a.md\n@@ -7,7 +7,7 @@\n 6\n 7\n 8\n-9\n+x\n 10\n 11\n 12\n"
    )


def test_one_line_and_a_missing_last_line_end() -> None:
    assert diff("a", "b\n") == ("--- a.md\n+++ a.md\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n")
    assert diff("", "b\n") == "--- a.md\n+++ a.md\n@@ -0,0 +1 @@\n+b\n"


LINES = st.lists(st.sampled_from(["a\n", "b\n", "c\r\n", "d\r", "\u2028\n", "e"]), max_size=12).map("".join)


@pytest.mark.skipif(shutil.which("patch") is None, reason="needs patch")
@settings(max_examples=40, deadline=None)
@given(before=LINES, after=LINES)
def test_patch_makes_the_one_of_the_other(
    before: str, after: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    if not before or not after or before == after:
        return
    folder: Path = tmp_path_factory.mktemp("patch")
    file = folder / "a.md"
    file.write_bytes(before.encode())
    command = ["patch", "--binary", "-s", "-p0", "a.md"]
    subprocess.run(command, cwd=folder, input=diff(before, after).encode(), check=True, capture_output=True)
    assert file.read_bytes() == after.encode()
