import pytest

from copydesk.check import Match
from copydesk.errors import PatternTimeout, RuleError
from copydesk.kinds.existence import Existence
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.finding import Safety
from copydesk.model.sourcemap import Piece, SourceMap
from copydesk.text.span import Span


def article(*paragraphs: str) -> Document:
    source, blocks = "", []
    for text in paragraphs:
        span = Span(len(source), len(source) + len(text))
        blocks.append(Block(BlockKind.PARAGRAPH, "text.md", text, SourceMap.verbatim(span)))
        source += text + "\n\n"
    return Document("a.md", source, tuple(blocks), format="md")


def found(check: Existence, *paragraphs: str) -> list[tuple[int, str]]:
    return [(match.place.line, match.place.excerpt) for match in check.check(article(*paragraphs))]


def only(check: Existence, *paragraphs: str) -> Match:
    (match,) = check.check(article(*paragraphs))
    return match


def test_whole_words_are_found_wherever_they_stand() -> None:
    check = Existence(tokens=("very", " ", "rather large"))
    assert found(check, "A very-good, every Very.", "very rather\nlarge") == [
        (1, "very"),
        (3, "very"),
        (3, "rather\nlarge"),
    ]


def test_parts_of_words_are_found_if_the_rule_says_so() -> None:
    assert found(Existence(tokens=("very",), nonword=True), "every verily") == [(1, "very")]


def test_case_is_ignored_if_the_rule_says_so() -> None:
    assert found(Existence(tokens=("very",), ignorecase=True), "VERY") == [(1, "VERY")]


def test_the_first_alternative_wins_not_the_longest() -> None:
    assert found(Existence(tokens=("old", "old town")), "old town") == [(1, "old")]


def test_raw_patterns_stand_before_or_after_the_tokens_or_alone() -> None:
    text = "grey fox, fox grey"
    assert found(Existence(raw=(r"grey\s",), tokens=("fox",)), text) == [(1, "grey fox")]
    assert found(Existence(raw=(r"\sgrey",), tokens=("fox",), append=True), text) == [(1, "fox grey")]
    assert found(Existence(raw=("gr", "ey f")), text) == [(1, "grey f")]


def test_a_rule_without_words_finds_nothing() -> None:
    assert found(Existence(), "very") == []


def test_exceptions_let_a_match_pass() -> None:
    check = Existence(tokens=(r"\w+ing",), exceptions=("king", "N.A.", "(?i)spring"))
    assert found(check, "King king walking SPRINGing Spring") == [
        (1, "King"),
        (1, "walking"),
        (1, "SPRINGing"),
    ]


def test_a_match_within_an_excepted_phrase_passes() -> None:
    check = Existence(tokens=("harbour",), exceptions=("pearl harbour", "x"))
    assert found(check, "Pearl harbour and the harbour") == [(1, "harbour")]


def test_the_place_is_right_where_markup_stands_between() -> None:
    source = "A **very** good"
    block = Block(
        BlockKind.PARAGRAPH,
        "text.md",
        "A very good",
        SourceMap(
            [Piece(Span(0, 2), Span(0, 2)), Piece(Span(2, 6), Span(4, 8)), Piece(Span(6, 11), Span(10, 15))]
        ),
    )
    check = Existence(tokens=("very good",), action={"name": ("remove",)})
    (match,) = check.check(Document("a.md", source, (block,)))
    assert match.place.excerpt == "very** good"
    assert match.args[0] == "very good"
    assert match.fix is None


def test_an_empty_match_is_a_place_without_width() -> None:
    match = only(Existence(tokens=("(?=very)",), nonword=True), "A very good")
    assert match.place.span == Span(2, 2)


def test_a_replacement_is_suggested() -> None:
    match = only(Existence(tokens=("very",), action={"name": ("replace",), "params": ("truly",)}), "very")
    assert match.args == ("very", "truly")
    assert match.fix is not None
    assert match.fix.edits[0].text == "truly"
    assert match.fix.safety is Safety.SUGGESTED
    assert match.fix.title == 'Replace by "truly"'
    assert match.evidence == {"suggestions": ("truly",)}


def test_a_removal_may_be_called_safe() -> None:
    match = only(
        Existence(tokens=("very ",), nonword=True, action={"name": ("remove",)}, fix="safe"), "very good"
    )
    assert match.fix is not None
    assert (match.fix.title, match.fix.edits[0].text, match.fix.safety) == ("Remove", "", Safety.SAFE)


def test_of_several_replacements_one_is_shown_only() -> None:
    action = {"name": ("replace",), "params": ("a", "b", "c")}
    match = only(Existence(tokens=("very",), action=action, fix="safe"), "very")
    assert match.args == ("very", "'a', 'b', or 'c'")
    assert match.fix is not None
    assert match.fix.safety is Safety.SHOWN


def test_a_pattern_that_takes_too_long_is_told() -> None:
    with pytest.raises(PatternTimeout):
        found(Existence(raw=("(?:a|a)*$",)), "a" * 60 + "b")


def test_a_bad_rule_is_told_before_it_is_used() -> None:
    Existence(tokens=("very",)).validate()
    for check in (
        Existence(tokens=("(very",)),
        Existence(tokens=("very",), exceptions=("(very",)),
        Existence(tokens=("very",), action={"name": ("explode",)}),
        Existence(tokens=("very",), action={"name": ("edit",), "params": ("regex", "a")}),
    ):
        with pytest.raises(RuleError):
            check.validate()


def test_an_article_without_the_words_is_not_searched() -> None:
    check = Existence(tokens=("very",))
    assert check.keys() == {"very"}
    assert found(check, "A good day") == []
    assert "_cache" in vars(check.pattern)
    assert not check.pattern._cache


def test_words_with_flags_of_a_dictionary_are_refused() -> None:
    with pytest.raises(RuleError, match="affix"):
        Existence(tokens=("harbour/S",), affix="en_US-web").validate()


def test_a_template_says_what_words_are() -> None:
    check = Existence(tokens=("very",), _template=r"(?<![\w-])(?:%s)(?![\w-])")
    assert found(check, "very-good very", "every") == [(1, "very")]
    check = Existence(tokens=("very",), _template=r"(?:^|\s)(?:%s)(?:\s|$)")
    assert [match.place.column for match in check.check(article("A very, a very good."))] == [11]


def test_an_action_takes_what_the_groups_of_the_token_captured() -> None:
    action = {"name": ("replace",), "params": ("$1 is",)}
    check = Existence(tokens=("nothing", "(it|that)'s(?= )", "(she)'s"), action=action)
    (first, second) = check.check(article("As she's said, it's late."))
    assert [match.evidence["suggestions"] for match in (first, second)] == [("she is",), (" is",)]
