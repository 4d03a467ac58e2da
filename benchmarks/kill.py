"""Kill ``copydesk check --fix`` and ``copydesk baseline`` at random moments; no file may be lost, cut or mixed.

Half of the runs are killed at a random time, the other half at a random one of their dealings with the disk (a
file opened, renamed, given a mode …), so that the short moments in which files are written are hit, too.

Each time a folder of articles with known faults is made, a run is started in it, and killed with ``SIGKILL``. Then every article must be, byte for byte, what it was
or what it becomes when it is fixed, with its mode; the baseline must be the old one or the new one; a second
run must end the work, and take away what the killed ones left behind.

    python benchmarks/kill.py --times 100
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

COPYDESK = [sys.executable, "-m", "copydesk"]
# a run that counts its dealings with files of ours and of the folder, and kills itself at one of them
COUNTED = [
    sys.executable,
    "-c",
    """\
import os, signal, sys
last, seen, home = int(sys.argv.pop(1)), 0, os.getcwd()
def look(event, args):
    global seen
    if event not in WATCHED or not any(isinstance(one, str) and (".md" in one or ".tmp" in one or one == home or
            ".json" in one) for one in args):
        return
    seen += 1
    if seen == last:
        os.kill(os.getpid(), signal.SIGKILL)
WATCHED = {"open", "os.rename", "os.chmod", "os.chown", "os.remove", "os.listxattr", "os.scandir"}
from copydesk.cli.main import cli
sys.addaudithook(look)
try:
    cli()
finally:
    print("STEPS", seen, file=sys.stderr)
""",
]
ARTICLE = """\
Ferry {number} sinks off Port Edda

The crew of Ana Ruiz ’s ferry number {number} swam ashore in the the night, the the harbour master said.

{more}
"""
MORE = "Nobody was hurt in the the harbour; the pier’s end is closed and and the lights are out. " * 12


def bodies(files: int) -> dict[str, bytes]:
    """Return articles by name, of several encodings and line ends."""
    made: dict[str, bytes] = {}
    for number in range(files):
        text = ARTICLE.format(number=number, more=MORE)
        if number % 3 == 1:
            text = text.replace("\n", "\r\n")
        encoding = ("utf-8", "utf-8-sig", "utf-16")[number // 3 % 3]
        made[f"{number:03}.md"] = text.encode(encoding)
    return made


def write(folder: Path, made: dict[str, bytes]) -> None:
    for name, data in made.items():
        path = folder / name
        path.write_bytes(data)
        path.chmod(0o640)


def run(folder: Path, *args: str) -> float:
    start = time.monotonic()
    subprocess.run([*COPYDESK, *args], cwd=folder, check=False, capture_output=True)
    return time.monotonic() - start


def steps(folder: Path, *args: str) -> int:
    """Return with how many dealings with the disk a run gets to its end."""
    done = subprocess.run([*COUNTED, "0", *args], cwd=folder, check=False, capture_output=True, text=True)
    return int(done.stderr.rpartition("STEPS")[2])


def killed(folder: Path, args: tuple[str, ...], after: float) -> bool:
    """Start a run and kill it; tell whether it was still at work. ``after``: seconds, or a number of steps."""
    command = [*COPYDESK, *args] if isinstance(after, float) else [*COUNTED, str(after), *args]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=folder, stdout=quiet, stderr=quiet)
    if isinstance(after, float):
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def state(folder: Path, before: dict[str, bytes], after: dict[str, bytes], seen: Counter[str]) -> list[str]:
    """Count what became of the articles, and return what is wrong."""
    wrong = []
    for name, data in before.items():
        path = folder / name
        if not path.is_file():
            wrong.append(f"{name} is lost")
            continue
        now = path.read_bytes()
        if now not in (data, after[name]):
            wrong.append(f"{name} holds neither the old text nor the new ({len(now)} bytes)")
        seen["fixed" if now == after[name] else "as they were"] += 1
        if path.stat().st_mode & 0o777 != 0o640:
            wrong.append(f"{name} has another mode")
    return wrong


def left_behind(folder: Path) -> list[Path]:
    return [one for one in folder.iterdir() if one.name.endswith(".tmp")]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--files", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random.seed(options.seed)
    home = Path(tempfile.mkdtemp(prefix="copydesk-kill-"))
    before = bodies(options.files)
    fix, known = ("check", "--isolated", "--fix", "."), ("baseline", "--isolated", ".")
    whole = home / "whole"
    whole.mkdir()
    write(whole, before)
    run(whole, *known)
    old = (whole / ".copydesk-baseline.json").read_bytes()
    fixing = run(whole, *fix)
    after = {name: (whole / name).read_bytes() for name in before}
    assert all(after[name] != before[name] for name in before)
    recording = run(whole, *known)
    record_steps = steps(whole, *known)
    new = (whole / ".copydesk-baseline.json").read_bytes()
    assert old != new
    write(whole, before)
    fix_steps = steps(whole, *fix)
    seen: Counter[str] = Counter()
    wrong: list[str] = []
    for number in range(options.times):
        folder = home / str(number)
        folder.mkdir()
        write(folder, before)
        timed = number % 2 == 0
        moment = fixing * random.uniform(0.3, 1) if timed else random.randint(options.files, fix_steps)
        seen["killed in --fix"] += killed(folder, fix, moment)
        wrong += state(folder, before, after, seen)
        seen["temporary files left"] += len(left_behind(folder))
        for one in left_behind(folder):
            os.utime(one, (0, 0))  # as if long ago
        run(folder, *fix)
        again = {name: (folder / name).read_bytes() for name in before}
        if again != after:
            wrong.append(f"run {number}: a second run does not end the work")
        if left_behind(folder):
            wrong.append(f"run {number}: temporary files stay behind")
        baseline = folder / ".copydesk-baseline.json"
        baseline.write_bytes(old)
        timed_at = recording * random.uniform(0.5, 1)
        moment = timed_at if timed else random.randint(record_steps - 8, record_steps)
        seen["killed in baseline"] += killed(folder, known, moment)
        now = baseline.read_bytes() if baseline.is_file() else b""
        if now not in (old, new):
            wrong.append(f"run {number}: the baseline is neither the old nor the new one")
        seen["baselines written"] += now == new
        shutil.rmtree(folder)
    shutil.rmtree(home)
    print(json.dumps({**seen, "runs": options.times, "wrong": len(wrong)}, indent=2))
    print("\n".join(wrong[:20]))
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
