import pytest

from copydesk.rulebook.kinds import kind, kind_names, options
from copydesk.rulebook.rule import is_lenient


def test_kinds_are_named_like_their_modules() -> None:
    assert {"toy-words", "toy-needy", "toy-vale"} <= {*kind_names()}
    assert all(not name.startswith("_") for name in kind_names())


def test_options_are_the_fields_in_order() -> None:
    found = options(kind("toy-needy"))
    assert list(found) == ["scope", "token", "in"]
    assert (found["token"].required, found["in"].name, found["in"].default) == (True, "in_", "")
    assert options(kind("toy-words"))["swap"].default == {}


def test_only_listed_modules_are_imported() -> None:
    with pytest.raises(LookupError):
        kind("os")


@pytest.mark.parametrize("name", kind_names())
def test_every_kind_can_be_found_and_has_options_that_can_be_read(name: str) -> None:
    found = kind(name)
    assert found.kind == name
    assert "scope" in options(found)


def test_leniency_is_a_matter_of_the_kind() -> None:
    assert is_lenient(kind("toy-vale"))
    assert not is_lenient(kind("toy-words"))
