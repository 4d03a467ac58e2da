"""Texts made to hang or to swell a checker: CPU seconds and peak memory of a whole check of each.

    python benchmarks/hostile.py [NAME…]

Each text is checked by a process of its own, which is stopped after five minutes.
"""

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable

TEXTS: dict[str, Callable[[], tuple[str, str]]] = {
    "brackets.md": lambda: ("a.md", "[" * 100_000),
    "quotes.md": lambda: ("a.md", ">" * 100_000),
    "emphasis.md": lambda: ("a.md", "*a " * 100_000),
    "templates.md": lambda: ("a.md", "{{" * 100_000),
    "open tags.md": lambda: ("a.md", '<a "' * 100_000),
    "tags.md": lambda: ("a.md", "<p>x" * 100_000),
    "entities.md": lambda: ("a.md", "&" * 100_000),
    "escapes.md": lambda: ("a.md", "\\\\" * 100_000),
    "cells.md": lambda: ("a.md", "|a" * 100_000),
    "table.md": lambda: ("a.md", "|a" * 300 + "|\n" + "|-" * 300 + "|\n" + ("|a" * 300 + "|\n") * 300),
    "nested list.md": lambda: ("a.md", "- " * 100_000),
    "images.md": lambda: ("a.md", "![](" * 100_000),
    "links.md": lambda: ("a.md", "[a](b " * 100_000),
    "captions.md": lambda: ("a.md", "[caption]x" * 100_000),
    "comments.md": lambda: ("a.md", "<!-- " * 100_000),
    "italic captions.md": lambda: ("a.md", "![a](b)\n*The ferry left the pier.*\n\n" * 30_000),
    "one letter.md": lambda: ("a.md", "a" * 8_000_000),
    "one letter.txt": lambda: ("a.txt", "a" * 8_000_000),
    "line.txt": lambda: ("a.txt", "The ferry left the old pier at nine. " * 450_000),
    "paragraphs.txt": lambda: ("a.txt", "The ferry left the pier with 30 people.\n\n" * 100_000),
    "paragraphs.md": lambda: ("a.md", "The ferry left the pier with 30 people.\n\n" * 100_000),
    "short lines.txt": lambda: ("a.txt", "Photo: Ana\n" * 200_000),
    "keys.md": lambda: ("a.md", "---\n" + "".join(f"k{i}: v\n" for i in range(200_000)) + "---\nBody.\n"),
    "some keys.md": lambda: ("a.md", "---\n" + "".join(f"k{i}: v\n" for i in range(20_000)) + "---\nBody.\n"),
    "deep.md": lambda: ("a.md", "---\na: " + "[" * 100_000 + "\n---\nBody.\n"),
    "deep json.md": lambda: ("a.md", '{"a": ' + "[" * 100_000),
    "aliases.md": lambda: (
        "a.md",
        "---\na0: &a0 [x, x]\n"
        + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 40))
        + "---\nBody.\n",
    ),
    "toml.md": lambda: ("a.md", "+++\n" + "".join(f'k{i} = "v"\n' for i in range(15_000)) + "+++\nBody.\n"),
    "deep toml.md": lambda: ("a.md", "+++\na = " + "[" * 100_000 + "\n+++\nBody.\n"),
}


def check(name: str) -> None:
    from copydesk.api import Options, lint_text  # noqa: PLC0415  only in the process that checks

    path, text = TEXTS[name]()
    begin = time.process_time()
    report = lint_text(text, path, Options(isolated=True))
    spent = time.process_time() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{spent:8.1f} s {peak:7.0f} MiB {len(text) / 1e6:6.1f} M characters "
        f"{len(report.findings):>7} findings {len(report.problems):>3} problems  {name}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*")
    parser.add_argument("--here", action="store_true", help="check in this process")
    given = parser.parse_args()
    for name in given.names or TEXTS:
        if given.here:
            check(name)
            continue
        try:
            subprocess.run([sys.executable, __file__, "--here", name], check=False, timeout=300)
        except subprocess.TimeoutExpired:
            print(f"   stopped after five minutes  {name}", flush=True)


if __name__ == "__main__":
    main()
