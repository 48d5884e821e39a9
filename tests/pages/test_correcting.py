"""From a fact on a page to the line that says it, or to a form that knows it already."""

from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from knowledge_base.pages import SiteSettings, render_pages
from knowledge_base.pages.report_forms import TITLES
from tests.pages.page_reading import Tag, read
from tests.pages.small_base import HOSTED, PAID, SETTINGS, small_base

PROJECT = Path(__file__).resolve().parents[2]
FORMS = PROJECT / ".github" / "ISSUE_TEMPLATE"
EDIT = "https://example.org/people/base/edit/main/entities"
ACTOR, PERSON, EVENT = (
    "actors/rayados.md",
    "actors/juan-nunez.md",
    "events/2021-03-04-seizure-puerto-azul.md",
)


def page_at(path: str, settings: SiteSettings = HOSTED) -> Tag:
    return read(render_pages(small_base(), settings)[path])


def pens(page: Tag) -> dict[str, str]:
    """Where each pen leads, by its name."""
    found = page.all("a", class_="kb-fix")
    return {
        a.attributes["aria-label"].removeprefix("Correct this: "): a.attributes["href"]
        for a in found
    }


def forms(page: Tag, form: str) -> list[dict[str, list[str]]]:
    """What each link to a form fills in."""
    links = (a.attributes["href"] for a in page.all("a"))
    filled = [parse_qs(urlsplit(link).query) for link in links if "/issues/new" in link]
    return [fields for fields in filled if fields["template"] == [f"{form}.yml"]]


def test_a_persons_value_opens_its_line_and_a_found_one_the_line_to_write_above() -> None:
    base = small_base()
    actor = replace(base.entities["actors/rayados"], write_line=12)
    base = replace(base, entities={**base.entities, actor.id: actor})

    found = pens(read(render_pages(base, HOSTED)[ACTOR]))

    assert found["country, Costaverde"] == f"{EDIT}/actors/rayados.yml#L5"
    assert found["active, 199X/.."] == f"{EDIT}/actors/rayados.yml#L6"
    assert found["other name, Stripes"] == f"{EDIT}/actors/rayados.yml#L7"
    assert found["other name, Los Rayados"] == f"{EDIT}/actors/rayados.yml#L12"
    assert found["relation, rival of Harbour Guard"] == f"{EDIT}/actors/rayados.yml#L9"


@pytest.mark.parametrize("path", [ACTOR, PERSON, EVENT, "places/puerto-azul.md", "sources/raid.md"])
def test_every_claim_of_every_page_has_one_pen(path: str) -> None:
    page = page_at(path)
    origins, fixes = page.all("a", class_="kb-origin"), page.all("a", class_="kb-fix")

    assert len(fixes) >= len(origins) > 0
    assert all(a.attributes["aria-label"].startswith("Correct this: ") for a in fixes)


def test_a_pen_has_no_text_that_a_search_or_a_copy_would_keep() -> None:
    assert {a.text for a in page_at(ACTOR).all("a", class_="kb-fix")} == {""}


def test_without_a_repository_pens_lead_to_the_words_on_how_to_correct() -> None:
    for path, text in render_pages(small_base(), SETTINGS).items():
        for address in set(pens(read(text)).values()):
            assert address.endswith("#correct"), path
            assert path == "review.md" or address == "#correct"
            assert path == "review.md" or "{ #correct" in text
    assert "does not say where its files can be edited" in page_at(ACTOR, SETTINGS).text


def test_a_fact_can_be_reported_in_words_with_what_the_page_knows() -> None:
    reports = forms(page_at(PERSON), "wrong-fact")
    role = next(fields for fields in reports if fields.get("claim") == ["role"])

    assert role["page"] == ["actors/juan-nunez.html"]
    assert role["stands"] == ["mayor of Puerto Azul"]
    assert role["sentence"][0].startswith(PAID)
    assert role["title"] == ["Wrong: Juan Núñez"]


def test_a_page_about_a_person_offers_removal_and_says_that_a_form_is_public() -> None:
    page = page_at(PERSON)

    assert [fields["page"] for fields in forms(page, "personal-data")] == [
        ["actors/juan-nunez.html"]
    ]
    assert "can be read by everyone" in page.text
    assert forms(page_at(ACTOR), "personal-data") == []


def test_addresses_of_forms_stay_short_enough_for_every_server() -> None:
    pages = render_pages(small_base(), HOSTED).values()
    links = [a.attributes["href"] for page in pages for a in read(page).all("a")]

    assert max(len(link) for link in links if "/issues/new" in link) < 2000


def test_gitlab_gets_title_and_description() -> None:
    settings = replace(HOSTED, repository_url="https://gitlab.com/people/base")
    links = [a.attributes["href"] for a in page_at(PERSON, settings).all("a")]
    report = next(link for link in links if "/-/issues/new" in link and "role" in link)
    fields = parse_qs(urlsplit(report).query)

    assert set(fields) == {"issue[title]", "issue[description]"}
    assert "stands: mayor of Puerto Azul" in fields["issue[description]"][0]


def test_hostile_names_make_no_other_parameter() -> None:
    base = small_base()
    actor = replace(base.entities["actors/rayados"], name='A&template=x"#<b>\n')
    text = render_pages(replace(base, entities={**base.entities, actor.id: actor}), HOSTED)[ACTOR]

    assert {fields["template"][0] for fields in forms(read(text), "wrong-fact")} == {
        "wrong-fact.yml"
    }
    assert forms(read(text), "duplicate")[0]["title"] == ['Duplicate: A&template=x"#<b>']


def form_of(name: str) -> dict[str, Any]:
    loaded = yaml.safe_load((FORMS / f"{name}.yml").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def test_every_form_is_there_and_none_that_no_page_knows() -> None:
    assert {file.stem for file in FORMS.glob("*.yml")} - {"config"} == set(TITLES)


@pytest.mark.parametrize("name", sorted(TITLES))
def test_a_form_is_one_that_github_takes(name: str) -> None:
    form = form_of(name)
    inputs = [item for item in form["body"] if item["type"] != "markdown"]

    assert form.keys() <= {"name", "description", "title", "labels", "body"}
    assert all(form[key].strip() for key in ("name", "description"))
    assert len({item["id"] for item in inputs}) == len(inputs) > 0
    for item in form["body"]:
        assert item.keys() <= {"type", "id", "attributes", "validations"}
        assert item["type"] in ("markdown", "input", "textarea", "dropdown")
        needed = "value" if item["type"] == "markdown" else "label"
        assert item["attributes"][needed].strip()
        assert item.get("validations", {}).keys() <= {"required"}
        allowed = {"label", "description", "placeholder", "options", "value"}
        assert item["attributes"].keys() <= allowed
        assert all(isinstance(value, str | list) for value in item["attributes"].values())
        if item["type"] == "dropdown":
            assert len(set(item["attributes"]["options"])) == len(item["attributes"]["options"]) > 1


def test_pages_fill_only_fields_that_the_form_has() -> None:
    for path, text in render_pages(small_base(), HOSTED).items():
        for name in TITLES:
            ids = {item.get("id") for item in form_of(name)["body"]} | {"template", "title"}
            for fields in forms(read(text), name):
                assert fields.keys() <= ids, (path, name)
