"""CPU seconds of the whole command, measured from outside: version, one article, the corpus.

    python benchmarks/speed.py [--corpus]

The peer in the same run is `python -c "import click, regex, yaml"`, a program that only loads our three libraries:
start-up is given as a ratio to it. The corpus is given in ms an article.
"""

import argparse
import os
import resource
import subprocess
import sys
from pathlib import Path

SHARED = Path(__file__).parents[2] / "shared"
PEER = [sys.executable, "-c", "import click, regex, yaml"]
COPYDESK = [sys.executable, "-m", "copydesk"]


def cpu(command: list[str], runs: int = 5) -> tuple[float, int]:
    """Return the least CPU seconds (user and system) of some runs, and the peak memory in MiB."""
    least, peak = float("inf"), 0
    for _ in range(runs):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, _, usage = os.wait4(process.pid, 0)
        least = min(least, usage.ru_utime + usage.ru_stime)
        peak = max(peak, usage.ru_maxrss // 1024)
    return least, peak


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--corpus", action="store_true", help="also the 1,000 articles (takes a while)")
    given = parser.parse_args()
    resource.getrusage(resource.RUSAGE_CHILDREN)
    peer, _ = cpu(PEER)
    print(f"{peer:.3f} s  peer: import click, regex, yaml")
    for name, command in {
        "copydesk --version": [*COPYDESK, "--version"],
        "copydesk check seed": [*COPYDESK, "check", "--isolated", str(SHARED / "seed/article.txt")],
    }.items():
        least, peak = cpu(command)
        print(f"{least:.3f} s  {name}  ({least / peer:.1f} × peer, {peak} MiB)")
    if given.corpus:
        least, peak = cpu([*COPYDESK, "check", "--isolated", str(SHARED / "corpus")], runs=1)
        print(f"{least:.1f} s  corpus of 1,000 articles ({least:.1f} ms an article, {peak} MiB)")


if __name__ == "__main__":
    main()
