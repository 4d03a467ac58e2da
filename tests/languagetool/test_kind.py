# ruff: noqa: ANN401  fixtures of conftest.py, whose types tests can't import
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from copydesk import readers
from copydesk.engine.run import check_documents
from copydesk.errors import RuleError
from copydesk.kinds.languagetool import Languagetool
from copydesk.languagetool.desk import Desk
from copydesk.model.finding import Level, Safety
from copydesk.rulebook.loader import load_rule

MESSAGE = 'message: "{says} {suggestion} {name} {category}"\n'


def kind(server: Any, **options: Any) -> Languagetool:
    check = Languagetool(**{"categories": ("TYPOS",), **options})
    desk = Desk((check.wish,), check.scope, server=f"{server.url}/", replies=None)
    return Languagetool(**{"categories": ("TYPOS",), **options, "_desk": desk})


def found(check: Languagetool, text: str) -> list[str]:
    return [match.place.excerpt for match in check.check(readers.read("a.md", text))]


def test_a_rule_words_its_findings(server: Any) -> None:
    rule = load_rule(f"extends: languagetool\n{MESSAGE}categories: [TYPOS]", rule_id="a.b", path="b.yml")
    check = kind(server)
    findings, problems = check_documents(
        [replace(rule, check=check)], [readers.read("a.md", "One teh two.\n")]
    )
    assert problems == []
    assert [one.message for one in findings] == ["Possible mistake. the SPELL TYPOS"]
    assert findings[0].evidence["instead"] == ["the"]


def test_a_fix_is_shown_or_suggested_but_not_where_markup_would_be_lost(server: Any, fakes: Any) -> None:
    document = readers.read("a.md", "One teh two, one t*eh* three.\n")
    first, second = kind(server).check(document)
    assert first.fix
    assert first.fix.edits[0].text == "the"
    assert first.fix.safety is Safety.SHOWN
    assert second.place.excerpt == "t*eh"
    assert second.fix is None
    match, _ = kind(server, fixes="suggested").check(document)
    assert match.fix
    assert match.fix.safety is Safety.SUGGESTED
    server.answer = lambda _: fakes.reply(fakes.match(4, 3, "A", "TYPOS", "the", "tea"))
    (match,) = kind(server, fixes="suggested").check(document)
    assert match.fix
    assert match.fix.safety is Safety.SHOWN


def test_levels_are_by_category_and_by_rule(server: Any, fakes: Any) -> None:
    server.answer = lambda _: fakes.reply(
        fakes.match(0, 3, "A_B", "TYPOS"), fakes.match(4, 3, "C", "STYLE"), fakes.match(8, 3, "C", "TYPOS")
    )
    check = kind(server, categories=("TYPOS", "STYLE"), levels={"A_*": "error", "STYLE": "suggestion"})
    matches = list(check.check(readers.read("a.md", "One teh two.\n")))
    assert [match.level for match in matches] == [Level.ERROR, Level.SUGGESTION, None]


def test_what_is_left_out_is_not_taken(server: Any) -> None:
    assert found(kind(server, without=("SPE*",)), "One teh.\n") == []
    assert found(kind(server, categories=("GRAMMAR",)), "One teh.\n") == []
    assert found(kind(server, categories=(), rules=("SPELL",)), "One teh.\n") == ["teh"]


def test_only_blocks_in_scope_are_looked_at(server: Any) -> None:
    check = kind(server)
    heading = Languagetool(categories=("TYPOS",), scope=("heading",), _desk=check._desk)
    assert found(heading, "# A teh\n\nOne teh.\n") == ["teh"]


def test_the_desks_own_words_are_never_wrong(server: Any, fakes: Any, tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("# people\nJon Tehrani\n\nSkaldvik\n", "utf-8")
    text = "Tehrani's boat left Skaldvik with kobbelt and Kobbelt-Odd.\n"

    def answer(sent: str) -> Any:
        words = ("Tehrani's", "Skaldvik", "kobbelt", "Kobbelt-Odd")
        return fakes.reply(*(one for word in words for one in fakes.found_in(sent, word)))

    server.answer = answer
    mine = {"word_lists": ("names.txt",), "_folder": str(tmp_path)}
    assert found(kind(server, **mine), text) == ["kobbelt", "Kobbelt-Odd"]
    assert found(kind(server, words=("kobbelt",), **mine), text) == ["Kobbelt-Odd"]
    assert found(
        kind(
            server,
            exceptions=("kob.*", "Teh.+"),
        ),
        text,
    ) == ["Skaldvik"]


def test_abbreviations_and_names_can_be_left_out(server: Any, fakes: Any) -> None:
    words = ("KCNA", "MPs", "F-16s", "Oslo", "eBook", "teh")
    server.answer = lambda sent: fakes.reply(*(one for word in words for one in fakes.found_in(sent, word)))
    text = f"So {' '.join(words)}.\n"
    assert found(kind(server), text) == list(words)
    assert found(kind(server, skip=("abbreviations",)), text) == ["Oslo", "eBook", "teh"]
    assert found(kind(server, skip=("abbreviations", "names")), text) == ["teh"]


def test_errors_that_are_no_words_are_never_skipped(server: Any, fakes: Any) -> None:
    server.answer = lambda _: fakes.reply(fakes.match(0, 3, "A", "TYPOS", issue="grammar"))
    assert found(kind(server, skip=("abbreviations", "names"), words=("One",)), "One teh.\n") == ["One"]


def test_the_language_is_the_articles_then_the_rules_then_the_desks(server: Any) -> None:
    check = kind(server, language="en-GB")
    found(check, "---\nlang: es\n---\n\nOne teh.\n")
    found(check, "One teh.\n")
    found(check, "---\nlang: English\n---\n\nOne teh.\n")
    found(kind(server), "One teh.\n")
    list(kind(server).check(readers.read("a.html", "<html class=x lang='en-GB'><p>One teh.</p></html>")))
    assert [one["language"] for one in server.asked] == ["es", "en-GB", "en-GB", "en-US", "en-GB"]


def test_what_a_rule_may_not_say() -> None:
    def load(text: str) -> None:
        load_rule(f"extends: languagetool\n{MESSAGE}{text}", rule_id="a.b", path="b.yml")

    with pytest.raises(RuleError, match="wants nothing"):
        load("picky: true")
    with pytest.raises(RuleError, match="is one of suggestion, warning, error"):
        load("categories: [STYLE]\nlevels: {STYLE: bad}")
    with pytest.raises(RuleError, match="skip"):
        load("categories: [STYLE]\nskip: [all]")


def test_a_list_of_words_must_be_there_and_inside(tmp_path: Path) -> None:
    for name, said in (("none.txt", "can't be read"), ("../x.txt", "lies outside")):
        check = Languagetool(categories=("TYPOS",), word_lists=(name,), _folder=str(tmp_path))
        with pytest.raises(RuleError, match=said):
            check.validate()


def test_a_rule_without_a_desk_has_its_own(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    check = Languagetool(categories=("TYPOS",))
    assert check._alone is check._alone
    monkeypatch.setattr(check._alone, "server", f"{server.url}/")
    assert found(check, "One teh.\n") == ["teh"]
