"""Throwaway kinds, found as the real ones are: by the name of their module."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import copydesk.kinds
from copydesk.rulebook import kinds

STRICT = '''
"""A strict kind."""
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal
from copydesk.check import DocumentCheck

@dataclass(frozen=True, kw_only=True)
class ToyWords(DocumentCheck):
    """Finds words."""

    kind: ClassVar[str] = "toy-words"
    placeholders: ClassVar[frozenset[str]] = frozenset({"first", "second"})

    words: tuple[str, ...] = ()
    swap: Mapping[str, str] = field(default_factory=dict)
    min_words: int = 5
    share: float = 0.5
    folded: bool = True
    order: Literal["first", "last"] = "first"
    note: str | None = None

    def __post_init__(self) -> None:
        if self.min_words < 0:
            raise ValueError("min_words is less than 0")
        if "(" in self.words:
            raise ValueError("the pattern ( is not closed")
'''

NEEDY = '''
"""A kind with an option that has no default, and a field called like a keyword."""
from dataclasses import dataclass, field
from typing import ClassVar
from copydesk.check import DocumentCheck
from copydesk.errors import RuleError

@dataclass(frozen=True, kw_only=True)
class ToyNeedy(DocumentCheck):
    """Needs a token."""

    kind: ClassVar[str] = "toy-needy"
    lenient: ClassVar[bool] = False
    token: str
    in_: str = ""
    hidden: str = field(init=False, default="")

    def __post_init__(self) -> None:
        if self.token == "bad":
            raise RuleError("something is wrong")
'''

WEAK = '''
"""A lenient kind."""
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar
from copydesk.check import DocumentCheck

@dataclass(frozen=True, kw_only=True)
class ToyVale(DocumentCheck):
    """Finds words as Vale does."""

    kind: ClassVar[str] = "toy-vale"
    lenient: ClassVar[bool] = True

    tokens: tuple[str, ...] = ()
    swap: Mapping[str, str] = field(default_factory=dict)
    ignorecase: bool = False
    max: int = 0
    threshold: float = 0.8
'''

BARE = '''
"""A kind without options."""
from typing import ClassVar
from copydesk.check import CorpusCheck

class ToyBare(CorpusCheck):
    """Compares."""

    kind: ClassVar[str] = "toy-bare"
'''

TWO = (
    WEAK
    + "\n@dataclass(frozen=True, kw_only=True)\nclass Other(DocumentCheck):\n    kind: ClassVar[str] = 'x'\n"
)


@pytest.fixture(autouse=True)
def toys(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("kinds")
    modules = {"toy_words": STRICT, "toy_needy": NEEDY, "toy_vale": WEAK, "toy_two": TWO, "toy_bare": BARE}
    for name, text in modules.items():
        (folder / f"{name}.py").write_text(text, "utf-8")
    monkeypatch.setattr(copydesk.kinds, "__path__", [*copydesk.kinds.__path__, str(folder)])
    kinds.kind_names.cache_clear()
    kinds.kind.cache_clear()
    yield folder
    for name in modules:
        sys.modules.pop(f"copydesk.kinds.{name}", None)
    kinds.kind_names.cache_clear()
    kinds.kind.cache_clear()
