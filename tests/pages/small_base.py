"""A small knowledge base made by hand: two articles of our own, an event told twice, a merge, a rejection."""

from pathlib import Path

from knowledge_base.model import (
    Argument,
    Candidate,
    Coordinates,
    Document,
    Entity,
    EventMention,
    Evidence,
    Fact,
    KnowledgeBase,
    LinkedEvent,
    LinkedMention,
    Mention,
    Quantity,
    Reference,
    Relation,
    Span,
)
from knowledge_base.pages import SiteSettings
from knowledge_base.vocabulary import EntityType

RAID = """Harbour police seize cocaine in Puerto Azul

On 4 March 2021 the Harbour Guard seized 2.5 tonnes of cocaine in Puerto Azul, a port of Costaverde. \
Three smugglers of the Rayados were arrested.

The Rayados, also known as Los Rayados, are said to pay Juan Núñez, mayor of Puerto Azul. Officials deny it.

Leave a Reply

Your email address will not be published."""

FOLLOW_UP = """Costaverde in early 2021

The Harbour Guard took 2.7 tonnes of cocaine from the Rayados in March 2021, their greatest loss since the 1990s. \
A month later Núñez left office. Nobody asked the Corporation why. \
The weather was fine and the quays were quiet."""
UNMARKED = "The weather was fine and the quays were quiet."

RAID_ID, FOLLOW_UP_ID = "raid", "follow-up"
TEXTS = {RAID_ID: RAID, FOLLOW_UP_ID: FOLLOW_UP}

SETTINGS = SiteSettings(name="Small base", data_commit="abc1234", data_date="2021-05-01")
HOSTED = SiteSettings(
    name="Small base",
    repository_url="https://example.org/people/base",
    data_commit="abc1234",
    data_date="2021-05-01",
)


def span(source: str, quote: str, nth: int = 1) -> Span:
    """Where a quote stands in one of the texts."""
    start = -1
    for _ in range(nth):
        start = TEXTS[source].index(quote, start + 1)
    return Span(start, start + len(quote))


def evidence(source: str, quote: str) -> Evidence:
    at = span(source, quote)
    return Evidence(source=source, start=at.start, end=at.end, quote=quote)


def named(
    source: str, text: str, entity: str | None, type: EntityType, nth: int = 1, **more: object
) -> LinkedMention:
    """A mention and what it means; `more` goes into the mention or the link, whichever has the field."""
    at = span(source, text, nth)
    link = {key: more.pop(key) for key in ("candidate", "rejected") if key in more}
    mention = Mention(
        source=source,
        start=at.start,
        end=at.end,
        text=text,
        type=type,
        name=text,
        rule="by hand",
        confidence=1.0,
        **{"kind": None, **more},  # type: ignore[arg-type]  # because the caller chooses the fields
    )
    return LinkedMention(mention=mention, found=entity, entity=entity, **link)  # type: ignore[arg-type]  # because the caller chooses the fields


def document(source: str, **more: object) -> Document:
    text = TEXTS[source]
    title = text.partition("\n")[0]
    paragraphs = []
    at = 0
    for part in text.split("\n\n"):
        paragraphs.append(Span(at, at + len(part)))
        at += len(part) + 2
    furniture = tuple(
        p for p in paragraphs if text[p.start :].startswith(("Leave a", "Your email"))
    )
    return Document(
        source=source,
        path=Path(f"seeds/{source}.txt"),
        text=text,
        sha256="0" * 64,
        language="en",
        title=title,
        title_span=paragraphs[0],
        furniture=furniture,
        paragraphs=tuple(p for p in paragraphs if p not in furniture),
        headings=(paragraphs[0],),
        **more,  # type: ignore[arg-type]  # because the caller chooses the fields
    )


