from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.model import Document, KnowledgeBase, Span
from knowledge_base.pages import render_pages
from knowledge_base.pages.linked_text import Block, Mark, blocks_of, marked, settled
from tests.pages.page_reading import Tag, read
from tests.pages.small_base import (
    FOLLOW_UP_ID,
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
