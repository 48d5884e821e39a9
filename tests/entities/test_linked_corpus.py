"""What the room hands on of a corpus: known names, published dates, annotations, and which files a build would change."""

from dataclasses import replace
from pathlib import Path

from knowledge_base import entities
from knowledge_base.model import Argument, KnownName, Span
from tests.entities.small_world import authority, build, link_texts, make_document, write

TEXTS = {
    "a": "DIRANDRO seized 7.6 t of cocaine near Trujillo, La Libertad, in 2014-09. Red Column."
}


def test_an_added_alias_makes_the_files_stale_and_nothing_wrong(tmp_path: Path) -> None:
    build(tmp_path, TEXTS)
    write(tmp_path, "actors/dirandro", "aliases: [Red Column]\n")
    records, problems = entities.read_records(tmp_path)
    linked = link_texts(TEXTS, records, authority())
    plan = entities.plan_files(linked, records, folder=tmp_path)

    assert problems == []
    assert entities.find_changes(plan) == [tmp_path / "actors/dirandro.yml"]


def test_names_to_look_for_are_those_that_people_and_authority_files_gave(tmp_path: Path) -> None:
    build(tmp_path, {"a": "Blue Front. Blue Front. Blue Front."})
    write(
        tmp_path, "actors/red", "name: Red\nstatus: rejected\nreason: none\naliases: [RD, R. D.]\n"
    )
    write(tmp_path, "places/peru", "name: Republic of Peru\n")
    records, _ = entities.read_records(tmp_path)
    known = {
        "places/peru": authority("places/peru: {name: Peru, kind: country, demonyms: [Peruvian]}")[
            "places/peru"
        ],
        **authority("actors/farc: {name: FARC, kind: armed-group, country: places/peru}"),
    }
    names = entities.known_names(records, known)
    farc = KnownName(
        text="FARC",
        entity="actors/farc",
        type="actor",
        kind="armed-group",
        countries=("places/peru",),
        exact_case=True,
    )

    assert farc in names
    assert [(n.entity, n.text, n.exact_case, n.adjectival) for n in names] == [
        ("actors/farc", "FARC", True, False),
        ("actors/red", "R. D.", False, False),
        ("actors/red", "RD", True, False),
        ("actors/red", "Red", False, False),
        ("places/peru", "Peru", False, False),
        ("places/peru", "Peruvian", False, True),
        ("places/peru", "Republic of Peru", False, False),
    ]


def test_a_written_publication_date_goes_before_the_stated_one(tmp_path: Path) -> None:
    write(tmp_path, "sources/a", 'title: A\npublished: "2016-05-20"\n')
    write(tmp_path, "sources/b", "title: B\npublished: null\n")
    records, _ = entities.read_records(tmp_path)
    documents = [make_document(source, "Text.") for source in ("c", "b", "a")]

    assert entities.published_dates(records, documents) == {"a": "2016-05-20", "b": None, "c": None}


def test_an_annotation_lists_every_level_of_a_place_and_the_country_apart() -> None:
    texts = {"a": "FARC bombed Eni in Peru, in La Libertad, in Trujillo on 1989-01."}
    linked = link_texts(texts, {}, authority())

    (event,) = entities.annotations(make_document("a", texts["a"]), linked)["events"]

    assert event["country"] == "places/peru"
    assert [place["entity"] for place in event["places"]] == [
        "places/la-libertad",
        "places/trujillo",
    ]


def test_an_annotation_has_what_a_report_recalls_apart_from_its_news() -> None:
    texts = {"a": "FARC seized 12 lorries on 1989-01-03. FARC bombed Eni in 1985."}
    linked = link_texts(texts, {}, authority())
    news, history = linked.events["a"]
    history = replace(history, event=replace(history.event, background=True))

    document = make_document("a", texts["a"])
    said = entities.annotations(document, replace(linked, events={"a": (news, history)}))

    assert [e["kind"] for e in said["events"]] == [news.event.kind]
    assert [e["kind"] for e in said["background"]] == [history.event.kind]


def test_an_annotation_names_a_participant_first_without_how_many_there_are() -> None:
    texts = {"a": "FARC seized 12 lorries on 1989-01-03."}
    linked = link_texts(texts, {}, authority())
    (event,) = linked.events["a"]
    lorries = Argument(role="target", text="12 lorries", span=Span(12, 22), core=Span(15, 22))
    told = replace(event, arguments=((lorries, None),))

    document = make_document("a", texts["a"])
    (said,) = entities.annotations(document, replace(linked, events={"a": (told,)}))["events"]

    assert said["participants"] == [
        {"role": "target", "text": "lorries", "entity": None, "mentions": ["lorries", "12 lorries"]}
    ]


def test_an_annotation_has_the_keys_of_the_design_in_their_order() -> None:
    linked = link_texts(TEXTS, {}, authority())
    document = make_document("a", TEXTS["a"])
    said = entities.annotations(document, linked, published="2015")

    assert list(said) == [
        *("source", "sha256", "title", "published", "language", "furniture"),
        *("mentions", "events", "background"),
    ]
    assert said["published"] == "2015"
    assert said["mentions"][0] == {
        "start": 0,
        "end": 8,
        "text": "DIRANDRO",
        "type": "actor",
        "kind": "security-force",
        "entity": "actors/dirandro",
        "candidate": False,
        "edtf": None,
        "adjectival": False,
        "confidence": 0.95,
    }
    assert list(said["mentions"][0]) == [
        *("start", "end", "text", "type", "kind", "entity", "candidate", "edtf", "adjectival"),
        "confidence",
    ]
    assert said["mentions"][-1]["entity"] == "actors/red-column"
    assert said["mentions"][-1]["candidate"]
    assert said["events"] == [
        {
            "kind": "seizure",
            "stage": "accomplished",
            "modality": "asserted",
            "edtf": "2014-09",
            "country": "places/peru",
            "places": [{"entity": "places/trujillo", "text": "near Trujillo"}],
            "participants": [
                {
                    "role": "agent",
                    "text": "DIRANDRO",
                    "entity": "actors/dirandro",
                    "mentions": ["DIRANDRO"],
                }
            ],
            "killed": None,
            "wounded": None,
            "kidnapped": None,
            "quantities": [{"amount": 7.6, "unit": "t", "of": "cocaine"}],
            "start": 0,
            "end": 72,
            "quote": "DIRANDRO seized 7.6 t of cocaine near Trujillo, La Libertad, in 2014-09.",
            "trigger": "seized",
            "confidence": 0.8,
        }
    ]
