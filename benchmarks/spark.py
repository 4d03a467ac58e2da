"""Measure the cluster's duplicates beside the embedded archive: same pairs, seconds, CPU, bytes moved.

    python benchmarks/spark.py [--headlines 100000,400000] [--articles 2000] [--memory 2g] [--master local-cluster[2,1,2048]]

Headlines are those of `benchmarks/archive.py`; articles those of the corpus, varied. Spark runs as a master and two
workers of one core each. CPU and bytes are summed from the event log of the run.
"""

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

COPYDESK = [sys.executable, "-m", "copydesk"]
RUN = [sys.executable, "-m", "copydesk.spark"]


def archive_benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("archive_benchmark", Path(__file__).with_name("archive.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--headlines", default="100000,400000")
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--master", default="local-cluster[2,1,3072]")
    parser.add_argument("--memory", default="2g")
    parser.add_argument("--partitions", type=int, default=8)
    given = parser.parse_args()
    made = archive_benchmark()
    corpus = [path.read_text(encoding="utf-8") for path in sorted((given.shared / "corpus").rglob("*.md"))]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / ".git").mkdir()
        for number in filter(None, map(int, given.headlines.split(","))):
            said, _ = made.headlines(corpus, number)
            rows = ({"id": f"{at}", "headline": one} for at, one in enumerate(said))
            compare(folder, f"{number:,} headlines", rows, given)
        if given.articles:
            texts = made.varied(corpus, given.articles)
            rows = ({"id": f"{at}", "text": one, "date": "2024-05-03"} for at, one in enumerate(texts))
            compare(folder, f"{given.articles:,} articles", rows, given)


def compare(folder: Path, title: str, rows: Iterator[dict[str, str]], given: argparse.Namespace) -> None:
    table = folder / "table"
    for path in table.glob("*"):
        path.unlink()
    table.mkdir(exist_ok=True)
    parts = [(table / f"part{at}.json").open("w", encoding="utf-8") for at in range(given.partitions)]
    with (folder / "all.jsonl").open("w", encoding="utf-8") as whole:
        for at, row in enumerate(rows):
            line = json.dumps(row) + "\n"
            whole.write(line)
            parts[at % len(parts)].write(line)
    for part in parts:
        part.close()
    (folder / ".copydesk_cache" / "archive.db").unlink(missing_ok=True)
    used, wall, memory = archive_benchmark().cpu(*COPYDESK, "archive", "add", "all.jsonl", cwd=folder)
    print(f"{title}: embedded archive add {used:.1f} s CPU, {wall:.1f} s, {memory} MiB at most")
    began = time.monotonic()
    told = subprocess.run(
        [*COPYDESK, "archive", "duplicates", "--output-format", "jsonl"],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    embedded = {
        (one["kind"], one["one"]["path"].partition("#")[2], one["other"]["path"].partition("#")[2])
        for one in map(json.loads, told.splitlines())
    }
    print(f"  duplicates: {time.monotonic() - began:.1f} s, {len(embedded):,} pairs")
    target, events = folder / "pairs", folder / "events"
    for path in (target, Path(f"{target}-hot"), Path(f"{target}-faults"), events):
        subprocess.run(["rm", "-rf", str(path)], check=True)
    events.mkdir()
    settings = {
        "spark.driver.host": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.executor.memory": given.memory,
        "spark.sql.shuffle.partitions": given.partitions,
        "spark.sql.files.minPartitionNum": given.partitions,
        "spark.eventLog.enabled": "true",
        "spark.eventLog.compress": "false",
        "spark.eventLog.dir": events,
    }
    flags = " ".join(f"--conf {name}={value}" for name, value in settings.items())
    environment = {
        **os.environ,
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": "127.0.0.1",
        "PYSPARK_SUBMIT_ARGS": f"--master {given.master} {flags} pyspark-shell",
    }
    began = time.monotonic()
    command = [*RUN, "duplicates", str(table), str(target), "--format", "json", "--output-format", "json"]
    done = subprocess.run(command, check=False, env=environment, capture_output=True, text=True)
    wall = time.monotonic() - began
    if done.returncode:
        sys.exit(done.stderr[-3000:])
    found = [
        json.loads(line) for path in target.glob("*.json") for line in path.read_text("utf-8").splitlines()
    ]
    pairs = {(one["kind"], one["older"], one["newer"]) for one in found}
    print(
        f"  Spark: {wall:.1f} s, {len(pairs):,} pairs, {len(pairs ^ embedded)} differ from the embedded ones"
    )
    told_by_log(events)


def told_by_log(events: Path) -> None:
    run = written = read = spilled = peak = 0
    for path in events.rglob("*"):
        for line in path.open(encoding="utf-8") if path.is_file() and path.name.startswith("events") else ():
            event = json.loads(line)
            if event["Event"] == "SparkListenerTaskEnd" and event.get("Task Metrics"):
                metrics = event["Task Metrics"]
                run += metrics["Executor Run Time"]
                written += metrics["Shuffle Write Metrics"]["Shuffle Bytes Written"]
                read += (
                    metrics["Shuffle Read Metrics"]["Remote Bytes Read"]
                    + metrics["Shuffle Read Metrics"]["Local Bytes Read"]
                )
                spilled += metrics["Disk Bytes Spilled"]
                peak = max(peak, metrics["Peak Execution Memory"])
    print(
        f"  tasks ran {run / 1000:.1f} s in all; {written / 1e6:.1f} MB shuffled, {spilled / 1e6:.1f} MB spilled, "
        f"a task's memory {peak / 1e6:.0f} MB at most"
    )


if __name__ == "__main__":
    main()
