from pathlib import Path

import pytest

from copydesk.lsp.addresses import path_of, uri_of


def test_files_are_named_from_the_folder_of_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert path_of(f"{tmp_path.as_uri()}/a/b.md") == "a/b.md"
    assert path_of(tmp_path.as_uri()) == str(tmp_path)
    assert path_of("file:///other/b.md") == "/other/b.md"


def test_a_folder_of_work_may_be_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    monkeypatch.chdir(tmp_path / "link")
    assert path_of(f"{tmp_path.as_uri()}/link/a.md") == "a.md"


@pytest.mark.parametrize("name", ["a;b.md", "é😀.md", "50%.md", "a#b?.md", "a b.md", "A\udce9.md"])
def test_any_name_goes_there_and_back(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert path_of(uri_of(name)) == name


def test_what_is_no_file_has_the_ending_of_its_language() -> None:
    assert path_of("untitled:Untitled-1", "markdown") == "Untitled-1.md"
    assert path_of("untitled:notes/Untitled.md", "markdown") == "Untitled.md"
    assert path_of("untitled:Untitled-2", "plaintext") == "Untitled-2"
    assert path_of("vscode-vfs://host/", "html") == "untitled.html"
