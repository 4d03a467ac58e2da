import pytest

from copydesk.errors import RuleError
from copydesk.rulebook.tree import parse


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("m: a: b", (1, 5), 'a text with ": " in it goes in quotes'),
        ("a: 1\n m: b", (2, 3), "the line does not fit the one above; is a colon missing there"),
        ("a:x\nm: b", (2, 2), "is a colon missing there"),
        ("m: x\nt: - a", (2, 4), 'a list begins on a line of its own, or in brackets: "[a, b]"'),
        ("t:\n  - a\n - b", (3, 2), "lines of one list or mapping begin in one column"),
        ("- a\nb: c", (2, 1), "lines of one list or mapping begin in one column"),
        ("m: %s is bad", (1, 4), 'a text that begins with "%" goes in quotes'),
        ("m: `a` b", (1, 4), 'a text that begins with "`" goes in quotes'),
        ("m: {match} bad", (1, 12), 'a text that begins with "{" goes in quotes'),
        ("m: *bold* text", (1, 9), 'a text that begins with "*" goes in quotes'),
        ("t:\n- [x] bad", (2, 7), 'a text that begins with "[" goes in quotes'),
        ("m: 'it's bad'", (1, 8), "a ' inside of '…' is written twice"),
        ('t:\n- "a" or "b"', (2, 7), "put the whole text in '…' to have \" in it"),
        (r'm: "\d"', (1, 5), "in double quotes a backslash is written twice; use single quotes"),
        ("a: 1\nm: 'x\nt: y", (2, 4), "a quote that is not closed"),
        ("m: x\nt: [a, b\n", (2, 4), "a bracket that is not closed"),
        ('t: ["a" "b"]', (1, 9), "is a comma missing, or a quote?"),
        ("\tm: x", (1, 1), "the line starts with a tab; indent with spaces"),
        ("a: ? b", (1, 4), "not YAML: mapping keys are not allowed"),
    ],
)
def test_a_mistake_in_yaml_is_told_with_what_to_do(text: str, place: tuple[int, int], said: str) -> None:
    with pytest.raises(RuleError) as caught:
        parse(text, "a.yml")
    assert said in caught.value.message
    assert caught.value.message.startswith("not YAML: ")
    assert (caught.value.line, caught.value.column) in {place, (place[0], place[1] + 1)}
