"""How fast the extraction is: CPU seconds of `annotate`, with and without events, beside bare `nlp.pipe` of the same model.

    measure_speed.py BENCH_DIR [--profile]

All read the same articles, taking turns, and the least of five rounds counts: what else runs on a shared machine only ever adds,
by up to a third within minutes, and medians carried that into the ratios. No parse is cached, and the model is loaded before.
`annotate` is all between the text and its annotations: towns, known names, mentions, events, linking; what it reads once a run
(authority files) is told apart, and the index of the gazetteer is there. Memory is the peak of the process.
"""

import argparse
import cProfile
import pstats
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench_data import PROJECT, benchmarks, folder_of_benchmarks

sys.path.insert(0, str(PROJECT))
from knowledge_base import documents, entities, gazetteer, mentions
from knowledge_base.commands.memory import look_for_circles_rarely
from knowledge_base.mentions import document_findings
from knowledge_base.mentions.parsing.language_model import load_model
from knowledge_base.mentions.parsing.parses import BATCH
from knowledge_base.model import Document, EventMention
from knowledge_base.settings import AUTHORITY, Places

SAMPLE = 150  # documents of each benchmark: enough words that a run takes tens of seconds
ROUNDS = 5
LINES_OF_PROFILE = 25
FIND_EVENTS = document_findings._events  # the seam at which a measurement leaves events out


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU time that a piece of work takes, in seconds."""
    before = time.process_time()
    work()
    return time.process_time() - before


def annotate(read: list[Document], authority: entities.Authority) -> None:
    """What the command does with articles that were read, without writing anything down."""
    records: entities.Records = {}  # one object, as in a run: what is known of it is gathered once
    bearers = entities.gather_bearers(records, authority)
    towns = gazetteer.find_towns(read, bearers, cache=Places().cache)
    authority = entities.add_towns(authority, towns.places)
    known = entities.known_names(records, authority)
    published = {document.source: document.published for document in read}
    findings = mentions.find_mentions(
        read, known, towns=towns.names, published=published, cache=None
    )
    linked = entities.link(read, findings, records, authority)
    for document in read:
        entities.annotations(document, linked)


def measure(paths: list[Path], profile: bool) -> None:
    """Print the least times as words a CPU second, and their ratios, for one set of documents."""
    model = load_model()
    authority: list[entities.Authority] = []
    fixed = cpu_seconds(lambda: authority.append(entities.read_authority([AUTHORITY])[0]))
    read = list(documents.read_documents(paths)[0])
    paragraphs = [d.text[span.start : span.end] for d in read for span in d.paragraphs]
    words = sum(len(paragraph.split()) for paragraph in paragraphs)
    print(f"{len(read)} documents, {words} words; authority files, once a run: {fixed:.1f} s")
    bare, *ours = least_times(
        lambda: list(model.pipe(paragraphs, batch_size=BATCH)),
        lambda: annotate_with(_no_events, read, authority[0]),
        lambda: annotate_with(FIND_EVENTS, read, authority[0]),
    )
    print(f"  {'bare nlp.pipe':34}{words / bare:>8.0f} words/CPU-s")
    for title, taken in zip(("annotate without events", "annotate"), ours, strict=True):
        print(f"  {title:34}{words / taken:>8.0f} words/CPU-s   {taken / bare:.2f} x bare")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  peak memory {peak:.0f} MB", flush=True)
    if profile:
        use_events(_no_events)
        show_profile(lambda: annotate(read, authority[0]))


def least_times(*works: Callable[[], object]) -> list[float]:
    """The least of the CPU times of each piece of work, done in turn for some rounds."""
    rounds = [[cpu_seconds(work) for work in works] for _ in range(ROUNDS)]
    return [min(times) for times in zip(*rounds, strict=True)]


def annotate_with(
    find_events: Callable[..., list[EventMention]],
    read: list[Document],
    authority: entities.Authority,
) -> None:
    """`annotate`, with what finds events or without."""
    use_events(find_events)
    annotate(read, authority)


def _no_events(*_: object) -> list[EventMention]:
    return []


def use_events(find_events: Callable[..., list[EventMention]]) -> None:
    """Put this in the place of what finds events."""
    setattr(document_findings, "_events", find_events)  # noqa: B010 because mypy forbids the plain way


def show_profile(work: Callable[[], object]) -> None:
    """Where the time goes outside the language model, by function with what it calls."""
    profile = cProfile.Profile()
    profile.runcall(work)
    pstats.Stats(profile).sort_stats("cumulative").print_stats("knowledge_base", LINES_OF_PROFILE)


def main() -> None:
    """Measure a sample of each benchmark's documents."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("bench_dir", nargs="?", help="folder of the sets; else KB_BENCH names it")
    parser.add_argument("--profile", action="store_true", help="show where the time goes")
    given = parser.parse_args()
    look_for_circles_rarely()  # as the command does
    for benchmark in benchmarks(folder_of_benchmarks([given.bench_dir])):
        paths = documents.find_seeds(benchmark / "docs")
        step = max(1, len(paths) // SAMPLE)
        print(f"\n{benchmark.name}: ", end="")
        measure(paths[::step][:SAMPLE], given.profile)


if __name__ == "__main__":
    main()
