from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk.check import Match
from copydesk.errors import RuleError
from copydesk.model.document import Document
from copydesk.model.finding import Confidence, Level
from copydesk.rulebook.loader import load_folders, load_rule
from copydesk.rulebook.rule import Rule
from copydesk.rulebook.tree import Node
from copydesk.text.span import Span

FULL = """\
extends: toy-words
message: "{match} again in line {line}, {first}"
level: error
scope: caption
why: >
  A first sentence. A second
  one.
confidence: high
status: preview
since: "0.1"
quoted: true
link: https://example.org/rule
limit: 3
words: [one, "2"]
swap:
  zebra: a
  ant: b
min_words: 7
share: 1
folded: false
order: last
note: null
bad:
  - The {==mayor==} spoke.
  - text: |
      The {~~colour~>color~~}.
    format: txt
  - files:
      a.md: One {==two==}.
      b.txt: Three.
good:
  - {text: Nothing., name: page.html}
known:
  - miss: Not seen.
    text: Nobody.
  - false-alarm: Too loud.
    files: {a.md: Loud.}
"""


def load(text: str, options: Mapping[str, object] | None = None) -> Rule:
    return load_rule(text, rule_id="style.rule", path="style/rule.yml", options=options)


def complaint(text: str, options: Mapping[str, object] | None = None) -> RuleError:
    with pytest.raises(RuleError) as caught:
        load(text, options)
    return caught.value


def toy(*lines: str) -> str:
    return "\n".join(["extends: toy-words", "message: x", *lines]) + "\n"


def vale(*lines: str) -> str:
    return "\n".join(["extends: toy-vale", "message: x", *lines]) + "\n"


def test_every_key_of_a_rule_file_is_read() -> None:
    rule = load(FULL)
    assert (rule.id, rule.name, rule.style, rule.kind) == ("style.rule", "rule", "style", "toy-words")
    assert (rule.level, rule.confidence, rule.status) == (Level.ERROR, Confidence.HIGH, "preview")
    assert (rule.since, rule.quoted, rule.limit, rule.link) == ("0.1", True, 3, "https://example.org/rule")
    assert rule.why == "A first sentence. A second one."
    assert rule.scope == ("caption",)
    assert rule.path == "style/rule.yml"
    check = vars(rule.check)
    assert check["words"] == ("one", "2")
    assert list(check["swap"]) == ["zebra", "ant"]
    assert (check["min_words"], check["share"], check["folded"]) == (7, 1.0, False)
    assert (check["order"], check["note"]) == ("last", None)


def test_examples_are_parsed_when_asked_for() -> None:
    rule = load(FULL)
    first, second, third = rule.bad
    assert (first.name, first.format, first.text, first.marks) == (
        "bad-1.md",
        "md",
        "The mayor spoke.",
        (Span(4, 9),),
    )
    assert (second.name, second.format, second.text) == ("bad-2.txt", "txt", "The colour.\n")
    assert [edit.text for edit in second.edits] == ["color"]
    assert [part.name for part in third.parts] == ["a.md", "b.txt"]
    assert (rule.good[0].name, rule.good[0].format) == ("page.html", "html")
    assert first.parts == (first,)
    miss, alarm = rule.known
    assert (miss.kind, miss.reason, miss.example.text) == ("miss", "Not seen.", "Nobody.")
    assert (alarm.kind, alarm.example.files[0].text) == ("false-alarm", "Loud.")


def test_a_mark_without_partner_is_told_with_its_line() -> None:
    rule = load(toy("bad:", "  - One {==two."))
    with pytest.raises(RuleError) as caught:
        _ = rule.bad[0].marks
    assert str(caught.value) == 'style/rule.yml:4: the mark "{==" has no partner'


def test_what_a_rule_does_not_say_has_a_default() -> None:
    rule = load(toy())
    assert (rule.level, rule.confidence, rule.status) == (Level.WARNING, Confidence.MEDIUM, "stable")
    assert (rule.why, rule.since, rule.quoted, rule.limit) == ("", "", False, 0)
    assert (rule.bad, rule.good, rule.known, rule.scope) == ((), (), (), ("text",))


