"""What a regular expression says, whatever the engine: a tree of characters, sets, groups and counts."""

from dataclasses import dataclass

from copydesk.errors import RuleError
from copydesk.text.charclass import Set, shown

_MAX_WEIGHT = 50_000  # characters a pattern stands for with its counts written out; regex writes some out


@dataclass(frozen=True, slots=True)
class Text:
    """Characters that stand for themselves; with ``fold`` in any case."""

    text: str
    fold: bool = False


@dataclass(frozen=True, slots=True)
class Anywhere:
    """A place without width, written as ``regex`` writes it."""

    written: str


@dataclass(frozen=True, slots=True)
class Chain:
    """One after the other."""

    parts: "tuple[Node, ...]"


class Phrase(Chain):
    r"""Plain words with white space (``\s+``) between them; its parts are made when they are asked for."""

    __slots__ = ("fold", "text")

    text: str
    fold: bool

    def __init__(self, text: str, fold: bool) -> None:  # noqa: FBT001
        """Take the words, with one blank for each stretch of white space, and whether case is ignored."""
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "fold", fold)

    @property
    def parts(self) -> "tuple[Node, ...]":  # pyright: ignore[reportIncompatibleVariableOverride]  # read only in both
        """The words and the white space, one after the other."""
        words = self.text.split(" ")
        return (
            Text(words[0], self.fold),
            *(part for word in words[1:] for part in (BLANKS, Text(word, self.fold))),
        )


@dataclass(frozen=True, slots=True)
class Either:
    """The first that fits."""

    options: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Group:
    """A group that captures."""

    body: "Node"
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Special:
    """A lookaround or an atomic group, with its opening: ``(?=``, ``(?!``, ``(?<=``, ``(?<!``, ``(?>``."""

    opening: str
    body: "Node"


@dataclass(frozen=True, slots=True)
class Repeat:
    """``least`` to ``most`` times; None for as often as it goes."""

    body: "Node"
    least: int
    most: int | None
    lazy: bool


BLANKS = Repeat(Set(((9, 10), (12, 13), (32, 32))), 1, None, lazy=False)


@dataclass(frozen=True, slots=True)
class Back:
    """What a group captured: its name, or its number counted as .NET does (unnamed groups first)."""

    group: str | int
    fold: bool


Node = Text | Set | Anywhere | Chain | Either | Group | Special | Repeat | Back


@dataclass(frozen=True, slots=True)
class Tree:
    """A pattern that was read. ``numbers`` gives a group's number in ``regex`` for its number in .NET."""

    root: Node
    numbers: tuple[int, ...]
    names: frozenset[str]
    folds: bool


def failure(pattern: str, reason: str) -> RuleError:
    """Return the complaint about a pattern."""
    return RuleError(f"bad pattern {shown(pattern)}: {reason}")


def weigh(node: Node, pattern: str) -> int:
    """Return how many characters the pattern stands for with its counts written out; refuse too many."""
    weight = 1
    if isinstance(node, Text):
        weight = len(node.text)
    elif isinstance(node, Chain):
        weight = sum(weigh(part, pattern) for part in node.parts)
    elif isinstance(node, Either):
        weight = sum(weigh(option, pattern) for option in node.options)
    elif isinstance(node, Group | Special):
        weight = weigh(node.body, pattern)
    elif isinstance(node, Repeat):
        times = max(1, node.least, node.most or 0)
        weight = weigh(node.body, pattern) * times
        if times > 1 and weight > _MAX_WEIGHT:
            raise failure(pattern, "its counts are too large")
    return weight
