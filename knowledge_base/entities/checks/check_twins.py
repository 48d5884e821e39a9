"""Finds ids that a file system without upper and lower case could not keep apart, and says which file to give up."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path

from knowledge_base.entities.files.record import Records
from knowledge_base.problems import Problem, Severity


def check_twins(
    records: Records, broken_ids: Collection[str], seeds: Collection[str], folder: Path
) -> Iterator[Problem]:
    """An error at each file whose id is another one's but for case; of the two the one without seed or words is blamed.

    A source's file that holds nothing of a person and has no seed any more goes with the next build: only a warning.
    """
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for entity in {*records, *broken_ids}:
        alike[entity.casefold()].append(entity)
    for _, twins in sorted(alike.items()):
        kept, *blamed = sorted(
            twins, key=lambda e: (_lacks_seed(e, seeds), not _speaks(e, records), e)
        )
        for entity in blamed:
            yield _report(entity, kept, records, seeds, folder)


def _report(
    entity: str, kept: str, records: Records, seeds: Collection[str], folder: Path
) -> Problem:
    message = f"differs from {kept}.yml only by case"
    severity = Severity.ERROR
    gone = _lacks_seed(entity, seeds)
    if _speaks(entity, records) and gone:
        message += f", and no seed has its name; move its words to {kept}.yml and delete this file"
    elif _speaks(entity, records):
        message += "; rename one of them"
    elif gone:
        message += ", and no seed has its name; the next build deletes it"
        severity = Severity.WARNING
    else:
        message += ", and nobody wrote in it; delete this file"
    return Problem(
        path=(folder / f"{entity}.yml").as_posix(),
        message=message,
        severity=severity,
        code="differs-by-case",
    )


def _speaks(entity: str, records: Records) -> bool:
    """Whether a person wrote in the file; of a broken one that must be assumed."""
    return entity not in records or records[entity].has_words


def _lacks_seed(entity: str, seeds: Collection[str]) -> bool:
    folder, _, stem = entity.partition("/")
    return folder == "sources" and bool(seeds) and stem not in seeds
