"""How well repeated captions, passages and headlines are found, on the cases of /work/shared/data.

Usage: python benchmarks/repeats.py [--shared /work/shared] [--show N] [--seed N] [SET …]

SET is one of real, fixed, synth, corpus, wikinews, titles, injected, moved, rewritten; all by default. `--seed` draws
other sentences for injected and moved: a change that helps with one seed only was tuned to its rows.
"""

import argparse
import json
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from copydesk import readers
from copydesk.engine.run import check_documents
from copydesk.model.document import BlockKind
from copydesk.model.finding import Finding, Level
from copydesk.rulebook.loader import load_folders
from copydesk.rulebook.rule import Rule
from copydesk.text.folding import fold, folded_key
from copydesk.text.rarity import stopwords
from copydesk.text.sentences import sentences
from copydesk.text.stems import stem

KINDS = frozenset({"repeated-text", "repeated-headline", "duplicate-headline"})
STYLES = ("captions", "headlines", "passages")
SEED = 7
ROOT = Path(__file__).parents[1]


def rules() -> list[Rule]:
    loaded, _ = load_folders([ROOT / "rules" / style for style in STYLES])
    return [rule for rule in loaded if rule.check.kind in KINDS]


def check(files: dict[str, str], chosen: list[Rule]) -> list[Finding]:
    documents = (readers.read(path, text) for path, text in sorted(files.items()))
    findings, problems = check_documents(chosen, documents)
    assert not problems, problems
    return findings


def rows(shared: Path, name: str) -> Iterator[dict]:
    for line in (shared / "data" / f"{name}.jsonl").read_text("utf-8").splitlines():
        yield json.loads(line)


def touches(finding: Finding, lines: list[int]) -> bool:
    """Whether the finding and its related places stand on two of the lines."""
    spans = [finding.location, *finding.related]
    hit = {line for line in lines for span in spans if span.line <= line <= span.end_line}
    return len(hit) > 1


def shown(finding: Finding) -> str:
    related = "; ".join(f"{one.line}: {one.excerpt[:160]!r}" for one in finding.related)
    place = finding.location
    score = finding.evidence.get("score", "")
    return f"{finding.level.word} {finding.rule} {place.path}:{place.line} {score} {place.excerpt[:200]!r} <- {related}"


def real(shared: Path, chosen: list[Rule], show: int) -> None:
    """Repeats judged by hand: errors are to be found, legitimate ones not."""
    tally: Counter[str] = Counter()
    for row in rows(shared, "real_repeats_verified"):
        found = [one for one in check({row["doc_id"]: row["text"]}, chosen) if touches(one, row["lines"])]
        loud = [one for one in found if one.level >= Level.WARNING]
        tally[f"{row['label']}: {'warned' if loud else 'suggested' if found else 'silent'}"] += 1
        if show and bool(loud) != (row["label"] == "error"):
            print(row["label"], row["kind"], row["doc_id"], row["lines"], *map(shown, found), sep="\n   ")
    print("real_repeats_verified", dict(tally))


def fixed(shared: Path, chosen: list[Rule], show: int) -> None:
    """Repeats that an editor took out."""
    hits = total = after = articles = 0
    for row in rows(shared, "nat_duplicate_passages"):
        copies = row["duplicates"] if isinstance(row["duplicates"], list) else eval(row["duplicates"])  # noqa: S307
        path = row["path"]
        found = check({path: row["text"]}, chosen)
        articles += any(touches(one, copy["lines"]) for one in found for copy in copies)
        for copy in copies:
            hit = any(touches(one, copy["lines"]) for one in found)
            hits, total = hits + hit, total + 1
            if show and not hit:
                print("missed", path, copy["lines"], copy["text"][:200])
        rest = [one for one in check({path: row["text_after_fix"]}, chosen) if one.level >= Level.WARNING]
        after += len(rest)
        if show:
            print(*(f"after fix: {shown(one)}" for one in rest), sep="\n")
    print(
        f"nat_duplicate_passages: found {hits} of {total}, in {articles} articles; {after} warnings after the fix"
    )


def synth(shared: Path, chosen: list[Rule], show: int) -> None:
    """Copies of paragraphs put into clean articles, exact, lightly and moderately reworded."""
    tally: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows(shared, "synth_dups_wikinews"):
        name = row.get("level") or "clean"
        found = check({"a.txt": f"{row['title']}\n\n{row['text']}"}, chosen)
        start = folded_key(row.get("copy") or "\0")[:60]
        hits = [
            one
            for one in found
            if any(start[:25] in folded_key(place.context) for place in (one.location, *one.related))
        ]
        loud = [one for one in hits if one.level >= Level.WARNING]
        state = "warned" if loud else "suggested" if hits else "silent"
        tally[name][state] += 1
        tally[name]["others"] += len([one for one in found if one not in hits and one.level >= Level.WARNING])
        if show and name == "clean" and found:
            print(*map(shown, found), sep="\n")
        if show and name != "clean" and state == "silent":
            print("missed", name, row["copy"][:300])
    print("synth_dups_wikinews", {name: dict(counts) for name, counts in tally.items()})


