"""Compare the findings on an article with what a desk expects to be told.

    python benchmarks/expectations.py                      # ../shared/seed/article.txt
    python benchmarks/expectations.py tests/articles/flawed/*.txt

Beside ARTICLE stands NAME.expected.yml (or expected.yml): ``must`` and ``may``, each with line, fault, related.
Prints every expected line with the finding that answers it, then what was said at warning or error beside
what is expected. Exit code 1 when something is missing or surplus.
"""

import sys
from pathlib import Path

import yaml

from copydesk.api import Options, lint_paths
from copydesk.model.finding import Finding, Level

FAMILIES = {
    "headline-repeated": {
        "headlines.repeated-headline",
        "headlines.repeated-standfirst",
        "headlines.repeated-summary",
        "headlines.copied-summary",
        "headlines.repeated-title",
    },
    "standfirst-repeats": {
        "headlines.repeated-standfirst",
        "headlines.repeated-summary",
        "headlines.copied-summary",
    },
    "stray-space": {"wording.stray-space", "wording.space-before-possessive"},
    "mixed-apostrophes": {"quotations.mixed-marks"},
    "mixed-marks": {"quotations.mixed-marks"},
    "caption-repeated": {"captions.repeated-caption"},
    "passage-repeated": {"passages.repeated-passage", "passages.repeated-quote", "passages.reworded-passage"},
    "figure-unattributed": {"attribution.unattributed-figure", "attribution.bare-figure"},
    "claim-unattributed": {"attribution.*"},
    "spelling-mixed": {"spelling.mixed-spelling"},
    "vague-source": {"attribution.vague-source", "attribution.loose-source"},
    "undated-time": {"dates.undated-time"},
    "filler": {"wording.filler", "wording.filler-heavy"},
    "figure-contradicts": {
        "figures.differing-labels",
        "dates.differing-dates",
        "figures.contradicting-figure",
        "figures.contradicting-figures",
        "figures.differing-figures",
    },
    "wrong-total": {"figures.wrong-total", "figures.rounded-total"},
    "wrong-change": {"figures.wrong-change"},
    "wrong-weekday": {"dates.wrong-weekday", "dates.differing-weekdays"},
    "wrong-conversion": {"figures.wrong-conversion"},
    "doubled-word": {"wording.doubled-word"},
    "headline-duplicate": {"headlines.duplicate-headline"},
}


def of_family(finding: Finding, fault: str) -> bool:
    """Tell whether the finding's rule is of the family; ``style.*`` stands for a whole style."""
    names = FAMILIES.get(fault, set())
    return finding.rule in names or f"{finding.rule.partition('.')[0]}.*" in names


def answers(finding: Finding, line: dict[str, object], places: set[int]) -> bool:
    """Tell whether the finding answers an expected line, and shows one of its related lines."""
    related = set(line.get("related") or [])
    shown = {place.line for place in finding.related}
    here = finding.location.line == line["line"] or bool(places and line["line"] in shown)
    return (
        here
        and of_family(finding, str(line["fault"]))
        and (not related or bool(related & (shown | {finding.location.line})))
    )


def compare(article: Path, expected: Path) -> tuple[int, int, int]:
    """Print the comparison; return how many lines are met, missed, and how many findings are surplus."""
    report = lint_paths([str(article)], Options(isolated=True))
    wanted = yaml.safe_load(expected.read_text("utf-8"))
    must, may = wanted.get("must") or [], wanted.get("may") or []
    met = 0
    print(f"{article}: {len(report.findings)} findings, {len(report.problems)} problems")
    for line in must:
        mine = next((one for one in report.findings if answers(one, line, {1})), None)
        met += mine is not None
        said = (
            f"{mine.location.line}: {mine.message} [{mine.rule}] → {sorted({p.line for p in mine.related})}"
            if mine
            else ""
        )
        print(
            f"  {'met   ' if mine else 'MISSED'} {line['line']:>3} {line['fault']:<22} {said or line.get('note', '')}"
        )
    surplus = [
        one
        for one in report.findings
        if one.level >= Level.WARNING
        and not any(
            one.location.line == line["line"]
            and of_family(one, line["fault"])
            or one.location.line == line["line"]
            and line["fault"] not in FAMILIES
            or answers(one, line, {1})
            for line in [*must, *may]
        )
    ]
    for one in surplus:
        print(f"  SURPLUS {one.location.line}: {one.level.word}: {one.message} [{one.rule}]")
    for one in report.findings:
        if one.level < Level.WARNING and not any(answers(one, line, {1}) for line in must):
            print(f"  (note) {one.location.line}: {one.message} [{one.rule}]")
    print(f"  {met} of {len(must)} met, {len(surplus)} surplus at warning or error")
    return met, len(must) - met, len(surplus)


def main(arguments: list[str]) -> int:
    """Compare the articles given, or the seed."""
    shared = Path(__file__).parents[2] / "shared"
    articles = [Path(one) for one in arguments] or [shared / "seed/article.txt"]
    totals = [0, 0, 0]
    for article in articles:
        beside = article.with_name(f"{article.stem}.expected.yml")
        result = compare(article, beside if beside.exists() else article.with_name("expected.yml"))
        totals = [one + more for one, more in zip(totals, result, strict=True)]
    print(f"total: {totals[0]} met, {totals[1]} missed, {totals[2]} surplus")
    return int(bool(totals[1] or totals[2]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
