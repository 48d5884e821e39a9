"""The editable data of this room that is no authority file, checked as a whole."""

from knowledge_base.entities.events.abroad import abroad
from knowledge_base.entities.events.event_lines import event_lines
from knowledge_base.problems import Problem, problems_of
from knowledge_base.relation_types import RELATION_PROBLEMS


def check_data() -> list[Problem]:
    """What is wrong in `abroad.yml`, `event_lines.yml` and `relation_types.yml`, each mistake with its line and what is allowed."""
    return [*RELATION_PROBLEMS, *problems_of(event_lines), *problems_of(abroad)]
