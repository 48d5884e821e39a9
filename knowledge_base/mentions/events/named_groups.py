"""For whom the unnamed act: "the guerrillas" of an article that names one armed group are that group's."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from knowledge_base.mentions.events.drafts import Draft
from knowledge_base.mentions.events.event_data import load_words
from knowledge_base.mentions.events.fillers import Filler
from knowledge_base.model import Argument, Mention, Span

# The kind of a group, and the list of words for those who act for one of it.
FIGHTING_FOR = {"armed-group": "insurgents", "criminal-group": "traffickers"}
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


def name_groups(drafts: Iterable[Draft], mentions: Sequence[Mention]) -> list[Draft]:
    """The drafts with the group for which their unnamed agents act, where the article names only one of its kind.

    The group's nearest mention before the event is quoted, else its first one.
    """
    groups = {kind: found for kind in FIGHTING_FOR if (found := _only_one(kind, mentions))}
    return [_with_group(draft, groups) for draft in drafts]


def _only_one(kind: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of groups of a kind, if all of them mean one; else none."""
    found = [m for m in mentions if m.type == "actor" and m.kind == kind and not m.adjectival]
    return found if len({_thing(m) for m in found}) == 1 else []


def _thing(mention: Mention) -> str:
    return mention.readings[0] if mention.readings else mention.name


def _with_group(draft: Draft, groups: dict[str, list[Mention]]) -> Draft:
    agents = draft.roles("agent")
    if any(agent.named for agent in agents):
        return draft
    for kind, mentions in groups.items():
        words = load_words().lists[FIGHTING_FOR[kind]]
        if any(_acts_for_one(agent, words) for agent in agents) and not _plays(draft, mentions):
            before = [m for m in mentions if m.start < draft.trigger.start]
            group = _agent(before[-1] if before else mentions[0])
            return replace(draft, fillers=(*draft.fillers, group))
    return draft


def _acts_for_one(agent: Filler, words: frozenset[str]) -> bool:
    """Whether an agent is "the guerrillas", "a rebel group"; "unidentified terrorists" may be anybody's."""
    said = {word.removesuffix("s") for word in _WORD.findall(agent.argument.text.lower())}
    return not said.isdisjoint(words) and said.isdisjoint(load_words().lists["unidentified"])


def _plays(draft: Draft, mentions: list[Mention]) -> bool:
    """Whether the group plays another part in the event already: it may be the one that was hit."""
    spans = {Span(m.start, m.end) for m in mentions}
    return any(not spans.isdisjoint(filler.argument.mentions) for filler in draft.fillers)


def _agent(mention: Mention) -> Filler:
    span = Span(mention.start, mention.end)
    return Filler(
        argument=Argument(role="agent", text=mention.text, span=span, mentions=(span,)),
        head=-1,
        classes=frozenset({"groups"}),
        named=True,
        bare=False,
        thing=_thing(mention),
    )
