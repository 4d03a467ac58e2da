"""Slips of the pen between two figures: digits that changed places, one digit that is another."""

from copydesk.analysis.quantities import Quantity

_PRECISE = 3  # digits that count; two of them differ in one digit too easily


def is_slip(one: Quantity, other: Quantity) -> bool:
    """Tell whether two precise figures differ by two digits that changed places, or by one digit."""
    place = min(one.place, other.place)
    left, right = (str(round(quantity.value / place)) for quantity in (one, other))
    precise = min(len(left.rstrip("0")), len(right.rstrip("0"))) >= _PRECISE
    return precise and near_digits(left, right)


def near_digits(left: str, right: str) -> bool:
    """Tell whether two strings of one length differ in one place, or in two that changed places."""
    if len(left) != len(right):
        return False
    off = [at for at, (one, other) in enumerate(zip(left, right, strict=True)) if one != other]
    return len(off) == 1 or (len(off) == 2 and sorted(left) == sorted(right))  # noqa: PLR2004
