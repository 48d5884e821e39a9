"""One type for one name within a document, and the names that the article repeats where the model overlooked them."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge_base.mentions.names import confidence
from knowledge_base.mentions.names.known_mentions import names_meant
from knowledge_base.mentions.names.known_names import KnownNameIndex, Match
from knowledge_base.mentions.names.name_evidence import Evidence
from knowledge_base.mentions.names.new_names import NewName
from knowledge_base.mentions.parsing.language_model import is_ordinary
from knowledge_base.mentions.words import fold_name
from knowledge_base.model import KnownName, Mention, Span
from knowledge_base.vocabulary import KINDS, EntityType


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a document's uses of a name together say it is; `actor` and `place` are the points for either."""

    type: EntityType
    kind: str | None
    actor: float
    place: float
    in_body: bool


def decide_types(names: Sequence[NewName]) -> dict[str, Decision]:
    """By folded name, the type that all its uses in the document speak for; a tie goes to the actor."""
    groups: dict[str, list[NewName]] = {}
    for name in names:
        groups.setdefault(fold_name(name.text), []).append(name)
    return {folded: _decide(uses) for folded, uses in groups.items()}


def _decide(uses: Sequence[NewName]) -> Decision:
    actor, place = sum(u.evidence.actor for u in uses), sum(u.evidence.place for u in uses)
    kind_type: EntityType = "actor" if actor >= place else "place"
    return Decision(
        type=kind_type,
        kind=_kind([u.evidence for u in uses], kind_type),
        actor=actor,
        place=place,
        in_body=any(not use.heading for use in uses),
    )


def _kind(evidence: Sequence[Evidence], kind_type: EntityType) -> str | None:
    kinds = Counter(e.kind for e in evidence if e.kind in KINDS[kind_type])
    return min(kinds, key=lambda kind: (-kinds[kind], kind)) if kinds else None


def make_mentions(
    names: Sequence[NewName], decisions: Mapping[str, Decision], source: str
) -> list[Mention]:
    """The candidates that stand, as mentions; a name that only headings have is none."""
    found = []
    for name in names:
        decision = decisions[fold_name(name.text)]
        if decision.in_body:
            found.append(_mention(name, decision, source))
    return found


def _mention(name: NewName, decision: Decision, source: str) -> Mention:
    rule = f"model-{name.label.lower()}" if name.label else "proper-noun"
    return Mention(
        source=source,
        start=name.start,
        end=name.end,
        text=name.text,
        type=decision.type,
        kind=decision.kind,
        name=plain_name(name.text),
        rule=rule,
        confidence=confidence.of_new_name(rule, decision.actor, decision.place),
    )


def plain_name(text: str) -> str:
    """A name on one line, in no quotation marks but those of a nickname inside it: 'Darwin "El Zurdo" Caicedo'."""
    name = _QUOTES.sub('"', " ".join(text.split()))
    bare = " ".join(name.replace('"', "").split())
    nicknamed = _NICKNAMED.search(name) and name.count('"') == 2 and name.strip('"') != bare
    return name if nicknamed else bare


_QUOTES = re.compile("« ?| ?»|[“”]")
# Something stands before or behind what the quotation marks hold.
_NICKNAMED = re.compile(r'(?:^|(?<= ))"\w[^"]*\w"(?:$|(?= ))')


def find_repeats(
    text: str, paragraphs: Sequence[Span], mentions: Sequence[Mention]
) -> list[Mention]:
    """Further places that spell a new name the same way, letter for letter.

    Single words that are plain English are not looked for, so that "Front" or "Independent" cannot spread.
    """
    models = {mention.name: mention for mention in mentions if _may_repeat(mention)}
    if not models:
        return []
    index = KnownNameIndex(
        [
            KnownName(text=m.name, entity=m.name, type=m.type, kind=m.kind or "", exact_case=True)
            for m in models.values()
        ]
    )
    return [
        _repeat(text, match, models[names_meant(text, match)[0].text])
        for span in paragraphs
        for match in index.matches(text, span)
    ]


def _may_repeat(mention: Mention) -> bool:
    words = fold_name(mention.name).split(" ")
    return len(words) > 1 or mention.name.isupper() or not is_ordinary(words[0])


def _repeat(text: str, match: Match, model: Mention) -> Mention:
    return Mention(
        source=model.source,
        start=match.start,
        end=match.end,
        text=text[match.start : match.end],
        type=model.type,
        kind=model.kind,
        name=model.name,
        rule="repeated-name",
        confidence=min(model.confidence, confidence.look_up("repeated-name", 0)),
        readings=model.readings,
    )
