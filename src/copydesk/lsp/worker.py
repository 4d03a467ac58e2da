"""One thread for all that takes time, so that the server goes on listening meanwhile."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Any, TypeVar

T = TypeVar("T")


class Worker:
    """Does what it is given, one thing after the other; what only it touches needs no locks.

    Its thread ends with the program, whatever it is at: leaving an editor never waits for a long article.
    """

    def __init__(self) -> None:
        self._waiting: SimpleQueue[tuple[Callable[[], Any], Future[Any]]] = SimpleQueue()
        self._thread: threading.Thread | None = None

    async def do(self, task: Callable[[], T]) -> T:
        """Return what ``task`` returns, or raise what it raises, once its turn has come."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="copydesk", daemon=True)
            self._thread.start()
        done: Future[T] = Future()
        self._waiting.put((task, done))
        return await asyncio.wrap_future(done)

    def _work(self) -> None:
        while True:
            task, done = self._waiting.get()
            if not done.set_running_or_notify_cancel():
                continue  # nobody waits for it any more
            try:
                done.set_result(task())
            except BaseException as error:  # noqa: BLE001  it is raised where it is waited for
                done.set_exception(error)
