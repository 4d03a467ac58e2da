"""Measure the archive: how fast it fills, how big it gets, what it costs one article, and whether it survives.

    python benchmarks/archive.py [--articles 100000] [--headlines 1000000] [--kills 100]

Articles are those of ``../shared/corpus``, varied by a seeded script (words exchanged for others of the corpus, names
of files numbered); headlines are made of theirs, with duplicates put in whose truth is known. Each part is left out
with 0. CPU seconds are those of the process and its children; other work on the machine disturbs them.
"""

import argparse
import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import IO

from copydesk.archive.store import Archive
from copydesk.model.document import BlockKind
from copydesk.readers import read

COPYDESK = [sys.executable, "-m", "copydesk"]
CHANGED = 0.65  # share of the words of a headline that are exchanged
VARIED = 0.25  # and of an article


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--headlines", type=int, default=1_000_000)
    parser.add_argument("--kills", type=int, default=100)
    given = parser.parse_args()
    corpus = [path.read_text(encoding="utf-8") for path in sorted((given.shared / "corpus").rglob("*.md"))]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / ".git").mkdir()
        if given.articles:
            measure_articles(folder, corpus, given.articles)
        if given.headlines:
            measure_headlines(folder, corpus, given.headlines)
        if given.kills:
            kill(folder, corpus, given.kills)


def vocabulary(corpus: list[str]) -> list[str]:
    """Return the lower-case words of the corpus, each once."""
    return sorted(
        {
            word
            for text in corpus
            for word in text.split()
            if word.isalpha() and word.islower() and len(word) > 3
        }
    )


def varied(corpus: list[str], number: int, seed: int = 7) -> Iterator[str]:
    """Yield ``number`` articles: those of the corpus, with some words exchanged from the second round on."""
    rng, words = random.Random(seed), vocabulary(corpus)
    for at in range(number):
        text = corpus[at % len(corpus)]
        if at >= len(corpus):
            text = " ".join(
                rng.choice(words) if word.isalpha() and rng.random() < VARIED else word
                for word in text.split(" ")
            )
        yield text


