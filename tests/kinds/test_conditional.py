from typing import Any

import pytest

from copydesk.errors import RuleError
from copydesk.kinds.conditional import Conditional
from copydesk.readers import read

SHORT, LONG = r"\b[A-Z]{3,5}\b", r"\b\w+ \(([A-Z]{3,5})\)"


def found(text: str, first: str = SHORT, second: str = LONG, **options: Any) -> list[str]:  # noqa: ANN401
    check = Conditional(first=first, second=second, **options)
    check.validate()
    return [match.args[0] for match in check.check(read("a.md", text))]


def test_what_is_not_explained_is_found() -> None:
    assert found("The union (TUV) met the RST.\n\nThe TUV left.\n") == ["RST"]


def test_an_explanation_counts_from_its_own_block_on() -> None:
    assert found("The TUV of the union (TUV) met.\n\nThe TUV left.\n") == []
    assert found("The TUV met.\n\nThe union (TUV) met.\n\nThe TUV left.\n") == ["TUV"]


def test_all_groups_and_all_earlier_blocks_explain() -> None:
    assert found(
        "the abc (RST or TUV)\n\nnothing\n\nRST TUV XYZ\n", second=r"(\w+) \(([A-Z]+) or ([A-Z]+)\)"
    ) == ["XYZ"]


def test_without_a_group_the_block_itself_must_have_it() -> None:
    assert found("Figure 1 shows it.\n\nFigure 2: the boat.\n", r"Figure \d", r"\d:") == ["Figure 1"]


def test_exceptions_are_let_pass() -> None:
    assert found("The XYZ met the RST.\n", exceptions=("XYZ",)) == ["RST"]


def test_case_counts_though_a_rule_says_otherwise() -> None:
    assert found("the rst and the RST\n", ignorecase=True) == ["RST"]


def test_each_rule_has_a_memory_of_its_own() -> None:
    document = read("a.md", "The union (TUV) met the TUV.\n")
    first = Conditional(first=SHORT, second=LONG)
    second = Conditional(first=SHORT, second=r"\b\w+ \[([A-Z]{3})\]")
    assert [*first.check(document)] == []
    assert [match.args[0] for match in second.check(document)] == ["TUV", "TUV"]
    assert [*first.check(document)] == []


def test_a_text_without_anything_to_explain_is_fine() -> None:
    assert found("All is well.\n") == []


def test_a_group_that_captured_nothing_explains_nothing() -> None:
    assert found("the abc () and RST\n", second=r"(\w+) \(([A-Z]+)?\)") == ["RST"]


def test_a_rule_without_a_first_pattern_finds_nothing() -> None:
    assert found("RST", first="") == []


@pytest.mark.parametrize(
    "options", [{"first": "["}, {"second": "["}, {"in_": "title"}, {"exceptions": ("[",)}]
)
def test_a_bad_rule_is_told(options: dict[str, Any]) -> None:
    with pytest.raises(RuleError):
        Conditional(**{"first": "a", "second": "b", **options}).validate()
