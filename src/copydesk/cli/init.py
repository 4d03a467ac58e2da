"""``copydesk init``."""

from pathlib import Path

import click

from copydesk import __version__

CONFIG = """\
# What Copydesk checks here. Found from each article upward; the nearest file holds.
# Every line below is a default or an example: take the "#" away to use it.

# Rules to run: ids (captions.repeated-caption), styles (captions) or all. `copydesk rules` lists them.
# select: [all]
# ignore: [wording]

# A level, "off", or options by rule. `copydesk explain RULE` shows the options.
# rules:
#   wording.filler: off
#   figures.differing-figures: warning
#   captions.repeated-caption: {level: error, min_words: 6}

# Rules of your own: folders of YAML files, below this one.
# rule-folders: [styles]

# Grammar and spelling by LanguageTool; `copydesk languagetool install` fetches it.
# languagetool: true

# Left out, as in .gitignore.
# exclude: [drafts/, "*.tmp.md"]

# Other rules for some files.
# overrides:
#   - paths: [opinion/]
#     ignore: [attribution]

# Known findings stay silent: `copydesk baseline` writes them, "baseline: FILE" here names the file.

# The lowest level that makes a run fail: suggestion, warning, error, never.
# fail-level: warning
"""

HOOK = """\
Add this to .pre-commit-config.yaml to check articles on every commit:

repos:
  - repo: <where your copy of Copydesk lives>
    rev: v{version}
    hooks:
      - id: copydesk
"""


@click.command("init")
@click.option("--force", is_flag=True, help="Overwrite a copydesk.yaml that is there.")
@click.pass_context
def command(ctx: click.Context, *, force: bool) -> None:
    """Write a commented copydesk.yaml here, and show the hook snippet."""
    path = Path("copydesk.yaml")
    try:
        with path.open("w" if force else "x", encoding="utf-8") as file:
            file.write(CONFIG)
    except FileExistsError:
        click.echo("copydesk: copydesk.yaml is there already; --force overwrites it", err=True)
        ctx.exit(2)
    except OSError as error:
        click.echo(f"copydesk: copydesk.yaml can't be written: {error.strerror}", err=True)
        ctx.exit(2)
    click.echo("Wrote copydesk.yaml.\n")
    click.echo(HOOK.format(version=__version__), nl=False)
