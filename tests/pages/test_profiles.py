"""Profiles: what the page of each type says beyond the facts of its record, and how it bears thousands of them."""

import gzip
from dataclasses import replace

import pytest

from knowledge_base.model import Entity, Fact, KnowledgeBase, Relation
from knowledge_base.pages import render_pages
from tests.pages.page_reading import Tag, front_of, read
from tests.pages.small_base import HOSTED, RAID_ID, SEIZED, SETTINGS, evidence, named, small_base

RAID = "events/2021-03-04-seizure-puerto-azul"
MANY = 400


def with_records(base: KnowledgeBase, *records: Entity) -> KnowledgeBase:
    return replace(base, entities={**base.entities, **{record.id: record for record in records}})


def page_of(base: KnowledgeBase, path: str) -> Tag:
    return read(render_pages(base, SETTINGS)[f"{path}.md"])


def section(page: Tag, id: str) -> Tag:
    """The block under a heading."""
    at = next(n for n, child in enumerate(page.children) if child.attributes.get("id") == id)
    return page.children[at + 1]


def event(stem: str, when: str | None, **more: object) -> Entity:
    """An event that the Rayados did in Puerto Azul."""
    facts = [
        Fact(field="places", value="Puerto Azul", entity="places/puerto-azul", origin="machine"),
        Fact(
            field="participants",
            role="agent",
            value="Rayados",
            entity="actors/rayados",
            origin="machine",
        ),
    ]
    if when:
        facts.append(Fact(field="date", value=when, origin="machine"))
    made = Entity(
        id=f"events/{stem}",
        type="event",
        kind="attack",
        name=f"Attack {stem}",
        status="draft",
        file=f"events/{stem}.yml",
        facts=tuple(facts),
    )
    return replace(made, **more)  # type: ignore[arg-type]  # because the caller chooses the fields


def crowded() -> KnowledgeBase:
    """The small base with hundreds of events over forty years."""
    return with_records(
        small_base(),
        *(event(f"e{n:03}", f"{1980 + n % 40}-05-{1 + n % 28:02}") for n in range(MANY)),
    )


def test_each_page_says_over_its_title_what_type_and_kind_it_is() -> None:
    crumb = page_of(small_base(), "actors/rayados").all("nav", class_="kb-crumb")[0]

    assert [item.text for item in crumb.all("li")] == ["Actors", "criminal group"]
    assert "kb-type--actor" in crumb.attributes["class"]


def test_a_relation_reads_from_both_sides_with_its_sentence() -> None:
    base = small_base()
    split = Relation(
        type="splinter-of",
        to="actors/rayados",
        origin="person",
        when="2021",
        evidence=(evidence(RAID_ID, SEIZED),),
    )
    guard = replace(base.entities["actors/harbour-guard"], relations=(split,))
    changed = with_records(base, guard)
    child = section(page_of(changed, "actors/harbour-guard"), "relations").text
    parent = section(page_of(changed, "actors/rayados"), "relations").text

    assert "splinter of Rayados, 2021" in child
    assert "split into Harbour Guard, 2021" in parent
    assert all(SEIZED[:60] in text for text in (child, parent))
    assert "Parents, parts and splinters" in parent


def test_where_an_actor_is_said_to_operate_is_apart_from_where_its_events_happened() -> None:
    base = small_base()
    rayados = base.entities["actors/rayados"]
    tie = Relation(type="operates-in", to="places/costaverde", origin="person")
    page = page_of(
        with_records(base, replace(rayados, relations=(*rayados.relations, tie))), "actors/rayados"
    )
    places = section(page, "places")

    assert places.all("ul", class_="kb-ties")[0].text.startswith("operates in Costaverde")
    assert places.all("ul", class_="kb-counted")[0].text == "Puerto Azul 1 event"
    assert "operates in" not in section(page, "relations").text


