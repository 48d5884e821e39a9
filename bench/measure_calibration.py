"""Whether confidence means what it says: of the mentions at confidence c, about the share c should be right (type and exact span).

    measure_calibration.py BENCH_DIR [--rows FILE.jsonl] [--table]

Measured on the names set under BENCH_DIR, on the reading of the seeds, on the development sentences, and on tagged sentences of a
JSONL file (`{"source", "tokens", "labels"}` a line, labels B-/I- PERSON, ORG, PLACE, as wikigold and UNER English-EWT have them).
`--table` prints what `knowledge_base/mentions/names/confidence.yml` is made from: the share of right mentions by rule family
and evidence, on the names set.
"""

import argparse
import itertools
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench_data import PROJECT, benchmark, folder_of_benchmarks

sys.path.insert(0, str(PROJECT))
import build_kb
from knowledge_base import documents, entities
from knowledge_base.gathering import gather_data
from knowledge_base.mentions.names import confidence
from knowledge_base.model import Mention
from knowledge_base.settings import Places
from tests.extraction_quality.scoring import Span, verdict
from tests.extraction_quality.sentence_reading import FOLDER, read_sentences, write_articles

SENTENCES_A_DOCUMENT = (
    10  # tagged sentences stand alone; names repeat within articles of about this length
)
PRIOR = 10.0  # mentions
LABELS = {"PERSON": "actor", "ORG": "actor", "PLACE": "place", "LOC": "place", "GPE": "place"}
EDGES = (0.0, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95, 1.01)
NO_SPACE_BEFORE = frozenset(
    [",", ".", ";", ":", "!", "?", ")", "%", "'s", "’s", "n't", "'", "’", "]"]
)
NO_SPACE_AFTER = frozenset(["(", "$", "[", "£", "€", "#"])


class Told(float):
    """A confidence that remembers which row and level of the table it came from."""

    rule: str
    level: int
    _table = staticmethod(confidence.look_up)

    @classmethod
    def look_up(cls, rule: str, level: int) -> "Told":
        """Stands in for the look-up of the package while its table is measured."""
        told = cls(cls._table(rule, level))
        told.rule, told.level = rule, level
        return told


class Marks(NamedTuple):
    """What a reader marked in one document."""

    must: list[Span]
    may: list[Span]


class Judged(NamedTuple):
    """A mention and whether a reader agrees with it."""

    mention: Mention
    right: bool

    @property
    def family(self) -> str:
        """The rule that found it, without what was done to it later."""
        return self.mention.rule.split(",")[0]


def main() -> None:
    """Print a reliability table for each set."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("bench_dir", nargs="?", help="folder of the sets; else KB_BENCH names it")
    parser.add_argument("--rows", type=Path, help="tagged sentences, a JSON object a line")
    parser.add_argument("--sentences", type=Path, default=FOLDER, help="development sentences")
    parser.add_argument("--table", action="store_true", help="shares by rule family and evidence")
    words = parser.parse_args()
    if words.table:
        confidence.look_up = Told.look_up
    names = list(judge_names(benchmark(folder_of_benchmarks([words.bench_dir]), "names")))
    sets: dict[str, list[Judged]] = {
        "names: CrossNER politics": [j for j in names if j.mention.source.startswith("crossner")],
        "names: re3d": [j for j in names if j.mention.source.startswith("re3d")],
        "the seeds": list(judge_seeds()),
        "development sentences": list(judge_sentences(words.sentences)),
    }
    if words.table:
        print_table(j for title, found in sets.items() if "re3d" not in title for j in found)
        return
    sets["the four together"] = [judged for found in sets.values() for judged in found]
    if words.rows:
        sets |= judge_rows(words.rows)
    for title, judged in sets.items():
        show_reliability(title, [j for j in judged if j.mention.type in ("actor", "place")])
    dates = [j for j in sets["development sentences"] if j.mention.type == "date"]
    show_reliability("dates of the development sentences (span and value)", dates)


def judge(
    paths: Sequence[Path], marks: Mapping[str, Marks], places: Places | None = None
) -> Iterator[Judged]:
    """The mentions that a build would find in these files, each with its verdict; debatable ones are left out."""
    places = places or Places()
    read, _ = documents.read_documents(list(paths))
    linked = build_kb.understand(gather_data(places, read), places)
    for document in read:
        must, may = marks[document.source]
        for mention in _mentions_of(linked, document.source):
            if mention.type == "topic" or mention.adjectival:
                continue
            if mention.type == "date" and mention.edtf is None:
                continue
            span = (mention.start, mention.end, mention.type)
            right = verdict(document.text, span, must, may)
            if right is not None:
                yield Judged(mention, right)


def _mentions_of(linked: entities.Linked, source: str) -> list[Mention]:
    """As readers see them; while the table is measured, as they were found."""
    if confidence.look_up == Told.look_up:
        return list(linked.findings[source].mentions)
    return [found.mention for found in linked.mentions[source] if not found.rejected]


def judge_names(folder: Path) -> Iterator[Judged]:
    """The set of names of actors and places."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    marks = {
        name: Marks(*([tuple(span) for span in rows.get(key, [])] for key in ("must", "may")))
        for name, rows in gold.items()
    }
    return judge(sorted((folder / "docs").glob("*.txt")), marks)


