from copydesk.kinds.undated_time import UndatedTime
from copydesk.model.document import Block, BlockKind, Document, Meta
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span

P, C = BlockKind.PARAGRAPH, BlockKind.CAPTION


def article(*parts: str | tuple[BlockKind, str], path: str = "a.txt", meta: Meta | None = None) -> Document:
    blocks, at, told = [], 0, [part if isinstance(part, tuple) else (P, part) for part in parts]
    for kind, text in told:
        blocks.append(Block(kind, "text.txt", text, SourceMap.verbatim(Span(at, at + len(text)))))
        at += len(text) + 2
    return Document(path, "\n\n".join(text for _, text in told), tuple(blocks), meta or Meta())


def test_one_finding_holds_all_places() -> None:
    document = article("The ferry sank last October.", "In June it was raised.", (C, "The ferry on Tuesday"))
    (match,) = UndatedTime().check(document)
    assert match.place.excerpt == "last October"
    assert [place.excerpt for place in match.related] == ["In June", "on Tuesday"]
    assert match.values == {"count": "3"}
    assert match.evidence["times"] == 3


def test_a_date_anchors_the_article() -> None:
    assert list(UndatedTime().check(article("9 April 2031", "The ferry sank last October."))) == []


def test_speech_is_the_speakers() -> None:
    assert list(UndatedTime().check(article("“It sank last October,” Ruiz said."))) == []


def test_how_many_and_where_are_options() -> None:
    document = article("The ferry sank last October.")
    assert list(UndatedTime(least=2).check(document)) == []
    assert list(UndatedTime(scope=("caption",)).check(document)) == []
    assert list(UndatedTime().check(article("The ferry sank."))) == []


def test_some_time_ago_is_shown_but_no_reason() -> None:
    assert list(UndatedTime().check(article("The ferry sank two years ago."))) == []
    (match,) = UndatedTime().check(article("The ferry sank two years ago. It sailed last week."))
    assert match.place.excerpt == "last week"
    assert [place.excerpt for place in match.related] == ["two years ago"]
