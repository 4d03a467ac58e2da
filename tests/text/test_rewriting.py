import pytest

from copydesk.errors import RuleError
from copydesk.text.rewriting import choice, expand, suggestions, validate


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        (("upper",), "VERY"),
        (("lower",), "very"),
        (("title",), "Very"),
        (("capitalize",), "Very"),
        (("capitalize", "uncapitalize"), "very"),
        (("simple",), "very"),
        (("squeeze",), "very"),
        (("trim", "vy"), "er"),
        (("trim_left", "v"), "ery"),
        (("trim_right", "y"), "ver"),
        (("truncate", "r"), "ve"),
        (("remove", "vr"), "ey"),
        (("prefix", "a "), "a very"),
        (("suffix", "!"), "very!"),
        (("replace", "er", "ar"), "vary"),
        (("regex", "(v)(e)", "$2$1"), "evry"),
        (("split", "r", "1"), "y"),
        (("split", "r", "5"), "very"),
        (("split", "r", "x"), "very"),
        ((), "very"),
    ],
)
def test_edits_change_the_words(params: tuple[str, ...], expected: str) -> None:
    assert suggestions({"name": ("edit",), "params": params}, "very") == (expected,)


def test_other_actions() -> None:
    assert suggestions({"name": ("replace",), "params": ("a", "b")}, "x") == ("a", "b")
    assert suggestions({"name": ("remove",)}, "x") == ("",)
    assert suggestions({"name": ("suggest",), "params": ("spellings",)}, "x") == ()
    assert suggestions({}, "x") == ()


@pytest.mark.parametrize("params", [("explode",), ("replace", "a"), ("regex", "(", "a")])
def test_a_bad_edit_is_told(params: tuple[str, ...]) -> None:
    with pytest.raises(RuleError):
        validate({"name": ("edit",), "params": params})


def test_templates_are_filled() -> None:
    assert expand("$1-${2}-$$-$3-$x", {1: "a", 2: ""}.get) == "a--$-$3-$x"


def test_choices_are_worded() -> None:
    assert [choice(list("abc")[:number]) for number in range(4)] == [
        "",
        "a",
        "'a' or 'b'",
        "'a', 'b', or 'c'",
    ]
