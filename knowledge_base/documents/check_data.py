"""The editable data of this room, checked as a whole."""

from knowledge_base.documents.detail_rules import detail_rules
from knowledge_base.documents.furniture_rules import furniture_rules
from knowledge_base.problems import Problem, problems_of


def check_data() -> list[Problem]:
    """What is wrong in `furniture.yml` and `details.yml`, each mistake with its line and what is allowed."""
    return problems_of(furniture_rules, detail_rules)
