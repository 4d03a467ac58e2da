"""What the server tells an editor."""

from typing import Protocol

from lsprotocol import types


class Client(Protocol):
    """The two messages that need no answer."""

    def text_document_publish_diagnostics(self, params: types.PublishDiagnosticsParams) -> None:
        """Send what is found in a file, in place of all that was sent of it before."""

    def window_show_message(self, params: types.ShowMessageParams) -> None:
        """Show a message."""
