"""Ages beside years of birth."""

from datetime import date

import pytest

from copydesk.analysis.figure_ages import wrong_ages
from copydesk.model.document import Block, BlockKind, Document, Meta
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


@pytest.mark.parametrize(
    ("text", "published", "actual"),
    [
        ("Ana Ruiz, 35, born in 1980, takes over.", date(2024, 5, 1), [44]),
        ("The 35-year-old, born on 3 May 1980, takes over.", date(2024, 5, 1), [44]),
        ("Ana Ruiz, 43, born in 1980, takes over.", date(2024, 5, 1), []),
        ("Ana Ruiz, 44, born in 1980, takes over.", date(2024, 5, 1), []),
        ("Ana Ruiz, 35, born in 1980, takes over.", None, []),
        ("Ana Ruiz, 35, born in 1980, died.", date(2024, 5, 1), []),
        ("Ana Ruiz was born in Tarn.", date(2024, 5, 1), []),
        ("Ana Ruiz, 35, takes over.", date(2024, 5, 1), []),
    ],
)
def test_an_age_has_to_fit_the_year_of_birth(text: str, published: date | None, actual: list[int]) -> None:
    block = Block(BlockKind.PARAGRAPH, "text", text, SourceMap.verbatim(Span(0, len(text))))
    document = Document("a.txt", text, (block,), Meta(published=published))
    assert [wrong.actual for wrong in wrong_ages(document)] == actual


def article(text: str, year: int | None = 2024) -> Document:
    block = Block(BlockKind.PARAGRAPH, "text", text, SourceMap.verbatim(Span(0, len(text))))
    return Document("a.txt", text, (block,), Meta(published=date(year, 5, 10) if year else None))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ana Ruiz was born in 1950 and died in 2010 at the age of 70.", "70: 59-60"),
        ("Ana Ruiz was born in 1950 and died in 2010 at the age of 59.", ""),
        ("Ana Ruiz, born on 3 May 1950, died on 2 May 2010 aged 60.", "60: 59-59"),
        ("Ana Ruiz was born in 1950. She died in 2010 aged 70.", "70: 59-60"),
        ("Ana Ruiz was born in 1950. Ruiz died in 2010 aged 70.", "70: 59-60"),
        ("Ana Ruiz was born in 1950. Keel died in 2010 aged 70.", ""),
        ("Ana Ruiz was born in 1950. The actor died in 2010 aged 70.", ""),
        ("Ana Ruiz was born in 1950. 3 friends say she died in 2010 aged 70.", ""),
        ("The king (1950-1990) died at 70.", ""),
        ("The bridge, built in 1890, was 100 years old when it fell in 1995.", ""),
        ("He was 25 when his brother, born in 1980, won the title in 1998.", ""),
        ("Ruiz, aged 45, born in 1950, in 1980 won.", "45: 29-30"),
        ("Ana Ruiz was born in 1950. Her father died in 2010 aged 90.", ""),
        ("Ana Ruiz died on 3 May 2010, aged 75. She was born in Tarn in 1950.", "75: 59-60"),
        ("Ana Ruiz died on Monday, aged 75. She was born in 1950 in Tarn.", "75: 73-74"),
        ("Ana Ruiz died on Monday, aged 73. She was born in 1950 in Tarn.", ""),
        ("Ana Ruiz died long ago, aged 30. She was born in 1950 in Tarn.", ""),
        (
            "Ana Ruiz was born in 1950. It was 3. It was 4. She died in 2010 aged 70.",
            "",
        ),
        ("Ana Ruiz (1950-2010) wrote songs and died at 70.", "70: 59-60"),
        ("Ana Ruiz (1904-1998), a writer, lived to be 84.", "84: 93-94"),
        ("Born in 1950, Ruiz was 45 when she joined the club in 1980.", "45: 29-30"),
        ("Born in 1950, Ruiz was 30 when she joined the club in 1980.", ""),
        ("Born in 1950, Ruiz turned 70 in 2010.", "70: 60-60"),
        ("Born in 1950, Ruiz was 150 in 2010.", ""),
        ("Born in 1950, Ruiz was aged 20 in 1940.", ""),
        ("Ruiz, who was born in 1950, celebrated her 70th birthday in 2010.", "70th: 60-60"),
        ("Born in 1950, she left school at the age of 16 and joined the army in 1970.", ""),
        ("Ruiz, born in 1950, and her husband, who died in 2010 aged 85, ran it.", ""),
        ("Ruiz, born in 1950, and Keel, born in 1960, died in 2010 aged 30.", ""),
        ("Born in 1980, Ruiz, 35, takes over.", "35: 43-44"),
        ("Ruiz was born in 1980 and is now 35.", "35: 43-44"),
        ("The mill, built in 1720, was 300 years old in 1920.", "300: 199-200"),
        ("Ruiz, of the mill founded in 1920, was 30 years old in 1940, she said.", ""),
        ("The mill was built in 1920 and she was born nearby aged 30 in 1940.", ""),
        ("Ruiz was born on 30 February 1950 and died in 2010 aged 80.", ""),
        ("Ruiz was 30 in 1980 and is a birth mother.", ""),
    ],
)
def test_an_age_has_to_fit_the_birth_and_the_year_it_is_told_of(text: str, told: str) -> None:
    assert (
        ", ".join(f"{one.age.of(text)}: {one.least}-{one.actual}" for one in wrong_ages(article(text)))
        == told
    )
