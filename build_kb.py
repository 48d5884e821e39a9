#!/usr/bin/env python3
"""The corridor: opens the rooms in order and carries values from one to the next.

    seeds/ -> documents -> mentions -> entities/ (YAML) -> pages (docs/) -> site/

Run `build_kb.py --help` for the commands and exit codes.
"""

from __future__ import annotations  # the types of rooms must not open them

from knowledge_base.commands.memory import look_for_circles_rarely
from knowledge_base.commands.stopping import (
    INTERRUPTED,
    STOPPED,
    answer_at_once,
    leave_to_caller,
)

if __name__ == "__main__":
    answer_at_once()  # the imports below take longer than an impatient hand
    look_for_circles_rarely()

import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from knowledge_base import entities
from knowledge_base.commands.arguments import misnamed_folders, parse_arguments, places_of
from knowledge_base.commands.curation_options import COMMANDS as CURATION
from knowledge_base.commands.problem_formats import Style
from knowledge_base.commands.reporting import (
    FINE,
    STALE,
    WRONG,
    WRONG_USE,
    conclude,
    counted,
    exit_code,
    problem_of_machine,
    progress_bar,
    report,
    say,
    say_to_person,
    shown,
    write_utf8,
)
from knowledge_base.gathering import (
    Gathered,
    find_wrong_lists,
    gather,
    gather_data,
    gather_named,
    look_up_towns,
)
from knowledge_base.model import Document
from knowledge_base.problems import Problem, RefusedError, WrongDataError, errors
from knowledge_base.settings import Places

# What only some commands need (other rooms, the commands themselves) is imported where it is used: the check of one file
# would spend a third of its time on it.


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; the result is its exit code."""
    write_utf8()
    arguments = parse_arguments(words)
    try:
        leave_to_caller()
        if misnamed := misnamed_folders(arguments):
            report(misnamed)
            return WRONG_USE
        return run(arguments, places_of(arguments))
    except RefusedError as refused:
        report([refused.problem])
        return WRONG_USE
    except WrongDataError as wrong:
        wrong_lists = find_wrong_lists(places_of(arguments))
        conclude([*wrong.problems, *wrong_lists], style=arguments.style)
        return WRONG
    except KeyboardInterrupt:
        say_to_person(STOPPED)
        return INTERRUPTED
    except BrokenPipeError:  # the reader of a pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except OSError as error:
        report([problem_of_machine(error, cache=places_of(arguments).cache)])
        return WRONG


def run(arguments: Namespace, places: Places) -> int:
    """The command that was asked for."""
    match arguments.command:
        case "build" if arguments.check:
            return check_build(places, style=arguments.style)
        case "build":
            return build(places, with_site=not arguments.no_site)
        case "check":
            from knowledge_base.commands import check

            return check.run(
                arguments,
                places,
                gather=gather,
                gather_named=gather_named,
                find_wrong_lists=find_wrong_lists,
            )
        case "annotate":
            from knowledge_base.commands import annotate

            return annotate.run(arguments, annotate=lambda *given: annotate_with(places, *given))
        case "explain":
            from knowledge_base.commands import explain

            return explain.run(arguments, explain=lambda *given: explain_with(places, *given))
        case "new":
            return start_record(arguments, places)
        case "site":
            from knowledge_base.commands import site
            from knowledge_base.publishing import publish_pages

            return site.run(arguments, places, publish=publish_pages)
        case "serve":
            return follow(places, arguments)
        case command if command in CURATION:
            from knowledge_base.commands import curation

            return curation.run(arguments, places, understand=lambda: see_all(places))
        case _:
            return run_beside(arguments, places)


def run_beside(arguments: Namespace, places: Places) -> int:
    """The commands that look at what lies there already and take nothing through the corridor."""
    match arguments.command:
        case "diff":
            from knowledge_base.commands import diff

            return diff.run(arguments, places)
        case "links":
            from knowledge_base.commands import links

            return links.run(places)
        case _:
            from knowledge_base.commands import schema

            return schema.run()


def build(places: Places, *, with_site: bool = True) -> int:
    """Extract, write what changed, build the site.

    Broken entity files stop it before anything is written; a broken seed is reported and the others are built.
    """
    from knowledge_base.publishing import configure, publish, write_pages

    gathered = gather(places)
    if errors(gathered.data_problems):
        report(gathered.problems)
        return WRONG
    gathered = look_up_towns(gathered, places)
    linked = understand(gathered, places)
    config = configure(places) if with_site else None
    plan = entities.plan_files(linked, gathered.records, folder=places.entities)
    written, unwritten = entities.apply_plan(plan)
    records = (
        entities.read_records(places.entities)[0] if written or unwritten else gathered.records
    )
    changed = write_pages(places, replace(gathered, records=records), linked)
    say(
        f"{counted(len(gathered.documents), 'article')}, "
        f"{counted(len(linked.blocks), 'entity file')}; "
        f"changed: {counted(len(written), 'entity file')}, "
        f"{counted(len(changed.written), 'page')}"
    )
    problems = [
        *gathered.problems,
        *unused_corrections(linked, gathered, places),
        *unwritten,
        *(publish(places, config) if config else []),
    ]
    report(problems)
    return exit_code(problems)


def check_build(places: Places, *, style: Style = "people") -> int:
    """Say what is wrong (1) or stale (3) and write nothing."""
    gathered = gather(places)
    if errors(gathered.problems):
        conclude(gathered.problems, style=style)
        return WRONG
    linked = understand(look_up_towns(gathered, places), places)
    plan = entities.plan_files(linked, gathered.records, folder=places.entities)
    stale = [
        (shown(file), "remove" if file in plan.deletes else "change" if file.exists() else "add")
        for file in entities.find_changes(plan)
    ]
    counted = f"{len(stale)} entity files are stale: run build_kb.py and commit"
    summary = counted if stale else "Nothing is wrong or stale."
    problems = [*gathered.problems, *unused_corrections(linked, gathered, places)]
    conclude(problems, style=style, summary=summary, stale=stale)
    return STALE if stale else FINE


def unused_corrections(
    linked: entities.Linked, gathered: Gathered, places: Places
) -> list[Problem]:
    """Corrections that no mention obeys."""
    return entities.check_corrections(
        gathered.records, linked.documents, linked.raw.readings, folder=places.entities
    )


def understand(
    gathered: Gathered, places: Places, *, published: str | None = None
) -> entities.Linked:
    """What the articles name and tell, and which entities are meant, before and after people's decisions."""
    from knowledge_base import mentions

    dates = entities.published_dates(gathered.records, gathered.documents)
    findings = mentions.find_mentions(
        gathered.documents,
        entities.known_names(gathered.records, gathered.authority),
        towns=gathered.towns.names,
        published={source: date or published for source, date in dates.items()},
        cache=places.cache,
        report=progress_bar("reading"),
    )
    known = gathered.records, gathered.authority, gathered.towns.namesakes
    return entities.link(gathered.documents, findings, *known)


