"""Files looked at again and again."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from copydesk.config.workspace import Options
from copydesk.engine.watch import Looked, Watch, watched
from copydesk.errors import UsageError


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("posts/2026").mkdir(parents=True)
    Path("posts/a.md").write_text("One.\n", "utf-8")


def watching(*paths: str, **options: object) -> Watch:
    return Watch(lambda: watched(paths or (".",), Options(**options)))  # type: ignore[arg-type]


def saved_anew(path: Path, text: str) -> None:
    """Save as editors do: write another file, and put it in the place of the first."""
    other = path.with_name(".a.md.swp")
    other.write_text(text, "utf-8")
    other.replace(path)


def test_what_nobody_touches_does_not_change() -> None:
    watch = watching()
    assert not watch.changed()
    assert not watch.changed()


@pytest.mark.parametrize(
    "change",
    [
        lambda: Path("posts/a.md").write_text("Two two.\n", "utf-8"),
        lambda: saved_anew(Path("posts/a.md"), "Two.\n"),
        lambda: Path("posts/a.md").unlink(),
        lambda: Path("posts/b.md").write_text("New.\n", "utf-8"),
        lambda: Path("posts/2026/b.txt").write_text("New, in a folder without any.\n", "utf-8"),
        lambda: Path("posts/a.md").rename("posts/b.md"),
        lambda: Path("copydesk.yaml").write_text("ignore: [captions]\n", "utf-8"),
        lambda: Path("posts/pyproject.toml").write_text("[tool.copydesk]\n", "utf-8"),
    ],
)
def test_what_is_saved_is_seen_once(change: Callable[[], object]) -> None:
    watch = watching()
    change()
    assert watch.changed()
    assert not watch.changed()


def test_other_files_are_of_no_concern() -> None:
    watch = watching()
    Path("posts/.a.md.swp").write_text("x", "utf-8")
    Path("posts/a.py").write_text("x", "utf-8")
    Path("posts/.git").mkdir()
    Path("posts/.git/a.md").write_text("x", "utf-8")
    assert not watch.changed()


def test_a_folder_that_is_new_is_looked_at_too() -> None:
    watch = watching()
    Path("posts/new/deep").mkdir(parents=True)
    assert not watch.changed()
    Path("posts/new/deep/a.md").write_text("x\n", "utf-8")
    assert watch.changed()


def test_rules_and_baselines_decide_what_is_found() -> None:
    Path("styles/desk").mkdir(parents=True)
    Path("more").mkdir()
    Path("styles/desk/very.yml").write_text("x", "utf-8")
    Path("copydesk.yaml").write_text("rule-folders: [styles]\nbaseline: known.json\n", "utf-8")
    watch = watching("posts", folders=("more",))
    for name in ("styles/desk/very.yml", "styles/desk/new.yml", "more/new.yml", "known.json"):
        Path(name).write_text("extends: existence", "utf-8")
        assert watch.changed(), name
    assert not watch.changed()


def test_a_broken_configuration_is_looked_at_too() -> None:
    Path("copydesk.yaml").write_text("ignore: [", "utf-8")
    watch = watching()
    Path("copydesk.yaml").write_text("ignore: []", "utf-8")
    assert watch.changed()


def test_one_configuration_may_be_given() -> None:
    Path("my.yaml").write_text("ignore: []", "utf-8")
    watch = watching(config="my.yaml")
    Path("copydesk.yaml").write_text("ignore: []", "utf-8")
    assert not watch.changed()
    Path("my.yaml").write_text("ignore: [captions]", "utf-8")
    assert watch.changed()
    assert "copydesk.yaml" not in {
        os.path.basename(one) for one in watched(["."], Options(isolated=True)).files
    }


def test_a_path_that_is_not_there_yet_is_looked_at() -> None:
    watch = watching("posts/late.md", "bad\0name.md")
    Path("posts/late.md").write_text("x\n", "utf-8")
    assert watch.changed()


def test_a_flag_that_makes_no_sense_is_an_error() -> None:
    with pytest.raises(UsageError):
        watched(["."], Options(glob="[a-]"))


def test_very_large_folders_of_rules_are_looked_at_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("copydesk.engine.watch._MOST", 3)
    for name in ("a", "b", "c"):
        Path("styles", name).mkdir(parents=True)
        Path("styles", name, "x.yml").write_text("x", "utf-8")
    found = watched(["posts"], Options(folders=("styles",)))
    assert sum(one.endswith("x.yml") for one in found.files) == 2


def test_what_comes_while_folders_are_listed_is_seen_the_next_time() -> None:
    late = [False]

    def find() -> Looked:
        if late[0]:
            late[0] = False
            found = watched(["."], Options(isolated=True))
            Path("posts/later.md").write_text("x\n", "utf-8")
            return found
        return watched(["."], Options(isolated=True))

    watch = Watch(find)
    late[0] = True
    Path("posts/b.md").write_text("x\n", "utf-8")
    assert watch.changed()
    assert watch.changed()
    assert not watch.changed()
