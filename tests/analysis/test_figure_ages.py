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