def test_the_others_in_its_events_stand_on_their_side() -> None:
    others = section(page_of(small_base(), "actors/rayados"), "others")
    row = others.all("tbody")[0].all("tr")[0]

    assert [tag.text for tag in others.all("th")][1] == "was acted against by them"
    assert row.text == "Harbour Guard1"


def test_a_place_has_the_events_and_actors_of_the_places_within_it() -> None:
    country = page_of(small_base(), "places/costaverde")

    assert "Cocaine seized in Puerto Azul" in section(country, "events").text
    assert "0 told of Costaverde itself, 1 of places within it" in section(country, "events").text
    assert "Harbour Guard did it 1×" in section(country, "active").text


def test_what_is_only_alleged_of_an_actor_counts_apart() -> None:
    base = small_base()
    doubtful = event("rumour", "2021-03-09")
    alleged = Fact(field="modality", value="alleged", origin="machine")
    changed = with_records(base, replace(doubtful, facts=(*doubtful.facts, alleged)))
    active = section(page_of(changed, "places/puerto-azul"), "active").text

    assert "Rayados was the target 1×, alleged or not carried out 1×" in active


def test_an_alleged_event_differs_on_the_line_of_time_by_words_and_by_shape() -> None:
    items = page_of(small_base(), "actors/juan-nunez").all("ol", class_="kb-events")[0].all("li")
    told = page_of(small_base(), "actors/rayados").all("ol", class_="kb-events")[0].all("li")

    assert items[0].attributes["class"] == "kb-ev--alleged"
    assert "alleged, not established" in items[0].text
    assert "class" not in told[0].attributes


def test_an_event_in_a_list_says_which_source_tells_it() -> None:
    item = page_of(small_base(), "actors/rayados").all("ol", class_="kb-events")[0].all("li")[0]

    assert "told by Costaverde in early 2021 +1" in item.text


def test_an_event_has_its_neighbours_in_place_and_month() -> None:
    base = with_records(
        small_base(), event("later", "2021-03-20"), event("next-year", "2022-03-04")
    )
    near = section(page_of(base, RAID), "near")
    heads = [head.text for head in near.all("h3")]

    assert heads == ["In Puerto Azul 2 other events", "In March 2021 1 other event"]
    assert [len(found.all("li")) for found in near.all("ol")] == [2, 1]


def test_figures_that_sources_differ_in_stand_as_alternatives() -> None:
    raid = event("raid", "2021-03-20")
    dead = [Fact(field="killed", value=n, origin="machine") for n in (8, 10, 8)]
    base = with_records(small_base(), replace(raid, facts=(*raid.facts, *dead)))
    listed = section(page_of(base, "actors/rayados"), "events").text

    assert "8 or 10 killed" in listed


def test_a_long_year_leads_to_its_months_in_the_list_of_all() -> None:
    base = with_records(
        small_base(), *(event(f"d{n:03}", f"2021-{1 + n % 12:02}-07") for n in range(90))
    )
    pages = render_pages(base, SETTINGS)
    strip = section(read(pages["dates/2021.md"]), "around").all("ul", class_="kb-years")[0]
    marks = [a.attributes["href"].partition("#")[2] for a in strip.all("a")]
    listed = read(pages["lists/dates/2021/events-1.md"])

    assert marks == [f"y-2021-{month:02}" for month in range(1, 13)]
    assert all(listed.all("h3", id=mark) for mark in marks)


def test_a_topic_has_the_events_told_in_a_sentence_that_names_it() -> None:
    base = small_base()
    cocaine = named(RAID_ID, "cocaine", "topics/cocaine", "topic", nth=2, kind="substance")
    mentions = {**base.mentions, RAID_ID: (*base.mentions[RAID_ID], cocaine)}
    page = page_of(replace(base, mentions=mentions), "topics/cocaine")

    assert "Cocaine seized in Puerto Azul" in section(page, "events").text
    assert "no statement of what the topic has to do" in section(page, "events").text


