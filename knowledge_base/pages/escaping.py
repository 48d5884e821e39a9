"""Strict escaping: the one place where text from seeds and YAML becomes HTML, a Markdown heading or front matter.

`element` escapes every child that is not `Html`, so that forgetting to escape shows as visible markup, never as a tag.
"""

import re
from collections.abc import Iterable

# Python-Markdown marks its own placeholders with STX and ETX; other control characters have no place in a page either.
# The bidirectional overrides go because they let a name reverse the words around it; plain right-to-left marks stay.
_SPACES = re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
# Beside what HTML needs: a line that begins with ` or ~ would open a fence even inside a block of HTML, and brackets and
# braces are kept from every extension of Markdown and from any template engine that may come to read the page.
_ESCAPES = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        **{sign: f"&#{ord(sign)};" for sign in "'`~{}[]\\"},
    }
)
# Most text is plain, and one look says so; the pages of 1,500 articles escape seven million pieces.
_SPECIAL = re.compile(
    "[&<>\"'`~{}\\[\\]\\\\\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


NOTHING = Html("")


def clean_text(value: str) -> str:
    """The text without control characters, bidirectional overrides and line breaks (these become spaces)."""
    spaced = _SPACES.sub(" ", value)
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", spaced))


def escape(value: str) -> Html:
    """The text as HTML that shows exactly its characters; what is `Html` already passes."""
    if isinstance(value, Html):
        return value
    return Html(clean_text(value).translate(_ESCAPES) if _SPECIAL.search(value) else value)


def element(tag: str, *children: str, **attributes: str | bool | None) -> Html:
    """One HTML element; children that are not `Html` are escaped, empty attributes are left out.

    Attribute names are Python names: `class_`, `data_label`, `aria_label`. True gives a bare attribute.
    """
    opening = f"<{tag}{''.join([_attribute(*given) for given in attributes.items()])}>"
    return Html(opening if tag in _VOID else f"{opening}{join(children)}</{tag}>")


def join(parts: Iterable[str], separator: str = "") -> Html:
    """The parts one after another, each escaped unless it is `Html`."""
    return Html(
        escape(separator).join([part if isinstance(part, Html) else escape(part) for part in parts])
    )


def heading_text(value: str) -> str:
    """A name as the text of a Markdown heading: nothing in it can be read as Markdown, HTML or an attribute list."""
    text = " ".join(clean_text(value).split())
    return "".join(sign if sign.isalnum() or sign == " " else f"&#{ord(sign)};" for sign in text)


def front_matter(values: Iterable[tuple[str, str | float | bool | list[str]]]) -> str:
    """A YAML head for a page. Text is escaped as HTML, for themes print a title and a description as they come."""
    lines = [f"{key}: {_yaml(value)}" for key, value in values]
    return "\n".join(["---", *lines, "---"])


def _yaml(value: str | float | bool | list[str]) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{" ".join(escape(value).split())}"'
    if isinstance(value, list):
        return f"[{', '.join(_yaml(item) for item in value)}]"
    return str(value)


def _attribute(name: str, value: str | bool | None) -> str:
    if value is None or value is False or value == "":
        return ""
    written = name.rstrip("_").replace("_", "-")
    return f" {written}" if value is True else f' {written}="{escape(str(value))}"'
