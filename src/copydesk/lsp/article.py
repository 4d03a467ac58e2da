"""One article that is open in the editor, and what is known of it."""

import asyncio

from copydesk.lsp.examiner import Checked
from copydesk.lsp.positions import Positions, Unit
from copydesk.lsp.texts import OpenText


class Article:
    """One article that is open.

    ``checked`` holds of ``version`` of its text. ``due`` is when the next check is wanted, ``waiting`` since
    when one is waited for, both in seconds of the loop's clock; ``cost`` is how long the last one took.
    """

    def __init__(self, text: OpenText) -> None:
        self.text = text
        self.checked = Checked()
        self.version: int | None = None
        self.is_outdated = True
        self.cost = 0.0
        self.due = 0.0
        self.waiting = 0.0
        self.task: asyncio.Task[None] | None = None
        self.hurry = asyncio.Event()

    @property
    def is_current(self) -> bool:
        """Whether what is known of it holds of its newest text."""
        return not self.is_outdated and self.version == self.text.version

    def positions(self, unit: Unit) -> Positions:
        """Return the positions in the text that was checked."""
        return Positions(self.checked.text, unit)
