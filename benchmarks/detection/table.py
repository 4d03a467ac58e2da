"""docs/detection.md, made from what was measured."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from cases import Outcome, Tally, tallies
from published import Published, judged, loud, milliseconds, previewed

from copydesk.model.finding import Level

_HEAD = """\
# How well faults are found

`benchmarks/detection/run.py --markdown` made this page; run it again after a change. Precision (P) is the share of findings that are right,
recall (R) the share of faults that are found; F1 is their harmonic mean. Counts stand beside every figure: below 30
cases a figure says little. `--list` prints every miss and false alarm by id, `--unjudged RULE` the findings on published
articles that nobody has judged yet, and `benchmarks/findings.py --compare` what a change of a check did to real text.

## Against what was aimed at
"""

_LIMITS = """\

## What these figures are, and are not

- **Nothing here is unseen text.** Every set lay open while the rules were written; the news and the corpus were read for
  false alarms, so the figures on published articles are the best case. The injected faults were made after the rules, but from
  then on they were looked at too. Figures on other text are lower; how much is for a measurement with other sets to say.
- **Injected faults are not natural ones.** A quarter of the words drawn from other articles reads stranger than an editor's rewording;
  a copied caption is copied with care or not at all. Recall of injected faults ranks versions of a check; it does
  not predict how many of a newspaper's faults are found.
- **A twin is one clean place, not a newspaper.** Precision over faults and twins supposes as many faults as clean places. The
  false alarms an editor meets are in the table of published articles.
- **Verdicts are one reader's** (`benchmarks/detection/verdicts.tsv`): right, wrong, or unclear. Findings that are unclear or not
  judged are counted on neither side of a precision, and are given beside it.
- `nat_figure_contradictions` has 7 articles, of which 6 contradict themselves in a date or a version; `silver_spelling_mix` was never
  verified. 12 of the 26 repeats of `nat_duplicate_passages` stand in one article.
- The corpus (US government blogs) and the news (Wikinews) are free texts. Neither is war reporting, on which figures and
  tolls are hardest to judge.
