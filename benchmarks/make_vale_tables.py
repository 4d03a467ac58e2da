"""Build the tables that Vale's kinds need, from the sources of Vale's own libraries.

    python benchmarks/make_vale_tables.py $(go env GOMODCACHE)

``punkt.txt``: the English model of the Punkt sentence segmenter (github.com/neurosnap/sentences, MIT).
``easy_words.txt``: the word list of the Dale–Chall score (github.com/jdkato/prose, MIT).
``syllable_exceptions.txt``: words whose syllables no rule counts (same).
"""

import json
import re
import shutil
import sys
from collections import defaultdict
from pathlib import Path

DATA = Path(__file__).parent.parent / "src" / "copydesk" / "data" / "en"
PUNKT = "gopkg.in/neurosnap/sentences.v1@v1.0.7"
PROSE = "github.com/jdkato/prose/v3@v3.2.1"
ADDED = ("sgt", "gov", "no", "mt")  # abbreviations that prose adds to the model


def punkt(source: Path) -> None:
    model = json.loads((source / "data" / "english.json").read_text("utf-8"))
    lines = [
        "# The Punkt model of English, trained on news; from github.com/neurosnap/sentences, see PUNKT_COPYRIGHT.txt."
    ]
    lines += ["# The first word of a line says what its words are; a number is how they occur, as bits:"]
    lines += [
        "# 1 in capitals, 2 in capitals within a sentence, 4 in lower case, 8 in lower case at the start of one."
    ]
    lines.append(
        "abbreviations "
        + " ".join(sorted([*(one.strip() for one in model["AbbrevTypes"] if " " not in one), *ADDED]))
    )
    lines.append("starters " + " ".join(sorted(model["SentStarters"])))
    lines.append("collocations " + " ".join(sorted(model["Collocations"])))
    kept = defaultdict(list)
    for word, bits in model["OrthoContext"].items():
        kept[bool(bits & 14) | bool(bits & 4) << 1 | bool(bits & 112) << 2 | bool(bits & 16) << 3].append(
            word
        )
    for bits in sorted(kept):
        lines.append(f"{bits} " + " ".join(sorted(kept[bits])))
    write("punkt", lines)
    shutil.copyfile(source / "LICENSE.md", DATA / "PUNKT_COPYRIGHT.txt")
    (DATA / "PUNKT_COPYRIGHT.txt").chmod(0o644)


def prose(source: Path) -> None:
    easy = re.findall(r'^\t"(.+?)":', (source / "summarize" / "easy.go").read_text("utf-8"), re.MULTILINE)
    lines = [
        "# Words that children of ten know (Dale and Chall); from github.com/jdkato/prose, see PROSE_COPYRIGHT.txt."
    ]
    write("easy_words", [*lines, *sorted(set(easy))])
    text = (source / "summarize" / "syllables.go").read_text("utf-8")
    table = text[text.index("var cornercases") : text.index("var monosyllabicOne")]
    odd = re.findall(r'"(.+?)":\s+(\d+)', table)
    lines = [
        "# Words and their syllables, where the rules go wrong; from github.com/jdkato/prose, see PROSE_COPYRIGHT.txt."
    ]
    write("syllable_exceptions", [*lines, *sorted(f"{word} {count}" for word, count in odd)])
    shutil.copyfile(source / "LICENSE", DATA / "PROSE_COPYRIGHT.txt")
    (DATA / "PROSE_COPYRIGHT.txt").chmod(0o644)


def write(name: str, lines: list[str]) -> None:
    (DATA / f"{name}.txt").write_text("\n".join(lines) + "\n", "utf-8")
    print(name, len(lines))


if __name__ == "__main__":
    punkt(Path(sys.argv[1]) / PUNKT)
    prose(Path(sys.argv[1]) / PROSE)
