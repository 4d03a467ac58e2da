"""Figures that the figures beside them rule out: what the rules say of them."""

from pathlib import Path

import pytest

from copydesk.api import Options, lint_text
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.rulebook.kinds import kind
from copydesk.text.span import Span

DATA = Path(__file__).parents[1] / "analysis" / "stated_arithmetic.txt"
ROWS = [line.split("|") for line in DATA.read_text("utf-8").splitlines()[1:]]
KINDS = (
    *("reversed-range", "wrong-age", "wrong-anniversary", "wrong-change", "wrong-duration", "wrong-margin"),
    *("wrong-ordinal", "wrong-rate", "wrong-remainder", "wrong-share", "wrong-total", "wrong-winner"),
)
OPTIONS = Options(isolated=True, select=("figures", "dates"), ignore=("undated-time",))


@pytest.mark.parametrize(("right", "wrong"), [row[1:] for row in ROWS])
def test_the_rules_tell_of_the_wrong_sentence_and_not_of_the_right_one(right: str, wrong: str) -> None:
    report = lint_text(f"{wrong}\n", "a.md", OPTIONS)
    assert report.problems == ()
    assert report.findings
    assert all(one.related or one.evidence for one in report.findings)
    assert not lint_text(f"{right}\n", "a.md", OPTIONS).findings


@pytest.mark.parametrize("name", KINDS)
def test_a_block_outside_the_scope_is_left_alone(name: str) -> None:
    """Each kind keeps to its scope, whichever of its readers found the figure."""
    check = kind(name)(scope=("caption",))
    for row in ROWS:
        block = Block(BlockKind.PARAGRAPH, "text", row[2], SourceMap.verbatim(Span(0, len(row[2]))))
        assert list(check.check(Document("a.txt", row[2], (block,)))) == []  # type: ignore[attr-defined]
