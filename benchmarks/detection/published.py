"""What is said of articles as they were published: how often, and, where a reader has judged it, how rightly.

``verdicts.tsv`` holds the judgements: article, hash of the finding, rule, verdict (right, wrong, unclear), reason. It
holds no words of the articles. A finding that is not in it counts as not judged.
"""

import hashlib
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cases import EVERYTHING, places, rows

from copydesk.api import lint_paths, rulebook
from copydesk.config.workspace import Options
from copydesk.engine.session import Session
from copydesk.model.finding import Finding, Level, Report

_RUNS = 7  # of which the quickest counts
VERDICTS = Path(__file__).with_name("verdicts.tsv")


@dataclass(frozen=True, slots=True)
class Published:
    """A set of articles and what is said of them."""

    name: str
    articles: int
    findings: tuple[Finding, ...]


def published(shared: Path) -> list[Published]:
    """Return the findings of all rules on the corpus and on the news."""
    corpus = lint_paths([str(shared / "corpus")], EVERYTHING)
    news = check_news(shared, EVERYTHING)
    paths = list((shared / "corpus").glob("*/**/*.md"))
    return [
        Published("corpus", len(paths), corpus.findings),
        Published("wikinews_2019_2020", news.files, news.findings),
    ]


def published_folder(folder: Path) -> Published:
    """Return the findings of all rules on the articles of a folder."""
    report = lint_paths([str(folder)], EVERYTHING)
    return Published(folder.name, report.files, report.findings)


def check_news(shared: Path, options: Options) -> Report:
    session = Session(options)
    for name, text in news_texts(shared):
        session.check_text(name, text)
    return session.report()


def news_texts(shared: Path) -> Iterator[tuple[str, str]]:
    for row in rows(shared, "wikinews_2019_2020"):
        yield f"{row['id']}.txt", f"{row['title']}\n\n{row['text']}"


def previewed() -> frozenset[str]:
    """Return the rules that do not run by default."""
    return frozenset(rule.id for rule in rulebook(EVERYTHING).rules if rule.status == "preview")


def milliseconds(shared: Path) -> float:
    """Return the CPU time of the default rules on 5,000 characters of news, reading included.

    It is the least of some runs: a busy machine takes more time for the same work.
    """
    texts = list(news_texts(shared))
    check_news(shared, Options(isolated=True))  # what is loaded once is not counted
    least = min(_spent(texts) for _ in range(_RUNS))
    return 5_000_000 * least / sum(len(text) for _, text in texts)


def _spent(texts: list[tuple[str, str]]) -> float:
    """Return the CPU seconds of the default rules on all texts."""
    begun = time.process_time()
    session = Session(Options(isolated=True))
    for name, text in texts:
        session.check_text(name, text)
    session.report()
    return time.process_time() - begun


def key(group: str, finding: Finding, shared: Path) -> tuple[str, str]:
    """Return the article, and a hash of what is said of which words."""
    said = "\0".join([finding.rule, *(" ".join(one.excerpt.split()) for one in places(finding))])
    name = finding.location.path.removeprefix(f"{shared}/corpus/")
    return f"{group}:{name}", hashlib.sha256(said.encode()).hexdigest()[:12]


def verdicts() -> dict[tuple[str, str], str]:
    """Return the judgements that were made, by ``key``."""
    lines = VERDICTS.read_text("utf-8").splitlines() if VERDICTS.exists() else []
    table = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {(article, digest): verdict for article, digest, _rule, verdict, *_ in table}


def judged(sets: list[Published], shared: Path) -> dict[str, Counter[str]]:
    """Return how many findings of each rule were judged right, wrong, unclear, or not at all."""
    known = verdicts()
    counts: dict[str, Counter[str]] = {}
    for one in sets:
        for finding in one.findings:
            verdict = known.get(key(one.name, finding, shared), "not judged")
            counts.setdefault(finding.rule, Counter())[verdict] += 1
    return counts


def loud(one: Published, hidden: frozenset[str]) -> int:
    """Return how many findings of default rules are a warning or an error."""
    return sum(finding.level >= Level.WARNING and finding.rule not in hidden for finding in one.findings)


def unjudged(sets: list[Published], shared: Path, prefix: str) -> Iterator[str]:
    """Yield a line for each finding of the rules under ``prefix`` that was not judged, with its words."""
    known = verdicts()
    for one in sets:
        for finding in one.findings:
            name, digest = key(one.name, finding, shared)
            if not finding.rule.startswith(prefix) or (name, digest) in known:
                continue
            place = finding.location
            around = place.context[max(0, place.column - place.context_column - 80) :][
                : 160 + len(place.excerpt)
            ]
            related = " ‖ ".join(f"{other.line}: {other.context[:200]}" for other in finding.related[:2])
            yield f"{name}\t{digest}\t{finding.rule}\t?\t{finding.message}\t{place.line}: …{around[:300]}… ‖ {related}"
