"""Formulas of rules: arithmetic over named numbers, read by a small parser of our own and never run as code.

The language is the part of Tengo's expressions that Vale's metrics use: ``+ - * / %``, comparisons,
``&& || !``, ``a ? b : c``, parentheses, what ``math`` has, ``round(x, places)``, ``int`` and ``float``.
As there, a division of two whole numbers that are written out leaves a whole number.
"""

import math
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple, NoReturn

from copydesk.errors import RuleError

Number = int | float
Value = int | float | bool
_Evaluated = Callable[[Mapping[str, Number]], Value]

_LONGEST = 2_000  # characters of a formula
_DEEPEST = 40  # levels of parentheses, signs and choices
_LARGEST = 1 << 63  # whole numbers stay below, as in Vale

_TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<name>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)?)"
    r"|(?P<sign>&&|\|\||[=!<>]=|[-+*/%<>!()?:,])|(?P<end>$)|(?P<odd>\S))",
    re.ASCII,
)
_LEVELS: tuple[tuple[str, ...], ...] = (
    ("||",),
    ("&&",),
    ("==", "!=", "<", "<=", ">", ">="),
    ("+", "-"),
    ("*", "/", "%"),
)


class _Token(NamedTuple):
    kind: str
    text: str
    at: int


class Formula:
    """A formula that has been read; ``names`` are the variables it uses."""

    def __init__(self, source: str, *, prefix: str = "") -> None:
        """Read ``source``, behind ``prefix`` if there is one; raise ``RuleError`` when it is no formula."""
        if len(source) > _LONGEST:
            raise RuleError(f"a formula of more than {_LONGEST:,} characters")
        self.source = source
        self.names: set[str] = set()
        self._tokens = [
            _Token(str(found.lastgroup), found.group().strip(), found.start())
            for found in _TOKEN.finditer(f"{prefix} {source}")
        ]
        self._at = 0
        self._depth = 0
        self._evaluated = self._choice()
        if self._next.kind != "end":
            self._fail()

    def value(self, numbers: Mapping[str, Number]) -> Value:
        """Return what the formula comes to; what no number is (1/0, the root of -1) is ``nan`` or ``inf``."""
        try:
            return self._evaluated(numbers)
        except (ValueError, ArithmeticError):
            return math.nan

    @property
    def _next(self) -> _Token:
        return self._tokens[self._at]

    def _take(self, *signs: str) -> str:
        token = self._next
        if token.kind == "sign" and token.text in signs:
            self._at += 1
            return token.text
        return ""

    def _need(self, sign: str) -> None:
        if not self._take(sign):
            self._fail(sign)

    def _fail(self, wanted: str = "") -> NoReturn:
        found = f'"{self._next.text[:40]}"' if self._next.text else "the end"
        hint = f', "{wanted}" was expected' if wanted else ""
        raise RuleError(f"not a formula: {self.source.strip()[:60]!r} has {found} in a wrong place{hint}")

    def _choice(self) -> _Evaluated:
        """Read an expression, perhaps with a choice (``a ? b : c``)."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise RuleError(f"a formula nested deeper than {_DEEPEST} levels")
        condition = self._binary(0)
        if self._take("?"):
            first = self._choice()
            self._need(":")
            second = self._choice()
            self._depth -= 1
            return lambda numbers: first(numbers) if condition(numbers) else second(numbers)
        self._depth -= 1
        return condition

    def _binary(self, level: int) -> _Evaluated:
        if level == len(_LEVELS):
            return self._signed()
        first = self._binary(level + 1)
        rest: list[tuple[str, _Evaluated]] = []
        while sign := self._take(*_LEVELS[level]):
            rest.append((sign, self._binary(level + 1)))
        return _chain(first, rest) if rest else first

    def _signed(self) -> _Evaluated:
        sign = self._take("-", "+", "!")
        if not sign:
            return self._single()
        self._depth += 1
        if self._depth > _DEEPEST:
            raise RuleError(f"a formula nested deeper than {_DEEPEST} levels")
        inner = self._signed()
        self._depth -= 1
        if sign == "!":
            return lambda numbers: not inner(numbers)
        return (lambda numbers: -inner(numbers)) if sign == "-" else inner

    def _single(self) -> _Evaluated:
        token = self._next
        if self._take("("):
            inner = self._choice()
            self._need(")")
            return inner
        if token.kind not in {"number", "name"}:
            self._fail()
        self._at += 1
        if token.kind == "number":
            number = _number(token.text)
            return lambda _: number
        if self._take("("):
            return self._call(token.text)
        if token.text in ("true", "false"):
            truth = token.text == "true"
            return lambda _: truth
        if token.text.startswith("math."):
            constant = _CONSTANTS.get(token.text[5:])
            if constant is None:
                raise RuleError(f'the formula names "{token.text[:60]}", which there is not')
            return lambda _: constant
        self.names.add(token.text)
        return lambda numbers: numbers[token.text]

    def _call(self, name: str) -> _Evaluated:
        given: list[_Evaluated] = []
        if not self._take(")"):
            given.append(self._choice())
            while self._take(","):
                given.append(self._choice())
            self._need(")")
        function, least, most = _FUNCTIONS.get(name, (None, 0, 0))
        if function is None:
            raise RuleError(f'the formula calls "{name[:60]}", which there is not')
        if not least <= len(given) <= most:
            wanted = str(least) if least == most else f"{least} or {most}"
            raise RuleError(f"the formula gives {name} {len(given)} numbers; it takes {wanted}")
        return lambda numbers: function(*(one(numbers) for one in given))


def _number(text: str) -> Number:
    if text.isdecimal() and int(text[:20]) < _LARGEST:
        return int(text)
    return float(text)


def _chain(first: _Evaluated, rest: list[tuple[str, _Evaluated]]) -> _Evaluated:
    """Return what works signs of one level off, from the left."""

    def value(numbers: Mapping[str, Number]) -> Value:
        found = first(numbers)
        for sign, part in rest:
            if sign == "&&":
                found = found and part(numbers)
            elif sign == "||":
                found = found or part(numbers)
            else:
                found = _SIGNS[sign](found, part(numbers))
        return found

    return value


def _bounded(value: Value) -> Value:
    return float(value) if isinstance(value, int) and abs(value) >= _LARGEST else value


def _divided(left: Value, right: Value) -> Value:
    if isinstance(left, int) and isinstance(right, int):
        quotient = abs(left) // abs(right)
        return quotient if (left < 0) == (right < 0) else -quotient
    if right == 0:
        return math.nan if left == 0 or left != left else math.copysign(math.inf, left)  # noqa: PLR0124  nan
    return left / right


def _rounded(value: Value, places: Value = 0) -> Value:
    """Round half away from zero."""
    scale = 10.0 ** max(-300, min(300, int(places)))
    scaled = abs(value) * scale
    if not math.isfinite(scaled):
        return value
    whole = math.floor(scaled)
    return math.copysign((whole + (scaled - whole >= 0.5)) / scale, value)  # noqa: PLR2004  one half


# Go's give back floats, which are not divided as whole numbers are.
def _ceil(value: Value) -> float:
    return float(math.ceil(value))


def _floor(value: Value) -> float:
    return float(math.floor(value))


def _trunc(value: Value) -> float:
    return float(math.trunc(value))


def _dim(left: Value, right: Value) -> float:
    return float(max(left - right, 0.0))


_SIGNS: Mapping[str, Callable[[Value, Value], Value]] = {
    "+": lambda left, right: _bounded(left + right),
    "-": lambda left, right: _bounded(left - right),
    "*": lambda left, right: _bounded(left * right),
    "/": _divided,
    "%": math.fmod,
    "==": lambda left, right: left == right,
    "!=": lambda left, right: left != right,
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}
_CONSTANTS: Mapping[str, float] = {
    "e": math.e,
    "ln10": math.log(10),
    "ln2": math.log(2),
    "phi": (1 + math.sqrt(5)) / 2,
    "pi": math.pi,
    "sqrt2": math.sqrt(2),
}
_OF_ONE = (
    "acos acosh asin asinh atan atanh cbrt cos cosh erf erfc exp exp2 expm1 gamma log log10 log1p log2 sin"
    " sinh sqrt tan tanh"
)
_OF_TWO = "atan2 copysign hypot pow remainder"
_Function = tuple[Callable[..., Value], int, int]
_FUNCTIONS: dict[str, _Function] = {
    "math.ceil": (_ceil, 1, 1),
    "math.floor": (_floor, 1, 1),
    "math.trunc": (_trunc, 1, 1),
    "math.abs": (math.fabs, 1, 1),
    "math.dim": (_dim, 2, 2),
    "math.max": (max, 2, 2),
    "math.min": (min, 2, 2),
    "math.mod": (math.fmod, 2, 2),
    "round": (_rounded, 1, 2),
    "int": (int, 1, 1),
    "float": (float, 1, 1),
}
_FUNCTIONS.update({f"math.{name}": (getattr(math, name), 1, 1) for name in _OF_ONE.split()})
_FUNCTIONS.update({f"math.{name}": (getattr(math, name), 2, 2) for name in _OF_TWO.split()})
