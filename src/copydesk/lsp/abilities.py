"""What an editor can do, beyond what every editor can."""

from collections.abc import Sequence

from lsprotocol import types

from copydesk.lsp.article import Article


class Abilities:
    """What the client has said of itself; what it has not said it can't do."""

    def __init__(self, said: types.ClientCapabilities) -> None:
        texts, workspace = said.text_document, said.workspace
        hover = texts.hover if texts else None
        actions = texts.code_action if texts else None
        edits = workspace.workspace_edit if workspace else None
        watching = workspace.did_change_watched_files if workspace else None
        resolving = actions.resolve_support if actions else None
        self.markdown = bool(
            hover and hover.content_format and types.MarkupKind.Markdown in hover.content_format
        )
        self.resolves = bool(
            resolving and "edit" in resolving.properties and actions and actions.data_support
        )
        self.snippets = bool(edits and edits.document_changes and edits.snippet_edit_support)
        self.watches = bool(watching and watching.dynamic_registration)
        self.configures = bool(workspace and workspace.configuration)
        self._versions = bool(edits and edits.document_changes)

    def edit(
        self, article: Article, edits: Sequence[types.TextEdit | types.SnippetTextEdit]
    ) -> types.WorkspaceEdit:
        """Return edits of an article, bound to the version that they were made for where that can be."""
        uri = article.text.uri
        if self._versions:
            which = types.OptionalVersionedTextDocumentIdentifier(uri, article.version)
            return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(which, list(edits))])
        return types.WorkspaceEdit(changes={uri: [one for one in edits if isinstance(one, types.TextEdit)]})