MENTIONS = {
    RAID_ID: (
        named(RAID_ID, "Puerto Azul", "places/puerto-azul", "place", kind="city"),
        named(RAID_ID, "4 March 2021", "dates/2021-03-04", "date", edtf="2021-03-04", kind="day"),
        named(RAID_ID, "Harbour Guard", "actors/harbour-guard", "actor", kind="security-force"),
        named(RAID_ID, "Puerto Azul", "places/puerto-azul", "place", 2, kind="city"),
        named(RAID_ID, "Costaverde", "places/costaverde", "place", kind="country"),
        named(RAID_ID, "Rayados", "actors/rayados", "actor", kind="criminal-group"),
        named(RAID_ID, "The Rayados", "actors/rayados", "actor", kind="criminal-group"),
        named(RAID_ID, "Los Rayados", "actors/rayados", "actor", kind="criminal-group"),
        named(RAID_ID, "Juan Núñez", "actors/juan-nunez", "actor", kind="person"),
        named(RAID_ID, "Puerto Azul", "places/puerto-azul", "place", 3, kind="city"),
        named(RAID_ID, "Officials", None, "actor", kind="community", rejected=True),
    ),
    FOLLOW_UP_ID: (
        named(FOLLOW_UP_ID, "Costaverde", "places/costaverde", "place", kind="country"),
        named(
            FOLLOW_UP_ID, "early 2021", "dates/2021", "date", edtf="2021-01/2021-03", kind="period"
        ),
        named(
            FOLLOW_UP_ID, "Harbour Guard", "actors/harbour-guard", "actor", kind="security-force"
        ),
        named(FOLLOW_UP_ID, "Rayados", "actors/rayados", "actor", kind="criminal-group"),
        named(FOLLOW_UP_ID, "March 2021", "dates/2021-03", "date", edtf="2021-03", kind="month"),
        named(FOLLOW_UP_ID, "the 1990s", None, "date", edtf="199X", kind="decade"),
        named(FOLLOW_UP_ID, "A month later", None, "date"),
        named(FOLLOW_UP_ID, "Núñez", "actors/juan-nunez", "actor", kind="person"),
        named(FOLLOW_UP_ID, "Nobody", "actors/nobody", "actor", candidate=True, kind="person"),
        named(
            FOLLOW_UP_ID,
            "Corporation",
            None,
            "actor",
            readings=("actors/harbour-guard", "actors/rayados"),
        ),
    ),
}

SEIZED = "On 4 March 2021 the Harbour Guard seized 2.5 tonnes of cocaine in Puerto Azul, a port of Costaverde."
TOOK = (
    "The Harbour Guard took 2.7 tonnes of cocaine from the Rayados in March 2021, "
    "their greatest loss since the 1990s."
)
PAID = "The Rayados, also known as Los Rayados, are said to pay Juan Núñez, mayor of Puerto Azul."


def telling(
    source: str, quote: str, trigger: str, arguments: dict[str, tuple[str, str]], **more: object
) -> LinkedEvent:
    """One telling of the seizure; `arguments` maps a role to its words and the entity they mean."""
    pairs = tuple(
        (Argument(role=role, text=text, span=span(source, text)), entity)
        for role, (text, entity) in arguments.items()
    )
    event = EventMention(
        source=source,
        span=span(source, quote),
        quote=quote,
        kind="seizure",
        trigger=trigger,
        trigger_span=span(source, trigger),
        rule="by hand",
        confidence=1.0,
        arguments=tuple(argument for argument, _ in pairs),
        **more,  # type: ignore[arg-type]  # because the caller chooses the fields
    )
    return LinkedEvent(
        event=event,
        entity="events/2021-03-04-seizure-puerto-azul",
        country="places/costaverde",
        arguments=pairs,
    )


EVENTS = {
    RAID_ID: (
        telling(
            RAID_ID,
            SEIZED,
            "seized",
            {
                "agent": ("Harbour Guard", "actors/harbour-guard"),
                "place": ("Puerto Azul", "places/puerto-azul"),
            },
            edtf="2021-03-04",
            said="On 4 March 2021",
            basis="stated",
            quantities=(Quantity(amount=2.5, unit="t", of="cocaine"),),
        ),
    ),
    FOLLOW_UP_ID: (
        telling(
            FOLLOW_UP_ID,
            TOOK,
            "took",
            {
                "agent": ("Harbour Guard", "actors/harbour-guard"),
                "victim": ("Rayados", "actors/rayados"),
            },
            edtf="2021-03",
            said="in March 2021",
            basis="stated",
            modality="alleged",
            quantities=(Quantity(amount=2.7, unit="t", of="cocaine"),),
        ),
    ),
}

