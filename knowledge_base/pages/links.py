"""Links from one page to records, passages and files: each leads somewhere that exists, or is plain text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from knowledge_base.model import Document, Entity, Evidence, LinkedMention, Reference
from knowledge_base.pages.addresses import (
    evidence_anchor,
    href,
    mention_anchor,
    page_of,
    source_page,
)
from knowledge_base.pages.escaping import NOTHING, Html, element, escape, join
from knowledge_base.pages.record_values import value_of
from knowledge_base.pages.settings import SiteSettings
from knowledge_base.pages.view import View
from knowledge_base.pages.wording import date_in_words, shortened
from knowledge_base.vocabulary import FOLDERS

EvidenceKey = tuple[str, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """The links of one page.

    `numbers` gives each passage the number under which the page cites it; `claims` collects the addresses of facts that the
    page has given so far, for an address stands once.
    """

    view: View
    page: str
    numbers: Mapping[EvidenceKey, int]
    works: Mapping[Reference, int]
    claims: set[str] = field(default_factory=set)

    def entity(self, entity: str, text: str = "", *, class_: str = "") -> Html:
        """A link to a record under its name, or the words alone where the base has no such record."""
        found = self.view.resolved(entity)
        if not found:
            return escape(text) if text else element("code", entity)
        return element(
            "a",
            text or name_of(found),
            href=href(self.page, page_of(found.id)),
            class_=class_ or None,
        )

    def to(
        self, page: str, text: str, *, fragment: str = "", class_: str = "", **chosen: str
    ) -> Html:
        """A link to a page that is known to exist; `chosen` is what stands chosen there."""
        address = href(self.page, page, fragment, **chosen)
        return element("a", text, href=address, class_=class_ or None)

    def source(self, source: str, *, limit: int = 80) -> Html:
        """A link to a source under its title."""
        if source not in self.view.kb.documents:
            return escape(source)
        return element(
            "a",
            shortened(source_title(self.view, source), limit),
            href=href(self.page, source_page(source)),
            lang=language_of(self.view, source),
        )

    def mention(self, linked: LinkedMention, text: str) -> Html:
        """A link to the marked name on its source's page."""
        mention = linked.mention
        if mention.source not in self.view.kb.documents:
            return escape(text)
        return self.to(source_page(mention.source), text, fragment=mention_anchor(mention.start))

    def passage(self, evidence: Evidence, text: str) -> Html:
        """A link that opens the source at the marked passage."""
        if evidence.source not in self.view.kb.documents:
            return escape(text)
        anchor = evidence_anchor(evidence.start, evidence.end)
        return self.to(source_page(evidence.source), text, fragment=anchor)

    def citations(
        self, evidence: tuple[Evidence, ...], references: tuple[Reference, ...] = ()
    ) -> Html:
        """The numbers of what a fact rests on: `[3]` opens the passage, `[R1]` names the work at the foot of the page."""
        cited = [self._cited(piece) for piece in dict.fromkeys(evidence)]
        cited += [
            element("a", f"[R{self.works[work]}]", href=f"#r-{self.works[work]}", class_="kb-cite")
            for work in dict.fromkeys(references)
            if work in self.works
        ]
        return join(cited)

    def _cited(self, piece: Evidence) -> Html:
        number = self.numbers.get(key_of(piece))
        if number is None or piece.source not in self.view.kb.documents:
            return NOTHING
        anchor = evidence_anchor(piece.start, piece.end)
        return element(
            "a",
            f"[{number}]",
            href=href(self.page, source_page(piece.source), anchor),
            class_="kb-cite",
        )


def key_of(evidence: Evidence) -> EvidenceKey:
    """What makes two pieces of evidence the same passage."""
    return (evidence.source, evidence.start, evidence.end)


def name_of(entity: Entity) -> str:
    """A record's name; dates by their words."""
    return date_in_words(entity.name) if entity.type == "date" else entity.name


def source_title(view: View, source: str) -> str:
    """A source's title as people gave it, else as its text states it."""
    record = view.kb.entities.get(f"{FOLDERS['source']}/{source}")
    if record and record.name:
        return record.name
    document = view.kb.documents.get(source)
    return document.title if document and document.title else source


def published_of(view: View, source: str) -> str | None:
    """When a source was published, as people or its text state it."""
    record = view.kb.entities.get(f"{FOLDERS['source']}/{source}")
    stated = value_of(record, "published") if record else None
    document = view.kb.documents.get(source)
    return stated or (document.published if document else None)


def language_of(view: View, source: str) -> str | None:
    """The language of a source's text, where it differs from that of the site."""
    document: Document | None = view.kb.documents.get(source)
    return document.language if document and document.language != view.settings.language else None


def claim_address(settings: SiteSettings, anchor: str) -> str:
    """The lasting address of a fact on its own page: it names the state of the data that it was made from."""
    asked = f"?data={quote(settings.data_commit, safe='')}" if settings.data_commit else ""
    return f"{asked}#{quote(anchor)}"


def outside_link(address: str, text: str) -> Html:
    """A link out of the site for an http(s) address; anything else stays text."""
    if urlsplit(address).scheme not in ("http", "https"):
        return escape(text)
    return element("a", text, href=address, rel="noopener noreferrer", class_="kb-out")
