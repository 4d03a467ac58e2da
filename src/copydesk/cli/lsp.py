"""``copydesk lsp``."""

import sys
from importlib.util import find_spec

import click

from copydesk.config.workspace import Options

_MISSING = "the language server is an extra; install it with: pip install 'copydesk[lsp]'"


@click.command("lsp")
@click.option("--config", metavar="FILE", help="Use this configuration for all files.")
@click.option("--isolated", is_flag=True, help="Read no configuration file.")
@click.option("--stdio", is_flag=True, hidden=True)  # many editors add it; there is no other way
def command(*, config: str | None, isolated: bool, stdio: bool) -> None:
    """Serve an editor: findings, fixes and pages of rules while one types.

    It speaks the Language Server Protocol on standard input and output; editors start it themselves. It needs
    an extra: pip install 'copydesk[lsp]'
    """
    del stdio
    if find_spec("pygls") is None:
        click.echo(f"copydesk: {_MISSING}", err=True)
        sys.exit(2)
    if sys.stdin.isatty():
        click.echo("copydesk: an editor starts this; it waits for its messages (Ctrl-C ends it)", err=True)
    from copydesk.lsp.server import serve  # noqa: PLC0415  an extra, and slow to import

    sys.exit(serve(Options(config=config, isolated=isolated, force_exclude=True)))
