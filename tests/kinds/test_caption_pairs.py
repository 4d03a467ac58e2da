"""The captions of ``tests/captions/pairs.yml``: copies of the text are found, descriptions are not."""

from pathlib import Path

import yaml

from copydesk import readers
from copydesk.check import in_scope
from copydesk.rulebook.loader import load_folders
from copydesk.rulebook.sources import builtin

ROOT = Path(__file__).parents[2]
PAIRS = yaml.safe_load((ROOT / "tests/captions/pairs.yml").read_text("utf-8"))
PRECISION, RECALL = 0.9, 0.95


def test_captions_that_repeat_are_told_from_those_that_add() -> None:
    rules, _ = load_folders([builtin()])
    (check,) = [rule.check for rule in rules if rule.id == "captions.repeated-caption"]
    right = surplus = missed = 0
    for pair in PAIRS:
        source = f"# Notes\n\nThe council sat late.\n\n{pair['text']}\n\n![{pair['caption']}](x.jpg)\n"
        document = readers.read("a.md", source)
        assert any(in_scope(check.scope, block) for block in document.blocks)
        found = bool(list(check.check(document)))
        right += found and pair["repeats"]
        surplus += found and not pair["repeats"]
        missed += pair["repeats"] and not found
    assert len(PAIRS) > 50
    assert right / (right + surplus) >= PRECISION
    assert right / (right + missed) >= RECALL
