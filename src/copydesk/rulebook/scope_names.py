"""The names that a selector (``heading.h2``, ``paragraph & ~list``) may be made of.

A name that nothing bears selects nothing, so that its rule would never speak, or leaves nothing out. What
stands behind ``class``, ``comment`` and ``frontmatter`` is free: it comes from the article.
"""

from copydesk.model.document import BlockKind
from copydesk.rulebook.suggest import did_you_mean

_CUTS = frozenset({"raw", "sentence", "link", "strong", "emphasis", "code"})  # of Vale's kinds; no blocks
_PARTS = frozenset(
    [
        *("text", "summary", "paragraph", "heading", "list", "blockquote", "table", "figure", "meta"),
        *("alt", "attr", "cell", "header", "footnote", *(f"h{level}" for level in range(1, 7))),
        *(kind.value for kind in BlockKind),
    ]
)
_KEYS = (
    frozenset(  # of front matter: those that are parts of an article, which are known without "frontmatter"
        [
            *("title", "description", "subtitle", "dek", "excerpt", "deck", "lede", "lead", "abstract"),
            *("author", "authors", "credits", "photographer"),
        ]
    )
)
_FORMATS = frozenset(
    [
        *("md", "html", "txt", "rst", "adoc", "org", "xml", "dita", "mdx", "myst", "qmd", "typ", "ipynb"),
        *(
            "qdoc",
            "tex",
            "yml",
            "json",
            "toml",
            "py",
            "js",
            "ts",
            "go",
            "rs",
            "rb",
            "java",
            "cpp",
            "c",
            "css",
        ),
    ]
)
_FREE = frozenset({"class", "comment", "frontmatter"})
_NONE: frozenset[str] = frozenset()
_LONGEST = 60  # characters of a selector that a complaint repeats


def scope_fault(written: str, kind: str, *, blocks: bool) -> str:
    """Return what is wrong with a selector of a rule of ``kind``; empty if nothing is.

    A kind that looks at ``blocks`` has no sentences, links and the like.
    """
    if "doc(" in written:
        return "selectors of Vale's form doc(…) are not supported"
    known = _PARTS | _KEYS | _FORMATS | _FREE | (_NONE if blocks else _CUTS)
    for term in written.split("&"):
        for name in term.strip().removeprefix("~").strip().split("."):
            if name in _FREE:
                break
            if name and name not in known:
                return _unknown(name, kind, known)
    return ""


def _unknown(name: str, kind: str, known: frozenset[str]) -> str:
    if name in _CUTS:
        return f'the kind {kind} looks at whole blocks: there is no "{name}" for it'
    shown = name[:_LONGEST]
    if " " in name or "," in name:
        return f'"{shown}" is no name of a part; several are joined as "a & b", or are a list'
    hint = did_you_mean(name, known - _FORMATS)
    return f'no part of an article is called "{shown}"' + (
        hint or '; what stands in front matter is "frontmatter.KEY", a class "class.NAME"'
    )
