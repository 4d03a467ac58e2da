"""Grammar on real text: what is found, how fast by one and by two connections, and what a killed server costs.

    python benchmarks/grammar.py FOLDER [--articles 100] [--connections 1 2] [--kills 10] [--findings FILE]

Needs LanguageTool (`copydesk languagetool install`). Answers of other runs are not used; the server is the
one that any run would use, warmed up first.
"""

import argparse
import collections
import os
import queue
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from copydesk import readers
from copydesk.api import Options
from copydesk.config.workspace import Workspace
from copydesk.engine.run import Outcome, check_document
from copydesk.kinds.languagetool import Languagetool
from copydesk.languagetool import folders, running
from copydesk.languagetool.desk import Desk
from copydesk.languagetool.replies import Replies


def sample(root: Path, most: int) -> list[Path]:
    files = sorted(one for one in root.rglob("*") if one.suffix in {".md", ".txt", ".html"})
    files = [one for one in files if 1_500 < one.stat().st_size < 12_000]
    return files[:: max(1, len(files) // most)][:most]


def desk_of(rules: list, replies: Replies | None) -> Desk:
    return Desk(tuple(rule.check.wish for rule in rules), replies=replies)


def ask_all(
    desk: Desk, documents: list, connections: int, killer: Callable | None = None
) -> tuple[float, dict, list]:
    """Ask about all documents by so many connections; return seconds, places found by path, and troubles."""
    waiting: queue.SimpleQueue = queue.SimpleQueue()
    for number, document in enumerate(documents):
        waiting.put((number, document))
    found: dict = {}
    troubles: list = []

    def work() -> None:
        while True:
            try:
                number, document = waiting.get_nowait()
            except queue.Empty:
                return
            if killer:
                killer(number)
            outcome = desk.ask(document, "", picky=False)
            found[document.path] = [(hit.block.locate(hit.span), hit.found.rule) for hit in outcome.hits]
            if outcome.trouble:
                troubles.append(str(outcome.trouble))

    begin = time.monotonic()
    threads = [threading.Thread(target=work) for _ in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.monotonic() - begin, found, troubles


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--connections", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--findings", type=Path)
    given = parser.parse_args()
    workspace = Workspace(Options(isolated=True, select=("grammar",)))
    rules = [r for r in workspace.settings("a.txt").rules if isinstance(r.check, Languagetool)]
    files = sample(given.folder, given.articles)
    documents = [readers.read(str(one), one.read_text("utf-8", "replace")) for one in files]
    size = sum(len(one.source) for one in documents) / len(documents)
    print(f"{len(documents)} articles of {size:,.0f} characters; load {os.getloadavg()[0]:.1f}")
    ask_all(desk_of(rules, None), documents[:8], 2)  # warm up
    expected: dict = {}
    best: dict[int, float] = {}
    for _ in range(given.rounds):
        for connections in given.connections:
            seconds, expected, troubles = ask_all(desk_of(rules, None), documents, connections)
            best[connections] = min(seconds, best.get(connections, seconds))
            print(
                f"{connections} connections: {len(documents) / seconds:.2f} articles/s, {len(troubles)} troubles"
            )
    for connections, seconds in best.items():
        print(
            f"best of {given.rounds}: {connections} connections {seconds:.1f} s, {best[given.connections[0]] / seconds:.2f} times"
        )
    _second_run(rules, documents)
    if given.kills:
        _kills(rules, documents, expected, given.kills)
    _findings(rules, documents, given.findings)
    return 0


def _second_run(rules: list, documents: list) -> None:
    with tempfile.TemporaryDirectory() as home:
        first, second = (desk_of(rules, Replies(Path(home) / "replies")) for _ in range(2))
        few = documents[:20]
        ask_all(first, few, 2)
        ask_all(second, few, 2)
        print(f"requests for {len(few)} articles: {first.requests}, in a second run: {second.requests}")


def _kills(rules: list, documents: list, expected: dict, kills: int) -> None:
    """Kill the server while it works, evenly over the run; all places must still be found."""
    every = max(1, len(documents) // (kills + 1))
    killed: list[int] = []

    def killer(number: int) -> None:
        if number and number % every == 0 and len(killed) < kills:
            for server in running.running():
                os.kill(server.process, signal.SIGKILL)
                killed.append(server.process)

    seconds, found, troubles = ask_all(desk_of(rules, None), documents, 2, killer)
    lost = sum(found[path] != places for path, places in expected.items())
    print(
        f"killed {len(killed)} times: {seconds:.1f} s, {len(troubles)} troubles, {lost} articles differ {troubles[:2]}"
    )


def _findings(rules: list, documents: list, output: Path | None) -> None:
    count: collections.Counter = collections.Counter()
    lines: list[str] = []
    for document in documents:
        outcome = Outcome()
        check_document(rules, document, outcome)
        for one in outcome.findings:
            count[one.rule, one.level.word, one.evidence["category"]] += 1
            lines.append(
                f"{one.rule}\t{one.level.word}\t{one.evidence['rule']}\t{one.location.excerpt!r}\t{one.location.context[:160]}"
            )
    print("findings per 100 articles, by rule, level and category:")
    for (rule, level, category), number in count.most_common():
        print(f"{number * 100 / len(documents):7.1f}  {rule}  {level}  {category}")
    if output:
        output.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    folders.find()
    sys.exit(main())