def judge_seeds() -> Iterator[Judged]:
    """The seeds against their careful reading, as if nobody had written an entity file."""
    reading = PROJECT / "tests" / "extraction_quality" / "seed_reading.json"
    marks = {
        source: Marks(*([(s, e, kind) for s, e, kind, _ in rows[key]] for key in ("must", "may")))
        for source, rows in json.loads(reading.read_text(encoding="utf-8")).items()
    }
    with tempfile.TemporaryDirectory() as empty:
        yield from judge(documents.find_seeds(Places().seeds), marks, Places(entities=Path(empty)))


def judge_sentences(folder: Path) -> Iterator[Judged]:
    """The development sentences, each an article of its own; a date is right with its value."""
    sentences = read_sentences(folder)
    with tempfile.TemporaryDirectory() as name:
        places = write_articles(sentences, Path(name) / "kb")
        paths = documents.find_seeds(places.seeds)
        marks = {
            path.stem: Marks([*sentence.names, *sentence.dates], list(sentence.may))
            for path, sentence in zip(paths, sentences, strict=True)
        }
        values = {
            (path.stem, start): value
            for path, sentence in zip(paths, sentences, strict=True)
            for (start, _, _), value in zip(sentence.dates, sentence.values, strict=True)
        }
        for judged in judge(paths, marks, places):
            m = judged.mention
            wrong = m.type == "date" and values.get((m.source, m.start)) != m.edtf
            yield judged._replace(right=judged.right and not wrong)


def judge_rows(file: Path) -> dict[str, list[Judged]]:
    """Tagged sentences, by the corpus they come from (the first word or two of `source`)."""
    corpora: defaultdict[str, list[tuple[list[str], list[str]]]] = defaultdict(list)
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        corpora[row["source"]].append((row["tokens"], row["labels"]))
    found = {}
    for corpus, rows in corpora.items():
        with tempfile.TemporaryDirectory() as folder:
            marks, paths = {}, []
            for first in range(0, len(rows), SENTENCES_A_DOCUMENT):
                text, spans = as_text(rows[first : first + SENTENCES_A_DOCUMENT])
                path = Path(folder) / f"rows-{first:06d}.txt"
                path.write_bytes(text.encode())
                paths.append(path)
                marks[path.stem] = Marks(spans, [])
            judged = judge(paths, marks)
            found[corpus] = [j for j in judged if j.mention.type in ("actor", "place")]
    return found


def as_text(rows: Iterable[tuple[list[str], list[str]]]) -> tuple[str, list[Span]]:
    """Sentences as paragraphs of running text, and where their names stand in it."""
    text, spans = "", list[Span]()
    for tokens, labels in rows:
        text += "\n\n" if text else ""
        glued = True
        for token, label in zip(tokens, labels, strict=True):
            text += "" if glued or token in NO_SPACE_BEFORE else " "
            glued = token in NO_SPACE_AFTER
            start, kind = len(text), LABELS.get(label[2:])
            text += token
            if kind and label[0] == "I" and spans and spans[-1][2] == kind:
                spans[-1] = (spans[-1][0], len(text), kind)
            elif kind:
                spans.append((start, len(text), kind))
    return text, spans


