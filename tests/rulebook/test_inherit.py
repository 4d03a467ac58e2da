from pathlib import Path

import pytest

from copydesk.errors import RuleError
from copydesk.rulebook.loader import load_folders
from copydesk.rulebook.rule import Rule

PARENT = """\
extends: existence
message: "Avoid '%s'."
level: error
measured: right nine times of ten
tokens:
  - bridge
  - tunnel
exceptions: [toll bridge]
bad: ["The {==bridge==} is shut."]
good: [The road is shut.]
tests:
  - name: one
"""


def load(root: Path, files: dict[str, str]) -> tuple[dict[str, Rule], list[RuleError]]:
    for name, text in files.items():
        path = root / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    rules, errors = load_folders([root])
    return {rule.id: rule for rule in rules}, errors


def child(root: Path, keys: str, parent: str = PARENT) -> Rule:
    rules, errors = load(root, {"Old/Ways": parent, "New/Ways": f"extends: Old.Ways\n{keys}"})
    assert errors == []
    return rules["New.Ways"]


def complaint(root: Path, keys: str, parent: str = PARENT) -> str:
    rules, errors = load(root, {"Old/Ways": parent, "New/Ways": f"extends: Old.Ways\n{keys}"})
    assert "New.Ways" not in rules
    (error,) = [error for error in errors if "New" in str(error.path)]
    return str(error)


def test_a_rule_starts_from_its_parent_and_its_own_keys_win(tmp_path: Path) -> None:
    rule = child(tmp_path, "level: suggestion\n")
    assert rule.check.tokens == ("bridge", "tunnel")  # type: ignore[attr-defined]
    assert (rule.level.word, rule.message) == ("suggestion", "Avoid '%s'.")


def test_examples_and_what_was_measured_stay_with_the_parent(tmp_path: Path) -> None:
    rule = child(tmp_path, "")
    assert (rule.bad, rule.good, rule.known, rule.measured) == ((), (), (), "")


def test_keys_with_a_sign_change_a_list(tmp_path: Path) -> None:
    rule = child(tmp_path, "tokens+: [ferry]\ntokens-: [tunnel]\nexceptions-:\n  - toll bridge\n")
    assert rule.check.tokens == ("bridge", "ferry")  # type: ignore[attr-defined]
    assert rule.check.exceptions == ()  # type: ignore[attr-defined]


def test_keys_with_a_sign_change_a_mapping(tmp_path: Path) -> None:
    parent = "extends: substitution\nmessage: x\nswap:\n  ferry: boat\n  lorry: van\n"
    added = child(tmp_path, "swap+:\n  lorry: truck\n  tram: streetcar\n", parent)
    assert added.check.swap == {"ferry": "boat", "lorry": "truck", "tram": "streetcar"}  # type: ignore[attr-defined]
    taken = child(tmp_path, "swap-: [ferry]\n", parent)
    assert taken.check.swap == {"lorry": "van"}  # type: ignore[attr-defined]


def test_a_line_of_rules_is_followed(tmp_path: Path) -> None:
    files = {"A/One": PARENT}
    files |= {f"A/R{number}": f"extends: A.R{number - 1}\ntokens+: [t{number}]\n" for number in range(2, 11)}
    files["A/R1"] = "extends: A.One\n"
    rules, errors = load(tmp_path, files)
    assert errors == []
    assert rules["A.R10"].check.tokens[-1] == "t10"  # type: ignore[attr-defined]
    files["A/R11"] = "extends: A.R10\n"
    _, (error,) = load(tmp_path, files)
    assert "more than 10 rules extend one another" in str(error)
    assert "R11.yml" in str(error)


