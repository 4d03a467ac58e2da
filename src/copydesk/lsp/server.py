"""The server: what an editor asks, and who answers."""

import os
import signal
from contextlib import suppress
from dataclasses import replace
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from copydesk import __version__
from copydesk.archive.place import archive_here
from copydesk.config.workspace import Options
from copydesk.engine.discover import ENDINGS
from copydesk.errors import UsageError
from copydesk.lsp.abilities import Abilities
from copydesk.lsp.addresses import path_of
from copydesk.lsp.answers import actions, hover, resolved
from copydesk.lsp.asked import options_of
from copydesk.lsp.diagnostics import SOURCE
from copydesk.lsp.editor import Editor
from copydesk.lsp.edits import FIX_ALL
from copydesk.lsp.positions import Unit

TEXT = "copydesk/text"  # a request of our own: the text of an article as the server has it
_WATCHED = (
    "**/{copydesk.yaml,.copydesk.yaml,pyproject.toml,.copydesk-baseline.json}",
    "**/*.{yml,yaml,ini,dic,aff,tengo}",
    "**/*.{md,markdown,txt,html,htm}",
)
_OURS = (types.TEXT_DOCUMENT_DID_OPEN, types.TEXT_DOCUMENT_DID_CHANGE, types.TEXT_DOCUMENT_DID_CLOSE)
_UNITS: dict[str, Unit] = {"utf-8": "utf-8", "utf-16": "utf-16", "utf-32": "utf-32"}


class Server(LanguageServer):
    """One server for one editor, from its first message to its last."""

    editor: Editor
    able: Abilities

    def __init__(self, options: Options) -> None:
        super().__init__(SOURCE, __version__)  # pyright: ignore[reportUnknownMemberType]  of pygls
        # pygls would keep the texts of articles too. It ends lines where Python does, also at U+2028 or form
        # feeds, which end no line in an editor: one of these, and every later edit lands in the wrong place.
        for name in _OURS:
            del self.protocol.fm.builtin_features[name]  # pyright: ignore[reportUnknownMemberType]
        self._options = options  # of the command, then with those of the first message
        self.is_shut_down = False
        self.is_left = False

    def begin(self, params: types.InitializeParams) -> None:
        """Take in what the editor can do and where it works."""
        self.able = Abilities(params.capabilities)
        folders = [path_of(one.uri) for one in params.workspace_folders or ()]
        if not folders and self.workspace.root_path:
            folders = [self.workspace.root_path]
        folders = [os.path.abspath(one) for one in folders if os.path.isdir(one)]
        if folders:
            os.chdir(folders[0])  # paths are shown, and named in settings, from here
        if not self._options.isolated:
            self._options = replace(self._options, archive=archive_here())
        encoding = self.protocol.workspace.position_encoding
        unit = _UNITS.get(str(getattr(encoding, "value", encoding)), "utf-16")
        self._options = self._with(params.initialization_options) or self._options
        try:
            self.editor = Editor(self, self._options, unit, folders)
        except UsageError as error:
            self._complain(error)
            self._options = Options()
            self.editor = Editor(self, self._options, unit, folders)

    async def listen(self) -> None:
        """Read the workspace; ask the editor to tell of files that change, and for its settings."""
        self.editor.read_workspace()
        if self.able.watches:
            watchers = [types.FileSystemWatcher(glob) for glob in _WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            wanted = types.Registration("copydesk-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            with suppress(JsonRpcException):
                await self.client_register_capability_async(types.RegistrationParams([wanted]))
        await self.configure(None)

    async def configure(self, settings: object) -> None:
        """Begin anew with the settings that the editor sends, or gives when it is asked."""
        if self.able.configures:
            item = types.ConfigurationItem(section=SOURCE)
            with suppress(JsonRpcException):
                given = await self.workspace_configuration_async(types.ConfigurationParams([item]))
                settings = given[0] if given and given[0] else settings
        options = self._with(settings)
        if options is not None and options != self.editor.options:
            try:
                self.editor.begin(options)
            except UsageError as error:
                self._complain(error)

    def _with(self, settings: object) -> Options | None:
        """Return the options with the settings of the editor; None if they make no sense, which is said."""
        try:
            return options_of(settings, self._options)
        except UsageError as error:
            self._complain(error)
            return None

    def _complain(self, error: UsageError) -> None:
        self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"Copydesk: {error}"))


def serve(options: Options) -> int:
    """Serve the editor at the other end of standard input and output; return the exit code.

    It is 0 when the editor has said that it is leaving, as the protocol asks.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # else pygls would wait for one more message
    server = made(options)
    server.start_io()
    return 0 if server.is_shut_down or not server.is_left else 1


def made(options: Options) -> Server:
    """Return a server that knows what to answer."""
    server = Server(options)
    _life(server)
    _articles(server)
    _answers(server)
    return server


def _life(server: Server) -> None:
    @server.feature(types.INITIALIZE)
    def _(params: types.InitializeParams) -> None:
        server.begin(params)

    @server.feature(types.INITIALIZED)
    async def _(_params: types.InitializedParams) -> None:
        await server.listen()

    @server.feature(types.SHUTDOWN)
    def _(_params: None) -> None:
        server.is_shut_down = True

    @server.feature(types.EXIT)
    def _(_params: None) -> None:
        server.is_left = True

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def _(params: types.DidChangeConfigurationParams) -> None:
        await server.configure(params.settings)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def _(params: types.DidChangeWatchedFilesParams) -> None:
        paths = [path_of(one.uri) for one in params.changes]
        await server.editor.refresh()
        await server.editor.files_changed(one for one in paths if one.lower().endswith(tuple(ENDINGS)))

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def _(params: types.DidChangeWorkspaceFoldersParams) -> None:
        gone = {os.path.abspath(path_of(one.uri)) for one in params.event.removed}
        come = [os.path.abspath(path_of(one.uri)) for one in params.event.added]
        server.editor.folders = [one for one in server.editor.folders if one not in gone] + come
        server.editor.begin(server.editor.options)


def _articles(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def _(params: types.DidOpenTextDocumentParams) -> None:
        server.editor.open(params.text_document)
        await server.editor.refresh()

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def _(params: types.DidChangeTextDocumentParams) -> None:
        server.editor.change(params)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def _(params: types.DidSaveTextDocumentParams) -> None:
        await server.editor.saved(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def _(params: types.DidCloseTextDocumentParams) -> None:
        await server.editor.close(params.text_document.uri)

    @server.feature(TEXT)
    def _(params: Any) -> str | None:  # noqa: ANN401  pygls makes it up from what came
        article = server.editor.articles.get(params.uri)
        return article.text.text if article else None


def _answers(server: Server) -> None:
    kinds = [types.CodeActionKind.QuickFix, FIX_ALL]

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def _(params: types.HoverParams) -> types.Hover | None:
        return await hover(server.editor, params, server.able)

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=kinds, resolve_provider=True),
    )
    async def _(params: types.CodeActionParams) -> list[types.CodeAction]:
        return await actions(server.editor, params, server.able)

    @server.feature(types.CODE_ACTION_RESOLVE)
    async def _(params: types.CodeAction) -> types.CodeAction:
        return await resolved(server.editor, params, server.able)
