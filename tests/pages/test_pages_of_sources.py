from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.model import Document, KnowledgeBase, Span
from knowledge_base.pages import render_pages
from knowledge_base.pages.linked_text import Block, Mark, blocks_of, marked, settled
from tests.pages.page_reading import Tag, read
from tests.pages.small_base import (
    FOLLOW_UP_ID,
    PAID,
    RAID,
    RAID_ID,
    SEIZED,
    SETTINGS,
    TEXTS,
    document,
    evidence,
    small_base,
    span,
)

PAGES = render_pages(small_base(), SETTINGS)


def article(page: str) -> Tag:
    return read(page).all("div", class_="kb-article")[0]


def test_the_article_reads_as_it_was_written() -> None:
    paragraphs = [p.text for p in article(PAGES["sources/raid.md"]).all("p")]
    shown = " ".join(paragraphs).replace("not part of the article: ", "")

    assert shown.split() == RAID.split()


def test_furniture_is_shown_apart_and_said_to_be_so() -> None:
    grey = [p.text for p in article(PAGES["sources/raid.md"]).all("p", class_="kb-furniture")]

    assert grey == [
        "not part of the article: Leave a Reply",
        "not part of the article: Your email address will not be published.",
    ]


def test_a_name_leads_to_its_record_and_a_rejected_one_nowhere() -> None:
    text = article(PAGES["sources/raid.md"])
    guard = next(a for a in text.all("a") if a.text == "Harbour Guard")
    officials = next(s for s in text.all("span") if s.text == "Officials")

    assert guard.attributes["href"] == "../actors/harbour-guard.html"
    assert "kb-m--rejected" in officials.attributes["class"]
    assert "rejected by a person" in officials.attributes["title"]


def test_each_state_of_a_name_has_its_own_mark() -> None:
    marks = {
        tag.text: tag.attributes["class"].split()[1]
        for tag in article(PAGES["sources/follow-up.md"]).all(class_="kb-m")
    }

    assert marks["Nobody"] == "kb-m--candidate"
    assert marks["Corporation"] == "kb-m--undecided"
    assert marks["A month later"] == "kb-m--vague"
    assert marks["the 1990s"] == "kb-m--dated"
    assert marks["Rayados"] == "kb-m--linked"


def test_every_passage_used_anywhere_has_its_anchor() -> None:
    base = small_base()
    for source in TEXTS:
        ids = {tag.attributes.get("id") for tag in read(PAGES[f"sources/{source}.md"]).all()}
        spans = {telling.event.span for telling in base.events[source]}

        assert {f"e-{at.start}-{at.end}" for at in spans} <= ids


def test_the_share_of_linked_names_is_said_in_words() -> None:
    shares = [p.text for p in read(PAGES["sources/raid.md"]).all("p", class_="kb-coverage")]

    assert shares == ["10 of 11 names and dates linked (91 %); 1 rejected"]


def only(text: str) -> KnowledgeBase:
    """The small base with one more source, shown by its marked passages."""
    base = small_base()
    record = base.entities["sources/follow-up"]
    return replace(
        base,
        entities={**base.entities, "sources/raid": replace(record, id="sources/raid", name=text)},
    )


def test_shown_by_quotes_only_marked_sentences_appear() -> None:
    text = article(render_pages(only("Raid"), SETTINGS)["sources/raid.md"]).text

    assert SEIZED in text
    assert "email address" not in text
    assert "Leave a Reply" not in text
    assert "[…]" in text


def test_a_sentence_without_any_mark_is_left_out_of_quotes() -> None:
    base = only("Raid")
    kept = tuple(m for m in base.mentions[RAID_ID] if "Officials" not in m.mention.text)
    page = render_pages(replace(base, mentions={**base.mentions, RAID_ID: kept}), SETTINGS)[
        "sources/raid.md"
    ]

    assert "Officials deny it" not in article(page).text
    assert "mayor of Puerto Azul. […]" in article(page).text


def test_all_links_into_a_quoted_source_still_work() -> None:
    pages = render_pages(only("Raid"), SETTINGS)
    wanted = {
        link.attributes["href"].partition("raid.html#")[2]
        for path, page in pages.items()
        if not path.startswith("sources/raid")
        for link in read(page).all("a")
        if "sources/raid.html#" in link.attributes["href"]
    }
    ids = {tag.attributes.get("id", "") for tag in read(pages["sources/raid.md"]).all()}

    assert wanted
    assert wanted <= ids


