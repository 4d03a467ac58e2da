"""Measure what is found: precision, recall and F1 of every check, and how often the rules speak on published copy.

    .venv/bin/python benchmarks/detection/run.py [--list] [--kinds] [--only CHECK] [--markdown] [--unjudged RULE] [--articles FOLDER]

The texts are those of /work/shared; nothing of them is part of the repository. A folder of other articles (``.md``,
``.txt``: a headline, a blank line, paragraphs) is added with ``--articles``: findings per article, and faults put
into its articles.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from cases import Outcome, Tally, run, tallies, wrongs
from injection import injected, injected_into
from labelled import gum, labelled
from published import (
    Published,
    judged,
    loud,
    milliseconds,
    previewed,
    published,
    published_folder,
    unjudged,
)
from table import markdown

from copydesk.model.finding import Level


def share(value: float | None) -> str:
    return "   –" if value is None else f"{value:.3f}"


def line(name: str, one: Tally) -> str:
    scores = f"P {share(one.precision)}  R {share(one.recall)}  F1 {share(one.f1)}"
    counts = f"found {one.found}/{one.faults} ({one.found_loud} at warning), alarms {one.alarms}/{one.clean} ({one.alarms_loud})"
    return f"{name:64} {scores}  {counts}"


def measured(shared: Path, only: str, folders: list[Path]) -> list[Outcome]:
    others = (case for folder in folders for case in injected_into(folder, shared))
    every = (*labelled(shared), *injected(shared), *others)
    cases = [one for one in every if one.check.startswith(only)]
    return [*run(cases), *(one for one in gum(shared) if one.case.check.startswith(only))]


def rates(sets: list[Published], shared: Path) -> None:
    hidden = previewed()
    verdicts = judged(sets, shared)
    for one in sets:
        print(
            f"\n{one.name}: {one.articles} articles; {loud(one, hidden) / one.articles:.3f} default warnings and errors an article"
        )
        counts = Counter((-finding.level, finding.rule) for finding in one.findings)
        for (level, rule), count in sorted(counts.items()):
            said = ", ".join(f"{number} {verdict}" for verdict, number in sorted(verdicts[rule].items()))
            note = " (preview)" if rule in hidden else ""
            print(
                f"  {1000 * count / one.articles:7.1f} per 1,000  {Level(-level).word:10} {rule}{note}  [both sets: {said}]"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("/work/shared"))
    parser.add_argument(
        "--only", default="", metavar="CHECK", help="only checks whose names start so; no rates"
    )
    parser.add_argument("--kinds", action="store_true", help="a line for each kind of fault")
    parser.add_argument("--list", action="store_true", help="every miss and false alarm, by id")
    parser.add_argument("--markdown", action="store_true", help="print docs/detection.md")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the counts there")
    parser.add_argument(
        "--unjudged", metavar="RULE", help="findings on published copy that nobody has judged"
    )
    parser.add_argument(
        "--articles", type=Path, metavar="FOLDER", action="append", default=[], help="measure on these too"
    )
    given = parser.parse_args()
    others = [published_folder(folder) for folder in given.articles] if not given.only else []
    if given.unjudged is not None:
        print(*unjudged([*published(given.shared), *others], given.shared, given.unjudged), sep="\n")
        return
    outcomes = measured(given.shared, given.only, given.articles)
    if given.markdown:
        print(markdown(outcomes, [*published(given.shared), *others], given.shared), end="")
        return
    for (name, group), tally in sorted(tallies(outcomes, "check group").items()):
        print(line(f"{name} | {group}", tally))
        kinds = {
            key: one for key, one in tallies(outcomes, "check group kind").items() if key[:2] == (name, group)
        }
        for key, one in kinds.items() if given.kinds else ():
            print(line(f"    {key[2]}", one))
    if given.list:
        print(*wrongs(outcomes), sep="\n")
    if given.json:
        table = {" | ".join(key): one for key, one in tallies(outcomes, "check group kind").items()}
        counts = {
            name: [one.faults, one.found, one.found_loud, one.clean, one.alarms, one.alarms_loud]
            for name, one in table.items()
        }
        given.json.write_text(json.dumps(counts, indent=1, ensure_ascii=False))
    if not given.only:
        rates([*published(given.shared), *others], given.shared)
        print(
            f"\n{milliseconds(given.shared):.1f} ms CPU for 5,000 characters of news, default rules, reading included"
        )


if __name__ == "__main__":
    main()
