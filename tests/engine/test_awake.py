from copydesk.engine.awake import awake
from copydesk.kinds.duplicate_headline import DuplicateHeadline
from copydesk.kinds.existence import Existence
from copydesk.kinds.mixed_marks import MixedMarks
from copydesk.kinds.substitution import Substitution
from copydesk.readers import read
from copydesk.rulebook.rule import Rule

RULES = (
    Rule("very", "", Existence(tokens=("very", "quite a"))),
    Rule("ly", "", Existence(tokens=(r"\w+ly",))),
    Rule("inn", "", Substitution(swap={"Caf&eacute;": "inn", "café": "inn"})),
    Rule("nothing", "", Substitution()),
    Rule("marks", "", MixedMarks()),
    Rule("archive", "", DuplicateHeadline()),
)


def names(name: str, text: str) -> list[str]:
    return [rule.id for rule in awake(RULES, read(name, text))]


def test_rules_that_need_words_of_the_article_are_awake_in_their_order() -> None:
    assert names("a.txt", "A good day.") == ["ly", "marks"]
    assert names("a.txt", "A very quiet caf.") == ["very", "ly", "inn", "marks"]


def test_words_may_be_in_the_file_or_in_what_was_read_from_it() -> None:
    assert names("a.md", "A caf&eacute; there") == ["ly", "inn", "marks"]
    assert names("a.md", "It was *ve*ry good") == ["very", "ly", "marks"]
