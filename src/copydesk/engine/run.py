"""Rules over documents: the one place where a match becomes a finding."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from copydesk.check import CorpusCheck, DocumentCheck, Match, Review, ReviewCheck
from copydesk.engine.awake import awake
from copydesk.engine.quoted import is_quoted, is_sic
from copydesk.engine.silence import Silent, silences
from copydesk.errors import CopydeskError, ServiceError
from copydesk.model.clip import Clip
from copydesk.model.document import Document
from copydesk.model.finding import Finding, Location, Problem, Safety
from copydesk.rulebook.rule import Rule, is_lenient
from copydesk.text.span import Span

MATCHES_PER_RULE = 1_000  # of one rule in one document; more is no news to anybody


@dataclass(slots=True)
class Outcome:
    """What checking gave so far."""

    findings: list[Finding] = field(default_factory=list[Finding])
    problems: list[Problem] = field(default_factory=list[Problem])


@dataclass(slots=True)
class Gathered:
    """What the corpus rules took from the documents: by rule id, in path order when all are in."""

    values: dict[str, list[tuple[str, Clip]]] = field(default_factory=dict[str, list[tuple[str, Clip]]])
    silences: dict[str, tuple[Silent, ...]] = field(default_factory=dict[str, tuple[Silent, ...]])


def check_documents(
    rules: Sequence[Rule], documents: Iterable[Document]
) -> tuple[list[Finding], list[Problem]]:
    """Run the rules over the documents, as one corpus; return findings in canonical order, and problems."""
    outcome, gathered = Outcome(), Gathered()
    for document in documents:
        check_document(rules, document, outcome)
        gather(rules, document, gathered, outcome)
    compare({rule.id: {"": rule} for rule in rules}, gathered, outcome)
    return sorted(outcome.findings, key=lambda finding: finding.order), sorted(
        outcome.problems, key=lambda one: one.order
    )


def check_document(rules: Sequence[Rule], document: Document, outcome: Outcome) -> None:
    """Run the rules that look at one document; a rule that crashes becomes a problem, the others go on."""
    aside = _Aside()
    for rule in awake(tuple(rules), document):
        try:
            outcome.findings += worded((rule, match) for match in _heard(rule, document, aside))
        except Exception as error:  # noqa: BLE001  one broken check must not end the run
            outcome.problems.append(problem(document.path, rule, error))
            aside.unsure.add(rule.id)
    if document.derive(silences):
        _review(rules, document, aside, outcome)


@dataclass(slots=True)
class _Aside:
    """What rules found and was silenced, and the rules that did not look at all of the document."""

    silenced: set[tuple[str, Span, str]] = field(default_factory=set[tuple[str, Span, str]])
    unsure: set[str] = field(default_factory=set[str])


def _review(rules: Sequence[Rule], document: Document, aside: _Aside, outcome: Outcome) -> None:
    """Run the rules that look at what the others made of a document, where there are silences."""
    ran = frozenset(rule.id for rule in rules if isinstance(rule.check, DocumentCheck)) - aside.unsure
    review = Review(ran, frozenset(aside.silenced))
    silent = document.derive(silences)
    for rule in rules:
        if not isinstance(rule.check, ReviewCheck):
            continue
        try:
            found = [
                one for one in rule.check.review(document, review) if not silenced(silent, rule, one.place)
            ]
        except Exception as error:  # noqa: BLE001  as above
            outcome.problems.append(problem(document.path, rule, error))
        else:
            outcome.findings += worded((rule, match) for match in found[:MATCHES_PER_RULE])


def _heard(rule: Rule, document: Document, aside: _Aside) -> Iterator[Match]:
    """Yield what a rule finds and nothing silences, up to its limit; of Vale's kinds one at a place."""
    silent = document.derive(silences)
    left = min(rule.limit or MATCHES_PER_RULE, MATCHES_PER_RULE)
    lenient = is_lenient(type(rule.check))
    seen: set[int] = set()
    for match in rule.check.check(document) if isinstance(rule.check, DocumentCheck) else ():
        span = match.place.span
        if span.start in seen or (not rule.quoted and is_quoted(document, span)):
            continue
        if any(is_sic(document, one.span) for one in (match.place, *match.related)):
            continue
        if silent and silenced(silent, rule, match.place):
            aside.silenced.add((rule.id, span, match.place.excerpt))
            continue
        if lenient:
            seen.add(span.start)
        yield shown_in_speech(document, match) if match.fix else match
        left -= 1
        if left == 0:
            aside.unsure.add(rule.id)
            return