def cpu(*command: str, cwd: Path, output: IO[bytes] | int = subprocess.DEVNULL) -> tuple[float, float, int]:
    """Run a command; return its CPU and wall seconds, and the greatest memory of any so far in MiB."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(command, cwd=cwd, check=False, stdout=output)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, time.monotonic() - began, after.ru_maxrss // 1024


def measure_articles(folder: Path, corpus: list[str], number: int) -> None:
    for at, text in enumerate(varied(corpus, number)):
        path = folder / "news" / f"{at // 1000:03}" / f"{at:06}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    used, wall, memory = cpu(*COPYDESK, "archive", "add", "news", cwd=folder)
    size = (folder / ".copydesk_cache" / "archive.db").stat().st_size
    print(
        f"archive add: {number:,} articles, {used:.1f} s CPU, {wall:.1f} s, {number / wall:,.0f} articles a second"
    )
    print(f"  {size / number:,.0f} bytes an article, {memory} MiB at most")
    used, wall, _ = cpu(*COPYDESK, "archive", "add", "news", cwd=folder)
    print(f"  again, nothing changed: {used:.1f} s CPU")
    one = f"news/000/{min(500, number - 1):06}.md"
    rounds = [
        [cpu(*COPYDESK, "check", "--no-cache", *flag, one, cwd=folder)[0] for flag in ((), ("--no-archive",))]
        for _ in range(7)
    ]
    with_archive, without = (min(column) for column in zip(*rounds, strict=True))
    print(
        f"one article: {with_archive:.3f} s CPU with the archive, {without:.3f} without, "
        f"{with_archive - without:.3f} more (best of 7)"
    )
    shutil.rmtree(folder / "news")
    shutil.rmtree(folder / ".copydesk_cache")


def headlines(corpus: list[str], number: int) -> tuple[list[str], dict[frozenset[int], str]]:
    """Return headlines in a random order, and which of them are duplicates, and how."""
    rng, words = random.Random(7), vocabulary(corpus)
    real = []
    for text in corpus:
        block = next(iter(read("a.md", text).of(BlockKind.HEADLINE)), None)
        if block and 4 <= len(block.text.split()) <= 16:
            real.append(block.text.split())
    made: list[str] = []
    pairs: list[tuple[int, int, str]] = []
    while len(made) < number:
        said = [rng.choice(words) if rng.random() < CHANGED else word for word in rng.choice(real)]
        made.append(" ".join(said))
        if len(said) >= 6 and rng.random() < 0.02:
            kind = rng.choice(["same", "case", "marks", "a word less", "a word more"])
            copy = list(said)
            if kind == "case":
                copy = [word.title() for word in copy]
            elif kind == "marks":
                copy = [f"“{copy[0]}”", *copy[1:-1], f"{copy[-1]}!"]
            elif kind == "a word less":
                copy.pop(rng.randrange(len(copy)))
            elif kind == "a word more":
                copy.insert(rng.randrange(len(copy)), rng.choice(["now", "new", "finally", "today"]))
            pairs.append((len(made) - 1, len(made), kind))
            made.append(" ".join(copy))
    order = list(range(len(made)))
    rng.shuffle(order)
    places = {old: new for new, old in enumerate(order)}
    return [made[at] for at in order], {
        frozenset((places[one], places[two])): kind for one, two, kind in pairs
    }


def measure_headlines(folder: Path, corpus: list[str], number: int) -> None:
    made, truth = headlines(corpus, number)
    with (folder / "h.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps({"id": str(at), "headline": text}) + "\n" for at, text in enumerate(made))
    del made
    used, _, memory = cpu(*COPYDESK, "archive", "add", "--archive", "h.db", "h.jsonl", cwd=folder)
    command = ("archive", "duplicates", "--archive", "h.db", "--output-format", "jsonl")
    with (folder / "pairs.jsonl").open("wb") as pairs:
        compared, _, most = cpu(*COPYDESK, *command, cwd=folder, output=pairs)
    found: dict[frozenset[int], str] = {}
    with (folder / "pairs.jsonl").open(encoding="utf-8") as file:
        for pair in map(json.loads, file):
            sides = (pair["one"], pair["other"])
            found[frozenset(int(one["path"].partition("#")[2]) for one in sides)] = pair["kind"]
    hit = sum(pair in found for pair in truth)
    print(
        f"{number:,} headlines: {used:.1f} s CPU to fill ({memory} MiB), {compared:.1f} s to compare ({most} MiB)"
    )
    print(f"  {hit:,} of {len(truth):,} duplicates found, recall {hit / len(truth):.4f}")
    for (kind, told), count in sorted(
        Counter((kind, found.get(pair, "missed")) for pair, kind in truth.items()).items()
    ):
        print(f"    {kind:12} {told:8} {count:,}")
    print(f"  pairs that nobody put in: {Counter(kind for pair, kind in found.items() if pair not in truth)}")


def content(file: Path, folder: Path) -> list[tuple[object, ...]]:
    """Return all that an archive holds, whatever the numbers of its articles are: its keys are those of these."""
    with closing(Archive(str(file), str(folder))) as archive:
        faults = archive.check()
    with closing(sqlite3.connect(file)) as database:
        rows = database.execute(
            "SELECT name, digest, published, clips, keys FROM articles ORDER BY name"
        ).fetchall()
    return [*rows, *map(tuple, faults)]


def kill(folder: Path, corpus: list[str], times: int) -> None:
    news = folder / "news"
    news.mkdir()
    for at, text in enumerate(varied(corpus, 1_500)):
        (news / f"{at:05}.md").write_text(text, encoding="utf-8")
        os.utime(news / f"{at:05}.md", (1e9, 1e9))
    undisturbed, file = folder / "whole.db", folder / "killed.db"
    _, wall, _ = cpu(*COPYDESK, "archive", "add", "--archive", str(undisturbed), "news", cwd=folder)
    rng, broken, ended = random.Random(3), 0, 0
    for number in range(times):
        if number % 10 == 0:
            for one in folder.glob("killed.db*"):
                one.unlink()
        run = subprocess.Popen(
            [*COPYDESK, "archive", "add", "--archive", str(file), "news"],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(rng.random() * min(wall, 4))
        ended += run.poll() is not None
        run.send_signal(signal.SIGKILL)
        run.wait()
        if file.exists():
            with closing(Archive(str(file), str(folder))) as archive:
                broken += bool(archive.renewed or archive.check())
    cpu(*COPYDESK, "archive", "add", "--archive", str(file), "news", cwd=folder)
    same = content(file, folder) == content(undisturbed, folder)
    print(
        f"killed {times} times ({ended} had ended): {broken} archives broken; in the end "
        f"{'the same as' if same else 'ANOTHER than'} an undisturbed build"
    )


if __name__ == "__main__":
    main()
