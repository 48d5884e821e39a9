"""Each fact has an address of its own, and each passage names the facts that rest on it."""

from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.model import Coordinates, Fact, Quantity
from knowledge_base.pages import SiteSettings, render_pages
from knowledge_base.pages.claims import claim_anchor
from tests.pages.page_reading import Tag, read
from tests.pages.small_base import SETTINGS, small_base

EVENT = "events/2021-03-04-seizure-puerto-azul.md"
PAGES = render_pages(small_base(), SETTINGS)


def ids(page: Tag) -> set[str]:
    return {tag.attributes["id"] for tag in page.all() if "id" in tag.attributes}


def test_a_fact_bears_its_address_with_the_data_it_was_made_from() -> None:
    sign = read(PAGES[EVENT]).all("a", id="c-killed")[0]

    assert sign.attributes["href"] == "?data=abc1234#c-killed"
    assert sign.attributes["title"] == "written by a person; link to this claim"


def test_without_a_commit_the_address_names_none() -> None:
    page = read(render_pages(small_base(), SiteSettings())[EVENT])

    assert page.all("a", id="c-killed")[0].attributes["href"] == "#c-killed"


def test_the_address_of_one_value_outlives_its_change_and_one_of_several_names_it() -> None:
    def anchor(field: str, value: object, **more: object) -> str:
        return claim_anchor(Fact(field=field, value=value, origin="machine", **more))  # type: ignore[arg-type]  # because the caller chooses the fields

    assert anchor("killed", 3) == anchor("killed", 5) == "c-killed"
    assert anchor("aliases", "Los Rayados") == "c-alias-los-rayados"
    assert anchor("participants", None, role="agent", entity="actors/x") == "c-participant-agent-x"
    assert anchor("relation", "funds", entity="actors/juan") == "c-relation-funds-juan"
    assert anchor("identifiers", "12", role="geonames") == "c-identifier-geonames"
    tonnes = Quantity(amount=2.5, unit="t", of="cocaine")
    assert anchor("quantities", tonnes) == "c-quantity-2-5-t-of-cocaine"
    here = Coordinates(lat=1, lon=2, precision="town")
    assert anchor("coordinates", here) == "c-coordinates"


def test_long_values_that_begin_alike_have_two_addresses() -> None:
    one, other = (
        claim_anchor(Fact(field="alias", value="The very long name of a front " * 3 + end, origin="person"))
        for end in ("east", "west")
    )  # fmt: skip

    assert one != other
    assert len(one) < 60


@given(st.text(max_size=80))
def test_any_value_gives_an_address_without_white_space(value: str) -> None:
    anchor = claim_anchor(Fact(field="alias", value=value, origin="person"))

    assert anchor.startswith("c-alias-")
    assert len(anchor) > len("c-alias-")
    assert not any(sign.isspace() for sign in anchor)


def test_a_passage_names_the_facts_it_proves_and_leads_back_to_them() -> None:
    page = read(PAGES[EVENT])
    item = page.all("ol", class_="kb-evidence")[0].all("li")[0]
    back = {link.text: unquote(link.attributes["href"]) for link in item.all("span", class_="kb-for")[0].all("a")}  # fmt: skip

    assert back["when"] == "#c-date"
    assert back["by"] == "#c-participant-agent-harbour-guard"
    assert {address[1:] for address in back.values()} <= ids(page)


def test_the_words_of_a_fact_are_marked_in_its_passage() -> None:
    item = read(PAGES[EVENT]).all("ol", class_="kb-evidence")[0].all("li")[0]

    assert [b.text for b in item.all("b")] == ["On 4 March 2021", "Harbour Guard", "Puerto Azul"]


def test_every_fact_with_a_passage_has_its_address_once_on_its_page() -> None:
    for path, text in PAGES.items():
        found = [tag.attributes["id"] for tag in read(text).all() if "id" in tag.attributes]
        assert len(found) == len(set(found)), path


def test_where_a_source_was_published_stands_beside_its_passage() -> None:
    item = read(PAGES[EVENT]).all("ol", class_="kb-evidence")[0].all("li")[0]

    assert item.all("span", class_="kb-from")[0].text == (
        "open in the source Harbour police seize cocaine in Puerto Azul, 5 March 2021"
    )
