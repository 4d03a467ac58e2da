import pytest

from copydesk.errors import PatternTimeout, RuleError
from copydesk.kinds.substitution import Substitution
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.finding import Safety
from copydesk.model.sourcemap import SourceMap
from copydesk.rulebook.loader import load_rule
from copydesk.text.span import Span


def article(text: str) -> Document:
    block = Block(BlockKind.PARAGRAPH, "text.txt", text, SourceMap.verbatim(Span(0, len(text))))
    return Document("a.txt", text, (block,))


def found(check: Substitution, text: str) -> list[tuple[str, ...]]:
    return [match.args for match in check.check(article(text))]


REPLACE = {"name": ("replace",)}


def test_words_are_found_with_what_to_write() -> None:
    assert found(Substitution(swap={"utilise": "use"}), "We utilise it, not Utilise") == [("use", "utilise")]


def test_the_longest_key_wins() -> None:
    check = Substitution(swap={"web": "Web", "web site": "website"})
    assert found(check, "a web site, a web") == [("website", "web site"), ("Web", "web")]


def test_a_value_takes_what_the_groups_of_its_key_captured() -> None:
    check = Substitution(swap={r"(\w+) per (cent)": "$1 per${2} $$3 $4"})
    assert found(check, "ten per cent") == [("ten percent $3 $4", "ten per cent")]


def test_a_key_that_does_not_match_its_own_words_alone_leaves_the_value() -> None:
    check = Substitution(swap={r"(?<=in )(town)": "city $1"})
    assert found(check, "in town") == [("city $1", "town")]


def test_groups_with_names_do_not_hide_the_key() -> None:
    check = Substitution(swap={"(?<w>b)ad": "poor", "wicked": "poor"})
    assert found(check, "bad") == [("poor", "bad")]


def test_words_that_are_right_already_pass() -> None:
    assert found(Substitution(swap={"(?i)copydesk": "CopyDesk"}), "CopyDesk copydesk") == [
        ("CopyDesk", "copydesk")
    ]
    assert found(Substitution(swap={r"(?i)py\w*": "[Pp]y.*"}), "PYthon python") == [("[Pp]y.*", "PYthon")]
    assert found(Substitution(swap={",,,": "..."}, nonword=True), "a,,,") == []
    assert found(Substitution(swap={"a+b": "(ab"}), "aab") == [("(ab", "aab")]


def test_a_value_that_backtracks_without_end_is_stopped() -> None:
    with pytest.raises(PatternTimeout):
        found(Substitution(swap={r"a+b": "(?:a|a)*"}), "a" * 60 + "b")


def test_choices_are_told_apart_for_the_action_replace() -> None:
    check = Substitution(swap={"big": r"large|huge|a\|b"}, action=REPLACE)
    (match,) = check.check(article("big"))
    assert match.args == ("'large', 'huge', or 'a|b'", "big")
    assert match.fix is not None
    assert match.fix.safety is Safety.SHOWN
    assert found(Substitution(swap={"big": "large|huge"}, action=REPLACE), "big") == [
        ("'large' or 'huge'", "big")
    ]
    assert found(Substitution(swap={"big": "large|huge"}), "big") == [("large|huge", "big")]


def test_one_value_is_a_fix() -> None:
    (match,) = Substitution(swap={"big": "large"}, action=REPLACE).check(article("a big"))
    assert match.fix is not None
    assert (match.fix.edits[0].span, match.fix.edits[0].text) == (Span(2, 5), "large")


@pytest.mark.parametrize(
    ("wrong", "value", "text", "answer"),
    [
        ("big", "large", "a big", "large"),
        ("big", "large", "Big", "Large"),
        ("internet", "Internet", "the internet", "Internet"),
        ("Internet", "internet", "the Internet", "internet"),
        ("b(i)g", "l${1}ke", "a big", "like"),
        ("big", "large|huge", "a big", None),
        ("big", "lar(ge)?", "a big", None),
        ("big", "", "a big", None),
    ],
)
def test_one_plain_answer_is_a_fix_without_an_action(
    wrong: str, value: str, text: str, answer: str | None
) -> None:
    (match,) = Substitution(swap={f"(?i){wrong}": value}).check(article(text))
    assert (match.fix.edits[0].text if match.fix else None) == answer
    assert match.fix is None or match.fix.safety is Safety.SUGGESTED
    assert match.evidence == {}


