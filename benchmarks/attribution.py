"""Measure what the attribution analysis and its rules find on the shared texts.

    python benchmarks/attribution.py [--show N] [--rule RULE]

F1 of sentences that give their source on GUM news; then each rule's findings per article on two sets.
"""

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from copydesk.analysis.attribution import attributions
from copydesk.engine.run import check_documents
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.readers import read
from copydesk.rulebook.loader import load_folders
from copydesk.rulebook.rule import Rule
from copydesk.text.span import Span

SHARED = Path("/work/shared")
ROOT = Path(__file__).parents[1]
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


def rules_of(names: list[str]) -> list[Rule]:
    """Return the rules this file measures; preview rules only when named."""
    rules, errors = load_folders([ROOT / "rules"])
    assert not errors, errors
    ours = [one for one in rules if one.id.startswith("attribution.") or one.id == "dates.undated-time"]
    return [one for one in ours if (one.id in names if names else one.status != "preview")]


def corpus() -> Iterator[Document]:
    for path in sorted((SHARED / "corpus").rglob("*.md")):
        if path.name != "README.md":
            yield read(str(path), path.read_text("utf-8"))


def wikinews() -> Iterator[Document]:
    """Yield each article as plain text under its headline; most carry no date then."""
    for line in (SHARED / "data/wikinews_2019_2020.jsonl").open():
        row = json.loads(line)
        yield read(row["id"] + ".txt", f"{row['title']}\n\n{row['text']}")


def findings(rules: list[Rule], show: int) -> None:
    """Print how often each rule speaks; ``show`` findings of each, drawn at random with a fixed seed."""
    for name, documents in (("corpus", list(corpus())), ("wikinews", list(wikinews()))):
        for rule in rules:
            begun = time.process_time()
            found = check_documents([rule], documents)[0]
            spent = 1000 * (time.process_time() - begun) / len(documents)
            rate = len(found) / len(documents)
            print(f"{name} {rule.id} {rule.level.word}: {len(found)}, {rate:.4f} an article, {spent:.2f} ms")
            for one in random.Random(1).sample(found, min(show, len(found))):
                place = one.location
                print(f"   {Path(place.path).name}:{place.line}: {one.message}\n      {place.context[:300]}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--rule", action="append", default=[])
    arguments = parser.parse_args()
    if not arguments.rule:
        gum(arguments.show)
    findings(rules_of(arguments.rule), arguments.show)
