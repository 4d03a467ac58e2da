"""Which rules run, and with which options."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from copydesk.errors import RuleError
from copydesk.rulebook.rule import Rule
from copydesk.rulebook.suggest import did_you_mean

Place = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Toggles:
    """What one layer (a configuration, an override, the flags) says of the rules.

    A name is a rule's id (``captions.repeated-caption``), its last part (``repeated-caption``), a style
    (``captions``) or ``all``. ``rules`` gives options by name; ``places`` has line and column of names.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: Mapping[str, Mapping[str, object]] = field(default_factory=dict[str, Mapping[str, object]])
    preview: bool = False
    path: str | None = None
    places: Mapping[str, Place] = field(default_factory=dict[str, Place])
    wakes: tuple[str, ...] = ()


_NOBODY = Toggles()


class Selection(NamedTuple):
    """The outcome of all layers: ids that run (``None``: all stable ones), ids that don't, options by id."""

    chosen: frozenset[str] | None
    named: frozenset[str]
    ignored: frozenset[str]
    options: Mapping[str, Mapping[str, object]]
    preview: bool

    def wants(self, rule_id: str) -> bool:
        """Tell whether the rule may run; a preview rule has to be asked for on top of that."""
        return rule_id not in self.ignored and (self.chosen is None or rule_id in self.chosen)

    def takes(self, rule: Rule) -> bool:
        """Tell whether the rule runs. Preview rules run when named, or when preview is on."""
        return self.wants(rule.id) and (self.preview or rule.status != "preview" or rule.id in self.named)


def settle(
    layers: Sequence[Toggles], ids: Sequence[str], optional: frozenset[str] = frozenset()
) -> Selection:
    """Return what the layers say together; a later layer wins. ``optional`` rules run only when asked for.

    Raises:
        RuleError: a name that no rule has, with the place it was written at.
    """
    chosen: frozenset[str] | None = None
    named: frozenset[str] = frozenset()
    ignored: frozenset[str] = frozenset()
    options: dict[str, dict[str, object]] = {}
    for layer in layers:
        if layer.select:
            chosen = frozenset(resolve(layer.select, ids, layer))
            named |= frozenset(name for name in chosen if {name, name.rpartition(".")[2]} & {*layer.select})
            ignored = frozenset()
        for name, values in layer.rules.items():
            for rule_id in resolve([name], ids, layer):
                options[rule_id] = {**options.get(rule_id, {}), **values}
                named |= {rule_id}
        ignored |= frozenset(resolve(layer.ignore, ids, layer))
    ignored |= optional.difference(*(_asked(layer, ids) for layer in layers))
    return Selection(chosen, named, ignored, options, any(layer.preview for layer in layers))


def _asked(layer: Toggles, ids: Sequence[str]) -> list[str]:
    """Return the rules that a layer asks for by more than "all"."""
    return resolve([name for name in (*layer.select, *layer.rules, *layer.wakes) if name != "all"], ids)


def resolve(names: Iterable[str], ids: Sequence[str], layer: Toggles = _NOBODY) -> list[str]:
    """Return the ids that the names stand for.

    Raises:
        RuleError: a name stands for nothing.
    """
    found: list[str] = []
    for name in dict.fromkeys(names):
        mine = [one for one in ids if name in {"all", one} or one.startswith(f"{name}.")]
        mine = mine or [one for one in ids if one.rpartition(".")[2] == name]
        if not mine:
            styles = {one.partition(".")[0] for one in ids}
            known = [*ids, *styles, *(one.rpartition(".")[2] for one in ids)]
            line, column = layer.places.get(name, (None, None))
            guess = did_you_mean(name, known)
            raise RuleError(f'there is no rule or style "{name[:80]}"{guess}', layer.path, line, column)
        found += mine
    return found
