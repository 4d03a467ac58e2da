"""Dictionaries in a folder."""

from pathlib import Path

import pytest

from copydesk.errors import RuleError
from copydesk.text import dictionaries


def test_old_dictionaries_are_read_in_their_encoding(tmp_path: Path) -> None:
    (tmp_path / "old.aff").write_bytes("SET ISO8859-1\n".encode("latin-1"))
    (tmp_path / "old.dic").write_bytes("SET ISO8859-1\ncafé\n".encode("latin-1"))
    assert dictionaries.named(str(tmp_path), "old").knows("café")


def test_files_that_are_too_large_or_can_not_be_read_are_errors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("word\n")
    monkeypatch.setattr(dictionaries, "_LARGEST", 2)
    with pytest.raises(RuleError, match="too large"):
        list(dictionaries.listed_words(str(tmp_path), ("a.txt",)))
    with pytest.raises(RuleError, match="can't be read"):
        dictionaries._text(str(tmp_path))


def test_without_a_folder_there_is_nothing(tmp_path: Path) -> None:
    assert list(dictionaries.listed_words("", ("a.txt",))) == []
    assert list(dictionaries.listed_words("", ())) == []
    assert list(dictionaries.all_in("")) == []
    assert list(dictionaries.listed_words(str(tmp_path), ("a\0b",))) == []
