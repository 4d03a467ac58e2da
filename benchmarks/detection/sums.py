"""Sentences whose figures determine one another, by family: each maker returns one that is right, and one that is not.

All of them are our own; names are invented.
"""

import random
from collections.abc import Callable
from datetime import date, timedelta

_PLACES = ("Port Ellery", "Tarnwick", "the Selde valley", "Ostrava Falls", "Morlow")
_PEOPLE = ("Ana Ruiz", "Lorna Vasko", "Tomas Keel", "Edda Morrow", "Ivo Brandt")
NUMBERS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
]
Maker = Callable[[random.Random], tuple[str, str]]


def _off(value: float, chance: random.Random) -> float:
    return value * chance.choice((0.6, 0.7, 1.35, 1.5, 1.7))


def _whole(value: float, chance: random.Random) -> int:
    other = round(_off(value, chance))
    return other if other != round(value) else other + 3


def share(chance: random.Random) -> tuple[str, str]:
    whole = chance.choice((40, 80, 120, 200, 400))
    part = whole * chance.choice((15, 25, 35, 45, 60)) // 100
    percent = round(100 * part / whole)
    form = chance.choice(
        (
            "Inspectors found that {a} of {b} bridges ({p} percent) had failed the test.",
            "The clinic in {place} saw {a} out of {b} patients, or {p}%, before noon.",
            "Of {b} pupils, {a} ({p}%) walked to school.",
            "{a} of the {b} houses, or {p} percent, stood empty.",
        )
    )
    place = chance.choice(_PLACES)
    return tuple(
        form.format(a=part, b=whole, p=p, place=place) for p in (percent, min(97, _whole(percent, chance)))
    )


