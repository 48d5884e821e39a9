"""`site`: only the last step, from the pages that are there to the site."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from knowledge_base.commands.reporting import exit_code, report, say
from knowledge_base.problems import Problem
from knowledge_base.settings import Places


def run(arguments: Namespace, places: Places, *, publish: Callable[[Places], list[Problem]]) -> int:
    """Build the site and check its links; on request remember its addresses as published."""
    problems = publish(places)
    report(problems)
    if arguments.record_addresses and not exit_code(problems):
        added = record_addresses(places.site, places.published_urls)
        say(f"{places.published_urls}: {added} addresses added")
    return exit_code(problems)


def record_addresses(site: Path, file: Path) -> int:
    """Append the pages of a site that were not published before; addresses are never taken out. Returns how many."""
    known = file.read_text(encoding="utf-8").split() if file.exists() else []
    pages = sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html"))
    new = [page for page in pages if page not in set(known) and page != "404.html"]
    if new:
        with file.open("a", encoding="utf-8") as appended:
            appended.writelines(f"{page}\n" for page in new)
    return len(new)
