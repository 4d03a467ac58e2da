"""The Java that LanguageTool runs on."""

import os
import re
import shutil
import subprocess

from copydesk.errors import ServiceError

OLDEST = 17
"""The first version of Java that LanguageTool 6.8 runs on."""

_VERSION = re.compile(r'version "(?:1\.)?(\d+)')
_PATIENCE = 60  # seconds


def find() -> str:
    """Return the path of Java: of ``JAVA_HOME``, else of ``PATH``.

    Raises:
        ServiceError: there is none, or it is too old.
    """
    home = os.environ.get("JAVA_HOME", "")
    java = (shutil.which("java", path=os.path.join(home, "bin")) if home else None) or shutil.which("java")
    if java is None:
        raise ServiceError(
            f"LanguageTool needs Java {OLDEST} or newer, and there is none: install it, or give a `server:`"
        )
    version = _version(java)
    if version < OLDEST:
        raise ServiceError(
            f"LanguageTool needs Java {OLDEST} or newer, and {java} is Java {version}: "
            "set JAVA_HOME to a newer one, or give a `server:`"
        )
    return java


def _version(java: str) -> int:
    try:
        told = subprocess.run(  # noqa: S603  the user's own Java
            [java, "-version"], capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ServiceError(f"LanguageTool: {java} can't be run: {error}; set JAVA_HOME to another") from error
    found = _VERSION.search(told.stderr + told.stdout)
    if found is None:
        raise ServiceError(f"LanguageTool: {java} does not say its version; set JAVA_HOME to another")
    return int(found.group(1))
