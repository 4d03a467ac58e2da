import pytest

from copydesk.errors import RuleError
from copydesk.kinds.consistency import Consistency
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def found(check: Consistency, *paragraphs: str) -> list[tuple[int, int, str, int, str]]:
    source, blocks = "", []
    for text in paragraphs:
        span = Span(len(source), len(source) + len(text))
        blocks.append(Block(BlockKind.PARAGRAPH, "text.txt", text, SourceMap.verbatim(span)))
        source += text + "\n\n"
    return [
        (m.place.line, m.place.column, m.args[0], m.related[0].line, m.related[0].excerpt)
        for m in check.check(Document("a.txt", source, tuple(blocks)))
    ]


def test_the_last_of_each_paragraph_is_found_once_both_sides_were_seen() -> None:
    check = Consistency(either={"advisor": "adviser"})
    assert found(check, "The advisor met.", "An adviser left. The advisor", "adviser") == [
        (3, 22, "advisor", 3, "adviser"),
        (5, 1, "adviser", 1, "advisor"),
    ]


def test_one_side_alone_is_consistent() -> None:
    assert found(Consistency(either={"advisor": "adviser"}), "advisor advisor", "advisor") == []
    assert found(Consistency(either={"advisor": "adviser"}), "nothing") == []


def test_each_pair_is_on_its_own() -> None:
    check = Consistency(either={"advisor": "adviser", "(cent)re": "(cent)er"}, ignorecase=True)
    assert [row[2] for row in found(check, "Advisor centre", "adviser center")] == ["adviser", "center"]


def test_parts_of_words_are_found_if_the_rule_says_so() -> None:
    check = Consistency(either={"e-mail": "email"}, nonword=True)
    assert found(check, "e-mails emails") == [(1, 9, "email", 1, "e-mail")]


def test_paragraphs_without_the_words_say_nothing() -> None:
    assert len(found(Consistency(either={"grey": "gray"}), "grey gray", "blue", "grey")) == 2


def test_a_bad_pattern_is_told_before_it_is_used() -> None:
    with pytest.raises(RuleError):
        Consistency(either={"(": "a"}).validate()
    Consistency(either={"a": "b"}).validate()


def test_a_template_says_what_words_are() -> None:
    check = Consistency(either={"advisor": "adviser"}, _template=r"(?<!-)\b(?:%s)\b")
    assert found(check, "advisor", "an ex-adviser") == []
    assert [row[2] for row in found(check, "advisor", "an adviser")] == ["adviser"]
