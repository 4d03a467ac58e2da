from copydesk.kinds.repeated_headline import RepeatedHeadline
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def lines(
    *parts: tuple[str, str], scope: tuple[str, ...] = ("headline", "paragraph")
) -> list[tuple[int, int]]:
    source, blocks = "", []
    for kind, text in parts:
        place = SourceMap.verbatim(Span(len(source), len(source) + len(text)))
        blocks.append(Block(BlockKind(kind), "text.txt", text, place))
        source += text + "\n"
    matches = RepeatedHeadline(scope=scope).check(Document("a.txt", source, tuple(blocks)))
    return [(match.place.line, match.related[0].line) for match in matches]


def test_the_headline_twice() -> None:
    assert lines(("headline", "Mayor’s bridge opens"), ("headline", "Mayor's Bridge Opens")) == [(2, 1)]


def test_the_headline_as_a_paragraph() -> None:
    assert lines(("headline", "Bridge – open at last"), ("paragraph", "Bridge: open at last.")) == [(2, 1)]


def test_the_name_of_the_site_is_no_part_of_a_headline() -> None:
    headline = ("headline", "The mayor’s bridge opens | Tarnwick Gazette")
    assert lines(headline, ("headline", "The mayors bridge opens")) == [(2, 1)]
    assert not lines(("headline", "Bridge | Gazette"), ("headline", "Bridge opens | Gazette"))


def test_each_copy_is_related_to_the_first() -> None:
    headline = ("headline", "Bridge opens")
    assert lines(headline, headline, headline) == [(2, 1), (3, 1)]


def test_a_text_before_the_headline_repeats_nothing() -> None:
    assert not lines(("paragraph", "Bridge opens"), ("headline", "Bridge opens"))


def test_out_of_scope_and_single_words_are_left_alone() -> None:
    assert not lines(("headline", "Bridge opens"), ("caption", "Bridge opens"))
    assert not lines(("headline", "Letters"), ("headline", "Letters"))
    assert not lines(("headline", "Bridge opens"), ("headline", "Bridge opens"), scope=("paragraph",))


def test_a_long_block_is_no_headline() -> None:
    assert not lines(("headline", "ha " * 500), ("paragraph", "ha " * 500))
