"""What texts call an actor beside its name, gathered from its mentions: each title or role once, with the places that say so."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from knowledge_base.entities.linking.name_folding import best_form, fold_name
from knowledge_base.model import Document, Mention, Span

Use = tuple[Mention, Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleForm:
    """One title or role (folded alike): its best form, and the mentions with the stretches that say it."""

    text: str
    uses: tuple[Use, ...]

    @property
    def sources(self) -> list[str]:
        """The sources that say it, sorted."""
        return sorted({mention.source for mention, _ in self.uses})


def role_forms(mentions: Iterable[Mention], documents: Mapping[str, Document]) -> list[RoleForm]:
    """The titles and roles that stand beside the mentions, in the words of the texts, by alphabet."""
    forms: defaultdict[str, list[tuple[str, Use]]] = defaultdict(list)
    for mention in mentions:
        for role in mention.roles:
            text = " ".join(documents[mention.source].text[role.start : role.end].split())
            forms[fold_name(text)].append((text, (mention, role)))
    return [
        RoleForm(
            text=best_form(text for text, _ in forms[key]),
            uses=tuple(use for _, use in forms[key]),
        )
        for key in sorted(forms)
    ]
