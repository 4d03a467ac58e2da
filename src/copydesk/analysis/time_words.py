"""Words of time that need a date to hang on, and whether the article has one."""

import re
from functools import cache
from typing import NamedTuple

from copydesk.analysis.passages import Sentence, document_sentences
from copydesk.analysis.sentence_words import sentence_words
from copydesk.data import words
from copydesk.model.document import BlockKind, Document
from copydesk.text.span import Span

_HEAD = 600  # characters at the top in which a full date anchors the article
_LONGEST = 2_000  # characters of a sentence that are looked at


class TimeWord(NamedTuple):
    """A relative time in an article; ``span`` counts characters of ``sentence.block.text``.

    A ``weak`` one ("two years ago") wants a date only beside others: alone it is often as good as "long ago".
    """

    sentence: Sentence
    span: Span
    weak: bool


def time_words(document: Document) -> tuple[TimeWord, ...]:
    """Return the words of relative time, in order; a month with a year beside or before it is none."""
    found: list[TimeWord] = []
    anchored = _Anchor()
    told = zip(document.derive(document_sentences), document.derive(sentence_words), strict=True)
    for sentence, folded in told:
        text = sentence.text[:_LONGEST]
        if not _years().isdisjoint(folded):
            anchored = _Anchor(sentence.block_index)
        if _triggers().isdisjoint(folded):
            continue
        for match in _pattern().finditer(text):
            if match.group("month") and anchored.holds(sentence.block_index):
                continue
            span = Span(*match.span()).shift(sentence.span.start)
            found.append(TimeWord(sentence, span, weak=bool(match.group("ago"))))
    return tuple(found)


class _Anchor(NamedTuple):
    """The last block with a year in it: it dates the months of its own and the next block."""

    block_index: int = -9

    def holds(self, block_index: int) -> bool:
        return block_index - self.block_index <= 1


def has_date(document: Document) -> bool:
    """Tell whether an article says when it was written.

    A date is taken from the metadata, the file's name (``2031-04-09-bridge.md``, ``news/2031/04/09/…``), a
    dateline, or a full date in the first 600 characters.
    """
    if document.meta.published or _file_date().search(document.path) or _path_date().search(document.path):
        return True
    if any(_date_key().search(key) and _year().search(value) for key, value in document.meta.values.items()):
        return True
    head = document.source[:_HEAD]
    if _numeric().search(head) or _full_date().search(head):
        return True
    return any(_month_day().search(block.text) for block in document.of(BlockKind.DATELINE))


@cache
def _sets() -> dict[str, str]:
    lines = (line.split() for line in words("time_words"))
    return {name: "|".join(listed) for name, *listed in lines}


@cache
def _full_date() -> re.Pattern[str]:
    month = f"(?:{_sets()['months']})\\.?"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    return re.compile(
        rf"\b{month} {day},? (?:19|20)\d\d\b|\b{day} (?:of )?{month},? (?:19|20)\d\d\b", re.IGNORECASE
    )


@cache
def _month_day() -> re.Pattern[str]:
    month = f"(?:{_sets()['months']})\\b\\.?"
    return re.compile(rf"\b{month} \d{{1,2}}\b|\b\d{{1,2}} {month}", re.IGNORECASE)


@cache
def _triggers() -> frozenset[str]:
    listed = (word.casefold() for line in words("time_words") for word in line.split()[1:])
    return frozenset((*listed, "ago"))


@cache
def _pattern() -> re.Pattern[str]:
    """Return the shapes of relative time.

    A weekday in the plural, of each week, or of a column's title is a habit; "tomorrow's leaders" and "the
    city of tomorrow" are figures of speech; "last year, in 2015" carries its date,
    and "since March 3" names a day; "by April Ruiz" is no month.
    """
    sets = _sets()
    month, weekday = f"(?-i:(?:{sets['months']})\\b)", f"(?-i:{sets['weekdays']})"
    span = f"(?:{sets['spans']}|{sets['seasons']})"
    dated = r"(?!,? (?:in )?\(?(?:19|20)\d\d)"
    return re.compile(
        rf"\b(?:(?<!the )(?:last|next)(?: \w+)? (?:{month}|{weekday}|{span}|night)\b(?!['’]s){dated}"
        rf"|(?:earlier|later) this {span}\b"
        rf"|(?<!of )(?:{sets['days']})\b(?!['’]s)"
        rf"|(?:on|since|until|by) {weekday}\b(?!s|:| night football)(?! of each)"
        rf"|(?P<ago>(?:a couple of |a few |[\w-]+ )(?:day|week|month|year|decade)s? ago)\b"
        r"|(?P<month>(?!by (?-i:(?:April|May|June|August) [A-Z]))"
        rf"(?:in|since|until|by|during|early|late|mid)[ -](?:early |late |mid-)?{month}"
        rf"(?! (?:each|every)|\.? \d{{1,2}}\b|\.?,? (?:of )?(?:19|20)\d\d)))",
        re.IGNORECASE,
    )


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"\b(?:1[5-9]|20)\d\d\b")


@cache
def _years() -> frozenset[str]:
    return frozenset(map(str, range(1500, 2100)))


@cache
def _date_key() -> re.Pattern[str]:
    return re.compile(r"date|publish|created|updated|modified|posted|time", re.IGNORECASE)


@cache
def _numeric() -> re.Pattern[str]:
    return re.compile(r"\b(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d)(?!\d)")


@cache
def _file_date() -> re.Pattern[str]:
    return re.compile(r"(?:^|[/\\])(?:19|20)\d\d[-_.]?(?:0[1-9]|1[0-2])[-_.]?(?:0[1-9]|[12]\d|3[01])(?!\d)")


@cache
def _path_date() -> re.Pattern[str]:
    return re.compile(r"(?:^|[/\\])(?:19|20)\d\d[/\\](?:0?[1-9]|1[0-2])[/\\]")
