"""Reads the regular expressions of Vale's rules: regexp2, a port of .NET's, with its RE2 option.

The tree says what a pattern means whatever the engine: ``text.patterns`` writes it for the module ``regex``,
``text.finder`` takes from it what can be looked up. What .NET has and ``regex`` lacks
(balancing groups, conditionals) is refused; so is what only ``regex`` has (recursion, fuzzy matching).
"""

import re
from dataclasses import dataclass, field, replace

from copydesk.errors import RuleError
from copydesk.text.charclass import Set, read_class, read_escape
from copydesk.text.pattern_tree import (
    Anywhere,
    Back,
    Chain,
    Either,
    Group,
    Node,
    Phrase,
    Repeat,
    Special,
    Text,
    Tree,
    failure,
    weigh,
)

MAX_LENGTH = 200_000  # characters of a pattern
_MAX_DEPTH = 60  # groups in groups


_OPENINGS = ("(?=", "(?!", "(?<=", "(?<!", "(?>")
_NAMED = re.compile(r"\(\?(?:P?<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)')", re.ASCII)
_FLAGS = re.compile(r"\(\?([imnsx]*)(?:-([imnsx]*))?([:)])")
_BACK = re.compile(r"\\k(?:<(\w+)>|'(\w+)'|\{(\w+)\})|\\([1-9][0-9]?)|\(\?P=(\w+)\)", re.ASCII)
_COUNT = re.compile(r"\{([0-9]+)(?:(,)([0-9]*))?\}")
_PLAIN = re.compile(r"[^\\^$.|?*+()\[\]{}# \t\n\r\f\v]+| +(?![*+?{])", re.ASCII)
_WORD = re.compile(
    r"[^\\^$.|?*+()\[\]{}# \t\n\r\f\v]++(?=[|)(\\\[^$. ]|\Z)", re.ASCII
)  # and nothing counts it
_PHRASE = r"[^\\^$.|?*+()\[\]{}# \t\n\r\f\v]++(?:\\s\+[^\\^$.|?*+()\[\]{}# \t\n\r\f\v]++)*+"
_OPTION = re.compile(rf"(?:\(\?:({_PHRASE})\)|({_PHRASE}))(?=[|)]|\Z)", re.ASCII)  # that is nothing but words
_COMMENT = re.compile(r"\(\?#[^)]*\)")
_ANCHORS = {"b": r"\b", "B": r"\B", "A": r"\A", "Z": r"\Z", "z": r"\Z", "G": r"\G"}


def parse(pattern: str, *, fold: bool = False, multiline: bool = False, plain_groups: bool = False) -> Tree:
    """Return the tree of a pattern; raise ``RuleError`` with the reason when it is none.

    ``fold`` ignores case, ``multiline`` lets ``^`` and ``$`` match at line ends, and with ``plain_groups``
    groups without a name capture nothing.
    """
    if len(pattern) > MAX_LENGTH:
        raise RuleError(f"a pattern of more than {MAX_LENGTH:,} characters")
    flags = frozenset(letter for letter, on in zip("imn", (fold, multiline, plain_groups), strict=True) if on)
    parser = _Parser(pattern, flags)
    return parser.tree()


