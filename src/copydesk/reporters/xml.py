"""Text that may stand in XML 1.0."""

import re

from copydesk.reporters.rendering import visible

_NEVER = re.compile("[\ufffe\uffff]")
_MARKUP = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;"}


def xml(text: str) -> str:
    """Return text for an element or an attribute in double quotes.

    Control characters, which XML forbids even escaped, are shown as symbols.
    """
    return _NEVER.sub("\ufffd", visible(text)).translate(_MARKUP)


def attributes(**values: object) -> str:
    """Return attributes, each after a blank; a final ``_`` of a name is left out."""
    return "".join(f' {name.rstrip("_")}="{xml(str(value))}"' for name, value in values.items())