def test_a_rule_words_its_matches() -> None:
    rule = load('extends: toy-words\nmessage: "{match}: {first}{second}"\n')
    place = Document("a.txt", "One two.", ()).at(Span(0, 3))
    assert rule.word(Match(place=place, values={"first": "1"})) == "One: 1"
    assert load(vale()).word(Match(place=place)) == "x"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("message: x\n", '1:1: the key "extends" is missing'),
        ("extends: toy-words\n", '1:1: the key "message" is missing'),
        ("extends: toy-needy\nmessage: x\n", '1:1: the key "token" is missing'),
        ("extends: [a]\nmessage: x\n", "1:10: extends: expected the name of a kind, not a list"),
        (
            "extends: toy-word\nmessage: x\n",
            '1:10: extends: no kind is called "toy-word", did you mean "toy-words"?',
        ),
        ("extends: script\nmessage: x\n", 'the kind "script" of Vale runs programs, which no rule does here'),
        ("extends: Style.Rule\nmessage: x\n", 'there is no rule "Style.Rule" to extend'),
        ("extends: ../../etc\nmessage: x\n", "only files in a folder of rules have any"),
        ("extends: toy-two\nmessage: x\n", "holds 2 public checks"),
        (toy("min-words: 3"), '3:1: the kind toy-words has no key "min-words", did you mean "min_words"?'),
        (toy("Level: error"), '3:1: the kind toy-words has no key "Level", did you mean "level"?'),
        (toy("qqqq: 1"), '3:1: the kind toy-words has no key "qqqq"'),
        (toy("words: one"), '3:8: words: expected a list, not "one"'),
        (toy("words:", "  - one", "  - 2"), '5:5: words: expected text, not "2"; put it in quotes'),
        (toy("words:", "  - [x]"), "4:5: words: expected text, not a list"),
        (toy("swap: [a]"), "3:7: swap: expected a mapping, not a list"),
        (toy("min_words: five"), '3:12: min_words: expected a whole number, not "five"'),
        (toy("min_words: true"), '3:12: min_words: expected a whole number, not "true"'),
        (toy("min_words: 1.5"), '3:12: min_words: expected a whole number, not "1.5"'),
        (toy("min_words:"), "3:11: min_words: expected a whole number, not nothing"),
        (toy("share: .nan"), '3:8: share: expected a number, not ".nan"'),
        (toy("folded: yes"), '3:9: folded: expected true or false, not "yes"'),
        (toy("order: frist"), '3:8: order: expected one of first, last, not "frist", did you mean "first"?'),
        (toy("order: [first]"), "3:8: order: expected one of first, last, not a list"),
        (toy("level: warn"), '3:8: level: expected one of suggestion, warning, error, not "warn"'),
        (toy("confidence: 1"), '3:13: confidence: expected one of low, medium, high, not "1"'),
        (toy("since: 0.1"), '3:8: since: expected text, not "0.1"; put it in quotes'),
        (toy("limit: -1"), "3:8: limit: expected 0 or more"),
        (toy("scope: 3"), None),
        (toy("min_words: -1"), "3:12: min_words is less than 0"),
        (toy("words: [a, (]"), "3:12: the pattern ( is not closed"),
        ("extends: toy-needy\nmessage: x\ntoken: bad\n", "1:1: something is wrong"),
        ('extends: toy-words\nmessage: " "\n', "2:10: message: there is nothing in it"),
        (
            'extends: toy-words\nmessage: "{lien}"\n',
            '2:10: message: nothing fills {lien}, did you mean "line"?',
        ),
        ('extends: toy-words\nmessage: "{x}"\n', "there are first, line, match, related, second"),
        (toy("bad: x"), "3:6: bad: expected a list of examples"),
        (toy("bad: [1]"), "3:7: bad: expected a text, or a mapping with a text"),
        (toy("bad: [{format: md}]"), '3:7: bad: expected either "text" or "files", not a mapping'),
        (
            toy("bad: [{text: a, fromat: md}]"),
            '3:17: bad: expected one of text, format, name, files, not "fromat"',
        ),
        (toy("bad: [{files: {}}]"), "3:15: bad: expected a mapping of file names to texts"),
        (toy("bad: [{text: 1}]"), '3:14: bad: expected text, not "1"'),
        (toy("known: {}"), "3:8: known: expected a list of known limits"),
        (toy("known: [{text: a}]"), '3:9: known: expected "miss: why" or "false-alarm: why"'),
        (toy("known: [x]"), '3:9: known: expected "miss: why" or "false-alarm: why"'),
        ("- a\n", "1:1: a rule file is a mapping of keys, not a list"),
        ("", "1:1: a rule file is a mapping of keys, not nothing"),
    ],
)
def test_complaints_have_their_place(text: str, said: str | None) -> None:
    if said is None:
        text = text.replace("3", "{a: b}")
        said = "3:8: scope: expected a list, not a mapping"
    error = complaint(text)
    assert str(error).startswith("style/rule.yml:")
    assert said in str(error)
    assert error.frame.endswith("^")


