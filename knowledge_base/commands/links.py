"""`links`: do the addresses elsewhere that the built site names still answer?"""

import os

from knowledge_base import website
from knowledge_base.commands.reporting import exit_code, report, say
from knowledge_base.problems import Problem
from knowledge_base.settings import Places, repository_url


def run(places: Places) -> int:
    """Ask each server once for each address; 1 where one is gone."""
    if not (places.site / "index.html").is_file():
        message = "No site is there yet: run build_kb.py build first."
        report([Problem(path=str(places.site), message=message)])
        return exit_code([Problem(path=str(places.site), message=message)])
    links = website.outside_links(places.site)
    own = repository_url(os.environ)
    problems = website.check_links(links, places.site, leave_out=[f"{own}/"] if own else [])
    report(problems)
    say(f"{len(links)} addresses elsewhere, {len(problems)} of them without a clear answer")
    return exit_code(problems)