def test_a_circle_names_its_files(tmp_path: Path) -> None:
    _, errors = load(tmp_path, {"A/One": "extends: A.Two\n", "A/Two": "extends: A.One\n"})
    assert [error.line for error in errors] == [1, 1]
    for error in errors:
        assert "One.yml" in error.message
        assert "Two.yml" in error.message


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ("tokens-: [ferry]\n", 'the parent has no entry "ferry" to take away'),
        ("tokens+: ferry\n", '"tokens+" needs a list, not "ferry"'),
        ("level+: [error]\n", "the parent has a single value"),
        ("raw+: [x]\n", '"raw+": the rule it extends has no such key'),
        ("tokens: [a]\ntokens+: [b]\n", '"tokens" and "tokens+" (lines 2 and 3)'),
        ("exceptions-:\n  - {a: b}\n", "the parent has no entry a mapping to take away"),
    ],
)
def test_what_the_parent_does_not_have_is_named(tmp_path: Path, keys: str, message: str) -> None:
    assert message in complaint(tmp_path, keys)


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ("swap+: [a]\n", '"swap+" needs a mapping, not a list'),
        ("swap-: {a: b}\n", '"swap-" needs a list of the keys to take away, not a mapping'),
        ("swap-: [tram]\n", 'the parent has no entry "tram" to take away'),
    ],
)
def test_a_mapping_is_changed_by_what_fits_it(tmp_path: Path, keys: str, message: str) -> None:
    parent = "extends: substitution\nmessage: x\nswap:\n  ferry: boat\n"
    assert message in complaint(tmp_path, keys, parent)


def test_entries_of_several_values_are_compared_by_what_they_say(tmp_path: Path) -> None:
    parent = "extends: existence\nmessage: x\ntokens: [a]\naction:\n  name: edit\n  params:\n    - [lower]\n"
    assert "has no entry" in complaint(tmp_path, "tokens-: [[a, b]]\n", parent)


def test_a_parent_that_is_not_there_is_guessed_at(tmp_path: Path) -> None:
    _, errors = load(tmp_path, {"Old/Ways": PARENT, "New/Ways": "extends: Old.Way\n"})
    assert 'there is no rule "Old.Way" to extend' in errors[0].message
    assert "Old.Ways" in errors[0].message
    _, errors = load(tmp_path, {"New/Ways": "extends: Elsewhere.Altogether\n"})
    assert "a rule is called as its folder and its file" in errors[0].message


def test_a_rule_that_comes_with_vale_has_no_file(tmp_path: Path) -> None:
    _, errors = load(tmp_path, {"New/Ways": "extends: Vale.Spelling\n"})
    assert "comes with Vale and has no file" in errors[0].message


def test_a_parent_that_is_wrong_is_named_with_its_line(tmp_path: Path) -> None:
    text = complaint(tmp_path, "", "extends: existence\nmessage: x\nmessage: y\n")
    assert "New" in text
    assert "Ways.yml, line 3" in text
    assert "stands twice, in lines 2 and 3" in text
    _, errors = load(tmp_path / "b", {"A/One": "- x\n", "A/Two": "extends: A.One\n"})
    assert all("Two" in str(error.path) or "One" in str(error.path) for error in errors)


def test_a_value_of_the_parent_that_is_wrong_is_placed_at_the_name_of_the_parent(tmp_path: Path) -> None:
    rules, errors = load(
        tmp_path,
        {"Old/Ways": "extends: existence\nmessage: x\ntokens: ['(']\n", "New/Ways": "extends: Old.Ways\n"},
    )
    assert rules == {}
    (mine,) = [error for error in errors if "New" in str(error.path)]
    assert (mine.line, mine.column) == (1, 10)


def test_a_rule_without_a_parent_has_nothing_to_add_to(tmp_path: Path) -> None:
    _, errors = load(tmp_path, {"A/One": "extends: existence\nmessage: x\ntokens+: [a]\n"})
    assert '"tokens+": only a rule that extends another rule adds or takes away' in errors[0].message


def test_the_last_parent_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "A").mkdir()
    (tmp_path / "A" / "One.yml").write_bytes(b"\xff")
    _, errors = load(tmp_path, {"A/Two": "extends: A.One\n"})
    assert any("can't be used" in error.message and "UTF-8" in error.message for error in errors)


def test_a_built_in_rule_can_be_extended_wherever_the_folder_is_loaded(tmp_path: Path) -> None:
    rules, errors = load(tmp_path, {"Desk/Captions": "extends: captions.repeated-caption\nlevel: error\n"})
    assert (errors, rules["Desk.Captions"].kind) == ([], "repeated-text")


def test_built_in_rules_are_guessed_at_too(tmp_path: Path) -> None:
    _, (error,) = load(tmp_path, {"Desk/Captions": "extends: captions.repeated-captoin\n"})
    assert 'did you mean "captions.repeated-caption"?' in error.message
