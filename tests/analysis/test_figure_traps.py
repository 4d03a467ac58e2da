"""Sentences that look like wrong arithmetic and are not: no check of stated figures may speak."""

from pathlib import Path

import pytest

from copydesk.analysis.figure_changes import wrong_changes
from copydesk.analysis.figure_exchange import wrong_exchanges
from copydesk.analysis.figure_shares import wrong_shares
from copydesk.analysis.figure_totals import wrong_totals
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span

TRAPS = Path(__file__).with_name("traps_of_arithmetic.txt").read_text("utf-8").splitlines()[1:]
CHECKS = (
    wrong_changes,
    wrong_exchanges,
    wrong_shares,
    wrong_totals,
)


@pytest.mark.parametrize("text", TRAPS)
def test_figures_that_may_be_right_are_left_alone(text: str) -> None:
    block = Block(BlockKind.PARAGRAPH, "text", text, SourceMap.verbatim(Span(0, len(text))))
    document = Document("a.txt", text, (block,))
    assert [wrong.actual for check in CHECKS for wrong in check(document)] == []
