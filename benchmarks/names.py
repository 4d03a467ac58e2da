"""Measure the rules on names: findings on real articles, and slips put into the names of clean ones.

    python benchmarks/names.py [/work/shared] [--show] [--misses N]

Injection: a name in full whose family name stands three times or more in an article is altered once, later on:
two letters swapped, a letter doubled, dropped or replaced by a like one. The clean twin is the article as it is.
"""

import argparse
import json
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from copydesk.analysis.names import in_quotation, mentions
from copydesk.analysis.names_evidence import is_given_name
from copydesk.api import rulebook
from copydesk.check import DocumentCheck
from copydesk.model.document import Document
from copydesk.readers import read

STYLE = "names."
SETS = (
    "synth_figures_wikinews",
    "nat_quote_mark_fixes",
    "nat_figure_contradictions",
    "nat_spelling_fixes",
    "real_repeats_verified",
    "nat_duplicate_passages",
)


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def texts(shared: Path) -> Iterator[tuple[str, str]]:
    for number, row in enumerate(rows(shared / "data" / "wikinews_2019_2020.jsonl")):
        yield f"wikinews{number}.txt", row["text"]
    for number, row in enumerate(rows(shared / "data" / "gum_news_structured.jsonl")):
        yield f"gum{number}.txt", "\n\n".join(one["text"] for one in row["sentences"])
    for path in sorted((shared / "corpus").glob("*/*.md")):
        yield f"{path.parent.name}/{path.name}", path.read_text("utf-8")
    seen: set[str] = set()
    for name in SETS:
        for number, row in enumerate(rows(shared / "data" / f"{name}.jsonl")):
            text = row.get("text") or row.get("text_before") or row.get("before") or ""
            if text[:80] not in seen:
                seen.add(text[:80])
                yield f"{name}{number}.md", text


def checks() -> dict[str, DocumentCheck]:
    found = ((rule.id, rule.check) for rule in rulebook().rules if rule.id.startswith(STYLE))
    return {name: check for name, check in found if isinstance(check, DocumentCheck)}


def altered(name: str, chance: random.Random) -> tuple[str, str] | None:
    """Return what was done to the name, and the name altered."""
    slip = chance.choice(["swapped", "doubled", "dropped", "vowel", "ei-ie", "sound"])
    at = chance.randrange(1, len(name) - 1)
    match slip:
        case "swapped":
            new = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        case "doubled":
            new = name[:at] + name[at] + name[at:]
        case "dropped":
            new = name[:at] + name[at + 1 :]
        case "vowel":
            spots = [n for n, char in enumerate(name) if n and char in "aeiou"]
            if not spots:
                return None
            spot = chance.choice(spots)
            new = name[:spot] + chance.choice("aeiou".replace(name[spot], "")) + name[spot + 1 :]
        case "ei-ie":
            new = name.replace("ei", "ie") if "ei" in name else name.replace("ie", "ei")
        case _:
            pairs = [("kh", "h"), ("ou", "u"), ("y", "i"), ("ck", "k"), ("ph", "f"), ("ee", "i"), ("q", "k")]
            new = next((name.replace(old, to) for old, to in pairs if old in name), name)
    return (slip, new) if new != name else None


def injected(document: Document, chance: random.Random) -> Iterator[tuple[str, str, str, bool]]:
    """Yield the slip, the name altered, the text, and whether a given name stands before the altered one."""
    found = document.derive(mentions)
    people = {
        one.surname: one.given
        for one in found
        if one.given and len(one.surname) > 3 and (is_given_name(one.given) or one.title)
    }
    for surname in people:
        places = [one for one in found if one.surname == surname]
        later = [one for one in places[1:] if not in_quotation(document, one.block, one.span)]
        if len(places) < 3 or not later:
            continue
        chosen, slip = chance.choice(later), altered(surname, chance)
        if slip is None:
            continue
        word = chosen.words[-1]
        block = document.blocks[chosen.block]
        start = block.map.start(word.start)
        if document.source[start : start + len(surname)] != surname:
            continue
        text = document.source[:start] + slip[1] + document.source[start + len(surname) :]
        yield slip[0], slip[1], text, bool(chosen.given)


def injection(shared: Path, misses: int) -> None:
    check = checks()["names.variant-name"]
    chance = random.Random(7)
    hits, cases, bare = Counter[str](), Counter[str](), Counter[bool]()
    missed: list[str] = []
    for name, text in texts(shared):
        document = read(name, text)
        for slip, wrong, new, full in injected(document, chance):
            places = [
                place for match in check.check(read(name, new)) for place in (match.place, *match.related)
            ]
            hit = any(place.excerpt == wrong for place in places)
            cases[slip] += 1
            hits[slip] += hit
            bare[full] += 1
            if not hit:
                around = re.search(r".{0,60}" + re.escape(wrong) + ".{0,20}", new)
                missed.append(f"{name} {slip} {wrong} | {around.group() if around else ''}")
    for slip in cases:
        print(f"{slip:10} {hits[slip]:4} of {cases[slip]:4}  {hits[slip] / cases[slip]:.3f}")
    total = sum(cases.values())
    print(
        f"recall     {sum(hits.values()):4} of {total:4}  {sum(hits.values()) / total:.3f}; {bare[True]} in full"
    )
    for line in random.Random(1).sample(missed, min(misses, len(missed))):
        print("  missed", line)


def rates(shared: Path, *, show: bool) -> None:
    spent, size, files = Counter[str](), 0, 0
    found: dict[str, list[str]] = {name: [] for name in checks()}
    for name, text in texts(shared):
        document = read(name, text)
        files, size = files + 1, size + len(text)
        for rule, check in checks().items():
            begin = time.process_time()
            matches = list(check.check(document))
            spent[rule] += time.process_time() - begin
            for one in matches:
                place, other = one.place, one.related[0]
                at = place.column - place.context_column
                around = place.context[max(0, at - 50) : at + 60]
                found[rule].append(
                    f"{name}:{place.line} [{place.excerpt} | {other.excerpt}:{other.line}] "
                    f"{dict(one.evidence)} {around} || {other.context[:80]}"
                )
    for rule, lines in found.items():
        milliseconds = spent[rule] * 1000 / (size / 5000)
        print(f"{rule:28} {len(lines):4} in {files} texts, {milliseconds:.2f} ms CPU for 5 KB")
        for line in lines if show else ():
            print("   ", line)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("shared", nargs="?", default="/work/shared", type=Path)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--misses", type=int, default=0)
    given = parser.parse_args()
    rates(given.shared, show=given.show)
    injection(given.shared, given.misses)


if __name__ == "__main__":
    main()
