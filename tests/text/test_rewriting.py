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
        (("split", "", "1"), "e"),
        (("truncate", ""), "v"),
        (("wrap", "*"), "*very*"),
        (("wrap", "*", "unwrap", "*v"), "ery*"),
        (("wrap", "*", "unwrap", "*"), "very"),
        (("suffix", "- much", "kebab"), "very-much"),
        (("suffix", "Much", "snake"), "very_much"),
        (("suffix", " much", "camel"), "veryMuch"),
        (("suffix", " much", "pascal"), "VeryMuch"),
        (("suffix", " OF it", "title"), "Very of It"),
        (("suffix", " OF it", "sentence"), "Very of it"),
        (("suffix", " ", "prefix", "  "), "very"),
        (("replace", "very", "$0 ${0} $1 $$"), "very very  $"),
    ],
)
def test_edits_change_the_words(params: tuple[str, ...], expected: str) -> None:
    assert suggestions({"name": ("edit",), "params": params}, "very") == (expected,)


@pytest.mark.parametrize(
    ("step", "text", "expected"),
    [
        ("smart", "\"It's\" -- a 'b' ... ('c')---", "“It’s” – a ‘b’ … (‘c’)—"),
        ("dumb", "“It’s” – a ‘b’ … c—", "\"It's\" -- a 'b' ... c---"),
        ("ascii", "Ærø’s façade, Łódź", "AEro's facade, Lodz"),
        ("words", "1,021", "one thousand twenty-one"),
        ("digits", "twenty-first", "21st"),
        ("camel", "-", "-"),
    ],
)
def test_edits_change_marks_letters_and_numbers(step: str, text: str, expected: str) -> None:
    assert suggestions({"name": ("edit",), "params": (step,)}, text) == (expected,)


def test_a_piece_that_is_not_there_is_no_suggestion() -> None:
    assert suggestions({"name": ("edit",), "params": ("split", "r", "5", "upper")}, "very") == ()


def test_groups_of_the_pattern_fill_what_an_action_is_given() -> None:
    groups = {1: "a", 2: "b"}.get
    assert suggestions({"name": ("replace",), "params": ("$2 $1 $3.",)}, "x", groups) == ("b a .",)
    assert suggestions({"name": ("edit",), "params": ("suffix", "$1")}, "x", groups) == ("xa",)
    assert suggestions({"name": ("convert",), "params": ("simple",)}, "fooBar") == ("foo bar",)


def test_other_actions() -> None:
    assert suggestions({"name": ("replace",), "params": ("a", "b")}, "x") == ("a", "b")
    assert suggestions({"name": ("remove",)}, "x") == ("",)
    assert suggestions({"name": ("suggest",), "params": ("spellings",)}, "x") == ()
    assert suggestions({}, "x") == ()


@pytest.mark.parametrize(
    ("name", "params", "message"),
    [
        ("edit", ("explode",), 'there is no edit "explode"'),
        ("edit", ("replace", "a"), 'the edit "replace" needs 2 values'),
        ("edit", ("lower", "trim"), 'the edit "trim" needs 1 value'),
        ("edit", ("regex", "(", "a"), "pattern"),
        ("edit", ("split", ",", "-1"), "needs the number of a piece"),
        ("edit", (), "at least one step"),
        ("convert", ("complex",), "takes one word: simple"),
        ("convert", (), "takes one word: simple"),
        ("suggest", ("spellings", "a"), "takes one word: spellings"),
        ("explode", (), 'no action is called "explode"'),
    ],
)
def test_a_bad_action_is_told(name: str, params: tuple[str, ...], message: str) -> None:
    with pytest.raises(RuleError, match=message):
        validate({"name": (name,), "params": params})


def test_a_good_action_is_let_pass() -> None:
    for name, params in (("edit", ("trim", "x", "lower")), ("suggest", ("spellings",)), ("replace", ())):
        validate({"name": (name,), "params": params})


def test_templates_are_filled() -> None:
    assert expand("$1-${2}-$$-$3-$x", {1: "a", 2: ""}.get) == "a--$-$3-$x"


def test_choices_are_worded() -> None:
    assert [choice(list("abc")[:number]) for number in range(4)] == [
        "",
        "a",
        "'a' or 'b'",
        "'a', 'b', or 'c'",
    ]