def fraction(chance: random.Random) -> tuple[str, str]:
    top, bottom, word, other = chance.choice(
        (
            (1, 2, "half", "a third"),
            (1, 3, "a third", "half"),
            (2, 3, "two thirds", "half"),
            (3, 4, "three quarters", "a third"),
            (3, 5, "three in five", "one in five"),
        )
    )
    whole = bottom * chance.choice((12, 20, 40))
    form = chance.choice(
        (
            "The council closed {a} of its {b} libraries, or {f} of them.",
            "Of the {b} libraries, {a}, or {f}, were closed.",
            "The council runs {b} libraries. Of these, {a} are closed, or {f}.",
        )
    )
    return tuple(form.format(a=whole * top // bottom, b=whole, f=f) for f in (word, other))


def parts(chance: random.Random) -> tuple[str, str]:
    one, two, three = (chance.randrange(4, 12) for _ in range(3))
    form, total = chance.choice(
        (
            ("The boat carried {t} people: {a} women and {b} men.", one + two),
            ("The jury saw {t} witnesses ({a} neighbours, {b} officers and {c} doctors).", one + two + three),
            ("{A} goats and {b} sheep, for a total of {t} animals, were sold.", one + two),
            (
                "The fair had {a} bakers, {b} smiths and {c} weavers, a total of {t} stalls.",
                one + two + three,
            ),
            ("The team won {t} medals: {a} gold, {b} silver and {c} bronze.", one + two + three),
        )
    )
    a, b, c = NUMBERS[one], NUMBERS[two], NUMBERS[three]
    return tuple(
        form.format(t=t, a=a, A=a.capitalize(), b=b, c=c)
        for t in (total, total + chance.choice((-3, -2, 2, 4)))
    )


def growth(chance: random.Random) -> tuple[str, str]:
    before = chance.choice((400, 800, 1200, 2000, 5000))
    percent = chance.choice((10, 20, 25, 40, 60))
    after = before + before * percent // 100
    form = chance.choice(
        (
            "Membership rose {p} percent, from {a:,} to {b:,}, the club said.",
            "The number of ferries grew from {a:,} to {b:,}, an increase of {p} percent.",
            "Takings rose {p}% to ${b:,} from ${a:,} a year earlier.",
            "At {b:,}, membership is {p} percent higher than last year's {a:,}.",
            "The club had {b:,} members, up {p} percent on the {a:,} of the year before.",
        )
    )
    return tuple(form.format(p=p, a=before, b=after) for p in (percent, _whole(percent, chance)))


def decline(chance: random.Random) -> tuple[str, str]:
    before = chance.choice((400, 800, 1200, 2000, 5000))
    percent = chance.choice((10, 20, 25, 40, 60))
    after = before - before * percent // 100
    form = chance.choice(
        (
            "Membership fell {p} percent, from {a:,} to {b:,}, the club said.",
            "Enrolment dropped from {a:,} to {b:,}, a decline of {p} percent.",
            "The school has {b:,} pupils, {p} percent fewer than the {a:,} of the year before.",
            "Enrolment was down {p} percent at {b:,}, against {a:,} a year ago.",
        )
    )
    return tuple(form.format(p=p, a=before, b=after) for p in (percent, _whole(percent, chance)))


def multiple(chance: random.Random) -> tuple[str, str]:
    times, word = chance.choice(((2, "doubled"), (3, "tripled"), (4, "quadrupled")))
    before = chance.choice((15, 40, 120, 300))
    form = chance.choice(
        (
            "The number of complaints {w} from {a} to {b} in a year.",
            "The number of complaints has {w}: {b} this year, {a} last.",
            "Complaints {w} to {b}, from {a} the year before.",
        )
    )
    return tuple(
        form.format(w=word, a=before, b=b)
        for b in (before * times, round(before * times * chance.choice((0.6, 1.6))))
    )


def direction(chance: random.Random) -> tuple[str, str]:
    low = chance.randrange(20, 60)
    high = low + chance.randrange(5, 30)
    form = chance.choice(
        (
            "The number of ferries rose from {a} to {b} after the storm.",
            "Attendance fell from {b} to {a} in March.",
            "Support climbed from {a} percent to {b} percent.",
        )
    )
    return form.format(a=low, b=high), form.format(a=high, b=low)


def spread(chance: random.Random) -> tuple[str, str]:
    low = chance.randrange(20, 60)
    high = low + chance.randrange(5, 30)
    form = chance.choice(
        (
            "Rents were between ${a} and ${b} a week.",
            "The engineers expect 	{a} to {b} visitors an hour.".replace("\t", ""),
            "Between {a} and {b} boats are moored there.",
        )
    )
    return form.format(a=low, b=high), form.format(a=high, b=low)


def average(chance: random.Random) -> tuple[str, str]:
    count, mean = chance.choice((4, 5, 8, 10)), chance.choice((12, 15, 30, 45))
    form = chance.choice(
        (
            "The club sold {t:,} tickets over {n} nights, an average of {m} a night.",
            "In {n} games the club sold {t:,} shirts, or {m} a game.",
            "The club sold {t:,} tickets in {n} days — {m} a day on average.",
        )
    )
    return tuple(form.format(t=count * mean, n=count, m=m) for m in (mean, _whole(mean, chance)))


def rate(chance: random.Random) -> tuple[str, str]:
    count, each = chance.choice((12, 20, 30, 40)), chance.choice((5, 8, 15, 25))
    form = chance.choice(
        (
            "The council bought {n} benches at ${e} each, for a total of ${t:,}.",
            "The ferry makes {n} trips of {e} miles each, {t:,} miles in all.",
            "Tickets were ${e} each. The club sold {n} of them and took in ${t:,}.",
            "Each of the {n} winners was paid ${e}, a total of ${t:,}.",
        )
    )
    return tuple(form.format(n=count, e=each, t=t) for t in (count * each, _whole(count * each, chance)))


def per_head(chance: random.Random) -> tuple[str, str]:
    people, each = chance.choice((2000, 5000, 12000)), chance.choice((30, 45, 80))
    form = chance.choice(
        (
            "The levy raises ${t:,} from {p:,} residents, or ${e} per resident.",
            "The ${t:,} bill works out at ${e} a head for the {p:,} people of the island.",
            "Shared by {p:,} families, the ${t:,} would give each ${e}.",
        )
    )
    return tuple(form.format(t=people * each, p=people, e=e) for e in (each, _whole(each, chance)))


def currency(chance: random.Random) -> tuple[str, str]:
    """Return one sum stated twice at two rates of exchange in one sentence."""
    one, two = chance.choice(((10, 40), (20, 50), (30, 90)))
    factor = chance.choice((1.25, 1.3))
    form = chance.choice(
        (
            "The wing cost £{a} million (${x:g} million) and the tower £{b} million (${y:g} million).",
            "The wing was £{a} million (${x:g} million). The tower was £{b} million (${y:g} million).",
        )
    )
    return tuple(
        form.format(a=one, b=two, x=one * factor, y=y)
        for y in (two * factor, round(two * factor * chance.choice((0.6, 1.5)), 1))
    )


def length(chance: random.Random) -> tuple[str, str]:
    value = chance.choice((12, 21, 35, 60, 110))
    unit, other, factor = chance.choice(
        (
            ("km", "miles", 0.6214),
            ("kilometers", "miles", 0.6214),
            ("miles", "km", 1.609),
            ("feet", "metres", 0.3048),
            ("meters", "feet", 3.281),
        )
    )
    form = "The tunnel is {v} {u} ({w} {o}) long."
    right = round(value * factor)
    return tuple(form.format(v=value, u=unit, w=w, o=other) for w in (right, _whole(right, chance)))


def weight(chance: random.Random) -> tuple[str, str]:
    value = chance.choice((120, 200, 350, 900))
    unit, other, factor = chance.choice(
        (
            ("pounds", "kg", 0.4536),
            ("kg", "pounds", 2.205),
            ("acres", "hectares", 0.4047),
            ("hectares", "acres", 2.471),
            ("litres", "gallons", 0.2642),
        )
    )
    form = (
        "The reserve measured {v} {u} ({w} {o})."
        if unit in ("acres", "hectares")
        else "The load came to {v} {u} ({w} {o})."
    )
    right = round(value * factor)
    return tuple(form.format(v=value, u=unit, w=w, o=other) for w in (right, _whole(right, chance)))


def temperature(chance: random.Random) -> tuple[str, str]:
    value = chance.choice((12, 18, 25, 30, 35))
    form = chance.choice(
        (
            "It was {v}°C ({w}°F) in {place} at noon.",
            "Temperatures reached {v} degrees Celsius ({w} degrees Fahrenheit) in {place}.",
        )
    )
    right = round(value * 9 / 5 + 32)
    place = chance.choice(_PLACES)
    return tuple(form.format(v=value, w=w, place=place) for w in (right, right + chance.choice((-13, 9, 14))))


def age(chance: random.Random) -> tuple[str, str]:
    born, died = chance.randrange(1920, 1960), chance.randrange(2005, 2019)
    years = died - born - 1
    form = chance.choice(
        ("{p} was born in {b} and died in {d} at the age of {y}.", "{p}, born in {b}, died in {d} aged {y}.")
    )
    person = chance.choice(_PEOPLE)
    return tuple(
        form.format(p=person, b=born, d=died, y=y) for y in (years, years + chance.choice((-9, -6, 7, 10)))
    )


def duration(chance: random.Random) -> tuple[str, str]:
    start = chance.randrange(1950, 2000)
    years = chance.randrange(6, 18)
    form = chance.choice(
        (
            "{p} was mayor for {y} years, from {a} to {b}.",
            "The mine was open for {y} years, from {a} until {b}.",
        )
    )
    person = chance.choice(_PEOPLE)
    return tuple(
        form.format(p=person, a=start, b=start + years, y=y)
        for y in (years, years + chance.choice((-4, 5, 9)))
    )


def anniversary(chance: random.Random) -> tuple[str, str]:
    start = chance.randrange(1900, 1990)
    years = chance.choice((10, 20, 25))
    form = chance.choice(
        (
            "In {b} the town marked the {y}th anniversary of the flood of {a}.",
            "The {y}th anniversary of the {a} fire was marked in {b}.",
        )
    )
    return tuple(form.format(a=start, b=start + years, y=y) for y in (years, years + chance.choice((10, 15))))


def votes(chance: random.Random) -> tuple[str, str]:
    yes, no = chance.randrange(30, 60), chance.randrange(10, 29)
    form = chance.choice(
        (
            "The bill passed {a}-{b}, with {t} members voting.",
            "The council voted {a} to {b} for the plan, a majority of {m}.",
            "The motion was carried by {a} votes to {b}, a margin of {m} votes.",
        )
    )
    slip = chance.choice((-7, 5, 8))
    return form.format(a=yes, b=no, t=yes + no, m=yes - no), form.format(
        a=yes, b=no, t=yes + no + slip, m=yes - no + slip
    )


def majority(chance: random.Random) -> tuple[str, str]:
    yes, no = chance.randrange(30, 60), chance.randrange(10, 29)
    form = chance.choice(("The bill passed by {a} votes to {b}.", "The council approved the plan, {a}-{b}."))
    return form.format(a=yes, b=no), form.format(a=no, b=yes)


def score(chance: random.Random) -> tuple[str, str]:
    home, away = chance.randrange(3, 6), chance.randrange(0, 3)
    form = chance.choice(
        (
            "Tarnwick Rovers beat Morlow United {a}-{b} on the ice.",
            "Tarnwick Rovers won {a}-{b} at Morlow United.",
        )
    )
    return form.format(a=home, b=away), form.format(a=away, b=home)


def quarters(chance: random.Random) -> tuple[str, str]:
    one, two = chance.randrange(30, 50), chance.randrange(30, 50)
    form = "Keel scored {a} points in the first half and {b} in the second, for a total of {t} points."
    return tuple(form.format(a=one, b=two, t=t) for t in (one + two, one + two + chance.choice((-8, 6, 11))))


def margin(chance: random.Random) -> tuple[str, str]:
    one, two = chance.randrange(40, 50), chance.randrange(20, 38)
    form = "Ruiz leads Vasko by {m} points, {a} percent to {b} percent."
    return tuple(form.format(a=one, b=two, m=m) for m in (one - two, one - two + chance.choice((4, 6, 9))))


def remainder(chance: random.Random) -> tuple[str, str]:
    part = chance.choice((35, 48, 62, 70))
    form = chance.choice(
        (
            "{a} percent of voters backed the plan and {b} percent opposed it, with {c} percent undecided.",
            "Some {a} percent of the boats are new, {b} percent are old and the remaining {c} percent are hulls.",
        )
    )
    no = (100 - part) // 2
    return tuple(
        form.format(a=part, b=no, c=c) for c in (100 - part - no, 100 - part - no + chance.choice((9, 14)))
    )


def balance(chance: random.Random) -> tuple[str, str]:
    """Return a profit beside the income and the cost that leave it."""
    income, left = chance.choice((40, 60, 90)), chance.choice((5, 10, 15))
    form = chance.choice(
        (
            "On sales of ${a} million and costs of ${b} million, the mill made a profit of ${c} million.",
            "He bought the barn for ${b} million and sold it for ${a} million, pocketing ${c} million.",
            "Exports of ${b} million and imports of ${a} million left a trade deficit of ${c} million.",
        )
    )
    return tuple(form.format(a=income, b=income - left, c=c) for c in (left, left + chance.choice((8, 12))))


def dates(chance: random.Random) -> tuple[str, str]:
    day = date(2015, 1, 1) + timedelta(days=chance.randrange(2000))
    wrong = day + timedelta(days=chance.randrange(1, 7))
    form = chance.choice(("{w}, {m} {d}, {y}", "{w}, {d} {m} {y}", "{w} {d} {m} {y}"))
    place = chance.choice(_PLACES)
    said = [
        form.format(w=one.strftime("%A"), m=day.strftime("%B"), d=day.day, y=day.year) for one in (day, wrong)
    ]
    return f"The council of {place} met on {said[0]}.", f"The council of {place} met on {said[1]}."


def no_date(chance: random.Random) -> tuple[str, str]:
    month, most = chance.choice(
        (("April", 30), ("June", 30), ("September", 30), ("November", 30), ("February", 28))
    )
    form = chance.choice(("The bridge opens on {m} {d}, 2019.", "The bridge opens on {d} {m} 2019."))
    return form.format(m=month, d=most), form.format(m=month, d=most + 1)


def speed(chance: random.Random) -> tuple[str, str]:
    value = chance.choice((40, 60, 90, 120))
    form = chance.choice(
        (
            "Gusts of {v} mph ({w} kph) were measured in {place}.",
            "The ferry makes {v} miles an hour, or {w} kilometres an hour.",
        )
    )
    right, place = round(value * 1.609), chance.choice(_PLACES)
    return tuple(form.format(v=value, w=w, place=place) for w in (right, _whole(right, chance)))


def order(chance: random.Random) -> tuple[str, str]:
    """Return a place in an order, inside and beyond its end."""
    most = chance.randrange(4, 10)
    names = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
    form = chance.choice(
        (
            "It was the {o} of {n} public meetings in {place}.",
            "The {o} of the {n} planned stages ends in {place}.",
            "Tarnwick Rovers lie {o} out of {n} teams.",
        )
    )
    place = chance.choice(_PLACES)
    return tuple(form.format(o=names[at], n=NUMBERS[most], place=place) for at in (most - 2, most))


def seats(chance: random.Random) -> tuple[str, str]:
    whole = chance.choice((60, 90, 120, 150))
    won = whole // 2 + chance.randrange(4, 12)
    form = chance.choice(
        (
            "The party won {a} of the {b} seats, a majority of {m}.",
            "With {a} of the {b} seats she enjoys a {m}-seat majority.",
        )
    )
    gap = 2 * won - whole
    return tuple(form.format(a=won, b=whole, m=m) for m in (gap, gap + chance.choice((7, 14, 21))))


def sets(chance: random.Random) -> tuple[str, str]:
    """Return a match whose winner won, or lost, the deciding set."""
    third = chance.choice(("6-2", "7-5", "6-4"))
    form = "{p} beat the second seed 6-3, 4-6, {t} in {place}."
    person, place = chance.choice(_PEOPLE), chance.choice(_PLACES)
    return tuple(form.format(p=person, t=t, place=place) for t in (third, third[::-1]))


FAMILIES: dict[str, Maker] = {
    "share of a whole": share,
    "fraction in words": fraction,
    "sum of parts": parts,
    "growth in percent": growth,
    "decline in percent": decline,
    "doubled, tripled": multiple,
    "direction of change": direction,
    "order of a range": spread,
    "average": average,
    "rate and total": rate,
    "per head": per_head,
    "currency stated twice": currency,
    "lengths": length,
    "weights and areas": weight,
    "temperatures": temperature,
    "age and years": age,
    "duration": duration,
    "anniversary": anniversary,
    "vote and total or margin": votes,
    "vote carried with fewer votes": majority,
    "game won with fewer points": score,
    "points of halves": quarters,
    "lead in points": margin,
    "shares that make 100": remainder,
    "profit or gap": balance,
    "weekday and date": dates,
    "date that is none": no_date,
    "speeds": speed,
    "place in an order": order,
    "seats and majority": seats,
    "sets of a match": sets,
}
