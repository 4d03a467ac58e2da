"""On a cluster that is started here: the pairs of the embedded archive, whatever becomes of a worker."""

import importlib.util
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from click.testing import CliRunner, Result

from copydesk.archive.duplicates import duplicate_pairs
from copydesk.archive.filling import Filler
from copydesk.archive.store import ROW, Archive, Found
from copydesk.spark.__main__ import cli

pytestmark = pytest.mark.checkout  # the wheel is tested without Spark

PATIENCE = 120.0  # seconds


class Cluster:
    """The master's address, and the workers: each leads a group of processes."""

    def __init__(self, folder: Path) -> None:
        spec = importlib.util.find_spec("pyspark")
        assert spec is not None
        assert spec.origin is not None
        self._class = str(Path(spec.origin).parent / "bin" / "spark-class")
        self._folder = folder
        self._port, self._web = free_port(), free_port()
        self.workers: list[subprocess.Popen[bytes]] = []
        self.url = f"spark://127.0.0.1:{self._port}"
        ports = ("--host", "127.0.0.1", "--port", str(self._port), "--webui-port", str(self._web))
        self._master = self._start("org.apache.spark.deploy.master.Master", *ports)

    def _start(self, name: str, *arguments: str) -> subprocess.Popen[bytes]:
        with (self._folder / "log.txt").open("ab") as log:
            return subprocess.Popen(
                [self._class, name, *arguments], stdout=log, stderr=log, start_new_session=True
            )

    def add_worker(self) -> None:
        number = len(self.workers) + 1
        room = ("--cores", "1", "--memory", "1g", "--webui-port", "0", "--host", "127.0.0.1")
        folder = ("--work-dir", str(self._folder / f"worker{number}"))
        self.workers.append(self._start("org.apache.spark.deploy.worker.Worker", *room, *folder, self.url))

    def wait_for(self, workers: int) -> None:
        limit = time.monotonic() + PATIENCE
        while time.monotonic() < limit:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self._web}/json/", timeout=5) as said:
                    if json.load(said)["aliveworkers"] == workers:
                        return
            except (urllib.error.URLError, OSError):
                pass
            time.sleep(0.2)
        pytest.fail((self._folder / "log.txt").read_text("utf-8", "replace")[-2000:])

    def kill_worker_at_work(self) -> bool:
        """Kill a worker and all it started as soon as it runs Python; tell whether that came to be."""
        limit = time.monotonic() + PATIENCE
        while time.monotonic() < limit:
            for worker in self.workers:
                if worker.poll() is None and runs_python(worker.pid):
                    time.sleep(0.5)
                    os.killpg(worker.pid, signal.SIGKILL)
                    worker.wait()
                    return True
            time.sleep(0.05)
        return False

    def stop(self) -> None:
        for process in (*self.workers, self._master):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def runs_python(session: int) -> bool:
    for entry in Path("/proc").iterdir():
        if not entry.name.isdecimal():
            continue
        try:
            words = (entry / "cmdline").read_bytes()
            if b"pyspark.daemon" in words and os.getsid(int(entry.name)) == session:
                return True
        except OSError:
            continue
    return False


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    missing = [name for name in ("pyspark", "pyarrow", "pandas") if importlib.util.find_spec(name) is None]
    missing += [name for name in ("java",) if shutil.which(name) is None]
    if missing:
        assert "CI" not in os.environ, f"there is no {', '.join(missing)}"
        pytest.skip(f"there is no {', '.join(missing)}")
    settings = {
        "spark.driver.host": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.executor.memory": "512m",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.files.minPartitionNum": "4",
        "spark.sql.files.openCostInBytes": "0",
        "spark.sql.warehouse.dir": str(tmp_path_factory.mktemp("warehouse")),
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("SPARK_NO_DAEMONIZE", "1")
        found = Cluster(tmp_path_factory.mktemp("cluster"))
        try:
            given = " ".join(f"--conf {name}={value}" for name, value in settings.items())
            patch.setenv("PYSPARK_SUBMIT_ARGS", f"--master {found.url} {given} pyspark-shell")
            for _ in range(2):
                found.add_worker()
            found.wait_for(2)
            yield found
        finally:
            stop_session()
            found.stop()


def stop_session() -> None:
    from pyspark.sql import SparkSession  # noqa: PLC0415  only where it is there

    if session := SparkSession.getActiveSession():
        session.stop()


SYLLABLES = ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo")
Rows = list[dict[str, str | None]]
Key = tuple[str, str, str, str, str]


def articles(number: int) -> Rows:
    """Return articles of made-up words, among them copies of headlines and passages, and one boilerplate."""
    rng = random.Random(5)  # noqa: S311  no secret
    words = ["".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))) for _ in range(2000)]
    standing = " ".join(rng.choices(words, k=40))
    headlines: list[list[str]] = []
    passages: list[str] = []
    rows: Rows = []
    for at in range(number):
        said = rng.choices(words, k=rng.randint(6, 10))
        luck = rng.random()
        if headlines and luck < 0.3:
            said = list(rng.choice(headlines))
            if luck < 0.2:
                said.insert(rng.randrange(len(said)), "now")
            if luck < 0.1:
                said[rng.randrange(len(said))] = rng.choice(words)
        headlines.append(said)
        own = [" ".join(rng.choices(words, k=rng.randint(28, 50))) for _ in range(rng.randint(1, 3))]
        if passages and rng.random() < 0.3:
            own.insert(0, rng.choice(passages))
        passages += own
        day = f"20{rng.randint(20, 29)}-0{rng.randint(1, 9)}-1{rng.randint(0, 9)}"
        rows.append(
            {
                "id": f"a{at:04}",
                "title": " ".join(said).capitalize(),
                "text": "\n\n".join([*own, standing]),
                "date": day if rng.random() < 0.9 else None,
            }
        )
    return rows


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("table")
    rows = articles(400)
    for at in range(8):
        lines = (json.dumps(row) + "\n" for row in rows[at::8])
        (folder / f"part{at}.json").write_text("".join(lines), "utf-8")
    (folder / "part8.json").write_text('{"id": "empty"}\n', "utf-8")
    return folder


