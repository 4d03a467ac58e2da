"""What a writer can mean by a figure: its interval, from hedge and written precision."""

_EXACT_BELOW = 100  # smaller counts are given to the unit, round or not


def interval(value: float, place: float, hedge: str) -> tuple[float, float]:
    """Return the least and the greatest amount that ``value`` can stand for.

    ``place`` is the worth of the last digit that counts. A bare round figure stands for what rounds to it (600:
    550 to 650); "more than 500" reaches to twice as much, for beyond that one would have written another
    figure; "nearly" takes in the last 15 per cent below.
    """
    slack = place / 2 if value >= _EXACT_BELOW or place < 1 else 0.0
    slack = min(slack, value * 0.1)
    match hedge:
        case "about":
            slack = max(slack, value * 0.1)
            return value - slack, value + slack
        case "over":
            return value, value * 2
        case "nearly":
            return value * 0.85, value
        case "under":
            return 0.0, value
        case _:
            return value - slack, value + slack
