"""What a text calls the people and groups that it names, kept beside the name: titles, offices, roles, descriptions."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge_base.mentions.names.appositions import role_after, role_before
from knowledge_base.mentions.names.role_scene import Scene
from knowledge_base.mentions.names.role_words import role_words
from knowledge_base.mentions.names.titles import title_before
from knowledge_base.model import Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


def with_roles(
    paragraphs: Sequence[Span], docs: "Sequence[Doc]", mentions: Sequence[Mention]
) -> list[Mention]:
    """The mentions, those of people and groups with what the text beside the name says they are.

    A role is quoted to the letter and shares no character with the name. What a text denies, asks or supposes is none, and neither
    is what may be said of somebody else.
    """
    roles: dict[Mention, tuple[Span, ...]] = {}
    for span, doc in zip(paragraphs, docs, strict=True):
        inside = [m for m in mentions if span.start <= m.start and m.end <= span.end]
        if not any(mention.type == "actor" for mention in inside):
            continue
        scene = Scene(doc, span, inside)
        for mention in scene.spans:
            if found := _roles_of(scene, mention):
                roles[mention] = found
    return [replace(m, roles=roles[m]) if m in roles else m for m in mentions]


def _roles_of(scene: Scene, mention: Mention) -> tuple[Span, ...]:
    if mention.type != "actor" or mention.adjectival:
        return ()
    words = role_words()
    nouns = words.people if mention.kind == "person" else words.group_nouns
    found = [rule(scene, mention, nouns) for rule in (title_before, role_before, role_after)]
    return tuple(role for role in found if role and not scene.names(role, mention))
