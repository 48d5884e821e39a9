"""Why readers see a value: the sentence, the rule and how sure it is, the line of a person, the work or authority behind it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from knowledge_base.entities.linking.known_things import Entries
from knowledge_base.entities.linking.linked import Linked
from knowledge_base.entities.linking.name_folding import fold_name
from knowledge_base.entities.views.overlay import show_value
from knowledge_base.model import (
    Document,
    Entity,
    Evidence,
    Fact,
    KnowledgeBase,
    LinkedMention,
    Reference,
    Relation,
)

# Told of every entity before its facts.
_SAID = ("name", "kind", "status", "same_as", "reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence of a source: its file and line, its words, and how it was read (rule and confidence, 0 to 1)."""

    file: str
    line: int
    quote: str
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One value that readers see, and all that stands behind it; `line` is that of the entity file (0: none)."""

    field: str
    value: str
    line: int = 0
    found: str | None = None
    authority: bool = False
    works: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()


def explain(
    entity: str,
    linked: Linked,
    knowledge: KnowledgeBase,
    authority: Entries,
    lines: Mapping[str, int],
) -> list[Reason]:
    """Every value of an entity in the order of its page, with its reasons; `lines` are those that people's fields stand in."""
    shown = knowledge.entities[entity]
    desk = _Desk(entity=entity, linked=linked, knowledge=knowledge)
    entry = authority.get(entity)
    reasons = [
        _plain(
            "name",
            shown.name,
            lines,
            known=bool(entry)
            and entry is not None
            and fold_name(entry.name) == fold_name(shown.name),
            desk=desk,
        )
    ]
    if shown.kind:
        kinds = [m for m in desk.mentions() if m.mention.kind == shown.kind]
        known = entry is not None and entry.kind == shown.kind
        reasons.append(_plain("kind", shown.kind, lines, known=known, desk=desk, mentions=kinds))
    reasons += [_plain(field, value, lines, desk=desk) for field, value in _decisions(shown)]
    own = [fact for fact in shown.facts if fact.field not in _SAID]
    facts = [*shown.names, *([shown.description] if shown.description else []), *own]
    reasons += [desk.explain_fact(fact, entry is not None) for fact in facts]
    reasons += [desk.explain_relation(relation, entry is not None) for relation in shown.relations]
    return reasons


def list_mentions(
    entity: str, linked: Linked, knowledge: KnowledgeBase
) -> list[tuple[str, int, Passage]]:
    """Every mention of an entity with its source and its number there, as `split` counts them."""
    desk = _Desk(entity=entity, linked=linked, knowledge=knowledge)
    found = []
    for source, mentions in sorted(knowledge.mentions.items()):
        own = [m for m in mentions if m.entity == entity]
        found += [(source, n, desk.passage_of(m)) for n, m in enumerate(own, start=1)]
    return found


def _decisions(shown: Entity) -> Iterator[tuple[str, str]]:
    if shown.status != "draft":
        yield "status", shown.status
    if shown.same_as:
        yield "same_as", shown.same_as
    if shown.reason:
        yield "reason", shown.reason


def _plain(
    field: str,
    value: str,
    lines: Mapping[str, int],
    *,
    desk: "_Desk",
    known: bool = False,
    mentions: Iterable[LinkedMention] = (),
) -> Reason:
    line = lines.get(field, 0)
    if field == "name" and not line and not known:
        mentions = [m for m in desk.mentions() if fold_name(m.mention.name) == fold_name(value)]
    first = () if line or known else tuple(desk.passage_of(m) for m in [*mentions][:1])
    return Reason(field=field, value=value, line=line, authority=known and not line, passages=first)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What the explanation of one entity looks things up in."""

    entity: str
    linked: Linked
    knowledge: KnowledgeBase

    def mentions(self) -> Iterator[LinkedMention]:
        for _, found in sorted(self.knowledge.mentions.items()):
            yield from (m for m in found if m.entity == self.entity)

    def explain_fact(self, fact: Fact, known: bool) -> Reason:
        value = f"{fact.value} ({fact.entity})" if fact.entity else _say_value(fact)
        return Reason(
            field=f"{fact.field} ({fact.role})" if fact.role else fact.field,
            value=f"{value}, said “{fact.said}”" if fact.said else value,
            line=fact.line,
            found=fact.found,
            authority=known and fact.origin == "machine" and not fact.evidence,
            works=tuple(map(_cite, fact.references)),
            passages=tuple(self._passage(e, fact) for e in fact.evidence),
        )

    def explain_relation(self, relation: Relation, known: bool) -> Reason:
        return Reason(
            field="relation",
            value=f"{relation.type} {relation.to}"
            + (f" ({relation.note})" if relation.note else ""),
            line=relation.line,
            authority=known and relation.origin == "machine" and not relation.evidence,
            works=tuple(map(_cite, relation.references)),
            passages=tuple(self._passage(e, None) for e in relation.evidence),
        )

    def passage_of(self, linked: LinkedMention) -> Passage:
        mention = linked.mention
        document = self.linked.documents[mention.source]
        sentences = self.knowledge.sentences.get(mention.source, ())
        span = next(
            (s for s in sentences if s.start <= mention.start and mention.end <= s.end), None
        )
        start, end = (span.start, span.end) if span else (mention.start, mention.end)
        return Passage(
            file=document.path.as_posix(),
            line=_line(document, mention.start),
            quote=" ".join(document.text[start:end].split()),
            readings=(_say_mention(linked),),
        )

    def _passage(self, evidence: Evidence, fact: Fact | None) -> Passage:
        document = self.linked.documents[evidence.source]
        readings = dict.fromkeys((*self._mentions_in(evidence, fact), *self._events_in(evidence)))
        return Passage(
            file=document.path.as_posix(),
            line=_line(document, evidence.start),
            quote=" ".join(evidence.quote.split()),
            readings=tuple(readings),
        )

    def _mentions_in(self, evidence: Evidence, fact: Fact | None) -> Iterator[str]:
        meant = fact.entity if fact and fact.entity else self.entity
        for linked in self.knowledge.mentions.get(evidence.source, ()):
            mention = linked.mention
            inside = evidence.start <= mention.start and mention.end <= evidence.end
            if not inside or linked.entity != meant:
                continue
            if (
                fact is None
                or fact.field != "alias"
                or fold_name(mention.text) == fold_name(str(fact.value))
            ):
                yield _say_mention(linked)

    def _events_in(self, evidence: Evidence) -> Iterator[str]:
        for linked in self.knowledge.events.get(evidence.source, ()):
            event = linked.event
            if (
                linked.entity == self.entity
                and evidence.start < event.span.end
                and event.span.start < evidence.end
            ):
                yield f"event by “{event.trigger}”: {event.rule}, {event.confidence:.2f}"


def _say_mention(linked: LinkedMention) -> str:
    mention = linked.mention
    return f"“{' '.join(mention.text.split())}”: {mention.rule}, {mention.confidence:.2f}"


def _say_value(fact: Fact) -> str:
    value = "not known" if fact.value is None else show_value(fact)
    return f"{value} ({fact.note})" if fact.note else value


def _cite(work: Reference) -> str:
    parts = (work.author, work.title, work.publisher, work.date, work.url)
    return ", ".join(part for part in parts if part)


def _line(document: Document, offset: int) -> int:
    """The line of an offset in the seed as an editor counts it."""
    return document.text.count("\n", 0, offset) + 1
