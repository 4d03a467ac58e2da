"""The language server as an editor meets it: does it keep the text, is what it tells right, how soon?

    python benchmarks/lsp_edits.py [--edits 10000] [--every 20] [--keys 200] [--seed 1] [--unit utf-16]

A client of our own talks to ``copydesk lsp`` over stdio. It makes random edits (emoji, combining marks, all
line ends, deletions over lines, several at once, whole texts), with positions worked out here, apart from the
server's code. Every so many edits and at the end, the text of the server is compared with ours, and what it
told with a fresh check of that text (one time in fifty and at the end with all read anew). Then single keys are typed into an article of 5 KB, and the time is taken
from sending one to having the findings of just that version, all pauses included.
"""

import argparse
import json
import os
import queue
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from copydesk import api
from copydesk.config.workspace import Options, Workspace
from copydesk.engine.checking import Checker

ARTICLES = sorted((Path(__file__).parents[1] / "tests/articles").glob("*/*.md"))
CHECKER = Checker(Workspace(Options()))  # it remembers nothing of articles
SEVERITY = {"error": 1, "warning": 2, "suggestion": 3}
BITS = [
    *(
        "a",
        "e",
        "the ",
        "said ",
        " 600 ",
        "5,000 people ",
        "$4 million",
        "42 percent",
        "on Monday",
        "\n",
        "\r\n",
    ),
    *(
        "\r",
        "\n\n",
        "\r\n\r\n",
        "# ",
        "## ",
        "“Stop,” he said.",
        '"',
        "”",
        "😀",
        "👩‍👩‍👧",
        "e\u0301",
        "\u0301",
        "ﬁ",
    ),
    *(
        "🇫🇷",
        "𝔘",
        "漢字",
        "\u2028",
        "\u000c",
        "\u0085",
        "\t",
        "<!-- ",
        " -->",
        "---\n",
        "[sic]",
        "*",
        "_",
        "`",
        "Ana Ruiz ",
    ),
    *(
        "harbour ",
        "harbor ",
        "1,360 votes ",
        "1,306 votes ",
        "of of ",
        "\ufeff",
        "\u200b",
        "\u202e",
        "![x](y.jpg)",
        "| a |",
    ),
]


class Client:
    """One editor."""

    def __init__(self, folder: str, unit: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "copydesk", "lsp"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=folder,
        )
        self.unit = unit
        self.came: queue.Queue[dict] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        self.number = 0
        asked = {"general": {"positionEncodings": [unit]}}
        root = Path(folder).as_uri()
        said = self.ask("initialize", {"processId": None, "rootUri": root, "capabilities": asked})
        assert said["capabilities"]["positionEncoding"] == unit
        self.tell("initialized", {})

    def _listen(self) -> None:
        out = self.process.stdout
        while line := out.readline():
            length = int(line.split(b":")[1])
            while out.readline() != b"\r\n":
                pass
            self.came.put(json.loads(out.read(length)))

    def _send(self, **message: object) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def tell(self, method: str, params: object) -> None:
        self._send(method=method, params=params)

    def ask(self, method: str, params: object) -> dict:
        self.number += 1
        self._send(id=self.number, method=method, params=params)
        while True:
            message = self.came.get(timeout=60)
            if message.get("id") == self.number and "method" not in message:
                return message["result"]

    def findings(self, uri: str, version: int) -> list[dict]:
        """Wait for the findings of a version; those of older ones may come first, never later."""
        newest = -1
        while True:
            message = self.came.get(timeout=60)
            if message.get("method") == "textDocument/publishDiagnostics":
                told = message["params"]
                if told["uri"] != uri:
                    continue
                assert told["version"] >= newest, "older after newer"
                newest = told["version"]
                if newest == version:
                    return told["diagnostics"]

    def leave(self) -> None:
        self.ask("shutdown", None)
        self.tell("exit", None)
        assert self.process.wait(20) == 0


def units(text: str, unit: str) -> int:
    if unit == "utf-32":
        return len(text)
    return sum(2 if ord(c) > 0xFFFF else 1 for c in text) if unit == "utf-16" else len(text.encode())


def position(text: str, at: int, unit: str) -> dict:
    lines = re.split(r"\r\n|\r|\n", text[:at])
    if text[at - 1 : at + 1] == "\r\n":  # between the two: there is no such place
        lines = re.split(r"\r\n|\r|\n", text[: at - 1])
    return {"line": len(lines) - 1, "character": units(lines[-1], unit)}


def edited(text: str, rng: random.Random, unit: str) -> tuple[str, dict]:
    """Return the text after a random edit, and that edit as an editor tells it."""
    if rng.random() < 0.01 or len(text) > 9_000:
        text = rng.choice(ARTICLES).read_text(encoding="utf-8")
        return text, {"text": text}
    start = rng.randrange(len(text) + 1)
    if text[start - 1 : start + 1] == "\r\n":
        start -= 1
    length = 0 if rng.random() < 0.6 else rng.choice([1, 1, 2, 5, 40, 200])
    end = min(len(text), start + length)
    if text[end - 1 : end + 1] == "\r\n":
        end += 1
    new = "" if length and rng.random() < 0.6 else "".join(rng.choices(BITS, k=rng.choice([1, 1, 1, 3])))
    there = {"start": position(text, start, unit), "end": position(text, end, unit)}
    if end == len(text) and rng.random() < 0.2:
        there["end"] = {"line": there["end"]["line"] + 3, "character": 7}  # beyond the end: the end is meant
    return f"{text[:start]}{new}{text[end:]}", {"range": there, "text": new}


