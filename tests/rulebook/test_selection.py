import pytest

from copydesk.errors import RuleError
from copydesk.rulebook.selection import Toggles, resolve, settle

IDS = ("captions.repeated", "captions.long", "figures.total", "desk.total")


def test_a_name_is_an_id_a_last_part_a_style_or_all() -> None:
    assert resolve(["figures.total"], IDS) == ["figures.total"]
    assert resolve(["captions"], IDS) == ["captions.repeated", "captions.long"]
    assert resolve(["total"], IDS) == ["figures.total", "desk.total"]
    assert resolve(["all"], IDS) == list(IDS)


def test_a_name_that_stands_for_nothing_is_an_error_with_its_place() -> None:
    layer = Toggles(path="c.yaml", places={"caption": (3, 5)})
    with pytest.raises(RuleError, match=r'c\.yaml:3:5: .*"caption", did you mean "captions"\?'):
        resolve(["caption"], IDS, layer)


def test_later_layers_win() -> None:
    chosen = settle(
        [
            Toggles(ignore=("captions",), rules={"captions.long": {"a": 1, "b": 1}}),
            Toggles(select=("captions",), rules={"long": {"b": 2}}),
            Toggles(ignore=("captions.repeated",)),
        ],
        IDS,
    )
    assert [one for one in IDS if chosen.wants(one)] == ["captions.long"]
    assert chosen.options == {"captions.long": {"a": 1, "b": 2}}
    assert "captions.long" in chosen.named


def test_without_a_selection_all_rules_are_wanted() -> None:
    chosen = settle([Toggles(ignore=("figures",))], IDS)
    assert [one for one in IDS if chosen.wants(one)] == ["captions.repeated", "captions.long", "desk.total"]
    assert not chosen.preview