def test_a_source_whose_article_is_gone_says_so_and_what_still_cites_it() -> None:
    base = small_base()
    texts = {name: text for name, text in base.documents.items() if name != RAID_ID}
    gone = replace(base, documents=texts, mentions={}, events={}, sentences={})
    cited = read(render_pages(gone, SETTINGS)["sources/raid.md"]).all("div", class_="kb-closed")[0]
    bare = {k: e for k, e in base.entities.items() if e.type == "source"}
    alone = read(
        render_pages(replace(gone, entities=bare, candidates=()), SETTINGS)["sources/raid.md"]
    )

    assert cited.text.startswith("The article is no longer in the base.")
    assert "Rayados" in [link.text for link in cited.all("a")]
    assert "No record cites it now." in alone.text


def test_a_text_that_no_paragraph_claims_is_still_shown() -> None:
    bare = replace(document(RAID_ID), paragraphs=(), headings=(), furniture=(), title_span=None)

    assert [RAID[b.span.start : b.span.end] for b in blocks_of(bare)] == [RAID]


def mark(start: int, end: int, name: str) -> Mark:
    return Mark(span=Span(start, end), tag="span", id=name, classes="x")


def test_marks_that_cross_are_cut_and_the_pieces_name_their_mark() -> None:
    html = marked("abcdef", Span(0, 6), [mark(0, 4, "one"), mark(2, 6, "two")])

    assert html == (
        '<span id="one" class="x">ab<span id="two" class="x">cd</span></span>'
        '<span class="x" data-part="two">ef</span>'
    )


def test_a_mark_that_begins_between_paragraphs_keeps_its_anchor() -> None:
    blocks = [Block(Span(0, 3), "text"), Block(Span(5, 8), "text")]
    placed, homeless = settled([mark(3, 7, "over"), mark(3, 5, "nowhere")], blocks)

    assert [(m.id, m.span) for m in placed] == [("over", Span(5, 7))]
    assert [m.id for m in homeless] == ["nowhere"]


@given(
    st.text(alphabet="ab <&\n", min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=8, unique=True),
)
def test_any_marks_leave_the_text_whole_and_each_id_once(
    text: str, at: list[tuple[int, int]]
) -> None:
    length = len(text)
    marks = [mark(s, min(s + n, length), f"i{s}-{n}") for s, n in at if s < min(s + n, length)]
    page = read(f"---\n---\n<div>{marked(text, Span(0, length), marks)}</div>\n")
    ids = [tag.attributes["id"] for tag in page.all("span") if "id" in tag.attributes]

    assert page.text == " ".join(text.split())
    assert sorted(ids) == sorted(m.id for m in marks)


def test_evidence_in_a_source_without_sentences_has_its_anchor() -> None:
    base = small_base()
    page = render_pages(replace(base, sentences={}), SETTINGS)["sources/follow-up.md"]
    at = evidence(FOLLOW_UP_ID, "Nobody asked the Corporation why.")

    assert f'id="e-{at.start}-{at.end}"' in page
    assert span(FOLLOW_UP_ID, "Nobody").start == at.start
    assert isinstance(base.documents[RAID_ID], Document)


def notes(page: str) -> list[Tag]:
    return [item for box in read(page).all("div", class_="kb-beside") for item in box.all("li")]


def test_beside_a_paragraph_stand_its_events_and_the_records_that_rest_on_it() -> None:
    told = notes(PAGES["sources/raid.md"])
    event = next(item for item in told if "Cocaine seized" in item.text)
    funds = next(item for item in told if "Rayados" in item.text)
    links = {link.text: link.attributes["href"] for link in [*event.all("a"), *funds.all("a")]}
    seized = span(RAID_ID, SEIZED)

    assert event.all("a", class_="kb-sign")[0].attributes["href"] == (
        f"#e-{seized.start}-{seized.end}"
    )
    assert links["when"] == "../events/2021-03-04-seizure-puerto-azul.html#c-date"
    assert links["funds Juan Núñez"] == "../actors/rayados.html#c-relation-funds-juan-nunez"


def test_every_note_leads_to_a_fact_that_its_page_bears() -> None:
    for source in TEXTS:
        for item in notes(PAGES[f"sources/{source}.md"]):
            for link in item.all("small")[0].all("a") if item.all("small") else []:
                path, _, anchor = link.attributes["href"].removeprefix("../").partition(".html#")
                assert f'id="{anchor}"' in PAGES[f"{path}.md"], link.attributes["href"]