@dataclass(slots=True)
class _Parser:
    pattern: str
    flags: frozenset[str]
    at: int = 0
    depth: int = 0
    folds: int = 0
    opened: list[str | None] = field(default_factory=list[str | None])
    backs: list[str | int] = field(default_factory=list[str | int])

    def tree(self) -> Tree:
        root = self._either()
        if self.at < len(self.pattern):
            raise self._error("a closing parenthesis without an opening one")
        slots: dict[str | int, int] = {}
        unnamed: list[int] = []
        for name in self.opened:
            key: str | int = len(slots) + 1 if name is None else name
            if name is None or name not in slots:
                slots["#" + str(key) if name is None else key] = len(slots) + 1
            if name is None:
                unnamed.append(len(slots))
        names = list(dict.fromkeys(name for name in self.opened if name is not None))
        numbers = (0, *unnamed, *(slots[name] for name in names))
        for back in self.backs:
            if (back not in names) if isinstance(back, str) else back >= len(numbers):
                raise self._error(f"there is no group {back}")
        if "{" in self.pattern:
            weigh(root, self.pattern)
        return Tree(root, numbers, frozenset(names), self.folds > 0)

    def _error(self, reason: str) -> RuleError:
        return failure(self.pattern, f"{reason} (at character {min(self.at, len(self.pattern)) + 1})")

    def _either(self) -> Node:
        options = [self._chain()]
        while self.pattern.startswith("|", self.at):
            self.at += 1
            options.append(self._chain())
        return options[0] if len(options) == 1 else Either(tuple(options))

    def _chain(self) -> Node:
        option = None if "x" in self.flags else _OPTION.match(self.pattern, self.at)
        if option:
            self.at = option.end()
            words = option[1] or option[2]
            found = self._text(words)
            return found if "\\" not in words else Phrase(words.replace(r"\s+", " "), found.fold)
        parts: list[Node] = []
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            word = None if "x" in self.flags else _WORD.match(self.pattern, self.at)
            if word:
                self.at = word.end()
                parts.append(self._text(word.group()))
                continue
            node = self._atom()
            if node is not None:
                parts += self._counted(node)
        return parts[0] if len(parts) == 1 else Chain(tuple(parts))

    def _counted(self, node: Node) -> list[Node]:
        """Apply the quantifier that follows, if any, to the node, or to the last character of its text."""
        counts = self._counts()
        if counts is None:
            return [node]
        least, most = counts
        if most is not None and least > most:
            raise self._error("a count that runs backwards")
        lazy = self.pattern.startswith("?", self.at)
        self.at += lazy
        if self._counts() is not None:
            raise self._error("a quantifier after a quantifier")
        if isinstance(node, Text) and len(node.text) > 1:
            last = replace(node, text=node.text[-1])
            return [replace(node, text=node.text[:-1]), Repeat(last, least, most, lazy)]
        return [Repeat(node, least, most, lazy)]

    def _counts(self) -> tuple[int, int | None] | None:
        """Read ``*``, ``+``, ``?`` or ``{n,m}``; ``{,n}`` and ``{e}`` are text."""
        self._skip_blanks()
        sign = self.pattern[self.at : self.at + 1]
        if sign and sign in "*+?":
            self.at += 1
            return {"*": (0, None), "+": (1, None), "?": (0, 1)}[sign]
        count = _COUNT.match(self.pattern, self.at) if sign == "{" else None
        if count is None:
            return None
        self.at = count.end()
        if max(len(count.group(1)), len(count.group(3) or "")) > 9:  # noqa: PLR2004
            raise self._error("a count that is too large")
        least = int(count.group(1))
        if not count.group(2):
            return least, least
        return least, int(count.group(3)) if count.group(3) else None

    def _skip_blanks(self) -> None:
        while "x" in self.flags and self.at < len(self.pattern):
            sign = self.pattern[self.at]
            if sign == "#":
                end = self.pattern.find("\n", self.at)
                self.at = len(self.pattern) if end < 0 else end + 1
            elif sign in " \t\n\r\f\v":
                self.at += 1
            else:
                return

    def _text(self, text: str) -> Text:
        fold = "i" in self.flags
        self.folds += 1 if fold else -1
        return Text(text, fold)

    def _atom(self) -> Node | None:
        self._skip_blanks()
        if self.at >= len(self.pattern) or self.pattern[self.at] in "|)":
            return None
        sign = self.pattern[self.at]
        if sign == "(":
            return self._group()
        if sign == "\\":
            return self._escape()
        if sign == "[":
            self.folds += 1 if "i" in self.flags else -1
            self.at, found = read_class(self.pattern, self.at, fold="i" in self.flags)
            return found
        if sign in "*+?" or (sign == "{" and _COUNT.match(self.pattern, self.at)):
            raise self._error("a quantifier with nothing before it")
        return self._plain(sign)

    def _plain(self, sign: str) -> Node:
        plain = None if "x" in self.flags else _PLAIN.match(self.pattern, self.at)
        self.at += len(plain.group()) if plain else 1
        multiline = "m" in self.flags
        if sign == "^":
            return Anywhere("(?m:^)" if multiline else r"\A")
        if sign == "$":
            return Anywhere("(?m:$)" if multiline else r"\Z")
        if sign == ".":
            return Set(((0, 0x10FFFF),)) if "s" in self.flags else Set(((10, 10),), negated=True)
        return self._text(plain.group() if plain else sign)

    def _escape(self) -> Node:
        if back := _BACK.match(self.pattern, self.at):
            return self._back(back)
        letter = self.pattern[self.at + 1 : self.at + 2]
        if letter in _ANCHORS:
            self.at += 2
            return Anywhere(_ANCHORS[letter])
        self.at, found = read_escape(self.pattern, self.at)
        if isinstance(found, str):
            return self._text(found)
        return Set(found, fold="i" in self.flags)

    def _back(self, found: re.Match[str]) -> Back:
        self.at = found.end()
        word = next(group for group in found.groups() if group is not None)
        group: str | int = int(word) if word.isdecimal() else word
        self.backs.append(group)
        return Back(group, "i" in self.flags)

    def _group(self) -> Node | None:
        if comment := _COMMENT.match(self.pattern, self.at):
            self.at = comment.end()
            return None
        if self.pattern.startswith("(?P=", self.at) and (back := _BACK.match(self.pattern, self.at)):
            return self._back(back)
        flags = _FLAGS.match(self.pattern, self.at)
        if flags and flags.group(3) == ")":
            self.at = flags.end()
            self._switch(flags)
            return None
        outer = self.flags
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            raise self._error(f"more than {_MAX_DEPTH} groups in one another")
        node = self._body(flags)
        if not self.pattern.startswith(")", self.at):
            raise self._error("a group that is not closed")
        self.at += 1
        self.depth -= 1
        self.flags = outer
        return node

    def _switch(self, flags: re.Match[str]) -> None:
        self.flags = (self.flags | set(flags.group(1))) - set(flags.group(2) or "")

    def _body(self, flags: re.Match[str] | None) -> Node:
        if flags:
            self.at = flags.end()
            self._switch(flags)
            return Chain((self._either(),))
        for opening in _OPENINGS:
            if self.pattern.startswith(opening, self.at):
                self.at += len(opening)
                return Special(opening, self._either())
        if named := _NAMED.match(self.pattern, self.at):
            self.at = named.end()
            name = named.group(1) or named.group(2)
            self.opened.append(name)
            return Group(self._either(), name)
        if self.pattern.startswith("(?", self.at):
            raise self._error(f"the group {self.pattern[self.at : self.at + 4]!r} is not known")
        self.at += 1
        if "n" in self.flags:
            return Chain((self._either(),))
        self.opened.append(None)
        return Group(self._either())
