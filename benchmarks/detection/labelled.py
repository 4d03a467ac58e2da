"""Cases from the labelled sets of /work/shared/data."""

# ruff: noqa: FBT003  a case says True for a fault
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cases import Case, Outcome, line_spots, rows

from copydesk.analysis.attribution import attributions
from copydesk.model.finding import Confidence, Finding, Level
from copydesk.readers import read
from copydesk.text.span import Span

REPEATS = ("captions.", "passages.", "headlines.")
BODY = ("captions.", "passages.")
SPELLING = ("spelling.",)
MARKS = ("quotations.",)
FIGURES = ("figures.",)
DATES = ("figures.", "dates.")
PROSE = ("p", "sp", "quote", "item", "head")


def labelled(shared: Path) -> Iterator[Case]:
    """Yield every case of every labelled set but GUM."""
    for one in (
        _judged,
        _removed,
        _copied,
        _altered,
        _corrected,
        _headlines,
        _shared_headlines,
        _spelling,
        _marks,
        _doubled,
    ):
        yield from one(shared)


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _judged(shared: Path) -> Iterator[Case]:
    group = "real_repeats_verified"
    for row in rows(shared, group):
        if row["label"] == "unclear":
            continue
        files = ((_name(row["doc_id"]), row["text"]),)
        spots = line_spots(row["text"], row["lines"])
        kind = f"{row['label']}: {row['kind']}"
        yield Case(
            "repeats", group, kind, row["id"], files, REPEATS, row["label"] == "error", spots, every=True
        )


def _removed(shared: Path) -> Iterator[Case]:
    group = "nat_duplicate_passages"
    for row in rows(shared, group):
        files = ((_name(row["path"]), row["text"]),)
        for number, copy in enumerate(row["duplicates"]):
            spots = line_spots(row["text"], copy["lines"])
            name, note = f"{row['id']}#{number}", f"lines {copy['lines']}: {copy['text'][:150]}"
            yield Case("repeats", group, "passage", name, files, REPEATS, True, spots, every=True, note=note)
        after = ((_name(row["path"]), row["text_after_fix"]),)
        yield Case("repeats", group, "after the fix", f"{row['id']}:after", after, BODY, False)


def _copied(shared: Path) -> Iterator[Case]:
    group = "synth_dups_wikinews"
    for row in rows(shared, group):
        text = f"{row['title']}\n\n{row['text']}"
        files = (("article.txt", text),)
        if not row["label"]:
            yield Case("repeats", group, "clean twin", row["id"], files, BODY, False)
            continue
        copy = text.rfind(row["copy"])
        original = text.find(row["original"])
        if original == copy:
            original = text.find(row["original"], copy + 1)
        spots = (Span(copy, copy + len(row["copy"])), Span(original, original + len(row["original"])))
        yield Case(
            "repeats", group, row["level"], row["id"], files, BODY, True, spots, every=True, note=row["copy"]
        )


def _altered(shared: Path) -> Iterator[Case]:
    for group, suffix in (("synth_figures_wikinews", "txt"), ("synth_figures_digitalgov", "md")):
        for row in rows(shared, group):
            if row["strength"] != "strong":
                continue
            text = row["text"]
            if suffix == "md":  # the title is the first paragraph of the rows
                text = text.replace(row["title"], "# " + row["title"], 1)
            files = ((f"article.{suffix}", text),)
            if not row["label"]:
                yield Case("figures differ", group, "clean twin", row["id"], files, FIGURES, False)
                continue
            put = row["injected"]
            at = put["offset"] + len(text) - len(row["text"])
            spots = (Span(at, at + len(put["new"])),)
            note = f"{put['old']} → {put['new']}: {put['sentence']} | {put['conflicting_sentence']}"
            yield Case(
                "figures differ", group, put["kind"], row["id"], files, FIGURES, True, spots, note=note
            )


def _corrected(shared: Path) -> Iterator[Case]:
    group = "nat_figure_contradictions"
    for row in rows(shared, group):
        text, name = row["text"], _name(row["path"])
        line = text.find(row["line_before"])
        wrong = [one.start() for one in re.finditer(re.escape(row["wrong"]), row["line_before"])]
        spots = tuple(Span(line + at, line + at + len(row["wrong"])) for at in wrong)
        yield Case(
            "figures natural",
            group,
            "published",
            row["id"],
            ((name, text),),
            DATES,
            True,
            spots,
            note=row["evidence"],
        )
        after = ((name, row["text_after_fix"]),)
        yield Case("figures natural", group, "after the fix", f"{row['id']}:after", after, DATES, False)


def _titled(title: str, text: str) -> str:
    return f"---\ntitle: {json.dumps(title)}\n---\n\n{text}"


