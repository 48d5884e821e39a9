"""The editable data of this room, checked as a whole."""

from pathlib import Path

from knowledge_base.gazetteer.country_bounds import country_bounds
from knowledge_base.gazetteer.index_file import has_index
from knowledge_base.gazetteer.rules import read_regions, rules
from knowledge_base.problems import Problem, problems_of


def check_data(cache: Path | None = None) -> list[Problem]:
    """What is wrong in `gazetteer.yml`, `country_bounds.yml` and `regions.yml`, each mistake with its line and what is allowed.

    The 3,700 regions take a quarter of a second: they are left out where an index under `cache` was made of them as they are.
    """
    wrong, rules_are_right = problems_of(rules, country_bounds), not problems_of(rules)
    known = rules_are_right and cache is not None and has_index(cache)
    return wrong if known else [*wrong, *problems_of(read_regions)]
