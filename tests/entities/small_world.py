"""A small world for the tests of meaning: plain sentences, read by a reader so simple that a test's outcome is plain too.

Names are found as the mentions room finds them: those that people and authority files gave, by their words, with every
reading; and `NEW_NAMES`, which stand for what a tagger finds by itself; it takes any of them for an actor before "men". "Long Name (LN)" makes LN a further name in its
document. Dates are written as EDTF. A sentence with a word of `VERBS` tells an event: who stands before it, where after "in" or
"near", when, and the number killed before "dead". "Minister" or "Chief" before an actor, and what stands between commas after it
and has "of", are its roles.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

from knowledge_base import edtf, entities
from knowledge_base.entities.fields.authority_fields import AuthorityEntry
from knowledge_base.entities.linking.linked import Linked
from knowledge_base.model import (
    Argument,
    Document,
    EventMention,
    Findings,
    KnowledgeBase,
    KnownName,
    Mention,
    Quantity,
    Span,
)
from knowledge_base.vocabulary import EntityType

NEW_NAMES: Mapping[str, EntityType] = {
    "Juan Pérez": "actor",
    "JUAN PEREZ": "actor",
    "Pérez": "actor",
    "Red Column": "actor",
    "Blue Front": "actor",
    "Black Hand": "actor",
    "First Capital Command": "actor",
    "PCC": "actor",
    "Party of Chilean Carpenters": "actor",
    "Villa Alta": "place",
    "Puerto Viejo": "place",
    "Commission": "actor",
    "Eni": "actor",
    "Red Colunm": "actor",
    "Hand Black": "actor",
    "Sendero Luninoso": "actor",
}
SHORT_FORMS = {"Pérez": "Juan Pérez"}
VERBS = {"bombed": "bombing", "seized": "seizure", "attacked": "attack", "raided": "attack"}


@dataclass(frozen=True)
class Reader:
    """What one version of the machine finds; another version finds other names, takes them for other things, knows other verbs.

    `called` gives a name another form than the article has; `kind` is what the machine takes every new actor for.
    """

    names: Mapping[str, EntityType] = field(default_factory=lambda: NEW_NAMES)
    called: Mapping[str, str] = field(default_factory=dict)
    verbs: Mapping[str, str] = field(default_factory=lambda: VERBS)
    kind: str | None = "armed-group"


READER = Reader()
_DATE = re.compile(
    r"\[\.\.[\d-]+\]|\b\d{4}-\d{2}(?:-\d{2})?\b|\b(?:1[89]|20)\d{2}(?:/\.\.)?|\b\d{3}X\b"
)
_TITLE = re.compile(r"(?:[A-Z]\w+ )?(?:Minister|Chief)$")
_APPOSITION = re.compile(r", ((?:former )?[a-z]+ of [^,.]+)[,.]")
_DEFINED = re.compile(r"((?:[A-Z]\w+ ?(?:of )?)+) \(([A-Z]{2,5})\)")

AUTHORITY = """
places/peru: {name: Peru, kind: country, acts: true, demonyms: [Peruvian], coordinates: {lat: -9.2, lon: -75.0, precision: country, reference: a gazetteer}}
places/colombia: {name: Colombia, kind: country, demonyms: [Colombian]}
places/bolivia: {name: Bolivia, kind: country}
places/la-libertad: {name: La Libertad, kind: region, within: places/peru}
places/trujillo: {name: Trujillo, kind: city, within: places/la-libertad}
places/trujillo-honduras: {name: Trujillo, kind: city, country: places/honduras}
places/honduras: {name: Honduras, kind: country}
places/sinaloa: {name: Sinaloa, kind: region}
places/medellin: {name: Medellin, kind: city, within: places/colombia}
actors/sendero-luminoso: {name: Sendero Luminoso, kind: armed-group, country: places/peru, aliases: [Shining Path, SL]}
actors/farc: {name: FARC, kind: armed-group, country: places/colombia}
actors/eln-colombia: {name: National Liberation Army of Colombia, kind: armed-group, country: places/colombia, aliases: [ELN]}
actors/eln-bolivia: {name: National Liberation Army of Bolivia, kind: armed-group, country: places/bolivia, aliases: [ELN]}
actors/sinaloa-cartel: {name: Sinaloa Cartel, kind: criminal-group, aliases: [{text: Sinaloa, ambiguous: true}]}
actors/cjng: {name: CJNG, kind: criminal-group}
actors/dirandro: {name: DIRANDRO, kind: security-force, country: places/peru}
topics/plan-colombia: {name: Plan Colombia, kind: programme}
"""


@lru_cache
def authority(text: str = AUTHORITY) -> dict[str, AuthorityEntry]:
    """Authority entries as a file states them."""
    return {i: AuthorityEntry.model_validate(e) for i, e in (yaml.safe_load(text) or {}).items()}


class World(NamedTuple):
    """One build of a folder of entities from texts: what was linked, and which files it changed."""

    linked: Linked
    changed: list[str]
    kb: KnowledgeBase


def build(
    folder: Path,
    texts: Mapping[str, str],
    known: Mapping[str, AuthorityEntry] | None = None,
    *,
    published_urls: Sequence[str] = (),
    reader: Reader = READER,
) -> World:
    """Read the folder, read the texts, link, write the files and compose what readers see."""
    known = authority() if known is None else known
    records, problems = entities.read_records(folder)
    assert problems == []
    linked = link_texts(texts, records, known, reader)
    plan = entities.plan_files(linked, records, folder=folder)
    changed, problems = entities.apply_plan(plan)
    assert problems == []
    return World(
        linked=linked,
        changed=[file.relative_to(folder).as_posix() for file in changed],
        kb=entities.compose(linked, records, known, published_urls),
    )


def link_texts(
    texts: Mapping[str, str],
    records: entities.Records,
    known: Mapping[str, AuthorityEntry],
    reader: Reader = READER,
) -> Linked:
    """Everything between reading the records and writing them."""
    documents = [make_document(source, text) for source, text in texts.items()]
    names = entities.known_names(records, known)
    findings = {document.source: find(document, names, reader) for document in documents}
    return entities.link(documents, findings, records, known)


def write(folder: Path, entity: str, words: str) -> Path:
    """Put a person's words above the machine's block of a record, as an editor would."""
    file = folder / f"{entity}.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    block = block_text(file)
    file.write_text(words + block, encoding="utf-8")
    return file


def block_text(file: Path) -> str:
    """The machine's part of a file as it stands."""
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    return text[text.index("extracted:") :] if "extracted:" in text else ""


