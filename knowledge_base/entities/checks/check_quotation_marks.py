"""Finds names inside typographic quotation marks, which YAML takes for letters of the name."""

import re
from collections.abc import Iterator

from knowledge_base.entities.checks.checked import Checked, Place
from knowledge_base.entities.fields.entity_fields import ActorFields
from knowledge_base.problems import Problem, Severity

_OPENS = "“”„«‘"
_MARKS = re.compile(r"[“”„«»‘’]")


def check_quotation_marks(checked: Checked) -> Iterator[Problem]:
    """A warning at a name that begins or ends with such a mark, and where a comma has cut it in two."""
    for place, name in _list_names(checked):
        opened, closed = name[0] in _OPENS, name[-1] in "”“»"
        whole = opened and closed and len(_MARKS.findall(name)) == 2
        torn = opened != closed and len(_MARKS.findall(name)) == 1
        if whole or torn:
            plain = _MARKS.sub("", name)
            cure = f'Write "{plain}" with the straight marks of the keyboard, or none at all'
            if torn:
                cure = (
                    "A name with a comma needs the straight marks of the keyboard around all of it"
                )
            message = f"“ and ” are no quotation marks to YAML; here they become part of the name: {name}. {cure}"
            yield checked.problem(place, message, code="quotation-marks", severity=Severity.WARNING)


def _list_names(checked: Checked) -> Iterator[tuple[Place, str]]:
    written = checked.record.written
    if written.name:
        yield ("name",), written.name
    yield from ((("aliases", n), alias.text) for n, alias in enumerate(written.aliases))
    yield from ((("reject", "aliases", n), name) for n, name in enumerate(written.reject.aliases))
    if isinstance(written, ActorFields):
        yield from ((("roles", n), role.text) for n, role in enumerate(written.roles))
