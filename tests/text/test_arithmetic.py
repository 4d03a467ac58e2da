import math
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import RuleError
from copydesk.text.arithmetic import Formula, Number


def value(source: str, **numbers: Number) -> object:
    return Formula(source).value(numbers)


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("10 - 2 - 3", 5),
        ("7 / 2", 3),
        ("-7 / 2", -3),
        ("7 / 2.0", 3.5),
        ("7 % 4", 3),
        ("2.5e1 + .5", 25.5),
        ("-(2 - 5)", 3),
        ("+4", 4),
        ("!(1 < 2)", False),
        ("1 < 2 && 2 <= 2", True),
        ("1 > 2 || 2 >= 3", False),
        ("1 == 1 && 1 != 2", True),
        ("1 > 2 ? 3 : 4", 4),
        ("true ? 3 : 4", 3),
        ("false", False),
        ("math.sqrt(16)", 4),
        ("math.pow(2, 10)", 1024),
        ("math.max(2, 10) + math.min(2, 10)", 12),
        ("math.abs(-2)", 2),
        ("math.dim(5, 2)", 3),
        ("math.ceil(1.2) / 4", 0.5),
        ("math.floor(2.9) / 4", 0.5),
        ("math.trunc(-2.9) / 4", -0.5),
        ("math.mod(7, 4)", 3),
        ("round(2.5)", 3),
        ("round(-2.5)", -3),
        ("round(2.345, 2)", 2.35),
        ("int(2.9) + float(1)", 3),
        ("math.pi > 3 && math.e < 3", True),
        ("words / sentences", 5),
    ],
)
def test_formulas(source: str, result: object) -> None:
    assert value(source, words=10.0, sentences=2.0) == pytest.approx(result)


def test_what_is_no_number_is_told_as_such() -> None:
    for source in ("0.0 / 0.0", "1 / 0", "math.sqrt(-1)", "1 % 0", "math.exp(1e6)", "int(1e999)"):
        assert math.isnan(value(source))  # type: ignore[arg-type]
    assert value("1.0 / 0") == math.inf
    assert value("-1.0 / 0") == -math.inf
    assert value("round(1.0 / 0)") == math.inf


def test_large_numbers_are_no_whole_numbers_any_more() -> None:
    assert isinstance(value("9223372036854775807 + 1"), float)
    assert isinstance(value("9223372036854775808"), float)


def test_the_names_it_uses_are_known() -> None:
    assert Formula("words / sentences + math.pi").names == {"words", "sentences"}
    assert Formula("> 8 && result < 9", prefix="result").value({"result": 8.5}) is True


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("", "the end"),
        ("1 +", "the end"),
        ("1 2", '"2" in a wrong place'),
        ("(1", '"\\)" was expected'),
        ("1 ? 2", '":" was expected'),
        ("1 @ 2", '"@" in a wrong place'),
        ("math.sqrt(1, 2)", "gives math.sqrt 2 numbers; it takes 1"),
        ("round()", "gives round 0 numbers; it takes 1 or 2"),
        ("open(1)", 'calls "open", which there is not'),
        ("math.secret", 'names "math.secret", which there is not'),
        ("(" * 60 + "1" + ")" * 60, "nested deeper"),
        ("-" * 60 + "1", "nested deeper"),
        ("1" * 3000, "more than 2,000 characters"),
        ("words.__class__.x", "in a wrong place"),
        ("__import__('os')", "in a wrong place"),
    ],
)
def test_what_is_no_formula_is_told(source: str, message: str) -> None:
    with pytest.raises(RuleError, match=message):
        Formula(source)


def test_a_long_chain_is_no_deep_one() -> None:
    assert value("1" + "+1" * 900) == 901


@given(st.text(alphabet="1+-*/%()<>=!&|?:,. ae", max_size=30))
def test_any_text_is_a_formula_or_refused(source: str) -> None:
    with suppress(RuleError, KeyError):
        Formula(source).value({"a": 1.0, "e": 2.0, "ae": 3.0, "ea": 4.0})
