import os
from pathlib import Path

import pytest

from copydesk.engine.files import LARGEST, decode, read_text
from copydesk.errors import ReadError


def test_byte_order_marks_are_no_part_of_the_text(tmp_path: Path) -> None:
    for number, data in enumerate(["é".encode("utf-8-sig"), "é".encode("utf-16"), "é".encode()]):
        path = tmp_path / f"{number}.txt"
        path.write_bytes(data)
        assert read_text(str(path)) == "é"


def test_a_wrong_byte_is_named_with_its_place() -> None:
    with pytest.raises(ReadError, match=r"a\.txt:2:4: is not UTF-8: byte 0x92"):
        decode("é\r\nit ".encode() + b"\x92s", "a.txt")


def test_a_nul_character_is_named_with_its_place() -> None:
    with pytest.raises(ReadError, match=r"a\.txt:2:3: holds a NUL"):
        decode(b"a\nbc\0", "a.txt")


def test_what_is_no_article_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="larger than 5 MB"):
        decode(b"a" * (LARGEST + 1), "a.txt")
    with pytest.raises(ReadError, match="no such file"):
        read_text(str(tmp_path / "none.md"))
    with pytest.raises(ReadError, match=r"can't be read|not a regular file"):
        read_text(str(tmp_path))
    loop = tmp_path / "loop.md"
    loop.symlink_to(loop)
    with pytest.raises(ReadError, match="can't be read"):
        read_text(str(loop))


def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    with pytest.raises(ReadError, match="not a regular file"):
        read_text(str(pipe))


def test_a_file_of_too_many_lines_is_no_article() -> None:
    with pytest.raises(ReadError, match="more than 100,000 lines"):
        decode(b"a\n" * 100_001, "a.txt")