def test_a_year_lists_its_events_by_month_and_leads_to_the_years_around() -> None:
    base = small_base()
    year = replace(base.entities["dates/2021"], id="dates/2022", name="2022", file="dates/2022.yml")
    months = [event(f"m{n}", f"2021-{n:02}-05") for n in range(1, 10)]
    page = page_of(with_records(base, year, *months), "dates/2021")
    heads = [head.text for head in section(page, "around").all("h3")]

    assert heads[:2] == ["January 2021 1 event", "February 2021 1 event"]
    assert "March 2021 2 events" in heads
    assert page.all("nav", class_="kb-way")[0].text == "Later 2022 →"


def test_what_people_decided_stands_with_its_line() -> None:
    page = read(render_pages(small_base(), HOSTED)["actors/rayados.md"])
    history = page.all("dl", class_="kb-history")[0]
    lines = {a.text: a.attributes["href"] for a in history.all("a", class_="kb-out")}

    assert "relation: rival of Harbour Guard (line 9)" in history.text
    assert lines["line 9"].endswith("entities/actors/rayados.yml#L9")


def test_an_actor_of_hundreds_of_events_shows_the_best_and_leads_to_all() -> None:
    pages = render_pages(crowded(), SETTINGS)
    profile = read(pages["actors/rayados.md"])
    events = section(profile, "events")
    links = [a.attributes["href"] for a in events.all("ul", class_="kb-years")[0].all("a")]
    parts = [path for path in pages if path.startswith("lists/actors/rayados/events-")]
    listed = [item for path in parts for item in read(pages[path]).all("ol", class_="kb-events")]

    assert sum(len(found.all("li")) for found in events.all("ol", class_="kb-events")) == 30
    assert sum(len(found.all("li")) for found in listed) == MANY + 1
    assert len(links) == 40 + 1
    for link in links:
        path, _, mark = link.removeprefix("../").partition("#")
        part = read(pages[path.replace(".html", ".md")])
        assert [tag.text[:4] for tag in part.all("h3", id=mark)] == [mark[2:]]


def test_a_year_stands_once_though_a_longer_period_begins_within_it() -> None:
    years = [
        event("early", "1989-03"),
        event("long", "1989-12-20/1990-01-04"),
        event("late", "1989-12-30"),
        *(event(f"x{n}", f"1991-02-{n:02}") for n in range(1, 6)),
        event("undated", None),
    ]
    page = page_of(with_records(small_base(), *years), "actors/rayados")
    heads = [head.text for head in section(page, "events").all("h3")]

    assert heads == [
        "1989 2 events",
        "20 December 1989 – 4 January 1990 1 event",
        "1991 5 events",
        "2021 1 event",
        "Date not known 1 event",
    ]


@pytest.mark.journeys
def test_a_page_of_thousands_of_mentions_stays_light() -> None:
    base = crowded()
    mentions = {
        **base.mentions,
        **{
            f"wire-{n}": tuple(
                replace(linked, mention=replace(linked.mention, source=f"wire-{n}"))
                for linked in base.mentions[RAID_ID]
            )
            for n in range(700)
        },
    }
    documents = {
        **base.documents,
        **{f"wire-{n}": replace(base.documents[RAID_ID], source=f"wire-{n}") for n in range(700)},
    }
    sentences = {**base.sentences, **{f"wire-{n}": base.sentences[RAID_ID] for n in range(700)}}
    big = replace(base, mentions=mentions, documents=documents, sentences=sentences)
    pages = render_pages(big, SETTINGS)
    heavy = {
        path: size
        for path, page in pages.items()
        if path.startswith(("actors/", "places/", "lists/", "dates/", "topics/"))
        and (size := len(gzip.compress(page.encode()))) > 25_000
    }

    assert heavy == {}
    assert "lists/actors/rayados/sources-5.md" in pages