def annotate_with(
    places: Places, read: Sequence[Document], published: str | None
) -> Iterator[Mapping[str, object]]:
    """What a build would find in these documents, one after the other; `published` dates those that state no date."""
    gathered = look_up_towns(gather_data(places, read), places)
    report(gathered.data_problems)
    linked = understand(gathered, places, published=published)
    yield from (entities.annotations(d, linked, published=published) for d in read)


def explain_with(
    places: Places, read: Sequence[Document], published: str | None
) -> Iterator[Mapping[str, object]]:
    """How the events of these documents are found, and what a build would make of each."""
    from knowledge_base import mentions

    gathered = look_up_towns(gather_data(places, read), places)
    report(gathered.data_problems)
    linked = understand(gathered, places, published=published)
    for document, explained in mentions.explain(
        gathered.documents,
        linked.findings,
        entities.known_names(gathered.records, gathered.authority),
        published={source: date or published for source, date in linked.published.items()},
        cache=places.cache,
    ):
        yield entities.with_verdicts(explained, document.source, linked)


def start_record(arguments: Namespace, places: Places) -> int:
    """Start a record, knowing which names are taken."""
    from knowledge_base.commands import new

    gathered = gather(places)
    return new.run(
        arguments,
        places,
        bearers=entities.name_bearers(gathered.records, gathered.authority),
        seeds=[document.source for document in gathered.documents],
    )


def see_all(places: Places) -> entities.Understood:
    """What the articles say and readers see, for a command that must look closer."""
    gathered = look_up_towns(gather(places), places)
    linked = understand(gathered, places)
    knowledge = entities.compose(linked, gathered.records, gathered.authority, [])
    return entities.Understood(linked=linked, knowledge=knowledge)


def follow(places: Places, arguments: Namespace) -> int:
    """Build once, then serve and follow changes."""
    from knowledge_base.commands import serve
    from knowledge_base.publishing import configure

    code = build(places, with_site=False)
    if not places.has_pages:
        return code
    return serve.run(
        arguments, places, config=configure(places), rebuild=lambda: build(places, with_site=False)
    )


if __name__ == "__main__":
    sys.exit(main())