def test_the_frame_shows_the_line_and_the_one_before() -> None:
    assert complaint(toy("words: one")).frame == (
        "1 | extends: toy-words\n2 | message: x\n3 | words: one\n  |        ^"
    )


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("tokens: one", "tokens", ("one",)),
        ("tokens: [1, true, 0.10]", "tokens", ("1", "true", "0.10")),
        ("tokens: ''", "tokens", ()),
        ("tokens: {}", "tokens", ()),
        ("tokens:", "tokens", ()),
        ("TOKENS: [a]", "tokens", ("a",)),
        ("ignorecase: 'true'", "ignorecase", True),
        ("ignorecase: 0", "ignorecase", False),
        ("max: '3'", "max", 3),
        ("max: 3.9", "max", 3),
        ("max: true", "max", 1),
        ("threshold: '1'", "threshold", 1.0),
        ("swap: {1: 2, b: true}", "swap", {"1": "2", "b": "true"}),
        ("swap: [{a: b}, {c: d}]", "swap", {"a": "b", "c": "d"}),
        ("scope: [text, list]", "scope", ("text", "list")),
    ],
)
def test_kinds_of_vale_are_read_weakly(line: str, field: str, value: object) -> None:
    assert getattr(load(vale(line)).check, field) == value


@pytest.mark.parametrize(
    "line",
    ["ignorecase: yes", "max: x", "max: .inf", "tokens: {a: b}", "tokens: [[a]]", "swap: x", "threshold: x"],
)
def test_weak_reading_has_its_limits(line: str) -> None:
    assert complaint(vale(line)).line == 3


def test_a_message_of_a_style_for_vale_may_hold_stray_braces() -> None:
    text = "extends: toy-vale\nmessage: 'no {x} %s'\n"
    rule = load_rule(text, rule_id="style.rule", path="style/rule.yml", foreign=True)
    assert rule.message == "no {x} %s"


def test_vale_keys_without_use_are_taken() -> None:
    rule = load(vale("description: Say why.", "name: x", "action: {name: remove}", "tests: []"))
    assert rule.description == "Say why."
    assert load(vale("description: Say.", "why: Better.")).why == "Better."


def test_vale_refuses_unknown_keys_too() -> None:
    assert "no key" in complaint(vale("tokns: [a]")).message
    assert "stands twice, in lines 3 and 4" in complaint(vale("tokens: a", "Tokens: b")).message
    assert "scope: raw" in complaint(vale("code: true")).message


def test_consistency_ignores_unknown_keys_as_vale_does() -> None:
    assert load("extends: consistency\nmessage: x\neither: {a: b}\nwhatever: 1\n").kind == "consistency"


def test_a_fault_without_a_line_has_no_frame() -> None:
    error = complaint("a: \0")
    assert (error.line, error.frame) == (None, "")


def test_options_override_the_file() -> None:
    rule = load(toy("min_words: 3"), {"min_words": 9, "level": "error", "scope": "caption", "words": ["a"]})
    assert (rule.level, rule.scope) == (Level.ERROR, ("caption",))
    assert vars(rule.check)["min_words"] == 9
    assert vars(rule.check)["words"] == ("a",)
    assert rule.path == "style/rule.yml"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"min_wrds": 1}, 'the kind toy-words has no key "min_wrds", did you mean "min_words"?'),
        ({"extends": "x"}, 'the kind toy-words has no key "extends"'),
        ({"min_words": "many"}, 'min_words: expected a whole number, not "many"'),
        ({"min_words": -1}, "min_words is less than 0"),
        ({"message": "{x}"}, "message: nothing fills {x}"),
    ],
)
def test_options_go_through_the_same_checks(options: dict[str, object], said: str) -> None:
    error = complaint(toy(), options)
    assert error.message.startswith(f"style.rule: {said}")
    assert (error.path, error.line) == (None, None)


