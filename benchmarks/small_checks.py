"""Measure spelling, marks, stray spaces, doubled words and fillers.

python benchmarks/small_checks.py [/work/shared] [--show N]
"""

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from copydesk.api import rulebook
from copydesk.check import Match
from copydesk.readers import read
from copydesk.rulebook.rule import Rule

RULES = (
    "spelling.mixed-spelling",
    "quotations.mixed-marks",
    "wording.space-before-possessive",
    "wording.stray-space",
    "wording.doubled-word",
    "wording.filler",
    "wording.filler-heavy",
)


def rules() -> list[Rule]:
    return [rule for rule in rulebook().rules if rule.id in RULES]


def findings(text: str, path: str, chosen: list[Rule]) -> Iterator[tuple[str, list[Match], float]]:
    document = read(path, text)
    for rule in chosen:
        start = time.process_time()
        matches = list(rule.check.check(document))
        yield rule.id, matches, time.process_time() - start


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def texts(shared: Path) -> Iterator[tuple[str, str, str]]:
    for path in sorted((shared / "corpus").glob("*/*.md")):
        yield "corpus", path.name, path.read_text("utf-8")
    for number, row in enumerate(lines(shared / "data" / "wikinews_2019_2020.jsonl")):
        yield "wikinews", f"{number}.txt", row["text"]


def rates(shared: Path, show: int) -> None:
    chosen, counts, files, shown = rules(), Counter(), Counter(), defaultdict(list)
    spent, size = Counter(), 0
    for name, path, text in texts(shared):
        files[name] += 1
        size += len(text)
        for rule, matches, seconds in findings(text, path, chosen):
            spent[rule] += seconds
            counts[name, rule] += len(matches)
            for one in matches:
                place = one.place
                beside = f" | {one.related[0].excerpt}:{one.related[0].line}" if one.related else ""
                around = place.context[max(0, place.column - place.context_column - 40) :][:100]
                shown[rule].append(f"{path}:{place.line} [{place.excerpt!r}{beside}] {around}")
    for (name, rule), count in sorted(counts.items()):
        print(f"{name:9} {rule:34} {count:5}  {count / files[name]:.3f} an article")
    for rule in RULES:
        print(f"{rule:34} {spent[rule] * 1000 / (size / 5000):.2f} ms CPU for 5 KB")
        for line in shown[rule][:: max(1, len(shown[rule]) // show)][:show] if show else ():
            print("   ", line)


def judged(shared: Path) -> None:
    data = shared / "data"
    by_id = {rule.id: rule for rule in rules()}

    def count(text: str, rule: str, path: str = "a.md") -> int:
        return len(list(by_id[rule].check.check(read(path, text))))

    rows = lines(data / "nat_doubled_words.jsonl")
    rule = "wording.doubled-word"
    missed = [row["removed"] for row in rows if not count(row["before"], rule)]
    print(f"doubled words: found {len(rows) - len(missed)} of {len(rows)}; missed {missed};", end=" ")
    print("after the fix", sum(count(row["after"], rule) for row in rows))
    rows = lines(data / "nat_quote_mark_fixes.jsonl")
    rule = "quotations.mixed-marks"
    table = Counter((row["label"], bool(count(row["text"], rule))) for row in rows)
    print(
        "marks (label, found):",
        dict(table),
        "after:",
        sum(bool(count(row["text_after_fix"], rule)) for row in rows),
    )
    rows = lines(data / "nat_spelling_fixes.jsonl")
    rule = "spelling.mixed-spelling"
    table = Counter((row["label"], bool(count(row["text"], rule))) for row in rows)
    print("spelling (label, found):", dict(table))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, nargs="?", default=Path("/work/shared"))
    parser.add_argument("--show", type=int, default=0)
    given = parser.parse_args()
    judged(given.shared)
    rates(given.shared, given.show)


if __name__ == "__main__":
    main()
