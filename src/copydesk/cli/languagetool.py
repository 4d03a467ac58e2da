"""``copydesk languagetool``: the server that grammar rules ask."""

import time
from pathlib import Path
from typing import NoReturn

import click

from copydesk.cli import terminal
from copydesk.errors import ServiceError
from copydesk.languagetool import folders, install, java, running
from copydesk.model.finding import Problem


@click.group("languagetool")
def command() -> None:
    """Install, start and stop the LanguageTool server that grammar rules ask.

    Rules start it themselves when they need it, and it ends when it was not used for ten minutes.
    """


@command.command("install")
@click.option("--folder", metavar="DIR", help="Put it below this folder; name that in LTP_PATH then.")
@click.pass_context
def install_command(ctx: click.Context, *, folder: str | None) -> None:
    """Build LanguageTool's folder from Maven Central. Needs Java 17 and Maven; about 100 MB."""
    try:
        made = install.install(Path(folder) if folder else None, click.echo)
    except ServiceError as error:
        _fail(ctx, error)
    click.echo(f"LanguageTool {made.version} is in {made.path}.")


@command.command("status")
@click.pass_context
def status_command(ctx: click.Context) -> None:
    """Tell which LanguageTool would be used, and which servers run. Exit code 1: none can be used."""
    usable = True
    for find in (java.find, folders.find):
        try:
            found = find()
        except ServiceError as error:
            usable = False
            click.echo(error.message)
        else:
            click.echo(
                f"Java: {found}" if isinstance(found, str) else f"LanguageTool {found.version}: {found.path}"
            )
    try:
        servers = list(running.running())
    except ServiceError as error:
        _fail(ctx, error)
    for server in servers:
        minutes = max(0.0, time.time() - server.since) / 60
        click.echo(f"running for {minutes:.0f} min: {server.url}, process {server.process}, {server.folder}")
    if not servers:
        click.echo("No server runs.")
    ctx.exit(0 if usable else 1)


@command.command("start")
@click.pass_context
def start_command(ctx: click.Context) -> None:
    """Start the server, or tell where it runs."""
    try:
        server = running.ensure(folders.find())
    except ServiceError as error:
        _fail(ctx, error)
    click.echo(f"LanguageTool {server.version} runs: {server.url}")


@command.command("stop")
@click.pass_context
def stop_command(ctx: click.Context) -> None:
    """Stop all servers that were started for you."""
    try:
        servers = list(running.running())
    except ServiceError as error:
        _fail(ctx, error)
    for server in servers:
        if not running.stop(server):
            _fail(ctx, ServiceError(f"the server at {server.url} does not end; process {server.process}"))
        click.echo(f"Stopped {server.url}.")
    if not servers:
        click.echo("No server runs.")


def _fail(ctx: click.Context, error: ServiceError) -> NoReturn:
    terminal.show_problems([Problem.of(error)])
    ctx.exit(2)