def many(name: str, files: dict[str, str], chosen: list[Rule], show: int) -> None:
    began = time.process_time()
    found = check(files, chosen)
    seconds = time.process_time() - began
    counts = Counter((one.rule, one.level.word) for one in found)
    loud = sum(one.level >= Level.WARNING for one in found)
    print(f"{name}: {len(files)} articles, {loud / len(files):.3f} warnings an article, {seconds:.1f} s CPU")
    for (rule, level), number in sorted(counts.items()):
        print(f"   {number:5} {level:10} {rule}")
        sample = [one for one in found if one.rule == rule]
        random.Random(4).shuffle(sample)
        for one in sample[:show]:
            print("        ", shown(one))


def corpus(shared: Path, chosen: list[Rule], show: int) -> None:
    paths = [path for path in sorted((shared / "corpus").rglob("*.md")) if path.name != "README.md"]
    many("corpus", {str(path.relative_to(shared)): path.read_text("utf-8") for path in paths}, chosen, show)


def wikinews(shared: Path, chosen: list[Rule], show: int) -> None:
    found = rows(shared, "wikinews_2019_2020")
    many("wikinews", {f"{n}.txt": f"{r['title']}\n\n{r['text']}" for n, r in enumerate(found)}, chosen, show)
    gum = rows(shared, "gum_news_structured")
    many("gum", {f"{n}.txt": r["text"].replace("\n", "\n\n") for n, r in enumerate(gum)}, chosen, show)


def titles(shared: Path, chosen: list[Rule], show: int) -> None:
    """Pairs of articles that are near-copies: do their headlines tell?"""
    tally: Counter[str] = Counter()
    for row in rows(shared, "cc0_archive_near_duplicates"):
        files = {row[f"{key}_path"]: f"# {row[f'{key}_title']}\n\n{row[f'{key}_text']}" for key in "ab"}
        found = [
            one for one in check(files, chosen) if one.related and one.related[0].path != one.location.path
        ]
        state = found[0].level.word if found else "silent"
        tally[state] += 1
        if show and not found:
            print("silent:", row["a_title"], "|", row["b_title"], row["jaccard"])
        if show:
            print(*map(shown, (one for one in found if one.level < Level.WARNING)), sep="\n")
    print("cc0_archive_near_duplicates", dict(tally))


def injected(shared: Path, chosen: list[Rule], show: int) -> None:
    """A sentence of the article put in as a caption: as it is, a quarter dropped, a quarter replaced."""
    chance = random.Random(SEED)
    articles = [row["text"] for row in rows(shared, "wikinews_2019_2020")]
    vocabulary = re.findall(r"[a-z]{4,}", " ".join(articles))
    changes: dict[str, Callable[[list[str]], list[str]]] = {
        "verbatim": lambda words: words,
        "a quarter dropped": lambda words: [word for word in words if chance.random() > 0.25],
        "a quarter replaced": lambda words: [
            word if chance.random() > 0.25 else chance.choice(vocabulary) for word in words
        ],
    }
    for name, change in changes.items():
        hits = total = 0
        for text in articles:
            paragraphs = [one for one in text.split("\n") if len(one.split()) > 8]
            long = [s.of(p) for p in paragraphs for s in sentences(p) if 9 < len(s.of(p).split()) < 40]
            if len(paragraphs) < 4 or not long:
                continue
            caption = " ".join(change(chance.choice(long).split()))
            caption = caption.replace("[", "").replace("]", "")
            paragraphs.insert(len(paragraphs) - 1, f"![{caption}](a.jpg)")
            found = check({"a.md": "# Title\n\n" + "\n\n".join(paragraphs)}, chosen)
            hit = any(one.rule.endswith("repeated-caption") for one in found)
            hits, total = hits + hit, total + 1
            if show and not hit:
                print("missed", name, caption)
        print(f"injected caption, {name}: {hits} of {total}, {hits / total:.2f}")


def moved(shared: Path, chosen: list[Rule], show: int) -> None:
    """A sentence taken out of its article and put back as a caption: on the event, but no copy of anything."""
    chance = random.Random(SEED)
    total, found = 0, list[Finding]()
    for number, row in enumerate(rows(shared, "wikinews_2019_2020")):
        paragraphs = [one for one in row["text"].split("\n") if len(one.split()) > 8]
        said = [s.of(p) for p in paragraphs for s in sentences(p) if 9 < len(s.of(p).split()) < 30]
        for one in chance.sample(said, min(12, len(said))):
            rest = [left for paragraph in paragraphs if (left := paragraph.replace(one, "").strip())]
            caption = one.rstrip(".").replace("[", "").replace("]", "")
            rest.insert(chance.randrange(len(rest) + 1), f"![{caption}](a.jpg)")
            findings = check({f"{number}.md": f"# {row['title']}\n\n" + "\n\n".join(rest)}, chosen)
            found += [each for each in findings if each.rule.endswith("repeated-caption")]
            total += 1
    print(f"moved sentences: {len(found)} of {total} captions are taken for copies")
    for finding in found[:show]:
        print("   ", shown(finding))


