"""Measure the figure and date checks: precision and recall on made and real faults, findings per article.

    python benchmarks/figures.py DATA CORPUS [--show N] [--only KIND]

DATA holds ``synth_figures_*.jsonl``, ``nat_figure_contradictions.jsonl`` and ``wikinews_2019_2020.jsonl``; CORPUS is
a folder of Markdown articles. Nothing of either is part of the repository.
"""

import argparse
import importlib
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from copydesk.analysis.passages import document_sentences
from copydesk.check import DocumentCheck, Match
from copydesk.model.document import Block, BlockKind, Document, Meta
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span

KINDS = (
    ("wrong_change", "WrongChange"),
    ("wrong_share", "WrongShare"),
    ("wrong_total", "WrongTotal"),
    ("wrong_conversion", "WrongConversion"),
    ("reversed_range", "ReversedRange"),
    ("wrong_weekday", "WrongWeekday"),
    ("impossible_date", "ImpossibleDate"),
    ("contradicting_figures", "ContradictingFigures"),
    ("figures_to_check", "FiguresToCheck"),
)
JUDGED = {"contradicting-figures", "figures-to-check"}


def checks() -> list[DocumentCheck]:
    found: list[DocumentCheck] = []
    for module, name in KINDS:
        try:
            found.append(getattr(importlib.import_module(f"copydesk.kinds.{module}"), name)())
        except ModuleNotFoundError:
            print(f"(no kind {module})")
    return found


def document(path: str, source: str, published: str = "") -> Document:
    """Return the article as the readers see it."""
    if path.endswith(".md") or source.startswith("---\n"):
        from copydesk.readers import read  # noqa: PLC0415

        return read(path, source)
    blocks: list[Block] = []
    for found in re.finditer(r"[^\n]*\S[^\n]*", source):
        kind = BlockKind.PARAGRAPH if blocks else BlockKind.HEADLINE
        span = Span(found.start(), found.end())
        blocks.append(Block(kind, "text.txt", found.group(), SourceMap.verbatim(span)))
    meta = Meta(published=date.fromisoformat(published) if published else None)
    return Document(path, source, tuple(blocks), meta)


def matches(every: list[DocumentCheck], article: Document) -> Iterator[tuple[str, Match]]:
    for check in every:
        for match in check.check(article):
            yield check.kind, match


def show(article: Document, kind: str, match: Match) -> None:
    def around(offset: int) -> str:
        start = article.source.rfind("\n", 0, offset) + 1
        end = article.source.find("\n", offset)
        return article.source[max(start, offset - 200) : min(end if end >= 0 else offset + 200, offset + 200)]

    print(f"\n{kind} {article.path}:{match.place.line} “{match.place.excerpt}” {dict(match.values)}")
    print("   A", around(match.place.span.start))
    for other in match.related:
        print("   B", f"“{other.excerpt}”", around(other.span.start))


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def pairs(every: list[DocumentCheck], path: Path, shown: int) -> None:
    """Judge a set of articles with an altered figure and clean twins."""
    counts: Counter[str] = Counter()
    for row in rows(path):
        if row["strength"] != "strong":
            continue
        suffix = "md" if "digitalgov" in path.stem else "txt"
        article = document(f"{row['id']}.{suffix}", str(row["text"]))
        found = [(kind, match) for kind, match in matches(every, article) if kind in JUDGED]
        outcome = ("hit" if found else "miss") if row["label"] else ("alarm" if found else "quiet")
        counts[outcome] += 1
        if shown and outcome in {"alarm", "hit"}:
            print(f"\n== {outcome}", row.get("injected") if row["label"] else "")
            for kind, match in found:
                show(article, kind, match)
    _print(path.stem, counts)


def corrected(every: list[DocumentCheck], path: Path, shown: int) -> None:
    """Judge published faults that were corrected later: the correction has to be silent."""
    counts: Counter[str] = Counter()
    for row in rows(path):
        name = Path(str(row["path"])).name
        for key, hit, miss in (("text", "hit", "miss"), ("text_after_fix", "alarm", "quiet")):
            article = document(name, str(row[key]))
            found = list(matches(every, article))
            counts[hit if found else miss] += 1
            for kind, match in found if shown else ():
                print(f"== {key}", row["evidence"])
                show(article, kind, match)
    _print(path.stem, counts)


def _print(name: str, counts: Counter[str]) -> None:
    hits, alarms, missed = counts["hit"], counts["alarm"], counts["miss"]
    precision = hits / (hits + alarms) if hits + alarms else 1.0
    recall = hits / (hits + missed) if hits + missed else 0.0
    score = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    print(f"{name:32} P {precision:.2f} R {recall:.2f} F1 {score:.2f}  {dict(counts)}")


def clean(every: list[DocumentCheck], name: str, articles: list[Document], shown: int) -> None:
    """Count findings per article on published text."""
    counts: Counter[str] = Counter()
    for article in articles:
        article.derive(document_sentences)
    started = time.process_time()
    for article in articles:
        for kind, match in matches(every, article):
            counts[kind] += 1
            if counts[kind] <= shown:
                show(article, kind, match)
    spent = (time.process_time() - started) * 1000
    size = sum(len(article.source) for article in articles)
    print(f"{name:32} {len(articles)} articles, {spent / size * 5000:.2f} ms per 5 KB  {dict(counts)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--show", type=int, default=0, help="print up to so many findings of each kind")
    parser.add_argument("--only", default="", help="only kinds with this in their name")
    given = parser.parse_args()
    every = [check for check in checks() if given.only in check.kind]
    for name in ("synth_figures_wikinews", "synth_figures_digitalgov"):
        pairs(every, given.data / f"{name}.jsonl", given.show)
    corrected(every, given.data / "nat_figure_contradictions.jsonl", given.show)
    news = [
        document(f"{row['id']}.txt", f"{row['title']}\n{row['text']}", str(row["date"]))
        for row in rows(given.data / "wikinews_2019_2020.jsonl")
    ]
    clean(every, "wikinews_2019_2020", news, given.show)
    corpus = [document(str(path), path.read_text("utf-8")) for path in sorted(given.corpus.rglob("*.md"))]
    clean(every, "corpus", corpus, given.show)


if __name__ == "__main__":
    main()