def print_table(judged: Iterable[Judged]) -> None:
    """The rows of the data file, in its form, with the counts they rest on."""
    groups: defaultdict[str, defaultdict[int, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for one in judged:
        told = one.mention.confidence
        if isinstance(told, Told):
            groups[told.rule][told.level].append(one.right)
    every = [right for levels in groups.values() for group in levels.values() for right in group]
    for rule, levels in sorted(groups.items()):
        count = len(confidence.table().rules.get(rule, confidence.table().rules["other"]))
        counts = [(sum(levels[i]), len(levels[i])) for i in range(count)]
        shares = ", ".join(f"{share:.2f}" for share in fit(counts, sum(every) / len(every)))
        print(f"  {rule}: [{shares}]  # {', '.join(f'{hit} of {n}' for hit, n in counts)}")


def fit(counts: Sequence[tuple[int, int]], usual: float) -> list[float]:
    """Shares that rise with the level, in steps of 0.05 and never beyond 0.95.

    Small groups are drawn towards the share of their rule and that towards `usual`, as if PRIOR mentions more had been seen; neighbouring levels that
    fall are taken together (pool adjacent violators, Ayer et al. 1955).
    """
    own = (sum(hit for hit, _ in counts) + PRIOR * usual) / (sum(n for _, n in counts) + PRIOR)
    blocks: list[tuple[float, float, int]] = []
    for hit, n in counts:
        blocks.append((hit + PRIOR * own, n + PRIOR, 1))
        while len(blocks) > 1 and blocks[-2][0] / blocks[-2][1] > blocks[-1][0] / blocks[-1][1]:
            (a, b, c), (d, e, f) = blocks.pop(), blocks.pop()
            blocks.append((a + d, b + e, c + f))
    return [min(0.95, round(20 * hit / n) / 20) for hit, n, levels in blocks for _ in range(levels)]


def show_reliability(title: str, judged: Sequence[Judged]) -> None:
    """One set: the bins of confidence, then each rule family with its mean confidence and share right."""
    if not judged:
        print(f"\n{title}: no mentions")
        return
    error = calibration_error(judged)
    print(f"\n{title}: {len(judged)} mentions, expected calibration error {100 * error:.1f} points")
    print(f"  {'confidence':14}{'n':>6}{'said %':>9}{'right %':>9}")
    for low, high, group in bins(judged):
        print(f"  {f'{low:.2f}–{min(high, 1):.2f}':14}{_row(group)}")
    print(f"  {'rule':26}")
    for family, group in sorted(_grouped(judged, lambda j: j.family).items()):
        print(f"  {family:24}{_row(group)}")


def bins(judged: Sequence[Judged]) -> Iterator[tuple[float, float, list[Judged]]]:
    """The mentions by their confidence, empty bins left out."""
    for low, high in itertools.pairwise(EDGES):
        group = [j for j in judged if low <= j.mention.confidence < high]
        if group:
            yield low, high, group


def calibration_error(judged: Sequence[Judged]) -> float:
    """Mean distance of what is said from what is so, weighted by the size of the bins (0 to 1)."""
    gaps = (abs(_said(group) - _right(group)) * len(group) for _, _, group in bins(judged))
    return sum(gaps) / len(judged)


def _grouped(judged: Iterable[Judged], key: Callable[[Judged], str]) -> dict[str, list[Judged]]:
    groups: defaultdict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        groups[key(one)].append(one)
    return groups


def _said(group: Sequence[Judged]) -> float:
    return sum(j.mention.confidence for j in group) / len(group)


def _right(group: Sequence[Judged]) -> float:
    return sum(j.right for j in group) / len(group)


def _row(group: Sequence[Judged]) -> str:
    return f"{len(group):>6}{100 * _said(group):>9.1f}{100 * _right(group):>9.1f}"


if __name__ == "__main__":
    main()
