"""Vale's ``--filter``: an expression that says which rules run, such as ``.Level in ["error"]``.

Names are ``.Name``, ``.Level``, ``.Scope``, ``.Message``, ``.Description``, ``.Extends`` and ``.Link``.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from copydesk.errors import RuleError, UsageError
from copydesk.rulebook.rule import Rule
from copydesk.text.patterns import Pattern

Value = str | list[str] | bool
Test = Callable[[Mapping[str, Value]], Value]

_TOKEN = re.compile(
    r"\s*(?:(?P<text>\"[^\"]*\"|'[^']*'|`[^`]*`)|(?P<name>\.[A-Za-z]+)|(?P<sign>==|!=|&&|\|\||[!()\[\],])"
    r"|(?P<word>[A-Za-z]+))"
)
_LONGEST = 2_000  # characters
_LONGEST_NAME = 200
_DEEPEST = 50
_NAMES = (".Name", ".Level", ".Scope", ".Message", ".Description", ".Extends", ".Link")


class _Token(NamedTuple):
    kind: str
    text: str


def rule_filter(expression: str) -> Callable[[Rule], bool]:
    """Return the test of an expression.

    Raises:
        UsageError: it is none.
    """
    parser = _Parser(expression)
    test = parser.whole()

    def passes(rule: Rule) -> bool:
        return bool(
            test(
                {
                    ".Name": rule.id,
                    ".Level": rule.level.word,
                    ".Scope": list(rule.scope),
                    ".Message": rule.message,
                    ".Description": rule.description,
                    ".Extends": rule.kind,
                    ".Link": rule.link,
                }
            )
        )

    return passes


def filter_text(given: str, folders: Iterable[Path]) -> str:
    """Return the expression that is meant: of a file, of a ``config/filters`` of the styles, or itself.

    Raises:
        UsageError: its file can't be read.
    """
    if len(given) > _LONGEST_NAME or "\n" in given or "\0" in given:
        return given
    for path in (Path(given), *(folder / "config" / "filters" / given for folder in folders)):
        try:
            if path.is_file():
                return path.read_text("utf-8")[: _LONGEST + 1]
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"--filter: can't be read: {error}", str(path)) from error
    return given


class _Parser:
    """Reads an expression: ``or``, then ``and``, then ``not``, then comparisons."""

    def __init__(self, expression: str) -> None:
        self._expression = expression
        self._tokens = list(self._split(expression))
        self._at = 0
        self._depth = 0

    def whole(self) -> Test:
        """Return the test of the whole expression."""
        test = self._either()
        if self._at < len(self._tokens):
            self._fail()
        return test

    def _split(self, expression: str) -> list[_Token]:
        if len(expression) > _LONGEST:
            raise UsageError(f"--filter: longer than {_LONGEST} characters")
        found: list[_Token] = []
        at = 0
        end = len(expression.rstrip())
        while at < end:
            token = _TOKEN.match(expression, at)
            if token is None or token.lastgroup is None:
                raise UsageError(f'--filter: can\'t be read from "{expression[at : at + 20]}" on')
            found.append(_Token(token.lastgroup, token[token.lastgroup]))
            at = token.end()
        return found

    def _either(self) -> Test:
        self._depth += 1
        if self._depth > _DEEPEST:
            self._fail()
        left = self._both()
        while self._take("or", "||"):
            left = _joined(left, self._both(), any)
        self._depth -= 1
        return left

    def _both(self) -> Test:
        left = self._negation()
        while self._take("and", "&&"):
            left = _joined(left, self._negation(), all)
        return left

    def _negation(self) -> Test:
        times = 0
        while self._take("not", "!"):
            times += 1
        test = self._comparison()
        return (lambda facts: not test(facts)) if times % 2 else test

    def _comparison(self) -> Test:
        left = self._value()
        negated = self._peek("not")
        if negated:
            self._at += 1
        for words, compare in _COMPARISONS.items():
            if self._take(words):
                right = self._value()
                return lambda facts: compare(left(facts), right(facts)) != negated
        if negated:
            self._fail()
        return left

    def _value(self) -> Test:
        if self._take("("):
            inner = self._either()
            self._want(")")
            return inner
        if self._take("["):
            items: list[str] = []
            while not self._take("]"):
                items.append(self._next("text").text[1:-1])
                if not self._peek("]"):
                    self._want(",")
            return lambda _: items
        token = self._next("text", "name")
        if token.kind == "text":
            return lambda _: token.text[1:-1]
        if token.text not in _NAMES:
            raise UsageError(f"--filter: there is no {token.text}; there are {', '.join(_NAMES)}")
        return lambda facts: facts[token.text]

    def _peek(self, text: str) -> bool:
        return self._at < len(self._tokens) and self._tokens[self._at].text == text

    def _take(self, *texts: str) -> bool:
        if not any(self._peek(text) for text in texts):
            return False
        self._at += 1
        return True

    def _want(self, text: str) -> None:
        if not self._take(text):
            self._fail()

    def _next(self, *kinds: str) -> _Token:
        if self._at >= len(self._tokens) or self._tokens[self._at].kind not in kinds:
            self._fail()
        self._at += 1
        return self._tokens[self._at - 1]

    def _fail(self) -> None:
        seen = self._tokens[self._at].text if self._at < len(self._tokens) else "the end"
        raise UsageError(f"--filter: {seen} is not expected in {self._expression!r}")


def _joined(left: Test, right: Test, join: Callable[[list[bool]], bool]) -> Test:
    return lambda facts: join([bool(left(facts)), bool(right(facts))])


def _holds(left: Value, right: Value) -> bool:
    if isinstance(right, bool):
        return False
    return any(one in right for one in left) if isinstance(left, list) else str(left) in right


def _matches(left: Value, right: Value) -> bool:
    try:
        return Pattern(str(right), multiline=False).first(str(left)) is not None
    except RuleError as error:
        raise UsageError(f"--filter: {error.message}") from error


_COMPARISONS: Mapping[str, Callable[[Value, Value], bool]] = {
    "==": lambda left, right: left == right,
    "!=": lambda left, right: left != right,
    "in": _holds,
    "contains": lambda left, right: _holds(right, left),
    "startsWith": lambda left, right: str(left).startswith(str(right)),
    "endsWith": lambda left, right: str(left).endswith(str(right)),
    "matches": _matches,
}
