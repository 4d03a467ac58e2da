"""Findings per article over a folder of real articles (default ../shared/corpus), by rule and level.

    python benchmarks/corpus.py [--show RULE] [--sample N] [FOLDER…]

Every file is checked by itself and with all others, as `copydesk check FOLDER` does.
"""

import argparse
import random
import time
from collections import Counter
from pathlib import Path

from copydesk.api import Options, lint_paths
from copydesk.model.finding import Level


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="*")
    parser.add_argument(
        "--show", help="print the findings of this rule or style; 'all' for every one at warning or above"
    )
    parser.add_argument("--sample", type=int, default=0, help="print only so many, drawn with a fixed seed")
    parser.add_argument("--preview", action="store_true")
    given = parser.parse_args()
    folders = given.folders or [str(Path(__file__).parents[2] / "shared/corpus")]
    begin = time.process_time()
    report = lint_paths(folders, Options(isolated=True, preview=given.preview))
    spent = time.process_time() - begin
    counts = Counter((one.rule, one.level) for one in report.findings)
    for (rule, level), number in sorted(counts.items(), key=lambda item: (-item[0][1], -item[1])):
        print(f"{number:>6}  {level.word:<10} {rule}")
    loud = [one for one in report.findings if one.level >= Level.WARNING]
    files = report.files or 1
    print(
        f"{report.files} files, {len(report.problems)} problems, {spent:.1f} CPU s ({spent / files * 1000:.1f} ms a file)"
    )
    print(
        f"{len(loud) / files:.3f} findings an article at warning or above, {len(report.findings) / files:.3f} in all"
    )
    for problem in report.problems[:20]:
        print(f"PROBLEM {problem.path}:{problem.line} {problem.message} [{problem.rule}]")
    if given.show:
        chosen = [
            one for one in report.findings if one.rule == given.show or one.rule.startswith(given.show + ".")
        ]
        chosen = loud if given.show == "all" else chosen
        if given.sample:
            chosen = random.Random(7).sample(chosen, min(given.sample, len(chosen)))
        for one in chosen:
            print(
                f"\n{one.location.path}:{one.location.line}:{one.location.column} {one.level.word} {one.message} [{one.rule}]"
            )
            print(f"    > {one.location.excerpt[:300]}")
            for place in one.related[:3]:
                print(
                    f"    {place.line:>4} {place.excerpt[:300]} ({place.note}) {place.path if place.path != one.location.path else ''}"
                )


if __name__ == "__main__":
    main()
