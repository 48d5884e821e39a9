import re
from dataclasses import replace

import pytest

from knowledge_base.model import Fact
from knowledge_base.pages import SiteSettings, render_pages
from tests.pages.page_reading import Tag, front_of, read
from tests.pages.small_base import (
    ALMANAC,
    PAID,
    RAID_ID,
    SEIZED,
    SETTINGS,
    TEXTS,
    small_base,
    span,
)

PAGES = render_pages(small_base(), SETTINGS)
ACTOR, PERSON = PAGES["actors/rayados.md"], PAGES["actors/juan-nunez.md"]
EVENT = PAGES["events/2021-03-04-seizure-puerto-azul.md"]


def test_same_base_gives_same_bytes() -> None:
    assert list(render_pages(small_base(), SETTINGS).items()) == list(PAGES.items())


@pytest.mark.parametrize("path", sorted(PAGES))
def test_every_page_is_well_formed_with_one_title_and_no_doubled_id(path: str) -> None:
    page = read(PAGES[path])
    ids = [tag.attributes["id"] for tag in page.all() if "id" in tag.attributes]

    assert len(page.all("h1")) == 1
    assert len(ids) == len(set(ids))


def test_an_actor_shows_facts_names_events_ties_and_mentions() -> None:
    page = read(ACTOR)
    headings = [heading.text for heading in page.all("h2")]

    assert headings == [
        "Events",
        "Asserted relations",
        "Ties at a glance",
        "Places of operation",
        "Others in the same events",
        "Names and who uses them",
        "Named together with",
        "Mentions (4 in 2 sources)",
        "Evidence and references",
        "History of this record",
        "Cite this page",
        "Correct this page",
    ]
    assert page.all("span", class_="kb-status--reviewed")[0].text == "✓ reviewed by a person"


def test_what_a_person_put_over_a_found_value_leaves_the_found_one_visible() -> None:
    found = read(ACTOR).all("span", class_="kb-found")

    assert [tag.text for tag in found] == ["the source says since 1990"]


def test_relations_are_apart_from_mere_neighbours() -> None:
    page = read(ACTOR)
    ties = page.all("ul", class_="kb-ties")[0]

    assert "rival of Harbour Guard, 2021" in ties.text
    assert "Puerto Azul" not in ties.text
    assert "not that there is a tie" in page.text


def test_an_alleged_relation_says_so_on_both_pages() -> None:
    for page in (ACTOR, PERSON):
        tie = next(
            item
            for item in read(page).all("li")
            if "fund" in item.text and "kb-tie" in str(item.children)
        )

        assert "alleged, not established" in tie.text


def test_each_name_has_the_sources_that_use_it() -> None:
    rows = read(ACTOR).all("table", class_="kb-names")[0].all("tr")

    assert [row.text for row in rows[1:]] == [
        "RayadosCostaverde in early 2021 1×, Harbour police seize cocaine in Puerto Azul 2×",
        "Los Rayados [1] MHarbour police seize cocaine in Puerto Azul 1×",
        "Stripes Pno source here",
    ]


def test_every_mention_leads_to_its_marked_place() -> None:
    section = ACTOR.split("## Mentions")[1].split("## Evidence")[0]
    anchors = set(re.findall(r'sources/([a-z-]+)\.html#(m-\d+)"', section))
    source_pages = {source: PAGES[f"sources/{source}.md"] for source in TEXTS}

    assert len(anchors) == 4
    assert all(f'id="{anchor}"' in source_pages[source] for source, anchor in anchors)


def test_words_around_a_mention_stay_within_its_sentence() -> None:
    lines = [line.text for line in read(ACTOR).all("ul", class_="kb-lines")[-1].all("li")]

    assert lines[0] == "Three smugglers of the Rayados were arrested."


