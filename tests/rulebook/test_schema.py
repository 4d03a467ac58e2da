from pathlib import Path

import jsonschema
import pytest

from copydesk.rulebook import schema
from copydesk.rulebook.build import HEADER
from copydesk.rulebook.sources import RuleFile, builtin, rule_files
from copydesk.rulebook.tree import Node, parse


@pytest.fixture(autouse=True)
def sound(toys: Path) -> None:
    (toys / "toy_two.py").unlink()


def plain(node: Node) -> object:
    if node.entries is not None:
        return {entry.key: plain(entry.value) for entry in node.entries}
    return [plain(item) for item in node.items] if node.items is not None else node.value


def valid(text: str) -> bool:
    return jsonschema.Draft202012Validator(schema.rule_schema()).is_valid(plain(parse(text, "r.yml")))


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("extends: toy-words\nmessage: x", True),
        ("extends: toy-words\nmessage: x\nscope: a\nwords: [a]\nswap: {a: b}\nnote: null\norder: last", True),
        ("extends: toy-words\nmessage: x\nbad: [a, {text: b, format: txt}, {files: {a: b}}]", True),
        ("extends: toy-words\nmessage: x\nknown: [{miss: a, text: b}]", True),
        ("extends: toy-words", False),
        ("extends: toy-wrods\nmessage: x", False),
        ("extends: toy-words\nmessage: x\nmin-words: 1", False),
        ("extends: toy-words\nmessage: x\nmin_words: a", False),
        ("extends: toy-words\nmessage: x\nwords: a", False),
        ("extends: toy-words\nmessage: x\nknown: [{text: b}]", False),
        ("extends: House.Words", True),
        ("extends: House.Words\nlevel: error\ntokens+: [a]", True),
        ("extends: .Words", False),
        ("extends: toy-needy\nmessage: x", False),
        ("extends: toy-needy\nmessage: x\ntoken: a\nin: b", True),
        ("extends: toy-vale\nmessage: x\ntokens: a\nmax: '3'\naction: {}", True),
    ],
)
def test_the_schema_takes_what_the_loader_takes(text: str, good: bool) -> None:  # noqa: FBT001
    assert valid(text) == good


def test_the_schema_knows_the_keys_of_every_rule() -> None:
    assert {"extends", *schema._header()} == HEADER


def test_every_rule_of_ours_keeps_to_the_schema() -> None:
    validator = jsonschema.Draft202012Validator(schema.rule_schema())
    for found in rule_files(builtin()):
        assert isinstance(found, RuleFile)
        validator.validate(plain(parse(found.read(), found.path)))
