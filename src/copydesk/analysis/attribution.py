"""Which sentences give a source for what they say.

A sentence is attributed by a verb of speaking with its clause, by "according to", or by direct speech with a
speaker beside it. Weaker signs (a hedge, a study, a link) do not attribute, but they answer "who says so?"
well enough that a rule should keep silent: ``Attribution.answered``.
"""

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from copydesk.analysis.passages import Sentence, document_sentences
from copydesk.analysis.quotations import quotations
from copydesk.analysis.sentence_words import sentence_words
from copydesk.data import words
from copydesk.model.document import Document
from copydesk.text.span import Span

_MARKS = frozenset('"“”„«»‘')
_LONGEST = 10_000  # characters of a sentence that are looked at
_SUBJECT = 6  # tokens a subject takes in “, she noted,” or “, the mayor of the town added,”
_ACCORDING_WORDS = frozenset(
    {"according", "words", "as", "points", "point", "pointed", "pointing", "per"}
    | {"quoting", "quoted", "citing", "cited"}
)
_RELATIVE = frozenset({"that", "which", "who", "whose"})
_PASSIVE = (["was"], ["were"], ["been"], ["being"])
_TAKEN = frozenset({"life", "lives", "victim", "victims"})


class Attribution(NamedTuple):
    """What a sentence says about its source.

    ``cue`` is the word that gives the source, in characters of the block's text; None without one.
    ``attributed`` tells that the sentence itself gives who says so; ``answered`` that it does, carries the
    speaker of its neighbour on, or gives a weaker sign (hedge, study, link).
    """

    sentence: Sentence
    cue: Span | None
    attributed: bool
    answered: bool


def attributions(document: Document) -> tuple[Attribution, ...]:
    """Return one attribution for each of ``document_sentences(document)``, in their order."""
    found: list[Attribution] = []
    speech = _speech_by_block(document)
    told = zip(document.derive(document_sentences), document.derive(sentence_words), strict=True)
    for sentence, folded in told:
        spoken = _meets(speech.get(sentence.block_index, []), sentence.span)
        cue = _cue(sentence.text[:_LONGEST], folded, spoken=spoken)
        attributed = cue is not None
        answered = attributed or spoken or _weakly(sentence, folded)
        if not answered and found:
            answered = _carried(found[-1], sentence)
        place = cue.shift(sentence.span.start) if cue else None
        found.append(Attribution(sentence, place, attributed, answered))
    return tuple(found)


def _speech_by_block(document: Document) -> dict[int, list[Span]]:
    """Return the stretches of direct speech of each block, in order, none within another."""
    found: dict[int, list[Span]] = {}
    for one in document.derive(quotations):
        if one.speech and one.depth == 0:
            found.setdefault(one.block_index, []).append(one.span)
    return found


def _meets(stretches: list[Span], span: Span) -> bool:
    number = bisect_left(stretches, span.start, key=lambda one: one.end)
    return any(one.overlaps(span) for one in stretches[number : number + 2])


def _carried(before: Attribution, sentence: Sentence) -> bool:
    """Tell whether a sentence goes on with the speaker of the one before, in the same paragraph."""
    if before.sentence.block_index != sentence.block_index or not before.answered:
        return False
    first = _token().search(sentence.text)
    return first is not None and first.group().casefold() in _neighbours()["speaker_goes_on"]


def _weakly(sentence: Sentence, folded: frozenset[str]) -> bool:
    links = (span for role, span in sentence.block.inlines[:_LINKS] if role == "link")
    if any(span.overlaps(sentence.span) for span in links):
        return True
    return not _weak_signs().isdisjoint(folded)


def _cue(text: str, folded: frozenset[str], *, spoken: bool) -> Span | None:
    """Return the words of a sentence that give its source."""
    according = None if _ACCORDING_WORDS.isdisjoint(folded) else _according().search(text)
    if according:
        return Span(*according.span())
    tiers = _tiers()
    tokens: list[str] | None = None
    matches = [] if folded.isdisjoint(tiers) else list(_token().finditer(text))
    for number, match in enumerate(matches):
        tier = tiers.get(match.group().casefold())
        if tier is None or (number and match.group()[0].isupper()):
            continue
        tokens = tokens or [one.group() for one in matches]
        if (tier == _SURE and _said(tokens, number)) or _takes_clause(
            tokens, number, clause=tier == _CLAUSE_ONLY, spoken=spoken
        ):
            return Span(*match.span())
    colon = _colon().search(text) if spoken else None
    return Span(*colon.span()) if colon else None


def _said(tokens: list[str], number: int) -> bool:
    """Tell a told story from being told to do a thing, and a claim from what claims lives."""
    after = tokens[number + 1 : number + 8]
    if tokens[: number + 1] == ["That", "said"]:
        return after[:1] != [","]  # “That said, it rained.”
    if tokens[number] == "told":
        return after[:1] != ["to"] and tokens[number - 1 : number] not in _PASSIVE
    return not (tokens[number] == "claimed" and _TAKEN.intersection(after))