def test_a_fact_opens_its_sentence() -> None:
    at = span(RAID_ID, SEIZED)
    cited = read(EVENT).all("a", class_="kb-cite")[0]
    listed = read(EVENT).all("ol", class_="kb-evidence")[0].all("li", value=cited.text.strip("[]"))

    assert cited.attributes["href"] == f"../sources/raid.html#e-{at.start}-{at.end}"
    assert listed[0].all("q")[0].text == SEIZED


def test_a_role_is_quoted_with_its_source_and_opens_its_sentence() -> None:
    page = read(PERSON)
    found, written = page.all("ul", class_="kb-roles")[0].all("li")
    at = span(RAID_ID, PAID)
    address = f"../sources/raid.html#e-{at.start}-{at.end}"

    assert page.all("h2")[0].text == "Roles and titles"
    assert [quote.text for quote in found.all("q")] == ["mayor of Puerto Azul"]
    proofs = [link.attributes["href"] for link in found.all("a")]
    assert {proof for proof in proofs if proof.startswith("../sources/")} == {address}
    assert (written.all("q"), written.all("a", class_="kb-origin")[0].text) == ([], "P")


def test_roles_of_a_group_are_its_descriptions_and_a_long_list_folds() -> None:
    base = small_base()
    roles = tuple(Fact(field="role", value=f"band {n}", origin="machine") for n in range(11))
    group = replace(base.entities["actors/rayados"], facts=roles)
    changed = replace(base, entities={**base.entities, group.id: group})
    page = read(render_pages(changed, SETTINGS)["actors/rayados.md"])

    assert page.all("h2")[0].text == "Described as"
    assert page.all("details")[0].all("summary")[0].text == "3 more"
    assert not [term for term in page.all("dt") if "ole" in term.text]


def test_an_event_compares_its_tellings_and_says_where_they_differ() -> None:
    rows = {row.children[0].text: row.text for row in read(EVENT).all("tr")}

    two = "(Costaverde in early 2021; Harbour police seize cocaine in Puerto Azul)"
    one, other = two.split("; ")
    assert rows["Amounts differs"] == (
        f"Amounts differs2.7 t of cocaine {one})2.5 t of cocaine ({other}"
    )
    assert rows["By"] == f"ByHarbour Guard {two}"
    assert "alleged, not established" in rows["Worded as differs"]
    assert "stated as a fact" in rows["Worded as differs"]


def test_a_value_known_to_be_unknown_is_said_to_be_so() -> None:
    assert "Killed known to be unknown P" in read(EVENT).all("dl")[0].text.replace(
        "Killed", "Killed "
    )


def test_an_alleged_event_is_alleged_in_every_list() -> None:
    for page in (PERSON, PAGES["events/index.md"]):
        lines = [
            tag
            for tag in read(page).all()
            if tag.name in ("li", "tr") and "A claim about money" in tag.text
        ]

        assert lines
        assert all("alleged, not established" in line.text for line in lines)


def test_a_person_can_have_the_page_corrected_or_removed() -> None:
    page = read(PERSON)
    about = page.all("p", class_="kb-person")[0]

    assert "personal data removed" in about.text
    assert (
        about.all("a")[0]
        .attributes["href"]
        .endswith("contribute.html#correction-and-removal-of-personal-data")
    )


def test_a_place_shows_its_country_and_how_exact_its_position_is() -> None:
    box = read(PAGES["places/puerto-azul.md"]).all("dl")[0].text

    assert "8.11° S, 79.03° W (middle of the town)" in box
    assert "GeoNames123" in box


def test_a_country_lists_what_lies_within_it() -> None:
    assert "Within it: Puerto Azul" in read(PAGES["places/costaverde.md"]).text


def test_a_date_lists_its_events_and_its_neighbours() -> None:
    day, month = read(PAGES["dates/2021-03-04.md"]), read(PAGES["dates/2021-03.md"])

    assert "Part of2021, March 2021" in day.text.replace("Part of ", "Part of")
    assert "Within it4 March 2021" in month.text
    assert "Cocaine seized in Puerto Azul" in month.all("ol", class_="kb-events")[0].text