@pytest.fixture(scope="module")
def embedded(table: Path, tmp_path_factory: pytest.TempPathFactory) -> set[Key]:
    folder = tmp_path_factory.mktemp("embedded")
    lines = "".join(path.read_text("utf-8") for path in sorted(table.glob("*.json")))
    (folder / "all.jsonl").write_text(lines, "utf-8")
    return set(pairs_of(filled(folder / "all.jsonl", folder)))


def filled(path: Path, root: Path) -> Archive:
    archive = Archive(":memory:", str(root))
    filler = Filler(archive)
    list(filler.table(str(path), {"headline": "title"}))
    filler.finish()
    return archive


def pairs_of(archive: Archive) -> Iterator[Key]:
    def name(found: Found) -> str:
        return found.name.partition(ROW)[2]

    for kind, one, other in duplicate_pairs(archive):
        texts = one.clip.place.excerpt, other.clip.place.excerpt
        yield kind, name(one), name(other), texts[0][:40], texts[1][:40]


def read(folder: Path) -> list[dict[str, Any]]:
    lines = (line for path in folder.glob("*.json") for line in path.read_text("utf-8").splitlines())
    return list(map(json.loads, lines))


def run(name: str, *arguments: object) -> Result:
    return CliRunner().invoke(cli, [name, *map(str, arguments)], catch_exceptions=False)


def duplicates(table: Path, target: Path) -> set[Key]:
    flags = ("--format", "json", "--output-format", "json", "--field", "headline=title")
    result = run("duplicates", table, target, *flags)
    assert result.exit_code == 0, result.output
    found = [
        (one["kind"], one["older"], one["newer"], one["older_text"][:40], one["newer_text"][:40])
        for one in read(target)
    ]
    assert len(set(found)) == len(found)
    return set(found)


def test_the_pairs_are_those_of_the_embedded_archive(
    cluster: Cluster, table: Path, embedded: set[Key], tmp_path: Path
) -> None:
    assert {kind for kind, *_ in embedded} == {"exact", "near", "series", "passage"}
    assert duplicates(table, tmp_path / "pairs") == embedded
    hot = read(tmp_path / "pairs-hot")
    assert {(one["headlines"], one["count"]) for one in hot} == {(False, 400)}
    assert [(one["id"], one["fault"]) for one in read(tmp_path / "pairs-faults")] == [
        ("empty", "the row has no headline and no text")
    ]
    assert cluster.workers


def test_shards_make_the_archive_that_the_articles_make(
    cluster: Cluster, table: Path, embedded: set[Key], tmp_path: Path
) -> None:
    assert cluster.workers
    result = run("archive", table, tmp_path / "shards", "--format", "json", "--field", "headline=title")
    assert result.exit_code == 0, result.output
    archive = Archive(":memory:", str(tmp_path))
    filler = Filler(archive)
    for path in (tmp_path / "shards").glob("*.parquet"):
        list(filler.table(str(path), {}))
    assert [one.message for one in filler.finish().errors] == ["empty: the row has no headline and no text"]
    assert archive.check() == []
    assert set(pairs_of(archive)) == embedded


def test_articles_are_checked_wherever_they_stand(cluster: Cluster, tmp_path: Path) -> None:
    assert cluster.workers
    folder = tmp_path / "posts"
    folder.mkdir()
    (folder / "a.md").write_text("They met in in the hall.\n", "utf-8")
    (folder / "b.md").write_bytes(b"\xff\xfe\x00")
    result = run("check", folder, tmp_path / "found", "--format", "files", "--output-format", "json")
    assert result.exit_code == 0, result.output
    found = {Path(one["id"]).name: one for one in read(tmp_path / "found")}
    assert (found["a.md"]["rule"], found["a.md"]["line"]) == ("wording.doubled-word", 1)
    assert found["b.md"]["level"] == "problem"


def test_a_worker_that_is_killed_changes_nothing(
    cluster: Cluster, table: Path, embedded: set[Key], tmp_path: Path
) -> None:
    killed: list[bool] = []
    killer = Thread(target=lambda: killed.append(cluster.kill_worker_at_work()))
    killer.start()
    try:
        assert duplicates(table, tmp_path / "pairs") == embedded
    finally:
        killer.join()
    assert killed == [True]
