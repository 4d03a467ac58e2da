"""Units of measure and money: how they are written, what they amount to."""

from functools import cache
from typing import NamedTuple

from copydesk.data import words

CURRENCIES = {
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₪": "ILS",
    "₩": "KRW",
    "₦": "NGN",
    "₴": "UAH",
}
CURRENCY_WORDS = {
    "dollar": "USD",
    "dollars": "USD",
    "usd": "USD",
    "euro": "EUR",
    "euros": "EUR",
    "eur": "EUR",
    "pound": "GBP",
    "pounds": "GBP",
    "gbp": "GBP",
    "yen": "JPY",
    "rupees": "INR",
    "rubles": "RUB",
    "roubles": "RUB",
    "yuan": "CNY",
    "won": "KRW",
    "francs": "CHF",
    "pesos": "MXN",
    "rand": "ZAR",
    "lira": "TRY",
    "liras": "TRY",
    "lire": "ITL",
    "zloty": "PLN",
    "zlotys": "PLN",
    "kronor": "SEK",
    "kroner": "NOK",
    "krona": "SEK",
    "forint": "HUF",
    "forints": "HUF",
    "baht": "THB",
    "dong": "VND",
    "rupiah": "IDR",
    "ringgit": "MYR",
    "naira": "NGN",
    "hryvnia": "UAH",
    "hryvnias": "UAH",
    "shekels": "ILS",
    "dinars": "IQD",
    "dirhams": "AED",
    "riyals": "SAR",
    "rials": "IRR",
    "taka": "BDT",
}


class Unit(NamedTuple):
    """A unit: ``name`` (its first written form), dimension, factor and offset to the base unit."""

    name: str
    dimension: str
    factor: float
    offset: float = 0.0

    def base(self, value: float) -> float:
        """Return ``value`` in the base unit of the dimension."""
        return (value + self.offset) * self.factor

    def from_base(self, value: float) -> float:
        """Return a value in the base unit as one in this unit."""
        return value / self.factor - self.offset


@cache
def _tables() -> tuple[dict[str, Unit], dict[str, Unit]]:
    spelled: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    for line in words("units"):
        forms, _, meaning = line.partition("=")
        dimension, *numbers = meaning.split()
        names = forms.split()
        unit = Unit(names[0].lstrip("!"), dimension, *(float(number) for number in numbers))
        for name in names:
            (symbols if name.startswith("!") else spelled)[name.lstrip("!")] = unit
    return spelled, symbols


def spelled_unit(word: str) -> Unit | None:
    """Return the unit a folded word names ("miles"), if it is one."""
    return _tables()[0].get(word)


def symbol_unit(word: str) -> Unit | None:
    """Return the unit a folded symbol stands for ("km"), if it is one; only to be asked after a number."""
    return _tables()[1].get(word) or _tables()[0].get(word)
