"""Write every finding on real text into one sorted file, and compare two such files.

    .venv/bin/python benchmarks/findings.py [--output FILE]     (.copydesk_cache/findings.txt without it)
    .venv/bin/python benchmarks/findings.py --compare OLD NEW [--show N]

A line is: path or id, line, rule, level, message, the words found, the words related (tab-separated). What a change of a
check does to real text is what `--compare` prints. The file holds words of /work/shared: keep it out of the repository.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from copydesk.api import lint_paths
from copydesk.config.workspace import Options
from copydesk.engine.session import Session
from copydesk.model.finding import Finding

OPTIONS = Options(isolated=True, preview=True)
OUTPUT = Path(__file__).parents[1] / ".copydesk_cache" / "findings.txt"
TEXTS = ("text", "text_after_fix", "before", "after", "a_text", "b_text")
_EXCERPT = 100  # characters


def texts(shared: Path) -> Iterator[tuple[str, str]]:
    """Yield every text of the data sets under its id; Markdown where the row says so, plain text elsewhere."""
    for path in sorted((shared / "data").glob("*.jsonl")):
        for row in map(json.loads, path.read_text("utf-8").split("\n")[:-1]):
            suffix = ".md" if ".md" in row["doc_id" if "doc_id" in row else "id"] else ".txt"
            for key in TEXTS:
                if isinstance(row.get(key), str):
                    title = f"{row['title']}\n\n" if "title" in row and suffix == ".txt" else ""
                    yield f"{path.stem}/{row['id'].replace('/', '_')}#{key}{suffix}", title + row[key]
    for path in sorted(
        one for name in ("captions", "formats") for one in (shared / "data" / name).rglob("*")
    ):
        if path.suffix in {".md", ".txt", ".html"}:
            yield str(path.relative_to(shared)), path.read_text("utf-8", "replace")


def lines(shared: Path) -> list[str]:
    """Return a line for each finding; rules between files see the corpus only."""
    found = [
        (one.location.path.removeprefix(f"{shared}/"), one)
        for one in lint_paths([str(shared / "corpus")], OPTIONS).findings
    ]
    session = Session(OPTIONS)
    for name, text in texts(shared):
        session.check_text(name, text)
    inside = (
        one for one in session.report().findings if all(two.path == one.location.path for two in one.related)
    )
    found.extend((one.location.path, one) for one in inside)
    return sorted(_line(path, one) for path, one in found)


def _line(path: str, finding: Finding) -> str:
    related = " ‖ ".join(f"{one.line}: {_short(one.excerpt)}" for one in finding.related)
    place = finding.location
    fields = (
        path,
        f"{place.line:05}",
        finding.rule,
        finding.level.word,
        finding.message,
        _short(place.excerpt),
        related,
    )
    return "\t".join(" ".join(field.split()) for field in fields)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _EXCERPT else f"{text[: _EXCERPT // 2]} … {text[-_EXCERPT // 2 :]}"


def compare(old: Path, new: Path, show: int) -> None:
    """Print counts by rule and level, then what came and what went."""
    before, after = (Counter(path.read_text("utf-8").splitlines()) for path in (old, new))
    added, removed = after - before, before - after
    rules = [Counter(_rule(line) for line in one.elements()) for one in (before, after, added, removed)]
    for rule in sorted(set().union(*rules)):
        was, now, came, went = (one[rule] for one in rules)
        if came or went:
            print(f"{' '.join(rule):52} {was:6} → {now:6}   +{came} -{went}")
    print(f"{'all':52} {before.total():6} → {after.total():6}   +{added.total()} -{removed.total()}")
    for sign, changed in (("+", added), ("-", removed)):
        shown: Counter[tuple[str, ...]] = Counter()
        for line in sorted(changed.elements(), key=lambda one: (_rule(one), one)):
            shown[_rule(line)] += 1
            if shown[_rule(line)] <= show:
                print(f"{sign} {line}")


def _rule(line: str) -> tuple[str, ...]:
    return tuple(line.split("\t")[2:4])


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("/work/shared"))
    parser.add_argument("--output", type=Path, default=OUTPUT)
    parser.add_argument("--compare", nargs=2, type=Path, metavar=("OLD", "NEW"))
    parser.add_argument(
        "--show", type=int, default=1000, help="added and removed findings to print of each rule"
    )
    given = parser.parse_args()
    if given.compare:
        compare(*given.compare, given.show)
        return
    found = lines(given.shared)
    given.output.parent.mkdir(parents=True, exist_ok=True)
    given.output.write_text("\n".join(found) + "\n", "utf-8")
    print(f"{len(found)} findings in {given.output}")


if __name__ == "__main__":
    main()