def gather(rules: Sequence[Rule], document: Document, gathered: Gathered, outcome: Outcome) -> None:
    """Take from a document what the rules that compare documents need."""
    taken = False
    for rule in rules:
        if not isinstance(rule.check, CorpusCheck):
            continue
        try:
            values = [(document.path, value) for value in rule.check.gather(document)]
        except Exception as error:  # noqa: BLE001  as above
            outcome.problems.append(problem(document.path, rule, error))
            continue
        gathered.values.setdefault(rule.id, []).extend(values)
        taken = taken or bool(values)
    if taken and (silent := document.derive(silences)):
        gathered.silences[document.path] = silent


def compare(rules: Mapping[str, Mapping[str, Rule]], gathered: Gathered, outcome: Outcome) -> None:
    """Run the rules that compare documents over what was gathered, whatever the order it came in."""

    def taken(rule: str) -> list[Clip]:
        return [clip for _, clip in sorted(gathered.values.get(rule, ()), key=lambda item: item[0])]

    for findings in found_across(rules, taken, gathered.silences, outcome.problems):
        outcome.findings += findings


def found_across(
    rules: Mapping[str, Mapping[str, Rule]],
    taken: Callable[[str], Iterable[Clip] | None],
    silences: Mapping[str, tuple[Silent, ...]],
    problems: list[Problem],
) -> Iterator[list[Finding]]:
    """Run the rules that compare documents over what each took from them (``taken``), in path order.

    What one rule finds in one document comes together, so that not all of it need be held. ``rules`` gives
    each rule by id and file, as configurations may word and level it differently; what is compared follows
    the options of the first file in path order.
    """
    for rule_id, by_file in rules.items():
        rule = by_file[min(by_file)]
        clips = taken(rule_id)
        if not clips or not isinstance(rule.check, CorpusCheck):
            continue
        matches = rule.check.compare(clips)
        try:
            for path, found in groupby(matches, key=lambda match: match.place.path):
                own, silent = by_file.get(path, rule), silences.get(path, ())
                yield list(worded((own, match) for match in found if not silenced(silent, own, match.place)))
        except Exception as error:  # noqa: BLE001  as above
            problems.append(problem("", rule, error))


def worded(found: Iterable[tuple[Rule, Match]]) -> Iterator[Finding]:
    """Make findings of the matches of a rule; each counts those before it on the same words."""
    said = [
        (
            match.place.path,
            match.place.span.start,
            match.place.span.end,
            rule.word(match),
            number,
            rule,
            match,
        )
        for number, (rule, match) in enumerate(found)
    ]
    said.sort()
    seen: dict[tuple[str, str], int] = {}
    for path, _, _, message, _, rule, match in said:
        key = (path, match.place.words)
        ordinal = seen[key] = seen.get(key, -1) + 1
        yield Finding(
            rule.id,
            match.level or rule.level,
            rule.confidence,
            message,
            match.place,
            match.related,
            match.fix,
            match.evidence,
            ordinal,
        )


def shown_in_speech(document: Document, match: Match) -> Match:
    """Return the match with its fix only shown, where an edit would change direct speech."""
    fix = match.fix
    if fix is None or not any(is_quoted(document, edit.span) for edit in fix.edits):
        return match
    return match._replace(fix=replace(fix, safety=Safety.SHOWN))


def silenced(silent: Sequence[Silent], rule: Rule, place: Location) -> bool:
    """Tell whether a silence takes what a rule finds at a place."""
    return any(one.takes(rule.id, place.span, place.excerpt) for one in silent)


def problem(path: str, rule: Rule, error: Exception) -> Problem:
    """Return the problem of a rule that could not do its work; of a service, of nobody's in particular."""
    if isinstance(error, ServiceError):
        return Problem.of(error)
    if isinstance(error, CopydeskError):
        return replace(Problem.of(error, rule=rule.id), path=path)
    return Problem(path, f"The rule stopped with {type(error).__name__}: {error}. Please report it.", rule.id)
