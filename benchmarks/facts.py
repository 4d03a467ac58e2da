"""Measure the fact sheet: is every number of an article on it, and with which source.

    python benchmarks/facts.py [--articles 20]

The seed article's numbers were counted by hand: line, number, and the first word of the source ("" for none). In
articles of the corpus, picked with a fixed seed, a plain scan for digits and number words must find no number that the
sheet leaves out.
"""

import argparse
import random
import re
from pathlib import Path

from copydesk.analysis.fact_sheet import fact_sheet
from copydesk.readers import read

COUNTED = [
    (8, "600", ""), (8, "15,000", ""), (26, "one", "unnamed"), (40, "two", ""), (44, "millions", "unnamed"),
    (44, "120", "unnamed"), (44, "120", "unnamed"), (46, "600", "South"), (46, "15,000", "South"), (56, "two", ""),
    (62, "millions", ""),
]  # fmt: skip
WORDS = "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million"
PLAIN = re.compile(rf"\d+|\b(?:{WORDS.replace(' ', '|')})s?\b", re.IGNORECASE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--articles", type=int, default=20)
    given = parser.parse_args()
    seed = given.shared / "seed" / "article.txt"
    facts = fact_sheet(read(str(seed), seed.read_text(encoding="utf-8")))
    listed = [
        (one.place.line, one.place.excerpt, one.source) for one in facts if one.kind in {"figure", "date"}
    ]
    right = 0
    for line, number, source in COUNTED:
        found = [who for at, words, who in listed if at == line and words.startswith(number)]
        good = any(who.startswith(source) if source else not who for who in found)
        right += good
        if not good:
            print(f"seed line {line}: {number}: {found or 'not listed'}, expected {source or 'none'}")
    print(f"seed: {right} of {len(COUNTED)} numbers listed with the right source")
    paths = sorted((given.shared / "corpus").rglob("*.md"))
    numbers = missed = 0
    for path in random.Random(11).sample(paths, given.articles):
        document = read(str(path), path.read_text(encoding="utf-8"))
        spans = [one.place.span for one in fact_sheet(document)]
        for block in document.blocks:
            for match in PLAIN.finditer(block.text):
                place = document.place(block, type(block.source)(*match.span())).span
                numbers += 1
                if not any(span.overlaps(place) for span in spans):
                    missed += 1
                    print(f"{path.name}: {match.group()} is not listed")
    print(f"corpus: {numbers} numbers in {given.articles} articles, {missed} not listed")


if __name__ == "__main__":
    main()
