"""What each mechanism brings: the names set and the development sentences measured with one mechanism switched off at a time.

    measure_ablation.py BENCH_DIR

A mechanism is switched off from here, by putting another function in the place of one; the package has no switches for it.
"""

import argparse
import importlib
import json
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from bench_data import PROJECT, benchmark, folder_of_benchmarks

sys.path.insert(0, str(PROJECT))
import build_kb
from knowledge_base import documents
from knowledge_base.mentions.caching.findings_cache import FindingsCache
from knowledge_base.mentions.names.document_names import decide_types, make_mentions
from knowledge_base.settings import Places
from tests.extraction_quality.scoring import Count, marks_of, score
from tests.extraction_quality.sentence_reading import (
    FOLDER,
    Sentence,
    read_sentences,
    score_sentences,
    total,
    write_articles,
)

ROOM = "knowledge_base.mentions"
NEVER = re.compile(r"(?!)")


class Mechanism(NamedTuple):
    """What is switched off: names of things in the mentions room (`module:name`), each with what stands in for it."""

    title: str
    seams: dict[str, Any]


def first(value: Any, *_: Any, **__: Any) -> Any:
    """The first argument as it came."""
    return list(value) if isinstance(value, list | tuple) else value


def second(_: Any, value: Any, *__: Any, **___: Any) -> Any:
    """The second argument as it came."""
    return list(value) if isinstance(value, list | tuple) else value


def nothing(*_: Any, **__: Any) -> list[Any]:
    """An empty list."""
    return []


def always(value: Any) -> Callable[..., Any]:
    """A function that gives this value."""
    return lambda *_, **__: value


def each_by_itself(names: Sequence[Any], decisions: Any, source: str) -> list[Any]:
    """`make_mentions` with every use of a name deciding alone."""
    return [m for name in names for m in make_mentions([name], decide_types([name]), source)]


MECHANISMS = (
    Mechanism("known names", {"names.known_names:KnownNameIndex.matches": nothing}),
    Mechanism("  spelling variants", {"names.spelling_variants:near_words": nothing}),
    Mechanism("  shared heads of lists", {"names.shared_heads:spread_heads": second}),
    Mechanism("  place or person", {"names.place_or_person:without_people": first}),
    Mechanism(
        "towns of the gazetteer", {"names.town_names:TownNames.weigh": lambda *given: given[3]}
    ),
    Mechanism("surnames alone", {"names.surnames:find_surnames": nothing}),
    Mechanism("speakers of transcripts", {"names.speakers:find_speakers": nothing}),
    Mechanism("definitions in brackets", {"names.definitions:find_abbreviations": nothing}),
    Mechanism("one thing, two names", {"names.same_thing:unite": second}),
    Mechanism("short forms", {"names.short_forms:refer_back": first}),
    Mechanism("evidence: head words", {"names.name_evidence:head_of": always(("", None))}),
    Mechanism(
        "evidence: surroundings", {"names.name_surroundings:weigh_surroundings": always((0.0, 0.0))}
    ),
    Mechanism("evidence: neighbours in lists", {"names.enumerations:share_evidence": second}),
    Mechanism("one type a document", {"names.document_names:make_mentions": each_by_itself}),
    Mechanism("repeats of new names", {"names.document_names:find_repeats": nothing}),
    Mechanism("names the model left alone", {"names.new_names:_left_alone": nothing}),
    Mechanism("what is no name", {"names.name_filters:may_be_name": always(True)}),
    Mechanism(
        "edges moved outwards",
        {
            "names.name_growth:with_beginning": lambda doc, start: start,
            "names.name_growth:with_end": lambda doc, start, end, label: end,
        },
    ),
    Mechanism("edges trimmed", {"names.name_edges:_trimmed": lambda doc, start, end: (start, end)}),
    Mechanism("recasing of capitals", {"parsing.recasing:recase": first}),
    Mechanism("footnote numbers", {"parsing.model_text:_FOOTNOTE": NEVER}),
)


def main() -> None:
    """Print what each mechanism brings, in points of F; the first row is with all of them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("bench_dir", nargs="?", help="folder of the sets; else KB_BENCH names it")
    words = parser.parse_args()
    names = benchmark(folder_of_benchmarks([words.bench_dir]), "names")
    with tempfile.TemporaryDirectory() as place, switched_off(_without_memory()):
        sentences = read_sentences(FOLDER)
        written = write_articles(sentences, Path(place) / "kb")
        columns = ("names exact", "overlap", "sentences exact", "overlap")
        print(f"{'':32}{''.join(f'{column:>17}' for column in columns)}")
        whole = measure(names, sentences, written)
        print(f"{'all mechanisms: F':32}{''.join(f'{figure:>17.1f}' for figure in whole)}")
        for mechanism in MECHANISMS:
            with switched_off(mechanism):
                found = measure(names, sentences, written)
            gains = "".join(f"{a - b:>+17.1f}" for a, b in zip(whole, found, strict=True))
            print(f"{mechanism.title:32}{gains}", flush=True)


def _without_memory() -> Mechanism:
    """What was found with all mechanisms may not answer for less; parses are kept."""
    module = FindingsCache.__module__.removeprefix(f"{ROOM}.")
    return Mechanism(
        "", {f"{module}:FindingsCache.get": always(None), f"{module}:FindingsCache.put": nothing}
    )


@contextmanager
def switched_off(mechanism: Mechanism) -> Iterator[None]:
    """The mechanism off in every module of the room that uses it, and on again afterwards."""
    changed = [
        change for seam, stand_in in mechanism.seams.items() for change in _users(seam, stand_in)
    ]
    if len(changed) < len(mechanism.seams):
        sys.exit(f"{mechanism.title.strip()}: {', '.join(mechanism.seams)}: not all are there now.")
    for owner, name, _, stand_in in changed:
        setattr(owner, name, stand_in)
    try:
        yield
    finally:
        for owner, name, original, _ in changed:
            setattr(owner, name, original)


def _users(seam: str, stand_in: Any) -> Iterator[tuple[Any, str, Any, Any]]:
    """Where a thing of the room is known by name: in its own module and in those that import it."""
    module, _, path = seam.partition(":")
    owner: Any = importlib.import_module(f"{ROOM}.{module}")
    *inner, name = path.split(".")
    for part in inner:
        owner = getattr(owner, part)
    original = getattr(owner, name, None)
    if original is None:
        return
    owners = [owner]
    if not inner:
        owners = [m for key, m in sorted(sys.modules.items()) if key.startswith(ROOM)]
    for place in owners:
        if getattr(place, name, None) is original:
            yield place, name, original, stand_in


def measure(names: Path, sentences: Sequence[Sentence], written: Places) -> tuple[float, ...]:
    """F of the names set and of the sentences, exact and overlap."""
    gold = json.loads((names / "gold.json").read_text(encoding="utf-8"))
    exact, near = list[Count](), list[Count]()
    read, _ = documents.read_documents(sorted((names / "docs").glob("*.txt")))
    for document, found in zip(read, build_kb.annotate_with(Places(), read, None), strict=True):
        rows = gold[document.source]
        must, may = ([tuple(span) for span in rows.get(key, [])] for key in ("must", "may"))
        one = score(document.text, marks_of(found, ("actor", "place")), must, may)
        exact.append(one.exact)
        near.append(one.overlap)
    read, _ = documents.read_documents(documents.find_seeds(written.seeds))
    scored = score_sentences(sentences, list(build_kb.annotate_with(written, read, None)))
    own = (total(scored.names[mode].values()).f for mode in ("exact", "overlap"))
    return total(exact).f, total(near).f, *own


if __name__ == "__main__":
    main()
