"""What stands around pictures: the scripts that a page needs for them."""

from collections.abc import Iterable

from knowledge_base.pages.escaping import Html, element, join


def scripts(paths: Iterable[str]) -> Html:
    """Scripts, loaded by this page alone, in their order and after its text."""
    return join(element("script", Html(""), src=path, defer=True) for path in paths)
