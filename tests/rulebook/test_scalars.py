import math

import pytest

from copydesk.rulebook.scalars import CORE_TAG, core, tagged
from copydesk.rulebook.tree import parse


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", "yes"),
        ("true", True),
        ("False", False),
        ("~", None),
        ("12", 12),
        ("012", 12),
        ("0o14", 12),
        ("0xC", 12),
        ("1_000", "1_000"),
        ("1.50", 1.5),
        ("1e3", 1000.0),
        (".inf", math.inf),
        ("-.Inf", -math.inf),
        ("2024-05-03", "2024-05-03"),
        ("=", "="),
        ("9" * 50, "9" * 50),
        ("'12'", "12"),
        ("!!str 12", "12"),
        ("! 12", "12"),
        ("!!int 12", 12),
        ("!!float 12", 12),
        ("!!bool 'true'", True),
    ],
)
def test_scalars_follow_the_core_schema_of_yaml_1_2(text: str, value: object) -> None:
    (entry,) = parse(f"a: {text}", "r.yml").entries or ()
    assert entry.value.value == value
    assert type(entry.value.value) is type(value)


def test_not_a_number_is_read() -> None:
    assert math.isnan(core(".nan"))  # type: ignore[arg-type]


def test_a_tag_and_a_text_must_go_together() -> None:
    assert tagged(CORE_TAG + "null", "~") is None
    with pytest.raises(ValueError, match="int"):
        tagged(CORE_TAG + "int", "x")
