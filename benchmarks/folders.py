"""Speed of whole folders: one process and two, a cache that is cold and warm, memory for many files.

    python benchmarks/folders.py ../shared/corpus --rounds 3

Seconds of wall time mean something on a quiet machine only; seconds of CPU mean more. "Balanced" is what two
cores that nobody else uses would give: the CPU of one process, divided by the longest of the three (parent,
worker, worker) or half of their sum, whatever is longer. For memory, ten copies of the folder are made, and the
peak of the largest process is compared (Linux gives it in KiB).
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# a run that says what its own process and its children took
MEASURED = """\
import json, os, resource, subprocess, sys, time
whole, spent, so_far = subprocess.Popen.wait, [], [0.0]
def wait(self, *args, **named):
    code = whole(self, *args, **named)
    below = resource.getrusage(resource.RUSAGE_CHILDREN)
    total = below.ru_utime + below.ru_stime
    spent.append(total - so_far[0])
    so_far[0] = total
    return code
subprocess.Popen.wait = wait
from copydesk.cli.main import cli
start = time.monotonic()
try:
    cli()
except SystemExit:
    pass
own = resource.getrusage(resource.RUSAGE_SELF)
below = resource.getrusage(resource.RUSAGE_CHILDREN)
made = {"wall": time.monotonic() - start, "parent": own.ru_utime + own.ru_stime, "workers": spent,
        "cpu": own.ru_utime + own.ru_stime + below.ru_utime + below.ru_stime, "peak": max(own.ru_maxrss, below.ru_maxrss)}
print("MEASURED" + json.dumps(made), file=sys.stderr)
"""


def run(folder: Path, *args: str) -> dict[str, float]:
    command = [sys.executable, "-P", "-c", MEASURED, "check", "--isolated", "-q", *args, str(folder)]
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    return json.loads(done.stderr.rpartition("MEASURED")[2])


def best(runs: list[dict[str, float]], key: str) -> float:
    return min(one[key] for one in runs)


def balanced(one: dict[str, float]) -> float:
    return max(one["cpu"] / 2, one["parent"], *one["workers"])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-memory", action="store_true")
    options = parser.parse_args()
    home = Path(tempfile.mkdtemp(prefix="copydesk-folders-"))
    small = home / "small"
    shutil.copytree(options.folder, small, symlinks=True)
    alone, pair = [], []
    for _ in range(options.rounds):  # in turns, so that what else the machine does falls on both
        alone.append(run(small, "-j1", "--no-cache"))
        pair.append(run(small, "-j2", "--no-cache"))
    cache = ("-j1", "--cache-dir", str(home / "cache"))
    time.sleep(2.1)  # files so young are looked at twice
    cold = run(small, *cache)
    warm = [run(small, *cache) for _ in range(options.rounds)]
    figures = {
        "files": sum(len(names) for _, _, names in os.walk(small)),
        "one process: cpu, wall": [best(alone, "cpu"), best(alone, "wall")],
        "two processes: cpu, wall": [best(pair, "cpu"), best(pair, "wall")],
        "two processes: parent, workers": [pair[-1]["parent"], *pair[-1]["workers"]],
        "one to two, wall": best(alone, "wall") / best(pair, "wall"),
        "one to two, wall, round by round": [a["wall"] / b["wall"] for a, b in zip(alone, pair, strict=True)],
        "one to two, balanced": statistics.median(
            a["cpu"] / balanced(b) for a, b in zip(alone, pair, strict=True)
        ),
        "cold with cache: cpu": cold["cpu"],
        "warm: cpu, wall": [best(warm, "cpu"), best(warm, "wall")],
        "warm to cold, cpu": best(warm, "cpu") / cold["cpu"],
    }
    if not options.no_memory:
        for number in range(10):
            shutil.copytree(small, home / "large" / str(number), symlinks=True)
        for jobs in ("-j1", "-j2"):
            few, many = (run(home / name, jobs, "--no-cache")["peak"] for name in ("small", "large"))
            figures[f"peak for ten times as many, {jobs}: KiB, KiB, ratio"] = [few, many, many / few]
    shutil.rmtree(home)
    print(json.dumps(figures, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