def test_an_option_may_know_its_own_place() -> None:
    error = complaint(toy(), {"min_words": Node("x", "x", line=8, column=3)})
    assert (error.path, error.line, error.column) == (None, 8, 3)


def test_patterns_of_a_newsroom_are_tried_when_loaded() -> None:
    text = "extends: existence\nmessage: x\ntokens:\n  - perfectly fine\n  - (open\n"
    error = complaint(text)
    assert (error.line, error.column) == (5, 5)
    swap = "extends: substitution\nmessage: x\nswap:\n  perfectly fine: a\n  (open: b\n"
    assert (complaint(swap).line, complaint(swap).column) == (5, 3)
    assert load_rule(text, rule_id="a.b", path="a/b.yml", proven=True).kind == "existence"


def test_a_fault_of_the_whole_is_told_at_the_top() -> None:
    error = complaint(toy("min_words: -1", "words: [(]"))
    assert (error.line, error.column) == (1, 1)


def test_unknown_words_are_cut_in_complaints() -> None:
    for text in (f"extends: {'x' * 9999}", toy("x" * 9999 + ": 1"), f"{'x' * 999}: 1\n{'x' * 999}: 1"):
        assert len(complaint(text).message) < 200


def test_a_folder_gives_its_rules_and_what_is_wrong_with_others(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "good.yml").write_text(toy(), "utf-8")
    (tmp_path / "a" / "bad.yml").write_text("extends: toy\n", "utf-8")
    (tmp_path / "a" / "latin.yml").write_bytes(b"extends: toy-words\nmessage: \xe9\n")
    (tmp_path / "out").symlink_to(tmp_path.parent)
    rules, errors = load_folders([tmp_path])
    assert [rule.id for rule in rules] == ["a.good"]
    assert [error.line for error in errors] == [1, 2, None]
    assert "not UTF-8: byte 0xe9" in errors[1].message


def test_two_rules_of_one_id_are_told_with_both_files(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder / "a").mkdir(parents=True)
        (tmp_path / folder / "a" / "r.yml").write_text(toy(), "utf-8")
    rules, errors = load_folders([tmp_path / "one", tmp_path / "two"])
    assert [rule.id for rule in rules] == ["a.r"]
    assert str(errors[0]) == f"{tmp_path}/two/a/r.yml: the rule a.r stands in {tmp_path}/one/a/r.yml already"


def test_unwanted_files_are_not_read_and_options_go_to_their_rule(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "r.yml").write_text(toy(), "utf-8")
    (tmp_path / "a" / "s.yml").write_text("broken: [", "utf-8")
    rules, errors = load_folders(
        [tmp_path], options={"a.r": {"min_words": 9}}, wanted=lambda name: name == "a.r"
    )
    assert [vars(rule.check)["min_words"] for rule in rules] == [9]
    assert errors == []


def test_a_folder_that_is_given_twice_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rules" / "house").mkdir(parents=True)
    (tmp_path / "rules" / "house" / "a.yml").write_text(toy(), "utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "rules", target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    roots = [Path("rules"), tmp_path / "rules", Path("rules/house"), Path("rules/house/a.yml"), Path("link")]
    rules, errors = load_folders(roots)
    assert ([rule.path for rule in rules], errors) == (["rules/house/a.yml"], [])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(
    st.lists(
        st.sampled_from(
            [
                *FULL.splitlines(),
                *(
                    "extends: toy-vale",
                    "max: 3",
                    "Tokens:",
                    "  - a",
                    "&x",
                    "*x",
                    "{",
                    "}",
                    "\t",
                    "? x",
                    ": y",
                    "|",
                ),
            ]
        ),
        max_size=12,
    )
)
def test_any_lines_are_a_rule_or_a_complaint(lines: list[str]) -> None:
    try:
        load("\n".join(lines))
    except RuleError as error:
        assert error.path == "style/rule.yml"  # noqa: PT017


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("extends: substitution\nmessage: x\nswap:\n  ferry: boat\n  tram: bus\n  ferry: ship\n", "4 and 6"),
        ("extends: existence\nmessage: x\ntokens: [a]\ntokens: [b]\n", "3 and 4"),
        ("extends: existence\nextends: existence\nmessage: x\n", "1 and 2"),
    ],
)
def test_a_key_that_stands_twice_is_told_with_both_lines(text: str, lines: str) -> None:
    assert f"stands twice, in lines {lines}" in complaint(text).message