def test_without_a_repository_the_path_is_text_and_no_link_is_invented() -> None:
    page = read(ACTOR)
    outward = [
        a.attributes["href"] for a in page.all("a") if a.attributes["href"].startswith("http")
    ]

    assert "entities/actors/rayados.yml" in page.text
    assert outward == ["https://example.org/almanac"]


def test_an_address_that_is_none_of_the_web_makes_no_repository() -> None:
    assert SiteSettings(repository_url="javascript:alert(1)").repository == ""


def test_the_foot_names_the_state_of_the_data_and_who_wrote_how_much() -> None:
    foot = read(ACTOR).all("footer")[0].text

    assert "commit abc1234 of 2021-05-01" in foot
    assert "2 values found by machine, 5 written by people" in foot


def test_decisions_of_people_count_as_written_by_them() -> None:
    merged, rejected = (read(PAGES[f"actors/{name}.md"]) for name in ("stripes", "officials"))

    assert "0 values found by machine, 1 written by people" in merged.all("footer")[0].text
    assert "1 value found by machine, 1 written by people" in rejected.all("footer")[0].text


def test_a_draft_says_whether_the_machine_alone_made_it() -> None:
    base = small_base()
    found = base.entities["actors/harbour-guard"]
    records = (
        replace(found, id="actors/by-hand", mentions={}),
        replace(found, id="actors/named", facts=(Fact(field="name", value="x", origin="person"),)),
    )
    pages = render_pages(
        replace(base, entities={**base.entities, **{r.id: r for r in records}}), SETTINGS
    )
    said = {
        path: read(pages[f"actors/{path}.md"]).all("span", class_="kb-status")[0].text
        for path in ("by-hand", "named", "harbour-guard")
    }

    assert said == {
        "by-hand": "○ draft – not yet reviewed",
        "named": "○ draft – not yet reviewed",
        "harbour-guard": "○ draft – found by machine, not reviewed",
    }


def test_a_kind_that_a_person_wrote_bears_her_mark_and_keeps_the_found_one_visible() -> None:
    base = small_base()
    fact = Fact(field="kind", value="criminal-group", origin="person", found="armed-group", line=3)
    rayados = base.entities["actors/rayados"]
    changed = replace(rayados, facts=(*rayados.facts, fact))
    pages = render_pages(replace(base, entities={**base.entities, rayados.id: changed}), SETTINGS)
    page = read(pages["actors/rayados.md"])

    head = page.all("p", class_="kb-head")[0].text
    assert head.startswith("criminal group P the source says armed group")
    assert "Kind" not in page.all("dl")[0].text


def test_an_alleged_participant_is_alleged_in_the_event_and_on_its_own_page() -> None:
    base = small_base()
    event = base.entities["events/2021-03-04-seizure-puerto-azul"]
    facts = tuple(
        replace(fact, modality="alleged") if fact.role == "victim" else fact for fact in event.facts
    )
    changed = replace(event, facts=facts)
    pages = render_pages(replace(base, entities={**base.entities, event.id: changed}), SETTINGS)
    rows = read(pages[f"{event.id}.md"]).all("dl")[0].all("div")
    listed = read(pages["actors/rayados.md"]).all("ol", class_="kb-events")[0].text

    assert ["alleged" in row.text for row in rows if row.text.startswith("Victims")] == [True]
    assert ["alleged" in row.text for row in rows if row.text.startswith("By")] == [False]
    assert "as victim (alleged, not established)" in listed


def test_that_changes_are_not_committed_stands_on_the_home_page_alone() -> None:
    pages = render_pages(small_base(), replace(SETTINGS, data_uncommitted=True))

    assert [path for path, page in pages.items() if "not committed" in page] == ["index.md"]
    assert {path for path in pages if pages[path] != PAGES[path]} == {"index.md"}