def test_a_part_of_a_list_that_went_leads_back_to_the_record() -> None:
    base = replace(small_base(), withdrawn=("lists/actors/rayados/events-3.html",))
    page = page_of(base, "lists/actors/rayados/events-3")

    assert "has become shorter" in page.text
    assert "../../../actors/rayados.html" in {a.attributes["href"] for a in page.all("a")}


def test_the_home_page_has_a_way_in_for_each_question() -> None:
    page = page_of(small_base(), "index")
    ways = page.all("section", class_="kb-way-in")

    assert [way.all("h2")[0].text for way in ways] == [
        "Who?",
        "Where?",
        "What happened?",
        "When?",
        "About what?",
        "According to whom?",
    ]
    assert [way.all("a")[0].text for way in ways][:2] == ["All 3 actors", "All 2 places"]
    assert "Actors312" in section(page, "open").all("table")[0].text


def test_an_event_that_only_a_person_quotes_names_the_source_of_the_quotation() -> None:
    """No passage was read as telling it; the sentence that a person put under it says as much."""
    quoted = event("by-hand", "2021-03-09", evidence=(evidence(RAID_ID, SEIZED),))
    base = with_records(small_base(), quoted)
    listed = next(r for r in page_of(base, "events/index").all("tr") if "by-hand" in r.text)
    beside = next(li for li in page_of(base, "actors/rayados").all("li") if "by-hand" in li.text)
    glance = page_of(base, "events/by-hand").all("ul", class_="kb-glance")[0]

    assert listed.children[6].text == "1"
    assert "told by Harbour police" in beside.text
    assert glance.all("a")[0].attributes["href"] == "#evidence"
    assert glance.all("a")[0].text == "1 source"


def test_no_summary_counts_sources_that_are_none() -> None:
    unnamed = replace(small_base().entities["actors/rayados"], mentions={}, description=None)
    date = replace(small_base().entities["dates/2021"], mentions={})
    pages = render_pages(with_records(small_base(), unnamed, date), SETTINGS)

    for page in ("actors/rayados.md", "dates/2021.md"):
        assert "0 source" not in front_of(pages[page])


def test_words_that_only_bound_a_date_are_not_words_for_it() -> None:
    """“Until 2021” is listed under the year, for a bound has no page; the year is not called so."""
    base = small_base()
    year = base.entities["dates/2021"]
    source, linked = next(
        (source, one)
        for source, all_of in base.mentions.items()
        for one in all_of
        if one.entity == year.id
    )
    bound = replace(linked, mention=replace(linked.mention, text="until 2021", edtf="../2021"))
    called = tuple(
        Fact(field="aliases", value=text, origin="machine")
        for text in ("until 2021", "the year 21")
    )
    shown = replace(
        with_records(base, replace(year, names=called)),
        mentions={**base.mentions, source: (*base.mentions[source], bound)},
    )
    said = page_of(shown, "dates/2021").all("p", class_="kb-also")[0].text

    assert said == "Said as: the year 21"


def with_vague_year() -> KnowledgeBase:
    """The small base with an event of which a person says that it was possibly in 2021."""
    base = small_base()
    vague = replace(
        base.entities["dates/2021"], id="dates/2021-uncertain", name="possibly 2021", mentions={}
    )
    return with_records(base, event("landing", "2021?"), vague)


def test_what_was_possibly_in_a_year_is_found_from_the_page_of_the_year() -> None:
    base = with_vague_year()
    year, vague = page_of(base, "dates/2021"), page_of(base, "dates/2021-uncertain")

    assert "possibly 2021Attack landing" in section(year, "around").text
    assert "Within it" in year.text and "Part of2021" in vague.text
    assert "Attack landing" in section(vague, "events").text


def test_a_date_that_only_a_person_gave_says_so() -> None:
    page = render_pages(with_vague_year(), SETTINGS)["dates/2021-uncertain.md"]

    assert read(page).all("h1")[0].text == "Possibly 2021"
    assert "people gave this date to what stands here" in page
    assert "0 sources" not in page
