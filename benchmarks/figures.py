"""Measure the figure and date checks: precision and recall on made and real faults, findings per article.

    python benchmarks/figures.py DATA CORPUS [--show N] [--only KIND]

DATA holds ``synth_figures_*.jsonl``, ``nat_figure_contradictions.jsonl`` and ``wikinews_2019_2020.jsonl``; CORPUS is
a folder of Markdown articles. Nothing of either is part of the repository.
"""

import argparse
import importlib
import json
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from copydesk.analysis.passages import document_sentences
from copydesk.analysis.quantities import quantities
from copydesk.check import DocumentCheck, Match
from copydesk.model.document import Block, BlockKind, Document, Meta
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span

KINDS = (
    ("wrong_change", "WrongChange"),
    ("wrong_share", "WrongShare"),
    ("wrong_total", "WrongTotal"),
    ("wrong_conversion", "WrongConversion"),
    ("wrong_age", "WrongAge"),
    ("wrong_anniversary", "WrongAnniversary"),
    ("reversed_range", "ReversedRange"),
    ("wrong_weekday", "WrongWeekday"),
    ("impossible_date", "ImpossibleDate"),
    ("contradicting_figures", "ContradictingFigures"),
    ("differing_figures", "DifferingFigures"),
    ("differing_labels", "DifferingLabels"),
    ("differing_dates", "DifferingDates"),
    ("differing_weekdays", "DifferingWeekdays"),
)
JUDGED = {"contradicting-figures", "differing-figures", "differing-labels", "differing-dates"}


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


def injected(every: list[DocumentCheck], name: str, articles: list[Document], kept: float) -> None:
    """Copy a sentence to the end with another figure and ``kept`` of its words: how many copies are seen?"""
    chance = random.Random(7)
    counts: Counter[str] = Counter()
    for article in articles:
        fit = [
            figure
            for figure in article.derive(quantities)
            if figure.unit in {"count", "percent", "USD", "GBP"} and 60 < len(figure.sentence.span) < 400
        ]
        if not fit:
            continue
        figure = chance.choice(fit)
        sentence, start = figure.sentence, figure.span.start - figure.sentence.span.start
        number = re.match(r"\D*?(\d[\d,.]*)", figure.text)
        if number is None or figure.value < 3:
            continue
        value = float(number[1].strip(".,").replace(",", ""))
        other = f"{round(value * 1.4) + 1:,}" if "," in number[1] else str(round(value * 1.4) + 1)
        before = sentence.text[: start + number.start(1)].split(" ")
        after = sentence.text[start + number.end(1) :].split(" ")
        before = [word for word in before[:-2] if chance.random() < kept] + before[-2:]
        after = after[:3] + [word for word in after[3:] if chance.random() < kept]
        changed = f"{' '.join(before)}{other}{' '.join(after)}"
        copy = document("copy.txt", f"{article.source}\n\n{changed}\n")
        found = {kind for kind, _ in matches(every, copy)} & JUDGED
        counts["found" if found else "missed"] += 1
        counts.update(found)
    share = counts["found"] / max(1, counts["found"] + counts["missed"])
    print(f"{name:32} {share:.2f} of the copies found, {kept:.0%} of the words kept  {dict(counts)}")


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
    injected(every, "altered copy", news, 1.0)
    injected(every, "altered copy", news, 0.75)
    corpus = [document(str(path), path.read_text("utf-8")) for path in sorted(given.corpus.rglob("*.md"))]
    clean(every, "corpus", corpus, given.show)


if __name__ == "__main__":
    main()
