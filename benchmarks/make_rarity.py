"""Make src/copydesk/data/en/rarity.txt: how rare the stem of a word is in news and official copy.

Usage: python benchmarks/make_rarity.py [/work/shared]

The share of a stem is the mean of its shares in two collections, so that neither decides alone: the CC0
articles of 18F and Digital.gov, and Wikinews. Stems found in fewer than three articles are left out.
"""

import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from copydesk.text.folding import folded_words
from copydesk.text.rarity import UNKNOWN, stopwords
from copydesk.text.stems import stem

TARGET = Path(__file__).parents[1] / "src/copydesk/data/en/rarity.txt"
LARGEST = 60_000  # bytes
FEWEST = 3  # articles
HEAD = """\
# Rarity of word stems, in nats: minus the logarithm of the share of articles that hold the stem.
# Made by benchmarks/make_rarity.py from counts over the public-domain (CC0) articles of 18F and Digital.gov and
# over Wikinews articles (https://en.wikinews.org, the Wikinews contributors, CC BY 2.5).
# A line is a rarity and the stems that have it. Stems that are not here are rarer.
"""
_NOT_PROSE = re.compile(r"\A---\n.*?\n---\n|\{\{.*?\}\}|<[^>]*>|\]\([^)]*\)|https?://\S+|`[^`]*`", re.DOTALL)


def official(shared: Path) -> Iterator[str]:
    for path in sorted((shared / "corpus").rglob("*.md")):
        if path.name != "README.md":
            yield _NOT_PROSE.sub(" ", path.read_text("utf-8"))


def news(shared: Path) -> Iterator[str]:
    seen: set[str] = set()
    for name in ("wikinews_2019_2020", "synth_dups_wikinews", "gum_news_structured"):
        for line in (shared / "data" / f"{name}.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            if row.get("label") != 1 and row["doc_id" if "doc_id" in row else "id"] not in seen:
                seen.add(row["doc_id" if "doc_id" in row else "id"])
                yield row["text"]


def shares(texts: Iterable[str]) -> tuple[Counter[str], int]:
    counts: Counter[str] = Counter()
    number = 0
    for text in texts:
        number += 1
        counts.update({stem(word) for word in folded_words(text) if word not in stopwords()})
    return counts, number


def main() -> None:
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else "/work/shared")
    (one, ones), (two, twos) = shares(official(shared)), shares(news(shared))
    by_rarity: defaultdict[float, list[str]] = defaultdict(list)
    for word in one | two:
        share = (one[word] / ones + two[word] / twos) / 2
        rarity = round(-math.log(share) * 4) / 4
        if one[word] + two[word] >= FEWEST and rarity < UNKNOWN and not word[0].isdigit() and len(word) > 1:
            by_rarity[rarity].append(word)
    lines, size = [], len(HEAD)
    for rarity, stems in sorted(by_rarity.items()):
        line = f"{rarity:g} {' '.join(sorted(stems))}\n"
        if size + len(line.encode()) > LARGEST:
            break
        lines.append(line)
        size += len(line.encode())
    TARGET.write_text(HEAD + "".join(lines), "utf-8")
    print(f"{sum(map(len, by_rarity.values()))} stems, {len(lines)} lines, {size} bytes")


if __name__ == "__main__":
    main()