def block(folder: Path, entity: str) -> dict[str, object]:
    """The machine's part of a record, read."""
    found = yaml.safe_load(block_text(folder / f"{entity}.yml"))["extracted"]
    return {key: value for key, value in found.items() if key != "digest"}


def files(folder: Path) -> dict[str, bytes]:
    """All records by name, to the byte."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*.yml"))}


def make_document(source: str, text: str) -> Document:
    """A text as the documents room hands it on; lines are paragraphs, those in # … # are furniture."""
    lines = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    furniture = tuple(s for s in lines if text[s.start] == "#")
    return Document(
        source=source,
        path=Path(f"{source}.txt"),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        language="en",
        title=text.split(".")[0],
        furniture=furniture,
        paragraphs=tuple(s for s in lines if s not in furniture),
    )


def find(document: Document, names: Iterable[KnownName], reader: Reader = READER) -> Findings:
    """What the mentions room would find."""
    sentences = tuple(
        Span(p.start + m.start(), p.start + m.end())
        for p in document.paragraphs
        for m in re.finditer(r"[^.\s](?:[^.]|\.(?=[\d.]))*\.", document.text[p.start : p.end])
    )
    mentions = _mentions(document, list(names), reader)
    return Findings(
        source=document.source,
        mentions=mentions,
        events=tuple(e for s in sentences for e in _events(document, s, mentions, reader)),
        sentences=sentences,
    )


def _mentions(
    document: Document, names: Sequence[KnownName], reader: Reader
) -> tuple[Mention, ...]:
    found: list[Mention] = []
    defined = {m[2]: m[1] for m in _DEFINED.finditer(document.text)}
    by_text: dict[str, list[KnownName]] = {}
    for known in names:
        by_text.setdefault(known.text, []).append(known)
    for text in sorted(by_text, key=lambda t: (-len(t), t)):
        found += _known(document, text, by_text[text], found)
    for text in sorted(reader.names, key=lambda t: (-len(t), t)):
        found += _new(document, text, defined, found, reader)
    found = [replace(mention, roles=_roles(document, mention)) for mention in found]
    found += _dates(document, found)
    return tuple(sorted(found, key=lambda m: m.start))


def _roles(document: Document, mention: Mention) -> tuple[Span, ...]:
    line = document.text.rfind("\n", 0, mention.start) + 1
    before = _TITLE.search(document.text, line, max(line, mention.start - 1))
    after = _APPOSITION.match(document.text, mention.end)
    spans = [before.span() if before else None, after.span(1) if after else None]
    return tuple(Span(*span) for span in spans if span) if mention.type == "actor" else ()


