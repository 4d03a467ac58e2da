"""Every exception of the package.

::

    CopydeskError            something the user can mend: shown as a message, never as a traceback
    ├── ConfigError          a configuration file
    ├── RuleError            a rule file
    │   └── PatternTimeout   a pattern that takes too long on an article
    ├── ReadError            an article that can't be read
    ├── WriteError           a file that can't be written, or was changed meanwhile
    ├── ServiceError         a program beside this one that does not do its work
    └── UsageError           what was asked for on the command line or in the API
"""


class CopydeskError(Exception):
    """A fault outside the program. ``str(error)`` is the whole message, written for the user."""

    def __init__(
        self, message: str, path: str | None = None, line: int | None = None, column: int | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.column = column
        self.frame = ""  # the lines around the fault with a caret, where they are known

    def __str__(self) -> str:
        """Return ``path:line:column: message`` with the parts that are known."""
        place = [str(part) for part in (self.path, self.line, self.column) if part is not None]
        return f"{':'.join(place)}: {self.message}" if place else self.message


class ConfigError(CopydeskError):
    """A configuration that can't be used."""


class RuleError(CopydeskError):
    """A rule file that can't be used."""


class PatternTimeout(RuleError):  # noqa: N818  the word that says it
    """A pattern that can't be searched for in an article within its time."""


class ReadError(CopydeskError):
    """An article that can't be read."""


class WriteError(CopydeskError):
    """A file that is not written: it can't be, or someone else changed it."""


class ServiceError(CopydeskError):
    """A program beside this one that can't be asked; without a path it is said once for a whole run."""


class UsageError(CopydeskError):
    """A request that makes no sense."""