_FUNCTION = {
    "for": "to",
    "in": "at",
    "and": "&",
    "of": "from",
    "on": "about",
    "with": "and",
    "at": "in",
    "to": "for",
}
_INSERTED = ("the", "a", "now", "just", "this")


def _headlines(shared: Path) -> dict[str, str]:
    """Return distinct headlines of the corpus, by key."""
    found: dict[str, str] = {}
    for path in sorted((shared / "corpus").rglob("*.md")):
        if path.name != "README.md":
            document = readers.read(str(path), path.read_text("utf-8"))
            for block in list(document.of(BlockKind.HEADLINE))[:1]:
                if len(block.text.split()) > 4:
                    found.setdefault(folded_key(block.text), block.text)
    return found


def _changed(text: str, how: str, chance: random.Random, vocabulary: list[str]) -> str:
    words = text.split()
    at = {word: number for number, word in enumerate(words)}
    small = [number for word, number in at.items() if word in _FUNCTION]
    content = [
        n
        for n, word in enumerate(words)
        if len(word) > 4 and word.isalpha() and word.islower() and stem(word) + "s" == word
    ]
    telling = [
        n
        for n, word in enumerate(words)
        if len(word) > 3 and word.isalpha() and fold(word) not in stopwords()
    ]
    if how == "marks and case":
        words = text.upper().replace("'", "’").replace("-", "–").split()
    elif how == "reordered":
        cut = chance.randrange(1, len(words))
        words = words[cut:] + words[:cut]
    elif how == "function word dropped" and small:
        del words[chance.choice(small)]
    elif how == "function word exchanged" and small:
        one = chance.choice(small)
        words[one] = _FUNCTION[words[one]]
    elif how == "function word added":
        words.insert(chance.randrange(1, len(words)), chance.choice(_INSERTED))
    elif how == "plural or singular" and content:
        one = chance.choice(content)
        words[one] = words[one][:-1] if words[one].endswith("s") else words[one] + "s"
    elif how == "series: one word exchanged" and telling:
        words[chance.choice(telling)] = chance.choice(vocabulary).title()
    elif how == "series: a number more":
        words += ["Part", str(chance.randrange(2, 9))]
    return " ".join(words)


def rewritten(shared: Path, chosen: list[Rule], show: int) -> None:
    """Headlines of the corpus beside a changed copy: near-duplicates are found, parts of series are not."""
    originals = _headlines(shared)
    vocabulary = sorted({w for key in originals for w in key.split() if len(w) > 4 and w not in stopwords()})
    chosen = [rule for rule in chosen if rule.check.kind == "duplicate-headline"]
    ways = (
        "marks and case",
        "reordered",
        "function word dropped",
        "function word exchanged",
        "function word added",
    )
    ways += ("plural or singular", "series: one word exchanged", "series: a number more")
    for how in ways:
        chance = random.Random(11)
        files: dict[str, str] = {}
        for number, text in enumerate(originals.values()):
            changed = _changed(text, how, chance, vocabulary)
            if changed != text:
                files |= {f"a/{number}-old.md": f"# {text}", f"b/{number}-new.md": f"# {changed}"}
        found = [
            (Path(one.location.path).name, Path(one.related[0].path).name, one)
            for one in check(files, chosen)
        ]
        hits = [one for one in found if one[0].split("-")[0] == one[1].split("-")[0]]
        print(f"headlines {how}: {len(hits)} of {len(files) // 2}, {len(found) - len(hits)} others")
        wrong = [
            text
            for path, text in files.items()
            if path.startswith("b/") and path[2:] not in {n for h in hits for n in h[:2]}
        ]
        wrong = [shown(one[2]) for one in hits] if how.startswith("series") else wrong
        if show:
            print(
                *(f"   {one[:200]}" for one in wrong[:show]),
                *(f"   other {shown(one[2])}" for one in found if one not in hits),
                sep="\n",
            )


SETS = {
    one.__name__: one for one in (real, fixed, synth, corpus, wikinews, titles, injected, moved, rewritten)
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("/work/shared"))
    parser.add_argument(
        "--show", type=int, default=0, help="print so many findings a rule, and what went wrong"
    )
    parser.add_argument("--seed", type=int, default=SEED, help="of what is drawn")
    parser.add_argument("sets", nargs="*", metavar="SET", choices=[*SETS, []])
    arguments = parser.parse_args()
    globals()["SEED"] = arguments.seed
    chosen = rules()
    for name in arguments.sets or SETS:
        SETS[name](arguments.shared, chosen, arguments.show)


if __name__ == "__main__":
    main()
