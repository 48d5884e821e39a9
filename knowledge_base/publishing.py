"""The last part of the corridor: what readers see becomes pages, and the pages a site."""

import os
from functools import partial
from pathlib import Path

from knowledge_base import cartography, entities, pages, website
from knowledge_base.commands.reporting import say, shown
from knowledge_base.gathering import Gathered
from knowledge_base.problems import Problem, errors
from knowledge_base.settings import CONFIG, Places, data_version, repository_url


def write_pages(places: Places, gathered: Gathered, linked: entities.Linked) -> pages.Changes:
    """Compose what readers see, and bring the pages to it. The gathered records are those that now lie in the folder of entities."""
    known = gathered.records, gathered.authority
    knowledge = entities.compose(linked, *known, places.published_addresses())
    version = data_version(places)
    settings = pages.SiteSettings(
        name=website.site_name(CONFIG),
        repository_url=repository_url(os.environ),
        site_url=website.site_url(CONFIG),
        entities_path=places.entities_in_repository,
        data_commit=version.commit,
        data_date=version.date,
        data_uncommitted=version.uncommitted,
    )
    cut = partial(cartography.cut_map, cache=places.cache)
    maps = pages.BaseMaps(cut, cartography.LICENCE)
    tables = "\n\n".join(entities.field_tables().values())
    return pages.write_pages(
        places.docs, pages.render_files(knowledge, settings, field_tables=tables, maps=maps)
    )


def publish(places: Places, config: Path) -> list[Problem]:
    """Build the site unless it is fresh, check its links and every published address, say where it lies."""
    built = website.build_site(
        config,
        places.site,
        env={"KB_REPOSITORY_URL": repository_url(os.environ)},
        cache=places.cache,
    )
    problems = list(built.problems)
    if not errors(problems):
        listed = places.published_urls
        problems += website.check_published(places.site, places.published_lines(), listed)
    if not errors(problems):
        say(f"The site lies in {shown(places.site)}/: open {shown(places.site)}/index.html")
    return problems


def publish_pages(places: Places) -> list[Problem]:
    """The site of pages that an earlier build wrote."""
    if not places.has_pages:
        message = "No pages are there yet: run build_kb.py build first."
        return [Problem(path=str(places.docs), message=message)]
    return publish(places, configure(places))


def configure(places: Places) -> Path:
    """The MkDocs configuration for these places; for another `--docs` one is derived and written beside it."""
    if places.docs.resolve() == Places().docs:
        return CONFIG
    generated = pages.generated_paths(Places().docs)
    return website.derive_config(CONFIG, places.docs, places.site, generated=generated)
