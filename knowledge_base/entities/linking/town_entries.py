"""Towns of the gazetteer among the things that are known: like entries of an authority file, but never by their name alone."""

from collections.abc import Mapping

from knowledge_base.entities.fields.authority_fields import AuthorityEntry
from knowledge_base.entities.files.record import Records
from knowledge_base.entities.linking.name_folding import choose_id, fold_name


class TownEntry(AuthorityEntry):
    """What the gazetteer knows of a town or region that some article may name."""

    population: int = 0
    distinctive: bool = True
    share: float = 0.0


def is_borne(
    entity: str, name: str, records: Records, authority: Mapping[str, AuthorityEntry]
) -> bool:
    """Whether a name leads to an entity in an article that does not speak of its country.

    One of several towns of a name does not take it: its id would else depend on what other articles name.
    """
    if not isinstance(authority.get(entity), TownEntry):
        return True
    record = records.get(entity)
    written = (
        record is not None and record.has_words and fold_name(record.written.name or "") == name
    )
    return written or choose_id("place", name, taken=set()) == entity
