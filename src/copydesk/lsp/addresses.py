"""What an editor calls an article, and what we call it: URIs and paths."""

import os
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes, urlsplit
from urllib.request import url2pathname

_ENDINGS = {
    "markdown": ".md",
    "mdx": ".mdx",
    "rmd": ".rmd",
    "quarto": ".qmd",
    "html": ".html",
    "xhtml": ".html",
}


def path_of(uri: str, language: str = "") -> str:
    """Return the path of an article: from the current folder when it is in there, else the whole path.

    What is no file yet (``untitled:Untitled-1``) is taken for a file of the current folder, with the ending
    of its ``language``.
    """
    parts = urlsplit(uri)
    name = os.fsdecode(unquote_to_bytes(parts.path))
    if parts.scheme == "file":
        return shown(_local(parts.netloc, name))
    name = "".join(one for one in name.rpartition("/")[2] if one.isprintable()) or "untitled"
    ending = _ENDINGS.get(language, "")
    return name if not ending or name.lower().endswith(ending) else name + ending


def _local(host: str, path: str) -> str:
    if os.name != "nt":
        return path
    return url2pathname(f"//{host}{path}" if host else path)  # pragma: no cover  drives and shares of Windows


def shown(path: str) -> str:
    """Return a path as it is shown: from the current folder when it is in there."""
    full, folder = os.path.abspath(path), os.getcwd()
    inside = folder.rstrip(os.sep) + os.sep
    if full.startswith(inside):
        return os.path.relpath(full, folder)
    real = os.path.realpath(full)  # the folder may have been reached by a link
    return os.path.relpath(real, folder) if real.startswith(inside) else full


def uri_of(path: str) -> str:
    """Return the URI of a file."""
    full = Path(os.path.abspath(path))
    if os.name == "nt":
        return full.as_uri()  # pragma: no cover  as above
    return "file://" + quote_from_bytes(os.fsencode(full), safe="/~")
