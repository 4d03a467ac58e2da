from pathlib import Path

import pytest

from copydesk.config.file import Config, find, load
from copydesk.errors import ConfigError
from copydesk.rulebook.tree import Node


def config(folder: Path, text: str, name: str = "copydesk.yaml") -> Config:
    path = folder / name
    path.write_text(text, "utf-8")
    return load(path)


def complaint(folder: Path, text: str, name: str = "copydesk.yaml") -> str:
    with pytest.raises(ConfigError) as caught:
        config(folder, text, name)
    return str(caught.value).replace(f"{folder}/", "")


def test_every_key_is_read(tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    found = config(
        tmp_path,
        """
        select: [captions, figures]
        ignore: wording
        preview: true
        rules:
          a.b: off
          a.c: error
          a.d: {level: warning, min_words: 6, deep: {x: [1, two]}}
        rule-folders: [styles]
        exclude: [drafts/]
        overrides:
          - paths: [opinion/]
            ignore: [attribution]
        fail-level: never
        """,
    )
    assert found.toggles.select == ("captions", "figures")
    assert found.toggles.ignore == ("wording", "a.b")
    assert found.toggles.preview
    assert {name: list(options) for name, options in found.toggles.rules.items()} == {
        "a.c": ["level"],
        "a.d": ["level", "min_words", "deep"],
    }
    words = found.toggles.rules["a.d"]["min_words"]
    assert isinstance(words, Node)
    assert (words.value, words.line, words.column) == (6, 8, 44)
    assert (found.folders, found.exclude, found.fail_level) == (("styles",), ("drafts/",), "never")
    assert found.overrides[0].paths == ("opinion/",)
    assert found.overrides[0].toggles.ignore == ("attribution",)
    assert found.toggles.places["a.c"] == (7, 11)


def test_an_empty_file_is_a_configuration_that_says_nothing(tmp_path: Path) -> None:
    assert config(tmp_path, "# nothing\n").toggles.select == ()


def test_pyproject_is_read_by_its_table(tmp_path: Path) -> None:
    found = config(tmp_path, '[tool.copydesk]\nselect = ["captions"]\npreview = false\n', "pyproject.toml")
    assert found.toggles.select == ("captions",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("selct: [a]", 'copydesk.yaml:1:1: configuration: there is no key "selct", did you mean "select"?'),
        ("preview: maybe", 'copydesk.yaml:1:10: "preview" is true or false, not "maybe"'),
        ("fail-level: warn", '"fail-level" is one of suggestion, warning, error, never, not "warn"'),
        ("rules: {a: loud}", '"a" is one of suggestion, warning, error, off, not "loud"'),
        ("rules: [a]", "rules: a mapping of keys is wanted here, not a list"),
        ("select: [1]", '"select" is a list of words, not "1"'),
        ("overrides: {}", "a list of overrides is wanted here"),
        ("overrides: [{ignore: a}]", 'an override needs "paths", a list of patterns'),
        ("overrides: [{fail-level: error}]", 'override: there is no key "fail-level"'),
        ("a: 1\na: 2\n", 'the key "a" stands twice, in lines 1 and 2'),
        ("select:\n\t- a\n", "starts with a tab"),
        ("just words", "configuration: a mapping of keys is wanted here"),
    ],
)
def test_what_means_nothing_is_named_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    assert said in complaint(tmp_path, text)


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "copydesk.yaml"
    path.write_bytes(b"a: 1\nb: \xff\n")
    with pytest.raises(ConfigError, match=r"yaml:2: is not UTF-8"):
        load(path)
    path.write_bytes(b"# " + b"x" * 1_000_001)
    with pytest.raises(ConfigError, match="too large"):
        load(path)
    with pytest.raises(ConfigError, match="can't be read"):
        load(tmp_path / "none.yaml")
    assert "is not TOML" in complaint(tmp_path, "[tool.copydesk\n", "pyproject.toml")


def test_the_nearest_file_holds(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "copydesk.yaml").write_text("select: [captions]")
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\n")
    assert find(deep).root == tmp_path
    (tmp_path / "a" / ".copydesk.yaml").write_text("select: [figures]")
    assert find(deep).toggles.select == ("figures",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('exclude: ["*a*a*a*a"]', "has more than 3 stars between slashes"),
        ('exclude: ["**/a/**/b/**/c/**"]', 'has "**" more than 3 times'),
        (f"exclude: [{'x' * 400}]", "is too long"),
        ('exclude: ["!"]', "can't be used"),
        ("overrides: [{paths: ['[z-a]'], ignore: a}]", "can't be used"),
    ],
)
def test_patterns_that_could_hang_or_mean_nothing_are_refused(tmp_path: Path, text: str, said: str) -> None:
    assert said in complaint(tmp_path, text)


@pytest.mark.parametrize(
    "text",
    [
        "[tool.copydesk]\n" + ".".join("a" * 60) + " = 1\n",
        "[tool.copydesk]\nx = " + "9" * 10_000 + "\n",
        "[tool.copydesk]\nx = " + "[" * 5_000 + "]" * 5_000 + "\n",
        "# copydesk\n" + "#" * 300_000,
    ],
)
def test_toml_that_takes_gigabytes_is_refused(tmp_path: Path, text: str) -> None:
    assert "is not TOML" in complaint(tmp_path, text, "pyproject.toml")


def test_a_pyproject_that_is_not_ours_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "copydesk.yaml").write_text("select: [captions]")
    inner = tmp_path / "inner"
    inner.mkdir()
    for text in ("# [tool.copydesk]\n", "tool = 3 # copydesk\n", "[tool.other]\n"):
        (inner / "pyproject.toml").write_text(text)
        assert find(inner).toggles.select == ("captions",)
    (inner / "pyproject.toml").write_bytes(b"\xff")
    assert find(inner).toggles.select == ("captions",)


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("classified:x:0:0")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "copydesk.yaml").symlink_to(tmp_path / "secret")
    with pytest.raises(ConfigError, match="a link that leads out") as caught:
        find(inner)
    assert "classified" not in str(caught.value)
    (inner / "copydesk.yaml").unlink()
    (inner / "copydesk.yaml").symlink_to(inner / "copydesk.yaml")
    assert find(inner / ("x" * 5_000)).path is None
