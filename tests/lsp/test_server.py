"""What an editor meets: findings while one types, hovers, fixes, silence, settings, an orderly end."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from copydesk.cli.main import cli

Desk = Any  # a server and an editor that talks to it, see conftest
SPACES = "# The mayor's house\n\nThe mayor 's house was sold. The baker 's was not.\n"


def rules(found: list[dict[str, Any]]) -> list[str]:
    return [one["code"] for one in found]


def test_findings_come_with_places_severity_and_fingerprint(started: Desk) -> None:
    (one,) = started.open("a.md", "# Fire\n\nThe of of fire.\n")
    assert one["code"] == "wording.doubled-word"
    assert one["source"] == "copydesk"
    assert one["severity"] == 2
    assert one["range"]["start"]["line"] == 2
    assert len(one["data"]["fingerprint"]) == 32


def test_related_places_are_told(started: Desk) -> None:
    text = "# Mayor wins vote\n\nThe mayor wore grey.\n\nThe harbour and the harbor.\n"
    (one,) = started.open("a.md", text)
    (place,) = one["relatedInformation"]
    assert place["location"]["uri"] == started.uri("a.md")
    assert place["location"]["range"]["start"]["line"] == 4
    assert "harbour" in place["message"]


def test_typing_is_followed(started: Desk) -> None:
    assert started.open("a.md", "# Fire\n\nThe fire.\n") == []
    at = {"line": 2, "character": 4}
    started.change("a.md", 2, {"range": {"start": at, "end": at}, "text": "of of "})
    assert rules(started.told("a.md", lambda said: said["version"] == 2)) == ["wording.doubled-word"]
    started.change("a.md", 3, {"text": "Nothing.\n"})
    assert started.told("a.md", lambda said: said["version"] == 3) == []
    assert started.ask("copydesk/text", {"uri": started.uri("a.md")}) == "Nothing.\n"
    assert started.ask("copydesk/text", {"uri": "file:///none.md"}) is None


def test_an_older_version_is_never_told_after_a_newer(started: Desk) -> None:
    started.open("a.md", "Of of.\n")
    newest = 1
    at = {"line": 0, "character": 0}
    for version in range(2, 40):
        started.change("a.md", version, {"range": {"start": at, "end": at}, "text": "x"})

    def is_last(said: dict[str, Any]) -> bool:
        nonlocal newest
        assert said["version"] >= newest
        newest = said["version"]
        return newest == 39

    started.told("a.md", is_last)


def test_what_is_saved_is_checked_and_what_is_closed_is_cleared(started: Desk) -> None:
    started.open("a.md", "Of of.\n")
    started.tell("textDocument/didSave", {"textDocument": {"uri": started.uri("a.md")}})
    started.change("a.md", 2, {"text": "Of of it.\n"})
    started.tell("textDocument/didSave", {"textDocument": {"uri": started.uri("a.md")}})
    assert started.told("a.md", lambda said: said["version"] == 2)
    started.tell("textDocument/didClose", {"textDocument": {"uri": started.uri("a.md")}})
    assert started.told("a.md") == []
    started.tell("textDocument/didClose", {"textDocument": {"uri": started.uri("a.md")}})
    started.change("a.md", 3, {"text": "Of of it.\n"})  # of an article that is not open: left alone
    started.tell("textDocument/didSave", {"textDocument": {"uri": started.uri("a.md")}})
    assert started.ask("textDocument/hover", started.where("a.md", 0, 1)) is None


@pytest.mark.parametrize(("unit", "start"), [("utf-8", 14), ("utf-16", 10), ("utf-32", 8)])
def test_positions_count_as_agreed_on(desk: Desk, unit: str, start: int) -> None:
    said = desk.start({"general": {"positionEncodings": [unit]}})
    assert said["capabilities"]["positionEncoding"] == unit
    (one,) = desk.open("a.md", "A\rB\r\n\n😀😀 said of of it.\n")
    assert one["range"]["start"] == {"line": 3, "character": start}


def test_a_hover_tells_what_was_compared_and_gives_the_page(desk: Desk) -> None:
    desk.start({"textDocument": {"hover": {"contentFormat": ["markdown", "plaintext"]}}})
    (one,) = desk.open("a.md", "The harbour and the harbor.\n")
    shown = desk.ask("textDocument/hover", desk.where("a.md", 0, 22))
    assert shown["range"] == one["range"]
    text = shown["contents"]["value"]
    assert shown["contents"]["kind"] == "markdown"
    assert text.startswith("**warning · spelling.mixed-spelling**\n\n")
    assert "[line 1](<file:" in text
    assert "### spelling.mixed-spelling" in text
    assert desk.ask("textDocument/hover", desk.where("a.md", 0, 0)) is None


def test_a_hover_is_plain_where_markdown_is_not_known(started: Desk) -> None:
    started.open("a.md", "The harbour and the harbor.\n")
    shown = started.ask("textDocument/hover", started.where("a.md", 0, 22))
    assert shown["contents"]["kind"] == "plaintext"
    assert shown["contents"]["value"].startswith("warning · spelling.mixed-spelling\n\n")


def test_a_safe_fix_is_preferred(started: Desk) -> None:
    found = started.open("a.md", SPACES)
    fixes = [one for one in started.actions("a.md", found[0]) if one.get("isPreferred")]
    (edits,) = fixes[0]["edit"]["changes"].values()
    assert edits[0]["newText"] == ""
    assert fixes[0]["diagnostics"] == [found[0]]


def test_a_fix_that_is_not_safe_says_so(started: Desk) -> None:
    found = started.open("a.md", "The harbour and the harbor.\n")
    fix = started.actions("a.md", found[0])[0]
    assert fix["title"].endswith("(look at it first)")
    assert "isPreferred" not in fix


def test_all_safe_fixes_are_made_at_once(started: Desk) -> None:
    found = started.open("a.md", SPACES)
    (action,) = started.actions("a.md", found[0], only=["source.fixAll"])
    assert action["kind"] == "source.fixAll.copydesk"
    (edits,) = action["edit"]["changes"].values()
    assert [one["newText"] for one in edits] == ["The mayor's house was sold. The baker's was not.\n"]
    assert started.actions("a.md", found[0], only=["refactor"]) == []
    automatic = started.actions("a.md", found[0], triggerKind=2)
    assert "source.fixAll.copydesk" not in [one["kind"] for one in automatic]


def test_edits_are_left_out_until_they_are_wanted_and_bound_to_a_version(desk: Desk) -> None:
    resolve = {"dataSupport": True, "resolveSupport": {"properties": ["edit"]}}
    able = {
        "textDocument": {"codeAction": resolve},
        "workspace": {"workspaceEdit": {"documentChanges": True}},
    }
    desk.start(able)
    found = desk.open("a.md", SPACES, version=7)
    (action,) = desk.actions("a.md", found[0], only=["source.fixAll.copydesk"])
    assert "edit" not in action
    (change,) = desk.ask("codeAction/resolve", action)["edit"]["documentChanges"]
    assert change["textDocument"] == {"uri": desk.uri("a.md"), "version": 7}
    assert desk.ask("codeAction/resolve", {"title": "none"}) == {"title": "none"}
    found = desk.open("b.md", "The harbour and the harbor.\n")
    assert desk.actions("b.md", found[0], only=["source"]) == []
    assert desk.actions("none.md", found[0]) == []


def test_silence_waits_for_its_reason(started: Desk) -> None:
    text = "# Fire\r\n\r\nThe of of fire.\r\n"
    found = started.open("a.md", text)
    (action,) = [one for one in started.actions("a.md", found[0]) if one["title"].startswith("Silence")]
    assert action["title"] == "Silence wording.doubled-word, with a reason"
    (edits,) = action["edit"]["changes"].values()
    assert edits[0]["newText"] == "<!-- copydesk: ignore doubled-word: -->\r\n"
    assert edits[0]["range"]["start"] == {"line": 2, "character": 0}
    started.change("a.md", 2, {"range": edits[0]["range"], "text": edits[0]["newText"]})
    assert "wording.doubled-word" in rules([one for one in started.told("a.md") if "code" in one])
    at = {"line": 2, "character": len("<!-- copydesk: ignore doubled-word:")}
    started.change("a.md", 3, {"range": {"start": at, "end": at}, "text": " as sung"})
    assert started.told("a.md", lambda said: said["version"] == 3) == []


def test_the_reason_is_a_field_where_snippets_are_known(desk: Desk) -> None:
    desk.start({"workspace": {"workspaceEdit": {"documentChanges": True, "snippetEditSupport": True}}})
    found = desk.open("a.md", "The of of fire.\n")
    (action,) = [one for one in desk.actions("a.md", found[0]) if one["title"].startswith("Silence")]
    (change,) = action["edit"]["documentChanges"]
    assert change["edits"][0]["snippet"]["value"] == "<!-- copydesk: ignore doubled-word: ${1:reason} -->\n"


def test_a_bad_configuration_is_shown_where_it_stands_and_said_once(started: Desk) -> None:
    config = started.folder / "copydesk.yaml"
    config.write_text("selekt: [wording]\n")
    assert started.open("a.md", "Of of it.\n") == []
    (one,) = started.told("copydesk.yaml")
    assert 'there is no key "selekt"' in one["message"]
    assert one["range"]["start"] == {"line": 0, "character": 0}
    started.open("b.md", "Of of it.\n")
    assert len(started.messages) == 1
    assert "copydesk.yaml:1:1" in started.messages[0]
    config.write_text("ignore: [captions]\n")
    started.tell("textDocument/didSave", {"textDocument": {"uri": started.uri("a.md")}})
    assert rules(started.told("a.md")) == ["wording.doubled-word"]


def test_a_problem_that_is_mended_is_taken_back(started: Desk) -> None:
    config = started.folder / "copydesk.yaml"
    config.write_text("selekt: [wording]\n")
    started.open("a.md", "Of of it.\n")
    assert started.told("copydesk.yaml")
    config.write_text("ignore: [doubled-word]\n")
    watched = [{"uri": started.uri("copydesk.yaml"), "type": 2}]
    started.tell("workspace/didChangeWatchedFiles", {"changes": watched})
    assert started.told("copydesk.yaml") == []
    assert started.ask("textDocument/hover", started.where("a.md", 0, 1)) is None


def test_a_broken_rule_is_shown_in_its_file_and_the_others_go_on(started: Desk) -> None:
    (started.folder / "house").mkdir()
    (started.folder / "house/bad.yml").write_text("extends: existence\nmessage: No\ntokens: ['(']\n")
    (started.folder / "copydesk.yaml").write_text("rule-folders: [house]\n")
    assert rules(started.open("a.md", "Of of it.\n")) == ["wording.doubled-word"]
    assert started.told("house/bad.yml")


def test_an_article_that_can_not_be_read_is_a_problem_in_it(started: Desk) -> None:
    (one,) = started.open("a.md", "Good.\nA\0b\n")
    assert "NUL" in one["message"]
    assert one["severity"] == 1
    assert one["range"]["start"]["line"] == 1
    started.change("a.md", 2, {"text": "Of of it.\n"})
    assert rules(started.told("a.md")) == ["wording.doubled-word"]


def test_files_that_are_excluded_are_left_alone(started: Desk) -> None:
    (started.folder / "copydesk.yaml").write_text("exclude: [drafts]\n")
    (started.folder / "drafts").mkdir()
    assert started.open("drafts/a.md", "Of of it.\n") == []


def test_what_is_no_file_yet_is_read_by_its_language(started: Desk) -> None:
    found = started.open("untitled:Untitled-1", "# Fire\n\nThe of of fire.\n")
    assert rules(found) == ["wording.doubled-word"]


def test_files_outside_the_workspace_are_checked(
    started: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other: Path = tmp_path_factory.mktemp("other")
    assert rules(started.open(f"{other.as_uri()}/a.md", "Of of it.\n")) == ["wording.doubled-word"]


SAME = "# Mayor opens the new harbour bridge\n\nThe bridge is open.\n"


def test_a_headline_of_another_article_is_found_in_the_one_that_is_open(desk: Desk) -> None:
    (desk.folder / "b.md").write_text(SAME)
    desk.start()
    desk.tell(
        "textDocument/didOpen",
        {"textDocument": {"uri": desk.uri("a.md"), "languageId": "markdown", "version": 1, "text": SAME}},
    )
    (one,) = desk.told("a.md", lambda said: bool(said["diagnostics"]))
    assert one["code"] == "headlines.duplicate-headline"
    assert one["message"] == "Headline is also that of b.md."
    assert one["relatedInformation"][0]["location"]["uri"] == desk.uri("b.md")
    (desk.folder / "b.md").unlink()
    desk.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": desk.uri("b.md"), "type": 3}]})
    assert desk.told("a.md") == []
    desk.open("c.md", SAME)
    assert rules(desk.told("a.md")) == ["headlines.duplicate-headline"]
    desk.change("c.md", 2, {"text": "# Something else altogether\n\nThe bridge is open.\n"})
    assert desk.told("a.md") == []


def test_folders_come_and_go(started: Desk, tmp_path_factory: pytest.TempPathFactory) -> None:
    other: Path = tmp_path_factory.mktemp("other")
    (other / "b.md").write_text(SAME)
    (started.folder / "a.md").write_text("# Something else\n")
    assert started.open("a.md", SAME) == []
    folder = {"uri": other.as_uri(), "name": "other"}
    come, gone = {"added": [folder], "removed": []}, {"added": [], "removed": [folder]}
    started.tell("workspace/didChangeWorkspaceFolders", {"event": come})
    assert started.told("a.md", lambda said: bool(said["diagnostics"]))
    started.tell("workspace/didChangeWorkspaceFolders", {"event": gone})
    assert started.told("a.md") == []


def test_settings_come_with_the_first_message_or_later(desk: Desk) -> None:
    desk.start(initializationOptions={"ignore": ["wording"]})
    assert desk.open("a.md", "Of of it.\n") == []
    desk.tell(
        "workspace/didChangeConfiguration", {"settings": {"copydesk": {"select": ["wording"], "ignore": []}}}
    )
    assert rules(desk.told("a.md")) == ["wording.doubled-word"]
    desk.tell("workspace/didChangeConfiguration", {"settings": {"minLevel": "error", "ignore": []}})
    assert desk.told("a.md") == []
    desk.tell("workspace/didChangeConfiguration", {"settings": {"exclude": ["[z-a]"], "ignore": []}})
    desk.tell("workspace/didChangeConfiguration", {"settings": {"seleckt": []}})
    desk.ask("textDocument/hover", desk.where("a.md", 0, 0))
    assert "there is no setting" in desk.messages[-1]
    assert len(desk.messages) == 2


def test_settings_are_asked_for_and_files_watched_where_the_editor_can(desk: Desk) -> None:
    desk.settings = {"ignore": ["wording"]}
    desk.start({"workspace": {"configuration": True, "didChangeWatchedFiles": {"dynamicRegistration": True}}})
    desk.open("a.md", "Of of it.\n")
    assert [one["method"] for one in desk.asked] == ["client/registerCapability", "workspace/configuration"]
    desk.settings = {}
    desk.tell("workspace/didChangeConfiguration", {"settings": None})
    assert rules(desk.told("a.md", lambda said: bool(said["diagnostics"]))) == ["wording.doubled-word"]


def test_first_settings_that_make_no_sense_are_said(desk: Desk) -> None:
    desk.start(initializationOptions={"exclude": ["[z-a]"]})
    assert rules(desk.open("a.md", "Of of it.\n")) == ["wording.doubled-word"]
    assert len(desk.messages) == 1


OLD = "---\ndate: 2031-05-04\n---\n# Mayor opens the rebuilt harbour bridge\n\nThe bridge is open.\n"


@pytest.fixture
def archived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose archive holds an article that is gone from its folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "old").mkdir()
    (tmp_path / "old/bridge.md").write_text(OLD)
    (tmp_path / "old/caption.md").write_text("---\ndate: 2031-05-04\n---\n# Tarn has plums\n\nPlums.\n")
    assert CliRunner().invoke(cli, ["archive", "add", "old"]).exit_code == 0
    (tmp_path / "old/caption.md").unlink()
    return tmp_path


def test_an_article_is_compared_with_the_archive_and_no_other_is_named_twice(
    archived: Path, desk: Desk
) -> None:
    assert archived == desk.folder
    desk.start()
    new = (
        "---\ndate: 2031-06-01\n---\n"
        + OLD.partition("---\n# ")[1].removeprefix("---\n")
        + OLD.partition("# ")[2]
    )
    desk.tell(
        "textDocument/didOpen",
        {"textDocument": {"uri": desk.uri("new.md"), "languageId": "markdown", "version": 1, "text": new}},
    )
    found = desk.told("new.md", lambda said: bool(said["diagnostics"]))
    duplicates = [one for one in found if one["code"] == "headlines.duplicate-headline"]
    assert len(duplicates) == 1
    assert duplicates[0]["relatedInformation"][0]["location"]["uri"] == desk.uri("old/bridge.md")
    at = {"line": 5, "character": 0}
    desk.change("new.md", 2, {"range": {"start": at, "end": at}, "text": "So. "})
    desk.told("new.md", lambda said: said["version"] == 2)
    at = {"line": 9, "character": 0}
    desk.change("new.md", 3, {"range": {"start": at, "end": at}, "text": "\n\n"})
    again = desk.told("new.md", lambda said: said["version"] == 3)
    assert len([one for one in again if one["code"] == "headlines.duplicate-headline"]) == 1


def test_the_archive_can_be_left_out(archived: Path, desk: Desk) -> None:
    (archived / "old/bridge.md").unlink()
    desk.start(initializationOptions={"archive": ""})
    assert desk.open("new.md", OLD) == []


def test_configurations_and_rules_that_are_open_are_no_articles(started: Desk) -> None:
    item = {
        "uri": started.uri("copydesk.yaml"),
        "languageId": "yaml",
        "version": 1,
        "text": "selekt: [of of]\n",
    }
    started.tell("textDocument/didOpen", {"textDocument": item})
    assert started.ask("copydesk/text", {"uri": started.uri("copydesk.yaml")}) is None


def test_a_place_that_is_not_open_gives_no_hover(started: Desk) -> None:
    assert started.ask("textDocument/hover", started.where("none.md", 0, 0)) is None


def test_one_folder_may_be_named_the_old_way(desk: Desk) -> None:
    (desk.folder / "copydesk.yaml").write_text("ignore: [doubled-word]\n")
    desk.start(workspaceFolders=None, rootUri=None, rootPath=str(desk.folder))
    assert desk.open("a.md", "Of of it.\n") == []


def test_without_a_folder_articles_are_checked_too(desk: Desk) -> None:
    desk.start(workspaceFolders=None, rootUri=None)
    assert rules(desk.open("a.md", "Of of it.\n")) == ["wording.doubled-word"]


def test_an_article_that_holds_few_words_has_nothing_to_fix_at_once(started: Desk) -> None:
    found = started.open("a.md", "The harbour and the harbor.\n")
    assert started.actions("a.md", found[0], only=["source.fixAll"]) == []


def test_a_question_that_is_taken_back_is_answered_and_the_check_goes_on(started: Desk) -> None:
    started.open("a.md", "# Fire\n")
    started.change("a.md", 2, {"text": "The of of it.\n"})
    started.send(id=99, method="textDocument/hover", params=started.where("a.md", 0, 5))
    started.tell("$/cancelRequest", {"id": 99})
    answer = started.answer(99)
    assert "contents" in answer or answer["message"] == 'Request with id "99" is canceled'
    started.change("a.md", 3, {"text": "The of of it.\n\n"})
    found = started.told("a.md", lambda said: said["version"] == 3)
    assert rules(found) == ["wording.doubled-word"]