def _takes_clause(tokens: list[str], number: int, *, clause: bool, spoken: bool) -> bool:
    """Tell whether the verb at ``number`` hands over a clause or a quotation."""
    before = tokens[number - 1].casefold() if number else ""
    after = tokens[number + 1] if number + 1 < len(tokens) else "."
    if before in _neighbours()["no_verb_after"] or not before or _is_base(tokens[number], before):
        return False
    if _stem().split(after.casefold())[0] in _neighbours()["clause_openers"]:
        return True
    if after in _neighbours()["to_whom"] and "that" in tokens[number + 2 : number + 7]:
        return True  # “estimated in April that”
    if clause:  # “…, the institute found.”
        return after == "." and "," in tokens[max(0, number - _SUBJECT) : number - 1]
    if after in _MARKS or _has_finite(tokens, number) or _ends(tokens, number, spoken=spoken):
        return True
    return tokens[-1] == ":"  # “denied the claims:”, and the words follow


def _ends(tokens: list[str], number: int, *, spoken: bool) -> bool:
    """Tell whether the verb at ``number`` stands behind what was said, or before its marks."""
    before = tokens[number - 1].casefold()
    after = tokens[number + 1] if number + 1 < len(tokens) else "."
    if before in _MARKS or before == ",":
        return after[:1].isupper() or after.casefold() == "the" or after == "."
    to_whom = after in ",:;." or after.casefold() in _neighbours()["to_whom"]
    if spoken and to_whom and not tokens[number].endswith("ing"):
        return True
    if after == "," and number > 1:
        return "," in tokens[max(0, number - _SUBJECT) : number - 1]
    return after == "." and "," in tokens[:number]


def _is_base(form: str, word: str) -> bool:
    """Tell whether a base form behind a word is no verb: “light show”, but “analysts fear”."""
    return form.casefold() in _base_forms() and not (
        (word.endswith("s") and not word.endswith("ss"))
        or word.endswith(("n't", "n’t"))
        or word in _neighbours()["before_base"]
    )


def _has_finite(tokens: list[str], number: int) -> bool:
    """Tell whether a clause without “that” seems to follow: a finite verb, before any mark."""
    finite = _neighbours()["finite_verbs"]
    words_not_opening = finite | _neighbours()["no_clause"]
    first = tokens[number + 1].casefold() if number + 1 < len(tokens) else ""
    for at, token in enumerate(tokens[number + 1 : number + 9], number + 1):
        if not token[0].isalnum() or token in _RELATIVE:
            return False  # “announced the places that would get one”
        if token.casefold() in finite or (at > number + 1 and _rules_object(tokens, at)):
            return first not in words_not_opening
    return False


def _rules_object(tokens: list[str], at: int) -> bool:
    """Tell whether a form in -ed has an object, so that it is finite: “claims the club imprisoned her”."""
    after = tokens[at + 1].casefold() if at + 1 < len(tokens) else ""
    before = tokens[at - 1].casefold()
    if not tokens[at].endswith("ed") or before in _neighbours()["no_verb_after"]:
        return False
    return after in _neighbours()["objects"] or after[:1].isdigit()


_SURE, _CUE, _CLAUSE_ONLY = "sure", "cue", "clause"
_LINKS = 200  # links of a block that are looked at


@cache
def _tiers() -> dict[str, str]:
    tiers = {form: _CLAUSE_ONLY for line in words("cue_clause_verbs") for form in line.split()}
    tiers |= {form: _CUE for line in words("cue_verbs") for form in line.split()}
    return tiers | dict.fromkeys(words("cue_tiers"), _SURE)


@cache
def _neighbours() -> dict[str, frozenset[str]]:
    lines = (line.split() for line in words("cue_neighbours"))
    return {name: frozenset(listed) for name, *listed in lines}


@cache
def _base_forms() -> frozenset[str]:
    lists = (*words("cue_clause_verbs"), *words("cue_verbs"))
    return frozenset(line.split()[0] for line in lists)


@cache
def _weak_signs() -> frozenset[str]:
    return frozenset((*words("hedges"), *words("source_nouns")))


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"\w+(?:['’-]\w+)*|[,:;.\"“”„«»‘]")


@cache
def _colon() -> re.Pattern[str]:
    return re.compile(r"\w:(?=\s+[\"“‘'])")


@cache
def _according() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:according to|in the words of|as (?:reported|noted|described|quoted|stated|explained) (?:by|in)"
        r"|point(?:s|ed|ing)? out|[Pp]er (?:the|a) |quot(?:ing|ed by)|cit(?:ing|ed by))",
        re.IGNORECASE,
    )


@cache
def _stem() -> re.Pattern[str]:
    return re.compile("['’]")
