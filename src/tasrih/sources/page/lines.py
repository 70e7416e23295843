"""HTML → its lines: one for each block."""

from __future__ import annotations

import html

from tasrih.sources.extra import needed

with needed("HTML"):
    from selectolax.lexbor import LexborHTMLParser, LexborNode

from tasrih.sources.page.guard import checked

_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
        "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
_SILENT = frozenset({"head", "noscript", "script", "style", "svg", "template", "title", "iframe", "object"})


def lines_of(text: str) -> list[str]:
    """The lines of a fragment or page; plain text gives its own lines.

    Raises:
        TooLarge: it is built to be slow.
    """
    if "<" not in text:
        return [line for line in (" ".join(line.split()) for line in html.unescape(text).splitlines()) if line]
    root = LexborHTMLParser(checked(text)).body
    return node_lines(root) if root is not None else []


def node_lines(node: LexborNode) -> list[str]:
    """The lines below a node."""
    parts: list[str] = []
    _walk(node, parts)
    return [line for line in (" ".join(line.split()) for line in "".join(parts).split("\x00")) if line]


def _walk(top: LexborNode, parts: list[str]) -> None:
    """Depth first without recursion; "\\x00" parts the blocks."""
    stack: list[LexborNode | str] = [top]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            parts.append(node)
            continue
        tag = node.tag
        if tag == "-text":
            parts.append((node.text(deep=False) or "").replace("\x00", " "))
            continue
        if tag in _SILENT:
            continue
        if tag in _BLOCKS:
            parts.append("\x00")
            stack.append("\x00")
        stack.extend(reversed(list(node.iter(include_text=True))))
