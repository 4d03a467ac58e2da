"""Kill ``copydesk check`` at random moments while it keeps results; none may be cut or mixed.

Each time two runs begin in a folder of articles, of which some changed since the last run, with one folder of
results; one of them is killed with ``SIGKILL`` at a random time, or at a random one of its dealings with the
disk. Then the other must say what a run without results says, so must the next run, and every entry must be
whole. Half of the runs have worker processes, which must be gone soon.

    python benchmarks/kill_cache.py --times 100
"""

import argparse
import json
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from kill import COPYDESK, COUNTED, bodies

from copydesk.engine.cache import _mark


def command(jobs: int, *more: str) -> list[str]:
    return ["check", "--isolated", "--output-format", "concise", "-j", str(jobs), *more, "."]


def output(folder: Path, *args: str) -> str:
    return subprocess.run([*COPYDESK, *args], cwd=folder, check=False, capture_output=True, text=True).stdout


def faulty(results: Path) -> list[str]:
    """Return the entries that are not what a run has written."""
    wrong = []
    for path in results.glob("??/*"):
        if path.name.endswith(".tmp"):
            continue
        head, _, data = path.read_bytes().partition(b"\n")
        mark, _, seen = head.partition(b" ")
        if mark != _mark(path.parent.name + path.name, seen, data):
            wrong.append(f"{path.name} is cut or mixed")
    return wrong


def children(pid: int) -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(pid)], check=False, capture_output=True, text=True)
    return [int(one) for one in found.stdout.split()]


def killed(folder: Path, jobs: int, after: float) -> tuple[bool, str, list[int]]:
    """Start two runs and kill one; return whether it was at work, what the other says, and orphans."""
    args = command(jobs, "--cache-dir", "cache")
    start = COPYDESK if isinstance(after, float) else [*COUNTED, str(after)]
    quiet = subprocess.DEVNULL
    victim = subprocess.Popen([*start, *args], cwd=folder, stdout=quiet, stderr=quiet)
    other = subprocess.Popen([*COPYDESK, *args], cwd=folder, stdout=subprocess.PIPE, text=True)
    workers: list[int] = []
    if isinstance(after, float):
        time.sleep(after)
        workers = children(victim.pid)
        victim.send_signal(signal.SIGKILL)
    was_at_work = victim.wait() == -signal.SIGKILL
    said, _ = other.communicate()
    deadline = time.monotonic() + 5
    while any(Path(f"/proc/{one}").exists() for one in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    return was_at_work, said, [one for one in workers if Path(f"/proc/{one}").exists()]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--files", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random.seed(options.seed)
    home = Path(tempfile.mkdtemp(prefix="copydesk-kill-cache-"))
    articles = {name: data for name, data in bodies(options.files).items() if data[0] != 0xFF}  # no UTF-16
    for name, data in articles.items():
        (home / name).write_bytes(data)
    start = time.monotonic()
    output(home, *command(1, "--no-cache"))
    whole = time.monotonic() - start
    seen: Counter[str] = Counter()
    wrong: list[str] = []
    for number in range(options.times):
        for name in random.sample(sorted(articles), len(articles) * 3 // 4):
            (home / name).write_bytes(articles[name] + b"\nThe ferry is is late.\n" * random.randint(0, 3))
        expected = output(home, *command(1, "--no-cache"))
        moment = random.uniform(0.2, 1.2) * whole if number % 2 else random.randint(1, options.files)
        at_work, said, orphans = killed(home, 1 + number // 2 % 2, moment)
        seen["killed at work"] += at_work
        wrong += [f"run {number}: {one}" for one in faulty(home / "cache" / "results")]
        wrong += [f"run {number}: a worker is left"] * bool(orphans)
        seen["temporary files left"] += len(list((home / "cache" / "results").glob("??/*.tmp")))
        if said != expected:
            wrong.append(f"run {number}: the run beside it says something else")
        if output(home, *command(1, "--cache-dir", "cache")) != expected:
            wrong.append(f"run {number}: the next run says something else")
        if number % 10 == 9:
            shutil.rmtree(home / "cache")
    shutil.rmtree(home)
    print(json.dumps({**seen, "runs": options.times, "wrong": len(wrong)}, indent=2))
    print("\n".join(wrong[:20]))
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
