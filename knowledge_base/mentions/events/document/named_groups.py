"""For whom the unnamed act: "the guerrillas" of an article that names one armed group are that group's."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from knowledge_base.mentions.events.grammar.fillers import Filler
from knowledge_base.mentions.events.grammar.nouns import ACTING
from knowledge_base.mentions.events.lexicon.event_data import load_words
from knowledge_base.mentions.events.sentence.drafts import Draft
from knowledge_base.model import Argument, Mention, Span

# The kind of a group, and the list of words for those who act for one of it.
FIGHTING_FOR = {"armed-group": "insurgents", "criminal-group": "traffickers"}
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


NEAR = 500  # characters between a group's name and "the group"


def name_groups(drafts: Iterable[Draft], mentions: Sequence[Mention]) -> list[Draft]:
    """The drafts with the group for which their unnamed agents act.

    "This organization" is the group named right before; "the guerrillas" are those of the only armed group that the article
    names, or has named so far. The group's nearest mention before the event is quoted, else its first one.
    """
    groups = [m for m in mentions if m.type == "actor" and not m.adjectival]
    groups = [m for m in groups if m.kind in FIGHTING_FOR]
    return [
        _with_group(_with_owner(_with_meant(draft, groups), groups), groups) for draft in drafts
    ]


def _with_meant(draft: Draft, groups: Sequence[Mention]) -> Draft:
    """The draft with the name of the group in place of "this group", beside "members of that organization"."""
    fillers: list[Filler] = []
    for filler in draft.fillers:
        meant = _meant(filler, groups) if filler.role == "agent" and not filler.named else None
        if meant is None and _is_any_group(filler) and _names_a_group(draft):
            continue
        if meant is None or _plays(draft, [meant]):
            fillers += [] if _names_a_group(draft) and meant is not None else [filler]
            continue
        fillers += [filler] if " of " in filler.argument.text else []
        fillers.append(_agent(meant))
    return replace(draft, fillers=tuple(fillers))


def _with_owner(draft: Draft, groups: Sequence[Mention]) -> Draft:
    """The draft with the group named right before for "it", and beside "its fighters"."""
    agents = draft.roles("agent")
    owned = [a for a in agents if a.argument.text.lower().startswith("its ") and a.classes & ACTING]
    if any(a.named for a in agents) or not (
        owned or ("agent" in draft.thing_pronouns and not agents)
    ):
        return draft
    start = owned[0].argument.span.start if owned else draft.trigger.start
    group = _named_last(groups, start)
    if group is None or _plays(draft, [group]):
        return draft
    return replace(draft, fillers=(*draft.fillers, _agent(group)))


def _named_last(groups: Sequence[Mention], start: int) -> Mention | None:
    """The group named right before, where no other is named near."""
    near = [m for m in groups if start - NEAR <= m.end <= start]
    return near[-1] if near and len({_thing(m) for m in near}) == 1 else None


def _is_any_group(filler: Filler) -> bool:
    """ "A group", "the organisation": of which another telling gives the name."""
    words = filler.argument.text.split()
    group = len(words) == 2 and words[1] in load_words().lists["words for a group"]
    if filler.role != "agent" or not group:
        return False
    return words[0].islower() or words[0] in ("A", "Another", "The")  # not "Norte cartel"


def _names_a_group(draft: Draft) -> bool:
    """Whether a group is named among those who did it."""
    return any(f.named and "groups" in f.classes for f in draft.roles("agent"))


def _meant(filler: Filler, groups: Sequence[Mention]) -> Mention | None:
    """The group that "the group" picks up: the one named right before it, where no other is named near."""
    people, _, group = filler.argument.text.lower().rpartition(" of ")
    said = group.split()
    lists = load_words().lists
    pointed = said[0] in ("this", "that", "same") or not lists["pointing back"].isdisjoint(said)
    if said[-1] not in lists["words for a group"] or not (
        pointed or (said[0] == "the" and not people)
    ):
        return None
    return _named_last(groups, filler.argument.span.start)


def _only_one(kind: str, groups: Sequence[Mention], end: int) -> list[Mention]:
    """The mentions of groups of a kind, if all of them, or all before `end`, mean one; else none."""
    found = [m for m in groups if m.kind == kind]
    for some in (found, [m for m in found if m.start < end]):
        if len({_thing(m) for m in some}) == 1:
            return some
    return []


def _thing(mention: Mention) -> str:
    return mention.readings[0] if mention.readings else mention.name


def _with_group(draft: Draft, groups: Sequence[Mention]) -> Draft:
    agents = draft.roles("agent")
    if any(agent.thing for agent in agents):  # not "the Salvadoran guerrillas"
        return draft
    for kind, name in FIGHTING_FOR.items():
        theirs = [a for a in agents if _acts_for_one(a, load_words().lists[name])]
        first = min((a.argument.span.start for a in theirs), default=0)
        mentions = _only_one(kind, groups, first) if theirs else []
        if mentions and not _plays(draft, mentions):
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
