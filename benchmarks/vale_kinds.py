"""Measure the five kinds of Vale's language against what Vale itself finds.

    python benchmarks/vale_kinds.py [--cases ../shared/vale/cases.jsonl] [--ext md,txt] [--whole-txt] [--show 10]

Each gold case (Vale 3.22 and 3.26 agree) is a rule, a text and Vale's findings. L1 is agreement on line and rule,
L2 on the words too. ``--whole-txt`` reads plain text as one block, as Vale does, to measure the kinds without
the reader. Cases that need a ``.vale.ini`` with vocabularies or views are counted as they are: misses.
"""

import argparse
import json
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from copydesk.check import DocumentCheck
from copydesk.errors import CopydeskError
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.rulebook.loader import load_rule
from copydesk.text.span import Span

KINDS = ("existence", "substitution", "occurrence", "repetition", "consistency")
CASES = Path(__file__).parents[2] / "shared" / "vale" / "cases.jsonl"

Found = list[tuple[int, int, int]]


def cases(path: Path, extensions: set[str]) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        row
        for row in rows
        if row["kind"] in KINDS
        and row["layer"] != "project"
        and row["stable"]
        and row["agree"]
        and row["ext"] in extensions
    ]


def document(name: str, text: str, *, whole: bool) -> Document:
    if whole:
        block = Block(BlockKind.PARAGRAPH, "text.txt", text, SourceMap.verbatim(Span(0, len(text))))
        return Document(name, text, (block,))
    from copydesk.readers import read  # noqa: PLC0415

    return read(name, text)


def found(case: dict[str, Any], assets: Path, *, whole_txt: bool) -> Found | None:
    """Return line, first and last column (from 1) of what our kinds find; None if the rule is refused."""
    text = case["input"]
    if text.startswith("@asset:"):
        text = (assets / text[7:]).read_text("utf-8")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        rule = load_rule(case["rule"], rule_id=case["check"], path="rule.yml", foreign=True)
        check = rule.check
        assert isinstance(check, DocumentCheck)
        check.validate()  # type: ignore[attr-defined]
        read = document(f"input.{case['ext']}", text, whole=whole_txt and case["ext"] == "txt")
        places = [match.place for match in check.check(read)]
    except CopydeskError:
        return None
    spans = sorted({(p.line, p.column, _last(p.excerpt, p.column)) for p in places})
    unique = {(line, first): (line, first, last) for line, first, last in reversed(spans)}
    return sorted(unique.values())[: rule.limit or None]


def _last(excerpt: str, column: int) -> int:
    """Return the last column as Vale gives it: of the match as if it stood on one line."""
    return max(column, column + len(excerpt) - 1)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cases", type=Path, default=CASES)
    options.add_argument("--ext", default="md,txt,html")
    options.add_argument("--whole-txt", action="store_true")
    options.add_argument("--show", type=int, default=0)
    options.add_argument("--kinds", default=",".join(KINDS))
    options.add_argument("--layer", default="")
    given = options.parse_args()
    table: dict[str, Counter[str]] = defaultdict(Counter)
    started = time.process_time()
    for case in cases(given.cases, set(given.ext.split(","))):
        if case["kind"] not in given.kinds.split(",") or given.layer not in ("", case["layer"]):
            continue
        expected = case["expected"]
        wanted = None if expected is None else sorted((x[0], x[1], x[2]) for x in expected)
        try:
            got = found(case, given.cases.parent / "assets", whole_txt=given.whole_txt)
        except Exception as error:  # noqa: BLE001
            got = None
            table[case["kind"]]["crash"] += 1
            print(f"{case['id']}: {error!r}")
        l1 = (
            got == wanted
            if None in (got, wanted)
            else [x[0] for x in got or ()] == [x[0] for x in wanted or ()]
        )
        row = table[case["kind"]]
        row["n"] += 1
        row["L1"] += l1
        row["L2"] += got == wanted
        if got != wanted and given.show > 0:
            given.show -= 1
            print(f"{case['id']} [{case['ext']}]\n  want {str(wanted)[:300]}\n  got  {str(got)[:300]}")
    print(f"{'kind':14}{'n':>6}{'crash':>7}{'L1':>7}{'L2':>7}")
    for kind, row in [*table.items(), ("all", sum(table.values(), Counter()))]:
        share = f"{row['L1'] / max(1, row['n']):8.1%}{row['L2'] / max(1, row['n']):8.1%}"
        print(f"{kind:14}{row['n']:6}{row['crash']:7}{row['L1']:7}{row['L2']:7}{share}")
    print(f"{time.process_time() - started:.1f} s CPU")


if __name__ == "__main__":
    main()
