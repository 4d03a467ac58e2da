import pytest

from copydesk.config.workspace import Options
from copydesk.errors import UsageError
from copydesk.lsp.asked import options_of

BASE = Options(force_exclude=True)


def test_settings_are_options_by_the_names_of_a_configuration() -> None:
    given = {
        "select": ["figures"],
        "rules": ["house"],
        "min-level": "warning",
        "preview": True,
        "config": None,
    }
    wanted = Options(
        select=("figures",), folders=("house",), min_level="warning", preview=True, force_exclude=True
    )
    assert options_of(given, BASE) == wanted
    assert options_of({"copydesk": given}, BASE) == wanted
    assert options_of(None, BASE) == BASE


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"selct": []}, 'no setting "selct", did you mean "select"'),
        ({"select": "figures"}, "a list of words"),
        ({"select": ["figures", 1]}, "a list of words"),
        ({"config": 1}, "one word"),
        ({"preview": "yes"}, "true or false"),
        ({"minLevel": "high"}, "suggestion, warning or error"),
    ],
)
def test_what_makes_no_sense_is_refused(given: object, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        options_of(given, BASE)
