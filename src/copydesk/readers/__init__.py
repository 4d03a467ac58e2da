"""A format in, a Document out."""

from pathlib import PurePath

from copydesk.model.document import Document

_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdx", ".qmd", ".rmd"})
_LARGEST_MARKDOWN = 8_000_000  # characters; anything larger is no article and is read as plain text


def read(path: str, source: str) -> Document:
    """Return the article in ``source``, decoded text; the extension of ``path`` tells the format.

    Markdown above eight million characters is read as plain text, so that time and memory stay bounded.
    """
    if PurePath(path).suffix.lower() in _MARKDOWN and len(source) <= _LARGEST_MARKDOWN:
        from copydesk.readers.markdown import read_markdown  # noqa: PLC0415  plain text needs no parser

        return read_markdown(path, source)
    from copydesk.readers.plain import read_plain  # noqa: PLC0415  likewise

    return read_plain(path, source)
