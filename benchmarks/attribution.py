"""Measure what the attribution analysis and its rules find on the shared texts.

    python benchmarks/attribution.py [--show N] [--rule RULE]

F1 of sentences that give their source on GUM news; then each rule's findings per article on two sets.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from copydesk.analysis.attribution import attributions
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span

SHARED = Path("/work/shared")
KINDS = {"head": BlockKind.HEADLINE, "caption": BlockKind.CAPTION, "quote": BlockKind.QUOTE}


def gum(show: int) -> None:
    """Print precision, recall and F1 of attributed sentences, news only and all genres."""
    for genres in (("news",), ("news", "interview")):
        tally: Counter[str] = Counter()
        for line in (SHARED / "data/gum_news_structured.jsonl").open():
            row = json.loads(line)
            if row["genre"] not in genres:
                continue
            for text, gold, found in gum_sentences(row):
                outcome = ("tn", "fp", "fn", "tp")[2 * gold + found]
                tally[outcome] += 1
                if outcome in ("fp", "fn") and show and genres == ("news",):
                    print(f"  {outcome}  {text}")
        precision = tally["tp"] / (tally["tp"] + tally["fp"])
        recall = tally["tp"] / (tally["tp"] + tally["fn"])
        f1 = 2 * precision * recall / (precision + recall)
        print(f"GUM {'+'.join(genres)}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}  {dict(tally)}")


def gum_sentences(row: dict) -> list[tuple[str, int, int]]:
    """Return text, gold label and found label of each prose sentence; a gold sentence is a block of its own."""
    kept = [one for one in row["sentences"] if one["block"] in ("p", "sp", "quote", "item", "head")]
    blocks, at = [], 0
    for one in kept:
        text = one["text"]
        kind = KINDS.get(one["block"], BlockKind.PARAGRAPH)
        blocks.append(Block(kind, "text.txt", text, SourceMap.verbatim(Span(at, at + len(text)))))
        at += len(text) + 1
    document = Document(row["id"], "\n".join(one["text"] for one in kept), tuple(blocks))
    found = {one.sentence.block_index for one in attributions(document) if one.attributed}
    return [(one["text"], int(one["attributed"]), int(index in found)) for index, one in enumerate(kept)]


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--show", type=int, default=0)
    arguments = parser.parse_args()
    gum(arguments.show)
