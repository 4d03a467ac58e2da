"""The command itself, by the client of pytest-lsp, which holds it to the protocol; how it begins and ends."""

import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_lsp
from click.testing import CliRunner
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities, make_test_lsp_client

from copydesk.cli.main import cli

TEXT = "# Fire\n\nThe 😀 mayor 's of of it.\n\nThe harbour and the harbor.\n"
CLIENTS = ["visual-studio-code", "neovim", "emacs"]

COMMAND = [sys.executable, "-m", "copydesk", "lsp"]


def editor() -> LanguageClient:
    """Return the client of pytest-lsp, which does not know yet that a server may ask to watch files."""
    made = make_test_lsp_client()

    @made.feature(types.CLIENT_REGISTER_CAPABILITY)
    def _(_params: types.RegistrationParams) -> None:
        return None

    return made


@pytest_lsp.fixture(params=CLIENTS, config=ClientServerConfig(COMMAND, editor))
async def client(
    request: pytest.FixtureRequest, lsp_client: LanguageClient, tmp_path: Path
) -> AsyncIterator[None]:
    lsp_client.set_configuration({"copydesk": {"ignore": ["captions"]}})
    await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=client_capabilities(request.param),
            root_uri=tmp_path.as_uri(),
            workspace_folders=[types.WorkspaceFolder(tmp_path.as_uri(), "desk")],
        )
    )
    yield
    await lsp_client.shutdown_session()


@pytest.mark.asyncio
async def test_an_article_is_opened_typed_in_asked_about_fixed_and_closed(
    client: LanguageClient, tmp_path: Path
) -> None:
    uri = (tmp_path / "a.md").as_uri()
    item = types.TextDocumentItem(uri, "markdown", 1, TEXT)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    found = {one.code: one for one in client.diagnostics[uri]}
    assert set(found) == {
        "wording.space-before-possessive",
        "wording.doubled-word",
        "spelling.mixed-spelling",
    }
    spelling = found["spelling.mixed-spelling"]
    where = types.TextDocumentIdentifier(uri)
    shown = await client.text_document_hover_async(types.HoverParams(where, spelling.range.start))
    assert shown
    assert isinstance(shown.contents, types.MarkupContent)
    assert "spelling.mixed-spelling" in shown.contents.value
    asked = types.CodeActionParams(where, spelling.range, types.CodeActionContext([spelling]))
    actions = await client.text_document_code_action_async(asked)
    fix = next(one for one in actions or () if isinstance(one, types.CodeAction) and one.edit)
    assert list(fix.diagnostics or ()) == [spelling]
    at = spelling.range
    change = types.TextDocumentContentChangePartial(at, "harbour")
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(types.VersionedTextDocumentIdentifier(2, uri), [change])
    )
    while "spelling.mixed-spelling" in [one.code for one in client.diagnostics[uri]]:
        await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    client.text_document_did_close(types.DidCloseTextDocumentParams(where))
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert not client.diagnostics[uri]


def talk(*messages: dict[str, object]) -> tuple[int, str]:
    bodies = [json.dumps({"jsonrpc": "2.0", **one}).encode() for one in messages]
    sent = b"".join(b"Content-Length: %d\r\n\r\n%b" % (len(body), body) for body in bodies)
    command = [*COMMAND, "--isolated", "--stdio"]
    done = subprocess.run(command, input=sent, capture_output=True, timeout=60, check=False)
    return done.returncode, done.stdout.decode()


START: dict[str, object] = {
    "id": 1,
    "method": "initialize",
    "params": {"processId": None, "rootUri": None, "capabilities": {}},
}


def test_it_leaves_in_order_with_0_and_without_a_word_with_1() -> None:
    assert talk(START, {"id": 2, "method": "shutdown"}, {"method": "exit"})[0] == 0
    assert talk(START, {"method": "exit"})[0] == 1
    assert talk(START)[0] == 0  # the editor is gone


def test_what_is_no_message_does_not_end_it() -> None:
    code, said = talk(
        START, {"id": 2, "method": "none", "params": {}}, {"method": "textDocument/didOpen", "params": 1}
    )
    assert code == 0
    assert '"code": -32601' in said


def test_it_says_how_to_install_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("copydesk.cli.lsp.find_spec", lambda _: None)
    shown = CliRunner().invoke(cli, ["lsp"])
    assert shown.exit_code == 2
    assert "pip install 'copydesk[lsp]'" in shown.stderr


def test_nothing_of_it_is_imported_by_other_commands() -> None:
    program = (
        "import sys, copydesk.cli.main, copydesk.cli.check, copydesk.api;"
        "sys.exit('pygls' in sys.modules or 'copydesk.lsp' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, env=dict(os.environ))