- GUM is judged by sentence, each in a paragraph of its own: what a sentence owes to its neighbours in the paragraph is not seen.
"""


def markdown(outcomes: list[Outcome], sets: list[Published], shared: Path) -> str:
    parts = [
        "\n".join(_goals(outcomes, sets, shared)),
        "\n".join(_checks(outcomes)),
        "\n".join(_kinds(outcomes)),
    ]
    return _HEAD + "\n" + "\n".join([*parts, "\n".join(_rates(sets, shared))]) + "\n" + _LIMITS


def _picked(outcomes: list[Outcome], pick: Callable[[Outcome], bool]) -> Tally:
    tally = Tally()
    for one in outcomes:
        if pick(one):
            tally.add(one)
    return tally


def _of(outcomes: list[Outcome], *checks: str, kind: str = "", group: str = "") -> Tally:
    return _picked(
        outcomes,
        lambda one: (
            one.case.check in checks
            and (kind in one.case.kind or not one.case.fault)
            and one.case.group.startswith(group)
        ),
    )


def _recall(tally: Tally) -> str:
    return f"{tally.recall:.2f} ({tally.found}/{tally.faults})" if tally.recall is not None else "–"


def _precision(tally: Tally) -> str:
    if tally.precision is None:
        return "–"
    return f"{tally.precision:.3f} ({tally.found} right, {tally.alarms} wrong)"


def _verdict(counts: dict[str, Counter[str]], *rules: str) -> str:
    total: Counter[str] = Counter()
    for rule, one in counts.items():
        if rule.startswith(rules):
            total.update(one)
    right, wrong = total["right"], total["wrong"]
    said = f"{right / (right + wrong):.2f}" if right + wrong else "–"
    open_ = total["unclear"] + total["not judged"]
    return f"{said} ({right} right, {wrong} wrong, {open_} unclear or not judged)"


def _per_thousand(sets: list[Published], *rules: str) -> str:
    articles = sum(one.articles for one in sets)
    paths = {
        finding.location.path for one in sets for finding in one.findings if finding.rule.startswith(rules)
    }
    return f"{1000 * len(paths) / articles:.1f}"


def _goals(outcomes: list[Outcome], sets: list[Published], shared: Path) -> Iterator[str]:
    seen = judged(sets, shared)
    hidden = previewed()
    articles = sum(one.articles for one in sets)
    warnings = sum(loud(one, hidden) for one in sets)
    repeats = ("captions.", "passages.repeated-passage", "headlines.repeated-standfirst")
    wrong = sum(count["wrong"] for rule, count in seen.items() if rule.startswith(repeats))
    determined = (
        "figures.wrong",
        "figures.reversed",
        "figures.contradicting",
        "dates.wrong",
        "dates.impossible",
    )
    caption = [
        _of(outcomes, "repeated caption", kind=kind)
        for kind in ("verbatim", "a quarter dropped", "a quarter replaced")
    ]
    near = [_of(outcomes, "figures near-identical", kind=kind) for kind in ("verbatim", "a quarter dropped")]
    reworded = [_of(outcomes, "figures reworded", kind=kind) for kind in ("counts", "money", "percent")]
    real = _of(outcomes, "repeats", group="real_repeats")
    natural = _of(outcomes, "figures natural")
    news = _of(outcomes, "attribution")
    in_file, across = _of(outcomes, "headline in file"), _of(outcomes, "headlines across")
    families = tallies(
        (one for one in outcomes if one.case.check == "figures determined" and one.case.fault), "kind"
    )
    known = sum(one.found * 2 > one.faults for one in families.values())
    yield "| check | prototype | aim | now |"
    yield "| --- | --- | --- | --- |"
    rows = [
        (
            "repeated caption or passage: precision at warning, published copy",
            ".81",
            "≥ .93",
            _verdict(seen, *repeats),
        ),
        ("… false alarms per 1,000 articles", "3", "≤ 2", f"{1000 * wrong / articles:.1f} (judged wrong)"),
        (
            "… recall: caption verbatim / a quarter dropped / a quarter replaced",
            ".90 / .81 / .57",
            ".97 / .90 / .75",
            " / ".join(map(_recall, caption)),
        ),
        (
            "… `real_repeats_verified`: errors found, legitimate ones reported",
            "",
            "all, none",
            f"{real.found} of {real.faults}, {real.alarms} of {real.clean}",
        ),
        ("… `nat_duplicate_passages`: recall", "", "", _recall(_of(outcomes, "repeats", group="nat_dup"))),
        (
            "… `synth_dups_wikinews`: recall, precision",
            "",
            "",
            f"{_recall(_of(outcomes, 'repeats', group='synth'))}, {_precision(_of(outcomes, 'repeats', group='synth'))}",
        ),
        (
            "figures the text determines: precision, injected with twins",
            "",
            "≥ .95",
            _precision(_of(outcomes, "figures determined")),
        ),
        ("… precision, published copy", "9 of 10", "≥ .95", _verdict(seen, *determined)),
        (
            "… families of which more than half is found; recall",
            "",
            "every family",
            f"{known} of {len(families)}; {_recall(_of(outcomes, 'figures determined'))}",
        ),
        (
            "near-identical sentence, other figure: recall verbatim / a quarter dropped",
            ".70 / .54",
            ".88 / .75",
            " / ".join(map(_recall, near)),
        ),
        ("… precision", "", "≥ .90", _precision(_of(outcomes, "figures near-identical"))),
        (
            "same quantity in other words: recall of counts / money / percent",
            "counts .41",
            "≥ .55 / .30 / .30",
            " / ".join(map(_recall, reworded)),
        ),
        (
            "… `synth_figures_*`, strong cases: recall, precision",
            "",
            "",
            f"{_recall(_of(outcomes, 'figures differ'))}, {_precision(_of(outcomes, 'figures differ'))}",
        ),
        (
            "… articles per 1,000 with such a suggestion",
            "4.9",
            "≤ 4",
            _per_thousand(sets, "figures.differing"),
        ),
        (
            "`nat_figure_contradictions`: found; reported after the fix",
            "",
            "≥ 5 of 7; 0",
            f"{natural.found} of {natural.faults}; {natural.alarms}",
        ),
        (
            "attribution of a sentence, F1 on GUM news",
            ".890",
            "≥ .91",
            f"{news.f1 or 0:.3f} (P {news.precision or 0:.3f}, R {news.recall or 0:.3f}, {news.faults} of {news.faults + news.clean} sentences attributed)",
        ),
        ("vague source: precision, published copy", ".92", "≥ .95", _verdict(seen, "attribution.vague")),
        (
            "unattributed claim: precision, published copy",
            ".60",
            "≥ .80",
            _verdict(seen, "attribution.unattributed-claim", "attribution.unattributed-figure"),
        ),
        (
            "… injected with twins: recall, precision",
            "",
            "",
            f"{_recall(_of(outcomes, 'unattributed claim'))}, {_precision(_of(outcomes, 'unattributed claim'))}",
        ),
        (
            "figure attributed elsewhere, bare in a caption: recall, precision",
            "",
            "",
            f"{_recall(_of(outcomes, 'figure attributed elsewhere'))}, {_precision(_of(outcomes, 'figure attributed elsewhere'))}",
        ),
        (
            "headline in file: precision, recall",
            "–",
            "≥ .99, ≥ .99",
            f"{_precision(in_file)}, {_recall(in_file)}",
        ),
        (
            "headlines across files: precision, recall",
            ".55, .998",
            "≥ .90, ≥ .99",
            f"{_precision(across)}, {_recall(across)}",
        ),
        ("spelling mixed: precision, published copy", ".50", "≥ .95", _verdict(seen, "spelling.")),
        (
            "… injected: recall, precision",
            "",
            "",
            f"{_recall(_of(outcomes, 'spelling', group='injected'))}, {_precision(_of(outcomes, 'spelling', group='injected'))}",
        ),
        ("names: precision, published copy", ".65", "≥ .90", _verdict(seen, "names.")),
        (
            "… injected with twins: precision, recall",
            "",
            "",
            f"{_precision(_of(outcomes, 'names'))}, {_recall(_of(outcomes, 'names'))}",
        ),
        (
            "default rules at warning or above, an article",
            "≈ .25",
            "≤ .15",
            f"{warnings / articles:.3f} ("
            + ", ".join(f"{one.name} {loud(one, hidden) / one.articles:.3f}" for one in sets)
            + ")",
        ),
        (
            "CPU of the default rules for 5,000 characters of news, reading included",
            "",
            "≤ 12 ms",
            f"{milliseconds(shared):.0f} ms",
        ),
    ]
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _counted(tally: Tally) -> str:
    scores = (tally.precision, tally.recall, tally.f1)
    shown = " | ".join("–" if one is None else f"{one:.3f}" for one in scores)
    return f"{shown} | {tally.found} of {tally.faults} | {tally.found_loud} | {tally.alarms} of {tally.clean}"


def _checks(outcomes: list[Outcome]) -> Iterator[str]:
    yield "\n## Each set\n\nAlarms are clean cases with a finding; “warned” counts the faults found at the level warning or error.\n"
    yield "| check | set | P | R | F1 | found | warned | alarms |\n| --- | --- | --- | --- | --- | --- | --- | --- |"
    for (check, group), tally in sorted(tallies(outcomes, "check group").items()):
        yield f"| {check} | `{group}` | {_counted(tally)} |"


def _kinds(outcomes: list[Outcome]) -> Iterator[str]:
    yield "\n## Each kind of injected fault\n"
    yield "| check | fault | recall | found | warned |\n| --- | --- | --- | --- | --- |"
    faults = [one for one in outcomes if one.case.fault and one.case.group == "injected"]
    for (check, kind), tally in sorted(tallies(faults, "check kind").items()):
        yield f"| {check} | {kind} | {tally.recall or 0:.2f} | {tally.found} of {tally.faults} | {tally.found_loud} |"


def _rates(sets: list[Published], shared: Path) -> Iterator[str]:
    names = " | ".join(f"`{one.name}` ({one.articles})" for one in sets)
    yield f"\n## On articles as published\n\nFindings per 1,000 articles.\n\n| level | rule | {names} | verdicts |\n| --- | --- |{' --- |' * len(sets)} --- |"
    hidden, seen = previewed(), judged(sets, shared)
    counts = [Counter((-finding.level, finding.rule) for finding in one.findings) for one in sets]
    for level, rule in sorted({key for one in counts for key in one}):
        rates = " | ".join(
            f"{1000 * count[level, rule] / one.articles:.1f}" for count, one in zip(counts, sets, strict=True)
        )
        verdicts = ", ".join(f"{number} {verdict}" for verdict, number in sorted(seen[rule].items()))
        yield f"| {Level(-level).word} | `{rule}`{' (preview)' if rule in hidden else ''} | {rates} | {verdicts} |"
