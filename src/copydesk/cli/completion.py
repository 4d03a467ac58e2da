"""``copydesk completion``: what a shell offers after a tab."""

import itertools
import re
from collections.abc import Iterator

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
)

VARIABLE = "_COPYDESK_COMPLETE"  # set by the script when it asks what to offer
SHELLS = ("bash", "zsh", "fish")
WHERE = {
    "bash": '~/.bashrc:  eval "$(copydesk completion bash)"',
    "zsh": '~/.zshrc, after compinit:  eval "$(copydesk completion zsh)"',
    "fish": "~/.config/fish/config.fish:  copydesk completion fish | source",
}


@click.command("completion", epilog="\b\nPut this into\n" + "\n".join(f"  {one}" for one in WHERE.values()))
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> None:
    """Print the script that makes SHELL complete commands, flags, rules and files."""
    click.echo(script(shell))


def script(shell: str) -> str:
    """Return the script for a shell."""
    from copydesk.cli.main import cli  # noqa: PLC0415  it imports this module when it is called

    made = _SHELLS[shell](cli, {}, "copydesk", VARIABLE)
    return (made.source_template % made.source_vars()).strip()


class _Joined(ShellComplete):
    """Completes ``--select=names.v`` too: bash takes it apart, zsh and fish leave it whole."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """Return what the last word can become."""
        words = ["", *args]
        args = [
            word for before, word in itertools.pairwise(words) if word != "=" or not before.startswith("--")
        ]
        name, joined, value = incomplete.partition("=")
        if not joined or not name.startswith("--"):
            return super().get_completions(args, incomplete)
        found = super().get_completions([*args, name], value)
        for one in found:
            one.value = f"{name}={one.value}" if one.type == "plain" else one.value
        return found


class _Bash(_Joined, BashComplete):
    pass


class _Zsh(_Joined, ZshComplete):
    pass


class _Fish(_Joined, FishComplete):
    """A list of names has commas: only the first of a line stands before the value."""

    source_template = FishComplete.source_template.replace('string split ","', 'string split --max 1 ","')


_SHELLS = {"bash": _Bash, "zsh": _Zsh, "fish": _Fish}
for _name, _class in _SHELLS.items():
    add_completion_class(_class, _name)


class _RuleName(click.types.StringParamType):
    """The name of a rule or style, or a list of them with commas; only their files' names are read."""

    name = "rule"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the names that go on from the last comma: styles, then rules."""
        del param
        before, comma, last = incomplete.rpartition(",")
        names = list(_names(ctx.params.get("folders") or ()))
        found = [name for name in names if name.startswith(last)]
        found = found or [name for name in names if name.rpartition(".")[2].startswith(last)]
        return [CompletionItem(f"{before}{comma}{name}") for name in found]


def _names(folders: tuple[str, ...]) -> Iterator[str]:
    from pathlib import Path  # noqa: PLC0415  needed here only

    from copydesk.errors import RuleError  # noqa: PLC0415
    from copydesk.rulebook.sources import builtin, rule_files  # noqa: PLC0415

    found = (one for root in (builtin(), *map(Path, folders)) for one in rule_files(root))
    ids = sorted({one.id for one in found if not isinstance(one, RuleError)})
    yield from dict.fromkeys(one.rpartition(".")[0] for one in ids)
    yield from ids


_TYPES = {
    "DIR": click.Path(file_okay=False),
    "FILE": click.Path(),
    "PATH": click.Path(),
    "RULE": _RuleName(),
}


def completing(made: click.Command) -> click.Command:
    """Return a command with values that can be completed, by what its help calls them."""
    for parameter in made.params:
        said = re.sub(r"\W", "", parameter.metavar or parameter.human_readable_name).upper()
        if said in _TYPES:
            parameter.type = _TYPES[said]
    return made
