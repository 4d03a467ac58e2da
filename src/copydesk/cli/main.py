"""The ``copydesk`` command and its subcommands, each imported when it is called."""

import gc
import os
import sys
from importlib import import_module

import click
from click.shell_completion import CompletionItem

COMMANDS = {
    "archive": "Know what was published before.",
    "baseline": "Keep what is found now silent from now on.",
    "cache": "Show where results of runs are kept, or drop them.",
    "check": "Check articles and report what is wrong.",
    "completion": "Print a script that completes commands, flags, rules and files.",
    "explain": "Show the page of a rule.",
    "facts": "List what a fact-checker looks up in an article.",
    "init": "Write a commented copydesk.yaml and show the hook snippet.",
    "languagetool": "Install, start and stop the server that grammar rules ask.",
    "lsp": "Serve an editor: findings and fixes while one types.",
    "rules": "List the rules.",
    "test": "Run the examples inside rule files.",
}
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

_STOPPED = 130  # as shells have it


class _Late(click.Group):
    """A group whose commands are modules of the same name, imported when needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command; with values that can be completed, when it is a shell that asks."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"copydesk.cli.{cmd_name}").command
        if not ctx.resilient_parsing:
            return command
        from copydesk.cli.completion import completing  # noqa: PLC0415  only when a shell asks

        return completing(command)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return what a word can become: the commands, without importing them, and the flags."""
        found = [
            CompletionItem(name, help=text) for name, text in COMMANDS.items() if name.startswith(incomplete)
        ]
        return [*found, *click.Command.shell_complete(self, ctx, incomplete)]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; guess what was meant when there is none of that name."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from copydesk.rulebook.suggest import did_you_mean  # noqa: PLC0415  only for a complaint

            ctx.fail(f'There is no command "{args[0]}"{did_you_mean(args[0], COMMANDS)}.'.replace("?.", "?"))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _show_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001  click's form
    if value and not ctx.resilient_parsing:
        from copydesk import __version__  # noqa: PLC0415  read from the package's metadata

        click.echo(f"copydesk {__version__}")
        ctx.exit()


@click.group(cls=_Late, context_settings=CONTEXT)
@click.option(
    "-V",
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_show_version,
    help="Show the version.",
)
def cli() -> None:
    """Find what is wrong between two places of an article, or of an archive.

    Exit codes: 0 nothing at or above the fail level, 1 findings, 2 something went wrong.
    """


def _open_streams() -> None:
    """Put nothing in the place of standard streams that the caller has closed."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115  open to the end


def main() -> None:
    """Run the command."""
    from copydesk.cli.terminal import quiet_pipe  # noqa: PLC0415  only to run, not to import

    if "_COPYDESK_COMPLETE" in os.environ:
        import_module("copydesk.cli.completion")  # a shell asks
    _open_streams()
    gc.set_threshold(50_000)  # what start-up makes stays: looking through it for cycles is lost time
    with quiet_pipe():
        try:
            sys.exit(cli(prog_name="copydesk", standalone_mode=False))
        except click.Abort:  # Ctrl-C; 1 would say that something was found
            click.echo("\ncopydesk: stopped", err=True)
            sys.exit(_STOPPED)
        except click.ClickException as error:
            error.show()
            sys.exit(error.exit_code)
        except Exception as error:
            if isinstance(error, OSError):
                raise  # of the output: the pipe's own affair
            click.echo(f"copydesk: stopped with {type(error).__name__}: {error}. Please report it.", err=True)
            sys.exit(2)