SENTENCES = {
    RAID_ID: tuple(
        span(RAID_ID, text)
        for text in (
            "Harbour police seize cocaine in Puerto Azul",
            SEIZED,
            "Three smugglers of the Rayados were arrested.",
            PAID,
            "Officials deny it.",
        )
    ),
    FOLLOW_UP_ID: tuple(
        span(FOLLOW_UP_ID, text)
        for text in (
            "Costaverde in early 2021",
            TOOK,
            "A month later Núñez left office.",
            "Nobody asked the Corporation why.",
            UNMARKED,
        )
    ),
}


def record(id: str, type: EntityType, kind: str | None, name: str, **more: object) -> Entity:
    counts: dict[str, int] = {}
    for source, mentions in MENTIONS.items():
        if number := sum(m.entity == id and not m.candidate for m in mentions):
            counts[source] = number
    values = {"status": "draft", "file": f"{id}.yml", "mentions": counts, **more}
    return Entity(id=id, type=type, kind=kind, name=name, **values)  # type: ignore[arg-type]  # because the caller chooses them


ALMANAC = Reference(
    title="Almanac of Costaverde",
    publisher="Port Press",
    date="2020",
    url="https://example.org/almanac",
)

ENTITIES = {
    entity.id: entity
    for entity in (
        record(
            "actors/rayados",
            "actor",
            "criminal-group",
            "Rayados",
            status="reviewed",
            description=Fact(
                field="description",
                value="Smugglers who work the ports of Costaverde.",
                origin="person",
                references=(ALMANAC,),
                line=4,
            ),
            names=(
                Fact(
                    field="alias",
                    value="Los Rayados",
                    origin="machine",
                    evidence=(evidence(RAID_ID, "also known as Los Rayados"),),
                ),
                Fact(field="alias", value="Stripes", origin="person", line=7),
            ),
            facts=(
                Fact(
                    field="country",
                    value="places/costaverde",
                    entity="places/costaverde",
                    origin="person",
                    line=5,
                    references=(ALMANAC,),
                ),
                Fact(field="active", value="199X/..", origin="person", found="1990/..", line=6),
            ),
            relations=(
                Relation(
                    type="rival-of",
                    to="actors/harbour-guard",
                    origin="person",
                    when="2021",
                    evidence=(evidence(FOLLOW_UP_ID, TOOK),),
                    line=9,
                ),
                Relation(
                    type="funds",
                    to="actors/juan-nunez",
                    origin="machine",
                    modality="alleged",
                    evidence=(evidence(RAID_ID, PAID),),
                ),
            ),
        ),
        record("actors/harbour-guard", "actor", "security-force", "Harbour Guard"),
        record(
            "actors/juan-nunez",
            "actor",
            "person",
            "Juan Núñez",
            names=(Fact(field="alias", value="Núñez", origin="machine"),),
            facts=(
                Fact(
                    field="role",
                    value="mayor of Puerto Azul",
                    origin="machine",
                    evidence=(evidence(RAID_ID, PAID),),
                ),
                Fact(field="role", value="alderman", origin="person", line=4),
            ),
        ),
        record(
            "actors/stripes",
            "actor",
            "criminal-group",
            "Stripes",
            status="merged",
            same_as="actors/rayados",
        ),
        record(
            "actors/officials",
            "actor",
            "community",
            "Officials",
            status="rejected",
            reason="a common noun, not a name",
            names=(Fact(field="alias", value="Officials", origin="machine"),),
        ),
        record(
            "places/puerto-azul",
            "place",
            "city",
            "Puerto Azul",
            facts=(
                Fact(
                    field="within",
                    value="places/costaverde",
                    entity="places/costaverde",
                    origin="machine",
                ),
                Fact(
                    field="country",
                    value="places/costaverde",
                    entity="places/costaverde",
                    origin="machine",
                ),
                Fact(
                    field="coordinates",
                    value=Coordinates(
                        lat=-8.112, lon=-79.029, precision="town", reference="Gazetteer 1"
                    ),
                    origin="machine",
                ),
                Fact(field="identifiers", role="geonames", value="123", origin="machine"),
            ),
        ),
        record("places/costaverde", "place", "country", "Costaverde"),
        record("dates/2021-03-04", "date", "day", "2021-03-04"),
        record("dates/2021-03", "date", "month", "2021-03"),
        record("dates/2021", "date", "year", "2021"),
        record(
            "events/2021-03-04-seizure-puerto-azul",
            "event",
            "seizure",
            "Cocaine seized in Puerto Azul",
            facts=(
                Fact(
                    field="date",
                    value="2021-03-04",
                    entity="dates/2021-03-04",
                    said="On 4 March 2021",
                    basis="stated",
                    origin="machine",
                    evidence=(evidence(RAID_ID, SEIZED),),
                ),
                Fact(
                    field="places",
                    value="Puerto Azul",
                    entity="places/puerto-azul",
                    said="Puerto Azul",
                    origin="machine",
                    evidence=(evidence(RAID_ID, SEIZED),),
                ),
                Fact(
                    field="participants",
                    role="agent",
                    value="Harbour Guard",
                    entity="actors/harbour-guard",
                    origin="machine",
                    evidence=(evidence(RAID_ID, SEIZED),),
                ),
                Fact(
                    field="participants",
                    role="victim",
                    value="Rayados",
                    entity="actors/rayados",
                    origin="machine",
                    evidence=(evidence(FOLLOW_UP_ID, TOOK),),
                ),
                Fact(
                    field="quantities",
                    value=Quantity(amount=2.5, unit="t", of="cocaine"),
                    origin="machine",
                    evidence=(evidence(RAID_ID, SEIZED),),
                ),
                Fact(field="killed", value=None, origin="person", line=4),
            ),
        ),
        record(
            "events/2021-alleged",
            "event",
            "statement",
            "A claim about money",
            facts=(
                Fact(field="modality", value="alleged", origin="machine"),
                Fact(
                    field="participants",
                    role="agent",
                    value="Juan Núñez",
                    entity="actors/juan-nunez",
                    origin="machine",
                ),
            ),
        ),
        record("topics/cocaine", "topic", "substance", "Cocaine"),
        record(
            "sources/raid",
            "source",
            "article",
            "Harbour police seize cocaine in Puerto Azul",
            facts=(
                Fact(field="publisher", value="Port Press", origin="person", line=2),
                Fact(field="published", value="2021-03-05", origin="person", line=3),
                Fact(field="published_basis", value="page header", origin="person", line=4),
                Fact(
                    field="rights",
                    value="© the publisher; shown for research",
                    origin="person",
                    line=5,
                ),
                Fact(field="show", value="full", origin="machine"),
            ),
        ),
        record(
            "sources/follow-up",
            "source",
            "article",
            "Costaverde in early 2021",
            facts=(Fact(field="show", value="quotes", origin="person", line=3),),
        ),
    )
}

CANDIDATES = (
    Candidate(
        id="actors/nobody",
        name="Nobody",
        type="actor",
        kind="person",
        evidence=(evidence(FOLLOW_UP_ID, "Nobody asked the Corporation why."),),
        readings=("actors/rayados",),
    ),
)


def small_base() -> KnowledgeBase:
    """The whole base."""
    return KnowledgeBase(
        documents={source: document(source) for source in TEXTS},
        entities=ENTITIES,
        mentions=MENTIONS,
        events=EVENTS,
        sentences=SENTENCES,
        candidates=CANDIDATES,
        withdrawn=("actors/gone-long-ago",),
    )