def _headlines(shared: Path) -> Iterator[Case]:
    """Pairs of near-copies: the same words in the headline are a fault, parts of a series are none."""
    group = "cc0_archive_near_duplicates"
    for row in rows(shared, group):
        titles = [re.findall(r"\w+", row[f"{side}_title"].casefold()) for side in "ab"]
        one, other = (set(words) for words in titles)
        alike = len(one & other) / max(1, len(one | other))
        numbers = {word for word in one ^ other if word.isdigit()}
        same = alike >= 0.6 and (len(numbers) < 2)
        files = tuple((f"{side}.md", _titled(row[f"{side}_title"], row[f"{side}_text"])) for side in "ab")
        note = f"{row['a_title']} | {row['b_title']}"
        if row["label"] == "near_duplicate" and same:
            yield Case(
                "headlines across",
                group,
                "near-copy, same headline",
                row["id"],
                files,
                ("headlines.",),
                True,
                note=note,
            )
        elif row["label"] == "near_duplicate" and not numbers:
            kind = "near-copy, other headline"
            yield Case(
                "texts across", group, kind, row["id"], files, ("headlines.", "passages."), True, note=note
            )
        elif not same:
            kind = "series or partial reuse"
            files_across = ("headlines.duplicate", "headlines.similar")
            yield Case("headlines across", group, kind, row["id"], files, files_across, False, note=note)


def _shared_headlines(shared: Path) -> Iterator[Case]:
    """Articles with one headline, as far as they are in the corpus: parts of a series are no fault."""
    group = "silver_archive_headline_dups"
    for row in rows(shared, group):
        folder = shared / "corpus" / row["archive"]
        paths = [folder / _name(name) for name in row["files"]]
        if all(path.is_file() for path in paths):
            files = tuple((path.name, path.read_text("utf-8")) for path in paths)
            series = all(re.search(r"part_?\d", path.name) for path in paths)
            kind, rules = (
                ("parts of a series" if series else "one headline"),
                ("headlines.duplicate", "headlines.similar"),
            )
            yield Case("headlines across", group, kind, row["id"], files, rules, not series)


def _spelling(shared: Path) -> Iterator[Case]:
    group = "nat_spelling_fixes"
    for row in rows(shared, group):
        kind = "mixed" if row["label"] else "all one way before"
        files = ((_name(row["path"]), row["text"]),)
        yield Case("spelling", group, kind, row["id"], files, SPELLING, bool(row["label"]))
        after = ((_name(row["path"]), row["text_after_fix"]),)
        yield Case("spelling", group, "after the fix", f"{row['id']}:after", after, SPELLING, False)
    group = "silver_spelling_mix"
    for row in rows(shared, group):
        path = shared / "corpus" / row["archive"] / _name(row["doc_id"])
        if row["kind"] == "same_word_both" and path.is_file():
            pairs = "; ".join(f"{one['us']}/{one['uk']}" for one in row["same_word"])
            files = ((path.name, path.read_text("utf-8")),)
            yield Case(
                "spelling",
                group,
                "one word both ways (unverified)",
                row["id"],
                files,
                SPELLING,
                True,
                note=pairs,
            )


def _marks(shared: Path) -> Iterator[Case]:
    group = "nat_quote_mark_fixes"
    for row in rows(shared, group):
        files = ((_name(row["path"]), row["text"]),)
        kind = "mixed" if row["label"] else "all one kind before"
        yield Case("marks", group, kind, row["id"], files, MARKS, bool(row["label"]))


def _doubled(shared: Path) -> Iterator[Case]:
    group, rules = "nat_doubled_words", ("wording.doubled",)
    for row in rows(shared, group):
        name = _name(row["path"])
        before, after = ((name, row["before"]),), ((name, row["after"]),)
        yield Case(
            "doubled word",
            group,
            "before",
            row["id"],
            before,
            rules,
            True,
            note=f"{row['removed']}: {row['before'][:200]}",
        )
        yield Case("doubled word", group, "after the fix", f"{row['id']}:after", after, rules, False)


def gum(shared: Path) -> list[Outcome]:
    """Judge each prose sentence of GUM: does our sentence over most of it count as attributed?

    Gold sentences are found again by their characters in the text as the reader sees it.
    """
    outcomes: list[Outcome] = []
    for row in rows(shared, "gum_news_structured"):
        text = "\n\n".join(one["text"] for one in row["sentences"])
        document = read("article.txt", text)
        ours = [
            (one.sentence.block.locate(one.sentence.span), one.attributed)
            for one in document.derive(attributions)
        ]
        at = 0
        for number, gold in enumerate(row["sentences"]):
            span = Span(at, at + len(gold["text"]))
            at = span.end + 2
            if gold["block"] not in PROSE:
                continue
            said = [_shared(span, one) for one, attributed in ours if attributed and _shared(span, one)]
            hits = (_standin(document, span),) if sum(said) * 2 > len(span) else ()
            outcomes.append(Outcome(_gold(row, number, gold), hits))
    return outcomes


def _gold(row: dict[str, Any], number: int, gold: dict[str, Any]) -> Case:
    name = f"{row['id']}#{number}"
    check = "attribution" if row["genre"] == "news" else "attribution in interviews"
    return Case(
        check, "gum_news_structured", row["genre"], name, (), (), bool(gold["attributed"]), note=gold["text"]
    )


def _standin(document: Any, span: Span) -> Finding:  # noqa: ANN401
    message = "counts as attributed"
    return Finding("analysis.attribution", Level.SUGGESTION, Confidence.HIGH, message, document.at(span))


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))
