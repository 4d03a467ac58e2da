"""``python -m copydesk.spark``, or this file given to ``spark-submit``: tables in, tables out."""

import sys
from collections.abc import Callable, Mapping

import click

from copydesk.archive.rows import FIELDS
from copydesk.config.workspace import Options
from copydesk.errors import CopydeskError

_FORMATS = ("parquet", "json", "orc", "csv", "files")

_given = [
    click.argument("source"),
    click.argument("target"),
    click.option(
        "--format",
        "form",
        type=click.Choice(_FORMATS),
        default="parquet",
        help="What SOURCE is; files: articles, each a file, in folders.",
    ),
    click.option(
        "--field",
        "fields",
        multiple=True,
        metavar="OURS=THEIRS",
        help=f"Another name of a column ({', '.join(FIELDS)}).",
    ),
    click.option(
        "--output-format",
        "shape",
        type=click.Choice(_FORMATS[:3]),
        default="parquet",
        help="As which TARGET is written.",
    ),
]


def _asked(command: Callable[..., None]) -> Callable[..., None]:
    for one in reversed(_given):
        command = one(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Check tables of articles on many machines, with Apache Spark.

    SOURCE and TARGET are whatever paths Spark reads and writes.
    """


@cli.command()
@_asked
@click.option("--rules", "folders", multiple=True, metavar="FOLDER", help="More rules, on every machine.")
@click.option("--select", multiple=True, metavar="RULE", help="Only these rules or styles.")
def check(  # noqa: PLR0913, PLR0917  each is a flag
    source: str,
    target: str,
    form: str,
    fields: tuple[str, ...],
    shape: str,
    folders: tuple[str, ...],
    select: tuple[str, ...],
) -> None:
    """Write what the rules find in each article."""
    named, options = _named(fields), Options(select=select, folders=folders, isolated=True)
    from copydesk.spark import tables  # noqa: PLC0415  Spark is slow to import

    tables.write(tables.check_table(tables.articles(source, form), named, options), target, shape)


@cli.command()
@_asked
def duplicates(source: str, target: str, form: str, fields: tuple[str, ...], shape: str) -> None:
    """Write the pairs of articles that say the same.

    Beside them, in TARGET-hot and TARGET-faults, stands what was left out.
    """
    named = _named(fields)
    from copydesk.spark import tables  # noqa: PLC0415  as above

    found = tables.duplicates(tables.articles(source, form), named)
    tables.write(found.pairs, target, shape)
    tables.write(found.hot, f"{target.rstrip('/')}-hot", shape)
    tables.write(found.faults, f"{target.rstrip('/')}-faults", shape)


@cli.command()
@_asked
def archive(source: str, target: str, form: str, fields: tuple[str, ...], shape: str) -> None:
    """Write shards of an archive: copydesk archive add TARGET/*.parquet."""
    named = _named(fields)
    from copydesk.spark import tables  # noqa: PLC0415  as above

    tables.write(tables.build_archive(tables.articles(source, form), named), target, shape)


def _named(fields: tuple[str, ...]) -> Mapping[str, str]:
    pairs = [one.partition("=") for one in fields]
    for ours, _, theirs in pairs:
        if ours not in FIELDS or not theirs:
            raise click.BadParameter(f"{ours}={theirs}; write OURS=THEIRS, with one of {', '.join(FIELDS)}")
    return {ours: theirs for ours, _, theirs in pairs}


def main() -> None:
    """Run a command; exit with 2 when it can't be done."""
    try:
        cli(prog_name="python -m copydesk.spark")
    except ImportError as error:
        sys.exit(_failed(f'{error}; Spark is an extra: pip install "copydesk[spark]"'))
    except CopydeskError as error:
        sys.exit(_failed(error.message))
    except Exception as error:
        if not type(error).__module__.startswith("pyspark."):
            raise
        sys.exit(_failed(str(error).partition("\n")[0]))


def _failed(message: str) -> int:
    click.echo(f"error: {message}", err=True)
    return 2


if __name__ == "__main__":
    main()
