"""What the machine found for one id: the content of the block `extracted` of actors, places, topics, dates and sources.

It is told as if no decision of a person stood. Only what finds a thing again (`name`, `kind`, `found_as`) outlives the last
mention, in files that hold people's words.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from knowledge_base import edtf
from knowledge_base.entities.blocks.roles import role_forms
from knowledge_base.entities.fields.authority_fields import AuthorityEntry
from knowledge_base.entities.linking.identity import most_frequent, remembered_names
from knowledge_base.entities.linking.name_folding import best_form, fold_name
from knowledge_base.entities.linking.passages import first_passages
from knowledge_base.entity_ids import stem_of
from knowledge_base.model import Document, Evidence, Findings, Mention

Block = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The mentions of one id in reading order; `new` are those under a name that nobody gave."""

    id: str
    mentions: tuple[Mention, ...] = ()
    new: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForm:
    """One way to write a name (folded alike): its best form, and the mentions that have it."""

    text: str
    mentions: tuple[Mention, ...] = field(default_factory=tuple)

    @property
    def sources(self) -> list[str]:
        """The sources that write it so, sorted."""
        return sorted({mention.source for mention in self.mentions})


def extract_thing(
    found: Found,
    entry: AuthorityEntry | None,
    previous: Mapping[str, Any] | None,
    *,
    documents: Mapping[str, Document],
    findings: Mapping[str, Findings],
) -> Block:
    """The block of an actor, place, topic or date; `previous` is the block that the file has now."""
    before = previous or {}
    block: Block = {
        "name": best_name(found.mentions, entry) or before.get("name"),
        "kind": best_kind(found.mentions, entry)
        or (None if found.mentions else before.get("kind")),
    }
    if found.id.startswith("dates/"):
        block |= _date_fields(found)
    else:
        block["aliases"] = [
            {"text": form.text, "sources": form.sources}
            for form in other_names(found.mentions, block["name"])
        ]
        block["roles"] = [
            {"text": form.text, "sources": form.sources}
            for form in role_forms(found.mentions, documents)
        ]
        block["found_as"] = _found_as(found, before)
        block |= authority_facts(entry) if entry else {}
    passages = first_passages(found.mentions, documents, findings)
    block |= {
        "mentions": count_by_source(found.mentions),
        "evidence": [evidence_item(passage) for passage in passages],
    }
    return without_empty(block, keep=("mentions",))


def extract_source(document: Document | None, previous: Mapping[str, Any] | None) -> Block:
    """The block of a source: what the text states of itself; only its title is kept when the seed is gone."""
    if document is None:
        title = (previous or {}).get("title")
        return without_empty({"title": title, "mentions": {}}, keep=("mentions",))
    return without_empty(
        {
            "title": document.title,
            "author": document.author,
            "publisher": document.publisher,
            "published": document.published,
            "language": document.language,
            "sha256": document.sha256,
            "words": sum(len(document.text[p.start : p.end].split()) for p in document.paragraphs),
        },
        keep=("words",),
    )


def best_name(mentions: Sequence[Mention], entry: AuthorityEntry | None) -> str | None:
    """What to call a thing: its authority's name, a date in words, else the best form that texts have."""
    if entry:
        return entry.name
    if not mentions:
        return None
    named = [mention.name for mention in mentions if not mention.adjectival]
    return best_form(named or [mention.name for mention in mentions])


def best_kind(mentions: Sequence[Mention], entry: AuthorityEntry | None) -> str | None:
    """The kind that an authority gives, else the most frequent."""
    return entry.kind if entry else most_frequent(mention.kind for mention in mentions)


def other_names(mentions: Iterable[Mention], name: str | None) -> list[NameForm]:
    """The ways in which texts write the name, except the best name itself; demonyms are none. By alphabet."""
    forms: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if not mention.adjectival:
            forms[fold_name(mention.text)].append(mention)
    forms.pop(fold_name(name or ""), None)
    return sorted(
        (
            NameForm(text=best_form(map(_text, found)), mentions=tuple(found))
            for found in forms.values()
        ),
        key=lambda form: (fold_name(form.text), form.text),
    )


def count_by_source(mentions: Iterable[Mention]) -> dict[str, int]:
    """How often each source names the thing."""
    counts: defaultdict[str, int] = defaultdict(int)
    for mention in mentions:
        counts[mention.source] += 1
    return dict(sorted(counts.items()))


def authority_facts(entry: AuthorityEntry) -> Block:
    """What an authority file knows beyond names."""
    coordinates = entry.coordinates
    return {
        "country": entry.countries[0] if len(entry.countries) == 1 else None,
        "countries": list(entry.countries) if len(entry.countries) > 1 else None,
        "within": entry.within,
        "acts": entry.acts or None,
        "active": entry.active,
        "coordinates": coordinates.model_dump(exclude_none=True) if coordinates else None,
        "identifiers": dict(sorted(entry.identifiers.items())),
        "description": entry.description,
        "relations": [r.model_dump(exclude_defaults=True) for r in entry.relations],
        "references": [r.model_dump(exclude_none=True) for r in entry.references],
    }


def evidence_item(evidence: Evidence) -> Block:
    """A passage as a block holds it."""
    return asdict(evidence)


def without_empty(block: Mapping[str, Any], keep: Sequence[str] = ()) -> Block:
    """The block without fields that hold nothing."""
    return {k: v for k, v in block.items() if k in keep or v not in (None, "", [], {})}


def _date_fields(found: Found) -> Block:
    value = edtf.from_file_stem(stem_of(found.id))
    return {
        "name": edtf.in_words(value),
        "kind": edtf.parse(value).kind,
        "edtf": value,
        "said": [_said(form) for form in said_forms(found.mentions)],
    }


def said_forms(mentions: Iterable[Mention]) -> list[NameForm]:
    """The words by which texts mean a date, by alphabet, those that had to be worked out apart from those that state it."""
    forms: defaultdict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        forms[_text(mention), mention.basis or "stated"].append(mention)
    return [NameForm(text=text, mentions=tuple(forms[text, b])) for text, b in sorted(forms)]


def _said(form: NameForm) -> Block:
    inferred = form.mentions[0].basis == "inferred"
    basis = {"basis": "inferred"} if inferred else {}
    return {"text": form.text, **basis, "sources": form.sources}


def _found_as(found: Found, before: Mapping[str, Any]) -> list[str]:
    """The names that lead back to this id: those found by the machine itself, and earlier ones that are still met."""
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for mention in found.new:
        forms[fold_name(mention.name)].append(mention.name)
    met = {fold_name(form) for mention in found.mentions for form in (mention.name, mention.text)}
    for name in remembered_names(before):
        if (key := fold_name(name)) not in forms and (key in met or not found.mentions):
            forms[key].append(name)
    return sorted(best_form(names) for names in forms.values())


def _text(mention: Mention) -> str:
    return " ".join(mention.text.split())
