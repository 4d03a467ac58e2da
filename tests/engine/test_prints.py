import os
from pathlib import Path

import pytest

from copydesk.config.workspace import Options, Workspace
from copydesk.engine import prints
from copydesk.engine.prints import program_print, settings_print


def _print(folder: Path, **options: object) -> bytes:
    return settings_print(Workspace(Options(**options)), str(folder / "a.md"))  # type: ignore[arg-type]


def test_paths_and_what_is_only_merged_make_no_difference(tmp_path: Path) -> None:
    here = _print(tmp_path)
    for options in ({"baseline": "x"}, {"exclude": ("x",)}, {"glob": "*.md"}, {"force_exclude": True}):
        assert _print(tmp_path, **options) == here
    for options in ({"select": ("a",)}, {"preview": True}, {"archive": "x"}, {"ignore_syntax": True}):
        assert _print(tmp_path, **options) != here


def test_the_text_of_a_configuration_and_of_vale_s_packages_counts(tmp_path: Path) -> None:
    ini = tmp_path / ".vale.ini"
    packages = tmp_path / "styles" / ".vale-config"
    packages.mkdir(parents=True)
    (tmp_path / "styles" / "Ours").mkdir()
    ini.write_text("StylesPath = styles\n[*]\nBasedOnStyles = Ours\n")
    seen = {_print(tmp_path, config=str(ini))}
    (packages / "0.ini").write_text("[*.md]\n")
    seen.add(_print(tmp_path, config=str(ini)))
    (tmp_path / "styles" / "Ours" / "x.yml").write_text("extends: existence\n")
    seen.add(_print(tmp_path, config=str(ini)))
    ini.write_text("StylesPath = styles\n[*.md]\nBasedOnStyles = Ours\n")
    seen.add(_print(tmp_path, config=str(ini)))
    assert len(seen) == 4


def test_a_folder_of_too_many_files_has_no_print(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prints, "_MOST", 1)
    for name in "ab":
        (tmp_path / name).write_text("")
    (tmp_path / "c").mkdir()
    with pytest.raises(OSError, match="too many"):
        _print(tmp_path, folders=(str(tmp_path),))
    monkeypatch.setattr(prints, "_MOST", 2)
    os.symlink(tmp_path / "none", tmp_path / "c" / "link")
    (tmp_path / "b").unlink()
    assert _print(tmp_path, folders=(str(tmp_path),))


def test_a_program_that_is_installed_is_known_by_its_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "copydesk"
    (package / "engine").mkdir(parents=True)
    (package / "_rules").mkdir()
    (package / "x.py").write_text("")
    monkeypatch.setattr(prints, "__file__", str(package / "engine" / "prints.py"))
    monkeypatch.setattr(prints, "builtin", lambda: package / "_rules")
    seen: set[bytes] = set()
    for record in ("one", "two", None):
        info = tmp_path / "copydesk-0.1.0.dist-info"
        info.mkdir(exist_ok=True)
        if record:
            (info / "RECORD").write_text(record)
        else:
            (info / "RECORD").unlink()
        program_print.cache_clear()
        seen.add(program_print())
        (package / "x.py").write_text(record or "")
        program_print.cache_clear()
        assert (program_print() in seen) is bool(record)
    program_print.cache_clear()
    assert len(seen) == 3
