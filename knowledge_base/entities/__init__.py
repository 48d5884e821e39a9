"""Keeps the folder of entities: hands on its records, what each mention means, the files to write, and what readers see.

The file half reads and checks records and authority files, writes blocks and never touches a person's word; the meaning half
decides which entity a mention means and composes what people wrote with what was found.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from knowledge_base.entities.blocks.plan_files import plan_files
    from knowledge_base.entities.checks.check_corrections import check_corrections
    from knowledge_base.entities.checks.check_data import check_data
    from knowledge_base.entities.checks.check_places import Geography
    from knowledge_base.entities.checks.check_records import check_records
    from knowledge_base.entities.checks.check_targets import pointed_places
    from knowledge_base.entities.checks.name_bearers import name_bearers
    from knowledge_base.entities.checks.touched import read_touched
    from knowledge_base.entities.comparing.folders import compare_folders
    from knowledge_base.entities.comparing.quality import Quality
    from knowledge_base.entities.comparing.quality import measure as measure_quality
    from knowledge_base.entities.comparing.wording import describe as describe_changes
    from knowledge_base.entities.editing.accepting import accept
    from knowledge_base.entities.editing.base import Base, Understood, as_id
    from knowledge_base.entities.editing.draft import Edit, write_edit
    from knowledge_base.entities.editing.formatting_files import format_files
    from knowledge_base.entities.editing.merging import merge
    from knowledge_base.entities.editing.rejecting import reject
    from knowledge_base.entities.editing.repairing import Past, repair
    from knowledge_base.entities.editing.splitting import Share, split
    from knowledge_base.entities.fields.field_tables import field_tables
    from knowledge_base.entities.fields.schemas import render_schema, schemas
    from knowledge_base.entities.files.authority_files import Authority, read_authority
    from knowledge_base.entities.files.file_names import FoundFile, list_files
    from knowledge_base.entities.files.file_plan import FilePlan, apply_plan, find_changes
    from knowledge_base.entities.files.new_record import new_record, templates
    from knowledge_base.entities.files.record import EntityRecord, Records, is_closed
    from knowledge_base.entities.files.record_files import list_ids, read_records
    from knowledge_base.entities.files.remains import read_remains
    from knowledge_base.entities.linking.known_things import known_names
    from knowledge_base.entities.linking.linked import Linked, link, published_dates
    from knowledge_base.entities.linking.towns import add_towns, gather_bearers
    from knowledge_base.entities.views.annotation import annotations
    from knowledge_base.entities.views.compose import compose
    from knowledge_base.entities.views.event_verdicts import with_verdicts
    from knowledge_base.entities.views.reasons import Passage, Reason, explain, list_mentions

__all__ = [
    "Authority",
    "Base",
    "Edit",
    "EntityRecord",
    "FilePlan",
    "FoundFile",
    "Geography",
    "Linked",
    "Passage",
    "Past",
    "Quality",
    "Reason",
    "Records",
    "Share",
    "Understood",
    "accept",
    "add_towns",
    "annotations",
    "apply_plan",
    "as_id",
    "check_corrections",
    "check_data",
    "check_records",
    "compare_folders",
    "compose",
    "describe_changes",
    "explain",
    "field_tables",
    "find_changes",
    "format_files",
    "gather_bearers",
    "is_closed",
    "known_names",
    "link",
    "list_files",
    "list_ids",
    "list_mentions",
    "measure_quality",
    "merge",
    "name_bearers",
    "new_record",
    "plan_files",
    "pointed_places",
    "published_dates",
    "read_authority",
    "read_records",
    "read_remains",
    "read_touched",
    "reject",
    "render_schema",
    "repair",
    "schemas",
    "split",
    "templates",
    "with_verdicts",
    "write_edit",
]

# The modules that these names come from, opened when a name is asked for: the check of one file needs a third of them, and would
# spend as long on opening the rest as on its work.
_HOMES = {
    "Authority": "files.authority_files",
    "Base": "editing.base",
    "Edit": "editing.draft",
    "EntityRecord": "files.record",
    "FilePlan": "files.file_plan",
    "FoundFile": "files.file_names",
    "Geography": "checks.check_places",
    "Linked": "linking.linked",
    "Passage": "views.reasons",
    "Past": "editing.repairing",
    "Quality": "comparing.quality",
    "Reason": "views.reasons",
    "Records": "files.record",
    "Share": "editing.splitting",
    "Understood": "editing.base",
    "accept": "editing.accepting",
    "add_towns": "linking.towns",
    "annotations": "views.annotation",
    "apply_plan": "files.file_plan",
    "as_id": "editing.base",
    "check_corrections": "checks.check_corrections",
    "check_data": "checks.check_data",
    "check_records": "checks.check_records",
    "compare_folders": "comparing.folders",
    "compose": "views.compose",
    "describe_changes": "comparing.wording:describe",
    "explain": "views.reasons",
    "field_tables": "fields.field_tables",
    "find_changes": "files.file_plan",
    "format_files": "editing.formatting_files",
    "gather_bearers": "linking.towns",
    "is_closed": "files.record",
    "known_names": "linking.known_things",
    "link": "linking.linked",
    "list_files": "files.file_names",
    "list_ids": "files.record_files",
    "list_mentions": "views.reasons",
    "measure_quality": "comparing.quality:measure",
    "merge": "editing.merging",
    "name_bearers": "checks.name_bearers",
    "new_record": "files.new_record",
    "plan_files": "blocks.plan_files",
    "pointed_places": "checks.check_targets",
    "published_dates": "linking.linked",
    "read_authority": "files.authority_files",
    "read_records": "files.record_files",
    "read_remains": "files.remains",
    "read_touched": "checks.touched",
    "reject": "editing.rejecting",
    "render_schema": "fields.schemas",
    "repair": "editing.repairing",
    "schemas": "fields.schemas",
    "split": "editing.splitting",
    "templates": "files.new_record",
    "with_verdicts": "views.event_verdicts",
    "write_edit": "editing.draft",
}


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, other = home.partition(":")
    found = getattr(importlib.import_module(f"{__name__}.{module}"), other or name)
    globals()[name] = found
    return found
