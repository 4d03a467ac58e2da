"""LanguageTool as a configuration wants it, within what its user allows.

A configuration comes with the articles, so it may not send them to another machine, nor name a program to
run, on its word alone: the user has to say so too, by a flag or a variable of the environment.
"""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol, cast

from copydesk.config.file import Config
from copydesk.errors import ConfigError, CopydeskError
from copydesk.kinds.languagetool import Languagetool
from copydesk.languagetool.desk import Desk
from copydesk.languagetool.replies import Replies
from copydesk.languagetool.tool import checked, is_here
from copydesk.model.finding import Level
from copydesk.rulebook.rule import Rule

SERVER = "COPYDESK_LANGUAGETOOL_SERVER"
"""The variable that names a server, as ``--languagetool-server`` does."""

ALLOWED = "COPYDESK_LANGUAGETOOL_ALLOW"
"""The variable that lists servers and folders that configurations may name, with blanks between."""


class Asked(Protocol):
    """What was asked for beside the configuration."""

    @property
    def languagetool_server(self) -> str:
        """The address of a server."""
        ...

    @property
    def languagetool_cached(self) -> bool:
        """Whether answers of other runs count."""
        ...


def served(rules: Sequence[Rule], config: Config, asked: Asked, least: Level) -> tuple[Rule, ...]:
    """Return the rules; those of LanguageTool share a desk, which makes one request of what they want.

    Raises:
        ConfigError: one of them can't be used as the configuration has it.
    """
    mine = {rule.id: _fitted(rule, config, least) for rule in rules if isinstance(rule.check, Languagetool)}
    checks = list(mine.values())
    desk = _desk(config, asked, checks)
    made: list[Rule] = []
    for rule in rules:
        if rule.id not in mine:
            made.append(rule)
        elif mine[rule.id].categories or mine[rule.id].rules:
            made.append(replace(rule, check=replace(mine[rule.id], **cast("Any", {"_desk": desk}))))
    return tuple(made)


def _fitted(rule: Rule, config: Config, least: Level) -> Languagetool:
    """Return the check of a rule with its folder, without categories whose level is too low to be shown."""
    check = cast("Languagetool", rule.check)
    low = {name for name, level in check.levels.items() if Level[level.upper()] < least}
    kept = tuple(name for name in check.categories if name not in low)
    made = replace(check, categories=kept, **cast("Any", {"_folder": str(config.root)}))
    try:
        if made.categories or made.rules:
            made.validate()
    except (CopydeskError, ValueError) as error:
        raise ConfigError(f"{rule.id}: {error}", config.path) from error
    return made


def _desk(config: Config, asked: Asked, checks: Sequence[Languagetool]) -> Desk:
    server, refused = _server(config, asked.languagetool_server)
    folder = config.languagetool.get("folder", "")
    if folder and not server:
        place = str((config.root / Path(folder).expanduser()).resolve())
        if place not in {str(Path(one).expanduser().resolve()) for one in _allowed()}:
            refused = _refusal(config, f"start the LanguageTool in {place}", place)
        folder = place
    return Desk(
        tuple(check.wish for check in checks),
        tuple(dict.fromkeys(selector for check in checks for selector in check.scope)),
        config.languagetool.get("language", ""),
        server,
        folder,
        refused,
        Replies() if asked.languagetool_cached else None,
    )


def _server(config: Config, flag: str) -> tuple[str, str]:
    """Return the address of the server that was named, if any, and why it may not be used."""
    if named := flag or os.environ.get(SERVER, ""):
        return checked(named), ""
    if not (named := config.languagetool.get("server", "")):
        return "", ""
    server = checked(named)
    if is_here(server) or server in {checked(one) for one in _allowed() if "://" in one}:
        return server, ""
    return server, _refusal(config, f"send articles to {server}", server)


def _allowed() -> list[str]:
    return os.environ.get(ALLOWED, "").split()


def _refusal(config: Config, what: str, name: str) -> str:
    return (
        f"grammar rules did not run: {config.path} would {what}; to allow it, put {name} into the variable "
        f"{ALLOWED}, or name a server yourself with --languagetool-server"
    )
