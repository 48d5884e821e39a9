"""A page and a source can be cited in words, BibTeX and CSL-JSON; nothing in a title breaks any of them."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.pages import SiteSettings, render_pages
from knowledge_base.pages.citing import Work, bibtex, csl_json, in_words, page_as_work
from knowledge_base.pages.escaping import clean_text
from tests.pages.page_reading import Tag, html_of, read
from tests.pages.small_base import HOSTED, SETTINGS, small_base

ACTOR = "actors/rayados.md"
PUBLISHED = replace(HOSTED, site_url="https://example.org/kb/")


def shown(page: Tag) -> dict[str, str]:
    """What stands in the boxes of a page, by their titles; of several alike the last."""
    return {
        box.all("figcaption")[0].text: "".join(box.all("pre")[0].pieces)
        for box in page.all("figure", class_="kb-citation")
    }


def test_a_page_is_cited_with_the_state_of_its_data() -> None:
    page = read(render_pages(small_base(), PUBLISHED)[ACTOR])
    address = "https://example.org/kb/actors/rayados.html?data=abc1234"

    assert shown(page)["Plain text"] == (
        f"“Rayados”. Small base. 1 May 2021. Data of commit abc1234. {address}."
    )
    assert json.loads(shown(page)["CSL-JSON"]) == [
        {
            "id": "actors-rayados",
            "type": "entry",
            "title": "Rayados",
            "container-title": "Small base",
            "issued": {"date-parts": [[2021, 5, 1]]},
            "note": "Data of commit abc1234",
            "URL": address,
        }
    ]
    assert shown(page)["BibTeX"].split("\n") == [
        "@misc{actors-rayados,",
        "  title = {{Rayados}},",
        "  howpublished = {Small base},",
        "  year = {2021},",
        "  note = {Data of commit abc1234},",
        f"  url = {{{address}}},",
        "}",
    ]


def test_where_nobody_said_the_address_none_is_invented() -> None:
    for settings in (SETTINGS, SiteSettings(), replace(SETTINGS, site_url="javascript:x")):
        page = read(render_pages(small_base(), settings)[ACTOR])

        assert "http" not in shown(page)["Plain text"]
        assert "url" not in shown(page)["BibTeX"]


def test_the_record_can_be_read_as_it_was_in_that_commit() -> None:
    page = read(render_pages(small_base(), PUBLISHED)[ACTOR])
    link = next(a for a in page.all("a") if "data-record" in a.attributes)

    assert page.all("div", class_="kb-citing")[0].attributes["data-commit"] == "abc1234"
    assert link.attributes["href"] == (
        "https://example.org/people/base/blob/abc1234/entities/actors/rayados.yml"
    )


def test_a_source_has_its_own_reference_with_its_rights() -> None:
    boxes = read(render_pages(small_base(), SETTINGS)["sources/raid.md"]).all(
        "figure", class_="kb-citation"
    )

    assert boxes[0].all("pre")[0].text == (
        "“Harbour police seize cocaine in Puerto Azul”. Port Press. 5 March 2021. © the publisher; shown for research."
    )
    assert len(boxes) == 6


@pytest.mark.parametrize(
    "date, parts",
    [("2016-05-20", [2016, 5, 20]), ("2016-05", [2016, 5]), ("2016", [2016]), ("", None)],
)
def test_a_date_is_cited_as_exactly_as_it_is_known(date: str, parts: list[int] | None) -> None:
    item = json.loads(csl_json(Work(key="k", kind="article", title="T", date=date)))[0]

    assert item.get("issued") == ({"date-parts": [parts]} if parts else None)


def test_without_a_date_the_words_say_so() -> None:
    assert in_words(Work(key="k", kind="article", title="T")) == "“T”. no date."


@given(st.text(), st.text())
def test_no_text_breaks_an_entry(title: str, author: str) -> None:
    work = Work(key=title, kind="article", title=title, author=author)
    entry = bibtex(work)
    item = json.loads(csl_json(work))[0]

    assert entry.count("{") == entry.count("}")
    assert "\r" not in entry
    assert all(line.startswith(("@misc{", "  ", "}")) for line in entry.split("\n"))
    assert item.get("title", "") == " ".join(clean_text(title).split())


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "}} {{", "\\input{x}", "a\n\n# b"])  # fmt: skip
def test_a_hostile_title_stays_text_in_its_citation(text: str) -> None:
    base = small_base()
    named = replace(base.entities["actors/rayados"], name=text)
    changed = replace(base, entities={**base.entities, "actors/rayados": named})
    page = render_pages(changed, PUBLISHED)[ACTOR]

    assert "<script" not in html_of(page)
    assert json.loads(shown(read(page))["CSL-JSON"])[0]["title"] == " ".join(
        clean_text(text).split()
    )
    assert "{{" not in page.split("\n---\n", 1)[1].replace("{{ #", "")


def test_a_work_of_the_base_has_its_page_as_key() -> None:
    entity = small_base().entities["actors/rayados"]

    assert page_as_work(PUBLISHED, "actors/rayados", entity).key == "actors-rayados"
