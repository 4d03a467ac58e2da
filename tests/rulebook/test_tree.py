import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import RuleError
from copydesk.rulebook import tree
from copydesk.rulebook.scalars import core
from copydesk.rulebook.tree import Node, of_value, parse


def plain(node: Node) -> object:
    if node.entries is not None:
        return {entry.key: plain(entry.value) for entry in node.entries}
    if node.items is not None:
        return [plain(item) for item in node.items]
    return node.value


def complaint(text: str) -> RuleError:
    with pytest.raises(RuleError) as caught:
        parse(text, "style/rule.yml")
    return caught.value


def test_values_know_where_they_stand() -> None:
    root = parse("a: 1\nb:\n  - x\n  - {c: d}\n", "r.yml")
    assert root.entries is not None
    second = root.entries[1]
    assert (second.key, second.line, second.column) == ("b", 2, 1)
    assert second.value.items is not None
    assert (second.value.items[1].line, second.value.items[1].column) == (4, 5)


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-(10**9), 10**9)
        # YAML 1.1 counts NEL, LS and PS as line ends: they come back as spaces
        | st.text(st.characters(codec="utf-8", exclude_characters="\x85\u2028\u2029"), max_size=8).filter(
            lambda text: isinstance(core(text), str)
        ),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text("abc<=~1", max_size=4), inner, max_size=3)
        ),
        max_leaves=12,
    )
)
def test_what_pyyaml_writes_is_read_back(value: object) -> None:
    assert plain(parse(yaml.safe_dump(value, allow_unicode=True), "r.yml")) == value
    assert plain(of_value(value)) == value


def test_of_value_keeps_nodes_and_shows_values() -> None:
    node = Node("x", "x", line=3)
    assert of_value(node) is node
    assert of_value(None).shown == "nothing"
    assert of_value(True).raw == "true"  # noqa: FBT003
    assert of_value(["a"]).shown == "a list"
    assert of_value({"a": 1}).shown == "a mapping"
    assert of_value("x" * 100).shown == '"' + "x" * 40 + '…"'


def test_a_key_that_stands_twice_names_both_lines() -> None:
    error = complaint("a: 1\nb: 2\na: 3\n")
    assert str(error) == 'style/rule.yml:3:1: the key "a" stands twice, in lines 1 and 3'


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: 1\n\tb: 2", (2, 1), "starts with a tab"),
        ("a: [1", (1, 4), "a bracket that is not closed"),
        ("a: 1\n---\nb: 1", (2, 1), "more than one YAML document"),
        ("<<: {a: 1}", (1, 1), "merging"),
        ("[1]: a", (1, 1), "a key must be"),
        ("a: &x [*x]", (1, 8), "points at nothing"),
        ("a: *x", (1, 4), "points at nothing"),
        ("a: !!python/name:os.system x", (1, 4), "the tag"),
        ("a: !!int x", (1, 4), "the tag !!int"),
        ("a: !!set {b}", (1, 4), "the tag"),
        ("a: \0", (None, None), "control characters"),
        ("a: \ud800", (None, None), "surrogates"),
        ("a: " + "[" * 40 + "]" * 40, (1, 35), "nested deeper than 32"),
    ],
)
def test_what_rule_files_may_not_hold_has_a_place(
    text: str, place: tuple[int | None, int | None], words: str
) -> None:
    error = complaint(text)
    assert words in error.message
    assert (error.line, error.column) == place


def test_a_quoted_merge_sign_is_a_key() -> None:
    assert plain(parse('"<<": 1', "r.yml")) == {"<<": 1}


def test_an_alias_stands_for_its_value() -> None:
    assert plain(parse("a: &x [1, 2]\nb: *x\nc: &y k\n*y : 1\n", "r.yml")) == {
        "a": [1, 2],
        "b": [1, 2],
        "c": "k",
        "k": 1,
    }


def test_aliases_that_explode_are_refused_at_once() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    start = time.process_time()
    assert "more than 250,000 values" in complaint("\n".join(lines)).message
    assert time.process_time() - start < 1


def test_aliases_that_nest_too_deep_are_refused() -> None:
    lines = ["a0: &a0 [x]", *(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 40))]
    assert "nested deeper" in complaint("\n".join(lines)).message


def test_a_file_that_is_too_large_is_refused() -> None:
    assert "larger than" in complaint("#" * (tree.MAX_SIZE + 1)).message


def test_an_empty_file_is_nothing() -> None:
    assert plain(parse("\ufeff# only a comment\n", "r.yml")) is None


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "- " * 100_000, "{a: " * 50_000, "&a " * 1000, "? " * 50_000, "*a"]
)
def test_hostile_text_ends_in_a_complaint(text: str) -> None:
    start = time.process_time()
    complaint(text)
    assert time.process_time() - start < 5


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parse(text, "r.yml")
    except RuleError as error:
        assert error.path == "r.yml"  # noqa: PT017


def test_without_the_c_parser_the_same_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert plain(parse("a: [1, x]\nb: &c {d: yes}\ne: *c", "r.yml")) == {
        "a": [1, "x"],
        "b": {"d": "yes"},
        "e": {"d": "yes"},
    }
    assert complaint("\ta: 1").line == 1


def test_scalars_yields_keys_and_values() -> None:
    root = parse("a: [x, {b: c}]", "r.yml")
    assert [node.raw for node in root.scalars()] == ["a", "x", "b", "c"]
