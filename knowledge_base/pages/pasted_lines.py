"""Lines of YAML that a reader can paste into a file."""

from collections.abc import Sequence

from knowledge_base.pages.escaping import Html, element, escape

_BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ -")


def yaml_text(value: str) -> str:
    """A value as it can be pasted into YAML: plain where that is safe, otherwise in double quotes."""
    plain = set(value) <= _BARE and value.strip() == value and value[:1].isalpha()
    if plain and value.casefold() not in (
        "yes",
        "no",
        "on",
        "off",
        "true",
        "false",
        "null",
        "y",
        "n",
    ):
        return value
    escaped = " ".join(value.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def code_lines(lines: Sequence[str]) -> Html:
    """The lines in a box of their own, told to readers of screens as lines to paste."""
    text = Html("&#10;".join(escape(text) for text in lines))
    return element(
        "pre", element("code", text), tabindex="0", role="group", aria_label="Lines to paste"
    )
