"""What stands around pictures: the frame in which a wide one moves, its key and the scripts that a page needs."""

from collections.abc import Iterable

from knowledge_base.pages.escaping import NOTHING, Html, element, join


def scripts(paths: Iterable[str]) -> Html:
    """Scripts, loaded by this page alone, in their order and after its text."""
    return join(element("script", Html(""), src=path, defer=True) for path in paths)


def key_of(*entries: tuple[str, str]) -> Html:
    """What the signs of a picture mean: the class of each sign and its words."""
    items = (
        element("li", element("span", class_=f"kb-key {name}", aria_hidden="true"), words)
        for name, words in entries
    )
    return element("ul", join(items), class_="kb-keys")


def figure_of(picture: Html, *notes: Html, name: str) -> Html:
    """A picture in a frame that moves sideways, called `name` by screen readers, above its notes; nothing without a picture."""
    if not picture:
        return NOTHING
    view = element(
        "div",
        picture,
        class_="kb-view kb-scroll",
        tabindex="0",
        role="region",
        aria_label=name,
    )
    return element(
        "figure", view, element("figcaption", *notes) if notes else NOTHING, class_="kb-picture"
    )
