from typing import Any

import pytest

from copydesk.errors import RuleError
from copydesk.kinds.capitalization import Capitalization
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.readers import read
from copydesk.text.span import Span


def expected(match: str, title: str, **options: Any) -> list[str]:  # noqa: ANN401
    check = Capitalization(match=match, scope=("heading",), **options)
    check.validate()
    return [found.args[1] for found in check.check(read("a.md", f"# {title}\n\nText.\n"))]


def test_title_case_lets_small_words_be_small() -> None:
    assert expected("$title", "The Bridge on the River") == []
    assert expected("$title", "the bridge on the river") == ["The Bridge on the River"]


def test_styles_differ_in_prepositions() -> None:
    assert expected("$title", "A Walk Through Town", threshold=1) == []
    assert expected("$title", "A Walk Through Town", threshold=1, style="Chicago") == ["A Walk through Town"]


def test_words_in_capitals_may_stay_in_titles() -> None:
    assert expected("$title", "A VISIT to NATO", threshold=1) == []


def test_a_share_of_the_words_is_enough() -> None:
    assert expected("$title", "Old bridge Falls Down Today") == []
    assert expected("$title", "Old bridge falls Down Today") == ["Old Bridge Falls Down Today"]
    assert expected("$title", "Old bridge Falls Down Today", threshold=0.9) == ["Old Bridge Falls Down Today"]


def test_sentence_case_has_one_capital() -> None:
    assert expected("$sentence", "Old bridge falls") == []
    assert expected("$sentence", "old bridge falls") == ["Old bridge falls"]
    assert expected("$sentence", "Old Bridge Falls") == ["Old bridge falls"]
    assert expected("$sentence", "Top-Level bridge falls down today") == []


def test_exceptions_keep_their_case() -> None:
    assert expected("$sentence", "Old Marlow Bridge falls", exceptions=("Marlow Bridge",)) == []
    assert expected("$title", "My ePaper Dies", exceptions=("ePaper",), threshold=1) == []
    assert expected("$lower", "NATO", exceptions=("NATO",)) == []
    assert expected("^[A-Z]", "ePaper", exceptions=("ePaper",)) == []


def test_a_capital_may_follow_an_indicator_and_a_number() -> None:
    assert expected("$sentence", "Bridge: Traffic stops", indicators=(":",), threshold=1) == []
    assert expected("$sentence", "Bridge: Traffic stops", threshold=1) == ["Bridge: traffic stops"]
    assert expected("$sentence", "a. Bridge falls", prefix=r"^[a-z]\.\s", threshold=1) == []
    assert expected("$title", "a. Bridge Falls", prefix=r"^[a-z]\.\s", threshold=1) == []


def test_lower_upper_and_patterns() -> None:
    assert expected("$lower", "Old bridge") == ["old bridge"]
    assert expected("$upper", "Straße nach A") == ["STRAßE NACH A"]
    assert expected("$upper", "OLD BRIDGE") == []
    assert expected("^[A-Z]", "old bridge") == ["^[A-Z]"]
    assert expected("^[A-Z]", "Old bridge") == []


def test_marks_alone_are_in_no_case() -> None:
    assert expected("$title", "!!!") == ["!!!"]
    blank = Block(BlockKind.PARAGRAPH, "text.txt", "  ", SourceMap.verbatim(Span(0, 2)))
    assert [*Capitalization(match="$title").check(Document("a.txt", "  ", (blank,)))] == []


def test_the_action_replace_offers_the_title() -> None:
    check = Capitalization(match="$title", scope=("heading",), action={"name": ("replace",)})
    (match,) = check.check(read("a.md", "# old bridge\n"))
    assert match.evidence["suggestions"] == ("Old Bridge",)
    assert match.evidence["match"] == "old bridge"
    assert match.fix is not None
    pattern = Capitalization(match="^[A-Z]", scope=("heading",), action={"name": ("replace",)})
    (match,) = pattern.check(read("a.md", "# old bridge\n"))
    assert match.fix is None


def test_another_action_makes_its_own_suggestion() -> None:
    action = {"name": ("edit",), "params": ("upper",)}
    check = Capitalization(match="$upper", scope=("heading",), action=action)
    (match,) = check.check(read("a.md", "# old *bridge*\n"))
    assert match.evidence["suggestions"] == ("OLD BRIDGE",)
    assert match.fix is None


@pytest.mark.parametrize("options", [{"match": "["}, {"match": "$titel"}, {"match": "$title", "prefix": "["}])
def test_a_bad_pattern_is_told(options: dict[str, str]) -> None:
    with pytest.raises(RuleError):
        Capitalization(**options).validate()  # type: ignore[arg-type]