def test_namesakes_are_told_apart_where_one_became_the_other() -> None:
    base = small_base()
    twin = replace(
        base.entities["actors/stripes"], id="actors/rayados-2", name="Rayados", file="x.yml"
    )
    pages = render_pages(replace(base, entities={**base.entities, twin.id: twin}), SETTINGS)

    assert (
        "This record (actors/rayados-2) is now part of Rayados (actors/rayados, criminal group)"
        in read(pages["actors/rayados-2.md"]).text
    )
    assert "Rayados (actors/rayados-2) is Rayados (actors/rayados)" in read(pages["review.md"]).text


def test_few_marks_keep_to_the_value_they_stand_beside() -> None:
    value = next(dd for dd in read(EVENT).all("dd") if dd.text.startswith("Harbour Guard"))

    assert [tag.text for tag in value.all("span", class_="kb-marks")] == ["[1] M"]
    assert "Harbour Guard\N{NO-BREAK SPACE}[1]" in "".join(value.pieces)


def test_a_merged_record_sends_on_and_stays_out_of_the_search() -> None:
    front = front_of(PAGES["actors/stripes.md"])

    assert 'refresh: "../actors/rayados.html"' in front
    assert 'robots: "noindex"' in front
    assert "exclude: true" in front


def test_a_rejected_record_keeps_a_page_with_its_reason() -> None:
    page = PAGES["actors/officials.md"]

    assert "Reason: a common noun, not a name" in read(page).text
    assert 'robots: "noindex"' in front_of(page)


def test_a_withdrawn_address_stays_a_page_and_never_covers_a_record() -> None:
    base = replace(small_base(), withdrawn=("actors/gone.html", "actors/rayados", "about.html"))
    pages = render_pages(base, SETTINGS)

    assert "no longer part" in read(pages["actors/gone.md"]).text
    assert pages["actors/rayados.md"] == ACTOR
    assert "about.md" not in pages


def test_a_source_whose_text_is_gone_is_not_linked() -> None:
    base = small_base()
    texts = {name: text for name, text in base.documents.items() if name != RAID_ID}
    page = read(render_pages(replace(base, documents=texts), SETTINGS)["actors/rayados.md"])

    assert not [a for a in page.all("a") if "sources/raid" in a.attributes["href"]]
    assert PAID not in page.all("ol", class_="kb-evidence")[0].all("a")[0].text


def test_names_that_mkdocs_takes_for_itself_do_not_collide() -> None:
    base = small_base()
    odd = replace(base.entities["actors/harbour-guard"], id="actors/index", file="actors/index.yml")
    pages = render_pages(replace(base, entities={**base.entities, odd.id: odd}), SETTINGS)

    assert "actors/index-record.md" in pages
    assert 'title: "Actors"' in front_of(pages["actors/index.md"])


def test_a_long_list_is_cut_into_parts_that_lead_to_each_other() -> None:
    base = small_base()
    model = base.entities["actors/harbour-guard"]
    many = {
        f"actors/a{n:03}": replace(
            model, id=f"actors/a{n:03}", name=f"A {n:03}", file=f"actors/a{n:03}.yml"
        )
        for n in range(400)
    }
    pages = render_pages(replace(base, entities={**base.entities, **many}), SETTINGS)
    part = read(pages["lists/actors-2.md"])
    parts = [a.attributes["href"] for a in part.all("nav", class_="kb-parts")[0].all("a")]

    assert parts == ["../actors/index.html"]
    assert len(read(pages["actors/index.md"]).all("tr")) == 301


def test_an_event_without_a_date_says_that_none_is_stated() -> None:
    assert read(PAGES["events/2021-alleged.md"]).all("dl")[0].text.startswith("Whennot stated")


def test_the_part_a_record_has_in_an_event_is_said_but_not_that_it_happened_there() -> None:
    events = read(ACTOR).all("ol", class_="kb-events")[0].text
    at_place = read(PAGES["places/puerto-azul.md"]).all("ol", class_="kb-events")[0].text

    assert "as victim" in events
    assert "here:" not in at_place


