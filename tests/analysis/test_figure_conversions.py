"""Measures given in two units."""

from datetime import date

import pytest

from copydesk.analysis.figure_conversions import wrong_conversions
from copydesk.model.document import Block, BlockKind, Document, Meta
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def article(text: str) -> Document:
    block = Block(BlockKind.PARAGRAPH, "text", text, SourceMap.verbatim(Span(0, len(text))))
    return Document("a.txt", text, (block,), Meta(published=date(2024, 5, 10)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The tunnel is 21km (19.2 miles) long.", "19.2 miles: 13 miles"),
        ("The tunnel is 21km (13 miles) long.", ""),
        ("The tunnel is 10-15 km (6-9 miles) long.", ""),
        ("The tunnel is 10-15 km (16-19 miles) long.", "16-19 miles: 7.77 miles"),
        ("The wall is 5 feet 10 inches (1.78 m) thick.", ""),
        ("The wall is 5 feet 10 inches (2.78 m) thick.", "2.78 m: 1.78 m"),
        ("The wall is 5 feet 10 pounds (2.78 m) thick.", ""),
        ("The wall is 5 inches 10 feet (2.78 m) thick.", ""),
        ("Troops advanced 25 km, or about 25 miles, in a day.", "25 miles: 15.5 miles"),
        ("The wreck lay 18 km — five miles — south.", "five miles: 11.2 miles"),
        ("It fell short by 150 yards, nearly 190 metres, and stopped.", "190 metres: 137 metres"),
        ("It fell short by 150 yards, nearly 140 metres, and stopped.", ""),
        ("It fell short by 150 yards, just over 130 metres, and stopped.", ""),
        ("It fell short by 150 yards, about 130 metres, and stopped.", ""),
        ("A tanker spilled 1,000 gallons (5,800 litres) of oil.", "5,800 litres: 3,785 litres"),
        ("A tanker spilled 1,000 gallons (4,500 litres) of oil.", ""),
        ("It covers 2.5 million acres (1 million hectares).", ""),
        ("It covers 2.5 million acres (3 million hectares).", "3 million hectares: 1,011,714 hectares"),
        ("It covers 100 by 50 metres (328 by 164 feet).", ""),
        ("It covers 100 x 50 metres (528 feet).", ""),
        ("Winds of 100 mph (220 kph) tore roofs off.", "220 kph: 161 kph"),
        ("Clocked at 90mph in a 50mph zone, or 145km/h, he lost his licence.", ""),
        ("It cost 100 pounds ($150), or 5 miles (5 miles), and 3 kg (4 m).", ""),
        ("Run either 5 miles, or 10 km, in a day.", ""),
        ("It was 40C (114F) at noon.", "114F: 104F"),
        ("It was 79F (15C) at noon.", "15C: 26C"),
        ("It was minus 40C, equal to minus 60F, that day.", "minus 60F: -40F"),
        ("It was 2 degrees Celsius (3.6 degrees Fahrenheit) warmer.", ""),
        ("The road is 30 miles, about 5 km of it paved.", ""),
        ("The tower is 300 metres, some 50 feet taller than the old one.", ""),
        ("It was 0C (32F) at noon.", ""),
    ],
)
def test_a_conversion_repeats_the_measure(text: str, told: str) -> None:
    said = (f"{one.converted.of(text)}: {one.actual}" for one in wrong_conversions(article(text)))
    assert "; ".join(said) == told