def expected(text: str, path: str, unit: str, *, whole: bool) -> list[str]:
    """Return what a fresh check finds, as an editor is to be told."""
    report = api.lint_text(text, path) if whole else CHECKER.check_text(path, text)
    found = []
    for one in report.findings:
        places = [one.location, *one.related]
        spots = [(position(text, p.span.start, unit), position(text, p.span.end, unit)) for p in places]
        found.append(str((one.rule, one.message, SEVERITY[one.level.word], one.fingerprint, spots)))
    found += [f"problem: {one.message}" for one in report.problems]
    return sorted(found)


def told(diagnostics: list[dict]) -> list[str]:
    found = []
    for one in diagnostics:
        if "data" not in one:
            found.append(f"problem: {one['message']}")
            continue
        ranges = [one["range"], *(place["location"]["range"] for place in one.get("relatedInformation", ()))]
        spots = [(place["start"], place["end"]) for place in ranges]
        found.append(str((one["code"], one["message"], one["severity"], one["data"]["fingerprint"], spots)))
    return sorted(found)


def edits(client: Client, uri: str, path: str, given: argparse.Namespace) -> int:
    rng = random.Random(given.seed)
    text, version, differences, made, compared, seen = ARTICLES[0].read_text(encoding="utf-8"), 1, 0, 0, 0, 0
    item = {"uri": uri, "languageId": "markdown", "version": version, "text": text}
    client.tell("textDocument/didOpen", {"textDocument": item})
    client.findings(uri, version)
    while made < given.edits:
        changes = []
        for _ in range(rng.choice([1, 1, 1, 2, 4])):
            text, change = edited(text, rng, client.unit)
            changes.append(change)
        made += len(changes)
        version += 1
        where = {"uri": uri, "version": version}
        client.tell("textDocument/didChange", {"textDocument": where, "contentChanges": changes})
        if made // given.every != (made - len(changes)) // given.every or made >= given.edits:
            diagnostics = client.findings(uri, version)
            compared += 1
            seen += len(diagnostics)
            kept = client.ask("copydesk/text", {"uri": uri})
            wanted, had = (
                expected(text, path, client.unit, whole=compared % 50 == 0 or made >= given.edits),
                told(diagnostics),
            )
            if kept != text or wanted != had:
                differences += 1
                print(f"after {made} edits: text {'same' if kept == text else 'DIFFERS'}; {len(had)} told, "
                      f"{len(wanted)} expected", *[x for x in had if x not in wanted][:3], "--",
                      *[x for x in wanted if x not in had][:3], sep="\n  ")  # fmt: skip
    print(
        f"{made:,} edits, {compared} comparisons of {seen:,} findings, {differences} differences ({client.unit})"
    )
    return differences


def keys(client: Client, uri: str, given: argparse.Namespace) -> float:
    text = ""
    while len(text.encode()) < 5_000:
        text += ARTICLES[len(text) % len(ARTICLES)].read_text(encoding="utf-8").split("---")[-1]
    text = text.encode()[:5_120].decode(errors="ignore")
    client.tell(
        "textDocument/didOpen",
        {"textDocument": {"uri": uri, "languageId": "markdown", "version": 1, "text": text}},
    )
    client.findings(uri, 1)
    lines = text.split("\n")
    line = max(range(len(lines)), key=lambda at: len(lines[at]))
    took = []
    cpu = sum(map(int, Path(f"/proc/{client.process.pid}/stat").read_text().split()[13:15]))
    for version in range(2, given.keys + 2):
        time.sleep(given.gap)
        at = {"line": line, "character": 20 + version}
        begin = time.perf_counter()
        client.tell(
            "textDocument/didChange",
            {
                "textDocument": {"uri": uri, "version": version},
                "contentChanges": [
                    {"range": {"start": at, "end": at}, "text": "some new words "[version % 15]}
                ],
            },
        )
        client.findings(uri, version)
        took.append((time.perf_counter() - begin) * 1000)
    cpu = sum(map(int, Path(f"/proc/{client.process.pid}/stat").read_text().split()[13:15])) - cpu
    took.sort()
    each = cpu * 1000 / os.sysconf("SC_CLK_TCK") / len(took)
    print(
        f"{len(took)} keys in an article of {len(text.encode()):,} bytes, findings after: median "
        f"{statistics.median(took):.1f} ms, least {took[0]:.1f}, 9 in 10 under {took[len(took) * 9 // 10]:.1f}, "
        f"most {took[-1]:.1f}; {each:.1f} ms CPU each; load {os.getloadavg()[0]:.1f}"
    )
    return statistics.median(took)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--edits", type=int, default=10_000)
    parser.add_argument("--every", type=int, default=20, help="edits between two comparisons")
    parser.add_argument("--keys", type=int, default=200)
    parser.add_argument("--gap", type=float, default=0.1, help="seconds between two keys")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--unit", choices=["utf-8", "utf-16", "utf-32"], default="utf-16")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        client = Client(folder, given.unit)
        wrong = edits(client, f"{Path(folder).as_uri()}/a.md", "a.md", given) if given.edits else 0
        client.tell("textDocument/didClose", {"textDocument": {"uri": f"{Path(folder).as_uri()}/a.md"}})
        median = keys(client, f"{Path(folder).as_uri()}/b.md", given) if given.keys else 0
        client.leave()
        os.chdir("/")
    sys.exit(1 if wrong or median >= 50 else 0)


if __name__ == "__main__":
    main()
