"""A format in, a Document out."""

from copydesk.model.document import Document
from copydesk.readers.reading import USUAL, Reading

_MARKDOWN = frozenset({"md", "markdown", "mdown", "mkd", "mkdn", "mdx", "qmd", "rmd"})
_HTML = frozenset({"html", "htm", "xhtml"})
_LARGEST_MARKDOWN = 8_000_000  # characters; anything larger is no article and is read as plain text


def read(path: str, source: str, reading: Reading = USUAL) -> Document:
    """Return the article in ``source``, decoded text; the extension of ``path`` tells the format.

    Markdown above eight million characters is read as plain text, so that time and memory stay bounded.
    """
    ending = reading.ending(path)
    if ending in _HTML:
        from copydesk.readers.html import read_html  # noqa: PLC0415  loaded when needed

        return read_html(path, source, reading)
    if ending in _MARKDOWN and len(source) <= _LARGEST_MARKDOWN:
        from copydesk.readers.markdown import read_markdown  # noqa: PLC0415  likewise

        return read_markdown(path, source, reading)
    from copydesk.readers.plain import read_plain  # noqa: PLC0415  likewise

    return read_plain(path, source)