def test_an_event_bears_the_country_of_its_place_and_an_unknown_country_is_no_link() -> None:
    base = small_base()
    event = base.entities["events/2021-03-04-seizure-puerto-azul"]
    gone = replace(event.facts[1], entity="places/atlantis", value="Atlantis", field="country")
    pages = render_pages(
        replace(
            base, entities={**base.entities, event.id: replace(event, facts=(*event.facts, gone))}
        ),
        SETTINGS,
    )
    row = next(r for r in read(pages["events/index.md"]).all("tr") if "Cocaine seized" in r.text)
    plain = next(r for r in read(PAGES["events/index.md"]).all("tr") if "Cocaine seized" in r.text)

    assert row.children[4].text == "Atlantis"
    assert row.children[4].all("a") == []
    assert plain.children[4].all("a")[0].attributes["href"] == "../places/costaverde.html"


def test_dates_sort_by_time_and_not_by_their_words() -> None:
    rows = read(PAGES["dates/index.md"]).all("tbody")[0].all("tr")
    keys = [row.all("span")[0].attributes["data-sort"] for row in rows]

    assert [row.children[0].text for row in rows] == ["2021", "March 2021", "4 March 2021"]
    assert keys == sorted(keys)


def rayados_page(**changed: object) -> Tag:
    """The page of the Rayados with other facts, names or relations."""
    base = small_base()
    record = replace(base.entities["actors/rayados"], **changed)  # type: ignore[arg-type]  # because the caller chooses the fields
    base = replace(base, entities={**base.entities, record.id: record})
    return read(render_pages(base, SETTINGS)["actors/rayados.md"])


def test_a_value_that_is_left_open_says_why() -> None:
    silent = Fact(field="country", value=None, origin="person", line=5)
    told = replace(silent, note="It crosses every border.")

    assert "Countryknown to be unknown" in rayados_page(facts=(silent,)).text
    assert "Countryleft open (It crosses every border)" in rayados_page(facts=(told,)).text


def test_a_person_says_who_uses_a_name() -> None:
    name = Fact(field="alias", value="Stripes", origin="person", note="in police reports", line=7)
    row = next(r for r in rayados_page(names=(name,)).all("tr") if "Stripes" in r.text)

    assert "Stripes (in police reports)" in row.text


def test_an_actor_of_several_countries_has_all_of_them_wherever_it_is_listed() -> None:
    base = small_base()
    other = replace(
        base.entities["places/costaverde"], id="places/costarroja", name="Costarroja", mentions={}
    )
    home = base.entities["actors/rayados"].facts[0]
    both = (home, replace(home, value=other.id, entity=other.id))
    gang = replace(base.entities["actors/rayados"], facts=both, description=None)
    pages = render_pages(
        replace(base, entities={**base.entities, other.id: other, gang.id: gang}), SETTINGS
    )
    row = next(r for r in read(pages["actors/index.md"]).all("tr") if "Rayados" in r.text)

    assert "Costaverde, Costarroja" in row.text
    assert "Criminal group of Costaverde and Costarroja" in read(pages["actors/rayados.md"]).text
    assert "Rayados" in read(pages["places/costarroja.md"]).text


def test_a_participant_shows_the_work_that_a_person_took_it_from() -> None:
    base = small_base()
    event = base.entities["events/2021-03-04-seizure-puerto-azul"]
    captain = Fact(
        field="participants",
        role="victim",
        value="the captain",
        origin="person",
        references=(ALMANAC,),
        line=9,
    )
    changed = replace(event, facts=(*event.facts, captain))
    page = read(
        render_pages(replace(base, entities={**base.entities, event.id: changed}), SETTINGS)[
            f"{event.id}.md"
        ]
    )

    work = page.all("ul", class_="kb-works")[0].all("li")[0]
    (cited,) = page.all("a", class_="kb-cite", href=f"#{work.attributes['id']}")

    assert "Almanac of Costaverde" in work.text
    assert cited.text == "[R1]"