def test_the_steps_of_an_action_may_stand_in_lists_of_their_own() -> None:
    start = "extends: existence\nmessage: x\ntokens: [a]\naction:\n  name: edit\n"
    nested = load_rule(
        start + "  params:\n    - [replace, a, b]\n    - [upper]\n    - lower\n", rule_id="a", path="a"
    )
    assert nested.check.action["params"] == ("replace", "a", "b", "upper", "lower")  # type: ignore[attr-defined]
    assert "expected a mapping" in complaint(start.replace("\n  name: edit", " edit")).message


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("extends: existence\n", '1:1: a rule of the kind existence finds nothing without "tokens" or "raw"'),
        ("extends: existence\nraw: ['']\n", '2:6: a rule of the kind existence finds nothing without "tok'),
        ("extends: existence\nraw: []\ntokens:\n", "3:8: a rule of the kind existence finds nothing without"),
        (
            "extends: substitution\nswap: {}\n",
            '2:7: a rule of the kind substitution finds nothing without "s',
        ),
        ("extends: occurrence\nmax: 1\n", '1:1: a rule of the kind occurrence finds nothing without "token"'),
        (
            "extends: occurrence\ntoken: a\nmin: 0\n",
            "3:6: a rule of the kind occurrence finds nothing withou",
        ),
        (
            "extends: conditional\nfirst: a\n",
            '1:1: a rule of the kind conditional finds nothing without "sec',
        ),
        ("extends: capitalization\n", '1:1: a rule of the kind capitalization finds nothing without "match"'),
    ],
)
def test_a_rule_that_can_find_nothing_is_refused_unless_it_is_of_a_style_for_vale(
    keys: str, said: str
) -> None:
    text = f"{keys}message: x\n"
    assert str(complaint(text)).startswith(f"style/rule.yml:{said}")
    assert load_rule(text, rule_id="Style.Rule", path="rule.yml", foreign=True).message == "x"


def test_the_configuration_cannot_empty_a_rule() -> None:
    rule = "extends: existence\nmessage: x\ntokens: [a]\n"
    assert 'nothing without "tokens" or "raw"' in complaint(rule, {"tokens": []}).message
    assert load(rule, {"tokens": [], "raw": ["b"]}).kind == "existence"


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("'%s' in {lien}", '2:10: message: nothing fills {lien}, did you mean "line"?'),
        ("'{foo}'", "2:10: message: nothing fills {foo}; there are line, match, related"),
        ("{match}: {{ foo }}, {{foo}}, ${foo}, {two words}, { }, {1}", ""),
    ],
)
def test_a_slot_that_nothing_fills_is_refused_in_messages_of_vales_kinds_too(message: str, said: str) -> None:
    text = f'extends: existence\nmessage: "{message}"\ntokens: [a]\n'
    if said:
        assert str(complaint(text)) == f"style/rule.yml:{said}"
    else:
        assert load(text).message == message
    assert load_rule(text, rule_id="a.b", path="a/b.yml", foreign=True).message == message


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (
            "extends: existence\ntokens:\n- good\n- '\\bba(d'\n",
            '4:3: bad pattern "\\bba(d": a group that is not closed (at character 7)',
        ),
        ("extends: substitution\nswap:\n  good: fine\n  'b[d': x\n", '4:3: bad pattern "b[d": a class that'),
        ("extends: existence\ntokens: [a]\nexceptions: ['a**']\n", '3:14: bad pattern "a**": a quantifier'),
        ("extends: occurrence\nmax: 1\ntoken: '(?x'\n", '3:8: bad pattern "(?x": '),
        ("extends: sequence\ntokens:\n- pattern: 'a('\n- tag: NN\n", '3:3: bad pattern "a(": a group that'),
        ('extends: existence\ntokens: ["(\\0"]\n', "2:10: bad pattern '(\\x00': a group"),
        (r"extends: existence" + "\nraw: ['\\p{Foo}']\n", '2:7: bad pattern "\\p{Foo}": unknown property'),
        # A pattern that is bad only with what is put around it is shown with that.
        (f"extends: existence\ntokens: ['{60 * '('}a{60 * ')'}']\n", '2:10: bad pattern "\\b(?:((((('),
    ],
)
def test_a_bad_pattern_is_shown_as_its_author_wrote_it(keys: str, said: str) -> None:
    assert str(complaint(f"{keys}message: x\n")).startswith(f"style/rule.yml:{said}")
