"""Measure rules of Vale's language on whole articles: agreement with Vale 3.22, and speed beside it.

    python benchmarks/vale_corpus.py [--every 4] [--kinds existence,substitution] [--leave-out metric,readability]
                                     [--show RULE] [--time] [--styles Google]

Agreement counts distinct (file, line, rule), by kind and by rule: what Vale has and we have not (missing), and the
other way round (surplus). Vale's findings are those of ``../shared/vale/corpus-3.22.jsonl.gz``; without it nothing
is compared. ``--time`` runs both commands over the corpus, one after the other, and prints CPU seconds of the whole
process, and the ratio; it needs ``vale`` on the PATH.
"""

import argparse
import gzip
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

SHARED = Path(os.environ.get("COPYDESK_SHARED", Path(__file__).parents[2] / "shared"))
CORPUS = SHARED / "corpus"
STYLES = SHARED / "vale" / "styles"
GOLD = SHARED / "vale" / "corpus-3.22.jsonl.gz"
SIX = "Google,Microsoft,write-good,alex,proselint,Readability"
LEFT_OUT = frozenset({"proselint.Uncomparables"})  # one article makes Vale abort in it

Triple = tuple[str, int, str]


def rule_kinds() -> dict[str, str]:
    """Return the kind of each rule."""
    found: dict[str, str] = {}
    for path in STYLES.glob("*/*.yml"):
        kind = re.search(r"^extends:\s*(\w+)", path.read_text("utf-8"), re.MULTILINE)
        found[f"{path.parent.name}.{path.stem}"] = kind[1] if kind else "?"
    return found


def command(styles: str) -> list[str]:
    return [
        *(sys.executable, "-m", "copydesk", "check", "--isolated", "--exit-zero"),
        *("--rules", str(STYLES), "--select", styles, "--output-format", "json", "--no-cache"),
    ]


def articles(every: int) -> list[str]:
    return sorted(str(path.relative_to(CORPUS)) for path in CORPUS.glob("*/*.md"))[::every]


def ours(names: list[str], styles: str) -> set[Triple]:
    """Return what Copydesk finds, in runs of a few hundred files: a command line has an end."""
    found: set[Triple] = set()
    for start in range(0, len(names), 300):
        run = subprocess.run(
            [*command(styles), *names[start : start + 300]], cwd=CORPUS, capture_output=True, check=False
        )
        findings = json.loads(run.stdout)["findings"]
        found |= {(one["path"], one["line"], one["rule"]) for one in findings}
    return found


def vales(names: set[str]) -> set[Triple]:
    """Return what Vale found."""
    with gzip.open(GOLD, "rt", encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines)
        return {
            (row["path"], one[0], one[3]) for row in rows if row["path"] in names for one in row["findings"]
        }


def table(expected: set[Triple], found: set[Triple], kinds: dict[str, str]) -> None:
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for name, triples in (
        ("vale", expected),
        ("ours", found),
        ("missing", expected - found),
        ("surplus", found - expected),
    ):
        for _, _, rule in triples:
            for key in ("all", kinds.get(rule, "?"), rule):
                rows[key][name] += 1
    print(f"{'':32}{'Vale':>8}{'ours':>8}{'missing':>9}{'surplus':>9}{'found':>9}{'right':>9}")
    heads = ["all", *sorted(set(kinds.values()) & rows.keys())]
    rules = sorted(rows.keys() - set(heads), key=lambda rule: -rows[rule]["missing"] - rows[rule]["surplus"])
    for key in (*heads, *rules):
        row = rows[key]
        if key in heads or row["missing"] or row["surplus"]:
            numbers = "".join(
                f"{row[name]:{width}}" for name, width in zip(row_names, (8, 8, 9, 9), strict=True)
            )
            both = row["vale"] - row["missing"]
            print(f"{key:32}{numbers}{both / max(1, row['vale']):9.2%}{both / max(1, row['ours']):9.2%}")


row_names = ("vale", "ours", "missing", "surplus")


def show(expected: set[Triple], found: set[Triple], rule: str) -> None:
    for sign, triples in (("-", expected - found), ("+", found - expected)):
        for path, line, name in sorted(triples):
            if name == rule:
                lines = (CORPUS / path).read_text("utf-8").split("\n")
                print(f"{sign} {path}:{line}: {lines[line - 1][:150]}")


def cpu(arguments: Iterable[str]) -> tuple[float, float]:
    """Run a command; return its CPU seconds, children and all, and its peak memory in MiB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(list(arguments), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, after.ru_maxrss / 1024


def race(styles: str) -> None:
    """Run both over the corpus, and over one article."""
    one = str(CORPUS / articles(1)[40])
    vale = shutil.which("vale")
    if vale is None:
        print("vale is not on the PATH: only Copydesk is timed")
    with tempfile.TemporaryDirectory() as folder:
        ini = Path(folder) / ".vale.ini"
        ini.write_text(
            f"StylesPath = {STYLES}\nMinAlertLevel = suggestion\n[*.md]\nBasedOnStyles = {styles}\n"
            + "".join(f"{rule} = NO\n" for rule in LEFT_OUT),
            "utf-8",
        )
        for name, target in (("corpus", str(CORPUS)), ("one article", one)):
            mine, memory = cpu([*command(styles), target])
            print(f"{styles}, {name}: Copydesk {mine:.2f} CPU s, {memory:.0f} MiB at most so far")
            if vale:
                theirs, _ = cpu([vale, "--config", str(ini), "--output", "JSON", "--no-exit", target])
                print(f"{styles}, {name}: Vale {theirs:.2f} CPU s; ratio {theirs / mine:.1f}")


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--every", type=int, default=1)
    options.add_argument("--styles", default=SIX)
    options.add_argument("--kinds", default="")
    options.add_argument("--leave-out", default="")
    options.add_argument("--show", default="", metavar="RULE")
    options.add_argument("--time", action="store_true")
    given = options.parse_args()
    if given.time:
        race(given.styles)
        return
    if not GOLD.exists():
        print(f"{GOLD} is not there: nothing to compare with")
        return
    kinds, names = rule_kinds(), articles(given.every)
    wanted = set(given.kinds.split(",")) - {""} or set(kinds.values())
    wanted -= set(given.leave_out.split(","))
    styles = set(given.styles.split(","))

    def counted(triple: Triple) -> bool:
        rule = triple[2]
        return kinds.get(rule) in wanted and rule not in LEFT_OUT and rule.partition(".")[0] in styles

    expected = set(filter(counted, vales(set(names))))
    found = set(filter(counted, ours(names, given.styles)))
    if given.show:
        show(expected, found, given.show)
    else:
        table(expected, found, kinds)


if __name__ == "__main__":
    main()