def test_a_fix_is_as_safe_as_the_rule_says() -> None:
    (match,) = Substitution(swap={"big": "large"}, fix="safe").check(article("a big"))
    assert match.fix is not None
    assert match.fix.safety is Safety.SAFE


def test_an_empty_value_is_no_fix() -> None:
    (match,) = Substitution(swap={"big": ""}, action=REPLACE).check(article("a big"))
    assert match.fix is None


def test_the_parameters_of_the_action_come_before_the_value() -> None:
    check = Substitution(swap={"big": "large"}, action={"name": ("replace",), "params": ("vast",)})
    (match,) = check.check(article("big"))
    assert match.args == ("large", "big")
    assert match.fix is not None
    assert match.fix.edits[0].text == "vast"


def test_other_actions_work_on_the_words_found() -> None:
    (match,) = Substitution(swap={"big": "large"}, action={"name": ("remove",)}).check(article("big"))
    assert match.args == ("large", "big")
    assert match.fix is not None
    assert match.fix.edits[0].text == ""


def test_the_capital_of_the_words_found_is_kept() -> None:
    check = Substitution(swap={"utilise": "use"}, ignorecase=True, capitalize=True)
    assert found(check, "Utilise utilise") == [("Use", "Utilise"), ("use", "utilise")]


def test_the_case_of_each_word_is_kept() -> None:
    check = Substitution(
        swap={"a ok": "A-OK", "blu ray": "Blu-ray"}, ignorecase=True, matchcase=True, action=REPLACE
    )
    assert found(check, "a ok, A OK, A ok, BLU RAY, Blu rAY") == [
        ("'a-ok'", "a ok"),
        ("'A-OK'", "A OK"),
        ("'A-ok'", "A ok"),
        ("'BLU-RAY'", "BLU RAY"),
        ("'Blu-ray'", "Blu rAY"),
    ]


def test_a_value_of_fewer_words_keeps_what_case_it_can() -> None:
    check = Substitution(swap={"per cent": "percent"}, ignorecase=True, matchcase=True)
    assert found(check, "PER CENT") == [("PERCENT", "PER CENT")]


def test_exceptions_let_a_match_pass() -> None:
    check = Substitution(swap={"web": "Web"}, exceptions=("web service",))
    assert found(check, "a web service, a web") == [("Web", "web")]


def test_a_rule_without_keys_finds_nothing() -> None:
    check = Substitution(swap={" ": "x"})
    check.validate()
    assert found(check, "a b") == []


def test_a_bad_key_is_told_before_it_is_used() -> None:
    with pytest.raises(RuleError, match="not closed"):
        Substitution(swap={"(a": "b"}).validate()
    Substitution(swap={"a": "b"}).validate()


def test_a_single_key_may_have_options_of_its_own() -> None:
    assert found(Substitution(swap={"(foo|bar)baz": "qux"}), "foobaz barbaz") == [
        ("qux", "foobaz"),
        ("qux", "barbaz"),
    ]


def test_a_choice_takes_the_capital_of_the_words_found() -> None:
    check = Substitution(swap={"big": "large|huge"}, action=REPLACE, capitalize=True, ignorecase=True)
    assert found(check, "Big") == [("'Large' or 'Huge'", "Big")]


def test_choices_bring_their_own_marks() -> None:
    keys = "extends: substitution\nmessage: \"Use '%s' instead of '%s'.\"\nswap: {big: large|huge}\n"
    rule = load_rule(keys + "action: {name: replace}\n", rule_id="House.Big", path="a.yml")
    assert isinstance(rule.check, Substitution)
    (match,) = rule.check.check(article("big"))
    assert rule.word(match) == "Use 'large' or 'huge' instead of 'big'."
    plain = load_rule(keys, rule_id="House.Big", path="a.yml")
    assert plain.word(match) == "Use ''large' or 'huge'' instead of 'big'."


def test_keys_with_flags_of_a_dictionary_are_refused() -> None:
    with pytest.raises(RuleError, match="affix"):
        Substitution(swap={"harbour/S": "port"}, affix="en_US-web").validate()


def test_a_template_says_what_words_are_and_does_not_hide_the_key() -> None:
    check = Substitution(swap={"ferry": "boat", "quay": "dock"}, _template=r"(?:^|\s)(?:%s)(?:\s|$)")
    assert [row[:2] for row in found(check, "The quay, a quay and")] == [("dock", "quay")]
    check = Substitution(swap={"ferry(?= )": "boat", "quay": "dock"}, _template=r"(?:%s)")
    assert len(found(check, "a ferry there")) == 1
