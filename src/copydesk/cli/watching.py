"""``copydesk check --watch``."""

import time
from collections.abc import Callable

import click

from copydesk import api
from copydesk.cli import terminal
from copydesk.cli.asked import Asked, validate_watching
from copydesk.cli.checking import run
from copydesk.errors import CopydeskError
from copydesk.model.finding import Problem

INTERVAL = 0.4  # seconds between two looks
SETTLING = 0.1  # seconds without a change before articles are checked again
_PATIENCE = 20  # looks at files that never come to rest

Pause = Callable[[float], None]


def watch_articles(asked: Asked, pause: Pause = time.sleep) -> int:
    """Check, and again whenever an article, a configuration or a rule is saved; return the exit code.

    The end is Ctrl-C, and no failure. On a terminal each report takes the place of the one before.
    """
    try:
        validate_watching(asked)
        watch = api.watch(asked.where or (".",), asked.options)
    except CopydeskError as error:
        terminal.show_problems([Problem.of(error)])
        return 2
    try:
        while True:
            click.clear()  # nothing, where there is no terminal
            run(asked)
            click.echo(
                f"copydesk: checked at {time.strftime('%H:%M:%S')}; watching, Ctrl-C ends it", err=True
            )
            _wait(watch, pause)
    except KeyboardInterrupt:
        click.echo(err=True)
        return 0


def _wait(watch: api.Watch, pause: Pause) -> None:
    """Return when something changed and has come to rest: editors save in several steps."""
    while not watch.changed():
        pause(INTERVAL)
    for _ in range(_PATIENCE):
        pause(SETTLING)
        if not watch.changed():
            return
