from pathlib import Path

import pytest

from copydesk.api import Options, lint_paths
from copydesk.config.file import load
from copydesk.errors import ConfigError


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("token-ignores: [a, '(b']\n", '1:20: bad pattern "(b": a group that is not closed'),
        ("block-ignores:\n- '[a'\n", '2:3: bad pattern "[a": a class that is not closed'),
        ("word-template: foo\n", '1:16: word-template: "foo" has no %s, which stands for the words'),
        ("word-template: '%%s'\n", '1:16: word-template: "%%s" has no %s'),
        ("rule-folders:\n- gone\n", '2:3: there is no rule folder "gone"'),
        ("rule-folders: ../gone\n", '1:15: the rule folder "../gone" lies outside'),
        ("rule-folders: [3]\n", '1:16: there is no rule folder "3"'),
    ],
)
def test_values_that_cannot_work_are_told_with_their_place(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "copydesk.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(ConfigError) as caught:
        load(path)
    assert str(caught.value).startswith(f"{path}:{said}")


def test_a_vocabulary_without_a_folder_of_rules_is_told(tmp_path: Path) -> None:
    (tmp_path / "copydesk.yaml").write_text("vocab: [Desk]\n", "utf-8")
    (tmp_path / "a.md").write_text("The harbour.\n", "utf-8")
    (problem,) = lint_paths([str(tmp_path / "a.md")], Options()).problems
    assert problem.message.startswith('there is no folder of rules to have the vocabulary "Desk"')
    (tmp_path / "rules" / "config" / "vocabularies" / "Desk").mkdir(parents=True)
    assert not lint_paths([str(tmp_path / "a.md")], Options(folders=(str(tmp_path / "rules"),))).problems