def _known(
    document: Document, text: str, names: Sequence[KnownName], found: Sequence[Mention]
) -> Iterator[Mention]:
    for span in _free(document, re.escape(text), found):
        first = names[0]
        yield Mention(
            source=document.source,
            start=span.start,
            end=span.end,
            text=document.text[span.start : span.end],
            type=first.type,
            kind=first.kind or None,
            name=first.text,
            rule="known-name",
            confidence=0.95,
            readings=tuple(dict.fromkeys(known.entity for known in names)),
            adjectival=first.adjectival,
        )


def _new(
    document: Document,
    text: str,
    defined: Mapping[str, str],
    found: Sequence[Mention],
    reader: Reader,
) -> Iterator[Mention]:
    for span in _free(document, re.escape(text), found):
        taken = document.text.startswith(" men", span.end)
        as_type = "actor" if taken else reader.names[text]
        yield Mention(
            source=document.source,
            start=span.start,
            end=span.end,
            text=text,
            type=as_type,
            kind=reader.kind if reader.names[text] == "actor" else None,
            name=reader.called.get(text) or _full_name(document, text, defined),
            rule="tagger",
            confidence=0.8,
        )


def _full_name(document: Document, text: str, defined: Mapping[str, str]) -> str:
    full = defined.get(text) or SHORT_FORMS.get(text, text)
    return full if full in document.text else text


def _dates(document: Document, found: Sequence[Mention]) -> Iterator[Mention]:
    for span in _free(document, _DATE.pattern, found):
        text = document.text[span.start : span.end]
        if text.startswith("["):
            continue
        yield Mention(
            source=document.source,
            start=span.start,
            end=span.end,
            text=text,
            type="date",
            kind=edtf.parse(text).kind,
            name=text,
            rule="date",
            confidence=0.9,
            edtf=text,
            basis="stated",
        )


def _free(document: Document, pattern: str, found: Sequence[Mention]) -> list[Span]:
    spans = []
    for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", document.text):
        span = Span(match.start(), match.end())
        hidden = any(f.start < span.end and span.start < f.end for f in document.furniture)
        covered = any(m.start < span.end and span.start < m.end for m in found)
        if not hidden and not covered:
            spans.append(span)
    return spans


def _events(
    document: Document, sentence: Span, mentions: Sequence[Mention], reader: Reader
) -> Iterator[EventMention]:
    text = document.text[sentence.start : sentence.end]
    inside = [m for m in mentions if sentence.start <= m.start and m.end <= sentence.end]
    for match in re.finditer(rf"\b({'|'.join(reader.verbs)})\b", text):
        at = sentence.start + match.start()
        date = next((m for m in inside if m.type == "date"), None)
        dead = re.search(r"(\d+) dead", text)
        tons = re.search(r"([\d.]+) t of cocaine", text)
        bound = re.search(r"\[\.\.[\d-]+\]", text)
        yield EventMention(
            source=document.source,
            span=sentence,
            quote=text,
            kind=reader.verbs[match[0]],
            trigger=match[0],
            trigger_span=Span(at, sentence.start + match.end()),
            rule="verb",
            confidence=0.4 if "perhaps" in text else 0.8,
            modality="denied" if " not " in text else "asserted",
            edtf=date.edtf if date else (bound[0] if bound else None),
            said=date.text if date else None,
            basis="stated" if date else None,
            arguments=tuple(_arguments(document, inside, at)),
            killed=int(dead[1]) if dead else None,
            quantities=(Quantity(amount=float(tons[1]), unit="t", of="cocaine"),) if tons else (),
        )


def _arguments(document: Document, inside: Sequence[Mention], at: int) -> Iterator[Argument]:
    before = [m for m in inside if m.end <= at and m.type != "date" and not m.adjectival]
    for mention in before[-1:]:
        yield _argument(document, "agent", mention)
    for mention in inside:
        led = document.text[max(0, mention.start - 6) : mention.start].split()
        if mention.start > at and mention.type == "place" and led and led[-1] in ("in", "near"):
            yield _argument(document, "place", mention)
        elif mention.start > at and mention.type == "actor":
            yield _argument(document, "target", mention)


def _argument(document: Document, role: str, mention: Mention) -> Argument:
    start = mention.start
    near = document.text[max(0, start - 5) : start] == "near "
    span = Span(start - 5 if near else start, mention.end)
    return Argument(
        role=role,
        text=document.text[span.start : span.end],
        span=span,
        mentions=(Span(mention.start, mention.end),),
    )