def test_a_telling_without_a_record_says_so_and_a_doubtful_one_how() -> None:
    base = small_base()
    bare = replace(base.events[FOLLOW_UP_ID][0], entity=None)
    pages = render_pages(replace(base, events={FOLLOW_UP_ID: (bare,)}), SETTINGS)
    told = notes(pages["sources/follow-up.md"])

    assert "seizure alleged, not established no event of the base" in [item.text for item in told]


def test_many_records_beside_one_paragraph_unfold() -> None:
    base = small_base()
    event = base.entities["events/2021-03-04-seizure-puerto-azul"]
    many = {f"events/e{n}": replace(event, id=f"events/e{n}", name=f"E{n}") for n in range(9)}
    page = render_pages(replace(base, entities={**base.entities, **many}), SETTINGS)
    box = read(page["sources/raid.md"]).all("div", class_="kb-beside")[0]

    assert box.all("summary")[0].text == "6 more records"


def test_a_text_in_another_language_is_marked_and_its_notes_are_not() -> None:
    base = small_base()
    other = replace(document(RAID_ID), language="es")
    pages = render_pages(replace(base, documents={**base.documents, RAID_ID: other}), SETTINGS)
    box = read(pages["sources/raid.md"]).all("div", class_="kb-beside")[0]
    event = read(pages["events/2021-03-04-seizure-puerto-azul.md"])
    item = event.all("ol", class_="kb-evidence")[0].all("li")[0]

    assert article(pages["sources/raid.md"]).attributes["lang"] == "es"
    assert box.attributes["lang"] == "en"
    assert item.all("q")[0].attributes["lang"] == "es"
    assert item.all("a")[1].attributes["lang"] == "es"


def test_the_strip_draws_each_state_in_a_lane_with_its_number() -> None:
    lanes = read(PAGES["sources/raid.md"]).all("div", class_="kb-lane")
    strokes = lanes[1].all("path")[0].attributes["d"]

    assert [lane.text for lane in lanes] == ["Events and facts 2", "Linked names 10", "Rejected 1"]
    assert strokes.startswith("M")
    assert all(0 <= int(part.split(" ")[0]) <= 1000 for part in strokes.split("M")[1:])


def test_switches_name_the_types_that_the_text_has() -> None:
    labels = read(PAGES["sources/raid.md"]).all("fieldset")[0].all("label")

    assert [label.text for label in labels] == [
        "Actors 6",
        "Places 4",
        "Dates 1",
        "Events and facts",
    ]
    assert all("checked" in label.all("input")[0].attributes for label in labels)


def test_names_lead_to_the_sources_before_and_after_that_have_them() -> None:
    def steps(source: str, name: str) -> dict[str, str]:
        items = read(PAGES[f"sources/{source}.md"]).all("ul", class_="kb-here")
        item = next(li for box in items for li in box.all("li") if li.all("a")[0].text == name)
        return {
            a.text: a.attributes["href"] for a in item.all("span", class_="kb-steps")[0].all("a")
        }

    first = span(RAID_ID, "Rayados").start
    assert steps("follow-up", "Rayados")["›"] == f"../sources/raid.html#m-{first}"
    assert "‹" not in steps("follow-up", "Rayados")
    assert steps("raid", "Rayados")["‹"].startswith("../sources/follow-up.html#m-")


def test_an_event_that_an_article_tells_twice_has_one_line_with_both_passages() -> None:
    base = small_base()
    told = base.events[RAID_ID]
    twice = next(one for one in told if one.entity)
    again = replace(
        twice, event=replace(twice.event, span=span(RAID_ID, PAID), trigger="said to pay")
    )
    nameless = replace(again, entity=None)
    pages = render_pages(
        replace(base, events={**base.events, RAID_ID: (nameless, *told, again)}), SETTINGS
    )
    page = read(pages[f"sources/{RAID_ID}.md"])
    at = next(n for n, c in enumerate(page.children) if c.attributes.get("id") == "events")
    lines = page.children[at + 1].all("li")
    of_it = [line for line in lines if "Cocaine seized" in line.text]

    assert len(of_it) == 1
    assert [a.text for a in of_it[0].all("a")][1:] == [f"“{twice.event.trigger}”", "“said to pay”"]
    assert lines[-1].text == "seizure, no event of the base read from “said to pay”"
