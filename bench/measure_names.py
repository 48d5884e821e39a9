"""How good names, places and dates are: today's figures beside the stock model's, measured on the same documents in the same run.

    measure_names.py BENCH_DIR [--split TST1] [--misses N]

The sets under BENCH_DIR are scored by their own scorers, the development sentences by the tests' one.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench_data import (
    OUTPUT,
    PROJECT,
    annotate,
    benchmark,
    folder_of_benchmarks,
    read_text,
    scorer_figures,
    write_lines,
)

sys.path.insert(0, str(PROJECT))
from stock_model import stock_annotations

from tests.extraction_quality.sentence_reading import (
    FOLDER,
    SentenceScore,
    annotate_sentences,
    read_sentences,
    score_sentences,
    total,
)

CAPITALS_LOSS = 5.0  # points that a text may lose when it is all in capitals


class Row(NamedTuple):
    """One line of the table: figures of ours and of the stock model (None: it has none), and what is wanted."""

    title: str
    ours: tuple[float, ...]
    stock: tuple[float | None, ...]
    wanted: str = ""


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("bench_dir", nargs="?", help="folder of the sets; else KB_BENCH names it")
    parser.add_argument("--split", default="TST1", help="MUC-4 documents whose name starts so")
    parser.add_argument("--misses", type=int, default=0, help="show that many misses and extras")
    parser.add_argument("--sentences", type=Path, default=FOLDER, help="development sentences")
    words = parser.parse_args()
    folder = folder_of_benchmarks([words.bench_dir])
    show("Names: exact / overlap F", list(measure_names(benchmark(folder, "names"))))
    muc4 = benchmark(folder, "muc4")
    mixed = measure_lists(muc4, muc4 / "docs", words.split)
    title = f"MUC-4 name lists ({words.split}): lenient / strict recall"
    show(title, list(mixed))
    with tempfile.TemporaryDirectory() as shouted:
        write_in_capitals(muc4 / "docs", words.split, Path(shouted))
        capitals = list(measure_lists(muc4, Path(shouted), words.split, name="capitals"))
    show(f"The same in capitals (wanted: within {CAPITALS_LOSS:.0f} points of the above)", capitals)
    measure_sentences(words.sentences, words.misses)


def both(docs: Sequence[Path], name: str) -> tuple[Path, Path]:
    """Annotations of the documents by `annotate` and by the stock model."""
    ours, stock = OUTPUT / f"{name}.jsonl", OUTPUT / f"{name}-stock.jsonl"
    annotate(docs, ours)
    write_lines(stock, list(stock_annotations((path.stem, read_text(path)) for path in docs)))
    return ours, stock


def measure_names(folder: Path) -> Iterator[Row]:
    """F of actors and places, the whole set and each part."""
    ours, stock = both(sorted((folder / "docs").glob("*.txt")), "names")
    wanted = {"": "73 / 82", "crossner": "75 / 84", "re3d": "50 / 68"}
    for part, title in (("", "ALL"), ("crossner", "CrossNER politics"), ("re3d", "re3d")):
        words = ("--only", part) if part else ()
        figures = [scorer_figures(folder, output, *words) for output in (ours, stock)]
        for kind in ("ALL", "actor", "place"):
            first, second = (
                tuple(found[f"{mode}:{kind}"]["F"] for mode in ("exact", "overlap"))
                for found in figures
            )
            label = title if kind == "ALL" else f"  {kind}s"
            yield Row(label, first, second, wanted[part] if kind == "ALL" else "")


def measure_lists(folder: Path, docs: Path, split: str, name: str = "muc4") -> Iterator[Row]:
    """Recall of the keys' name lists, and how many names a document were given for it."""
    paths = sorted(docs.glob(f"{split}*.txt"))
    if not paths:
        sys.exit(f"{docs}: no document's name starts with {split}.")
    words = ("--split", split, "--docs", str(docs))
    ours, stock = (scorer_figures(folder, output, *words)["names"] for output in both(paths, name))
    rows = {
        "ACTORS": ("actors", "92"),
        "orgs": ("  organisations", ""),
        "people": ("  people", ""),
        "PLACES": ("places", "90"),
        "places": ("  below country", "85"),
        "countries": ("  countries", ""),
    }
    for key, (title, wanted) in rows.items():
        first, second = (
            tuple(figures[key][mode] or 0.0 for mode in ("lenient", "strict"))
            for figures in (ours, stock)
        )
        yield Row(title, first, second, wanted)
    for key, wanted in (("actors", "at most 15"), ("places", "at most 8")):
        given = [figures["given_per_doc"][key] for figures in (ours, stock)]
        yield Row(f"{key} a document", (given[0],), (given[1],), wanted)


def write_in_capitals(docs: Path, split: str, folder: Path) -> None:
    """Copies in capitals with every offset kept: letters whose capital is longer ("ß") stay."""
    for path in sorted(docs.glob(f"{split}*.txt")):
        text = "".join(c.upper() if len(c.upper()) == 1 else c for c in read_text(path))
        (folder / path.name).write_bytes(text.encode())


def measure_sentences(folder: Path, misses: int) -> None:
    """The project's own labelled sentences, the only visible key for dates."""
    if not folder.is_dir():
        print(f"\n{folder}: no development sentences here.")
        return
    sentences = read_sentences(folder)
    with tempfile.TemporaryDirectory() as place:
        ours = score_sentences(sentences, annotate_sentences(sentences, Path(place) / "kb"))
    found = stock_annotations((sentence.id, sentence.text) for sentence in sentences)
    stock = score_sentences(sentences, list(found))
    show(f"{len(sentences)} development sentences", list(sentence_rows(ours, stock)))
    print(*ours.misses[:misses], sep="\n")


def sentence_rows(ours: SentenceScore, stock: SentenceScore) -> Iterator[Row]:
    """F of names, and the shares for dates."""
    for title, kinds in (
        ("names", ("actor", "place")),
        ("  actors", ("actor",)),
        ("  places", ("place",)),
    ):
        first, second = (
            tuple(
                total(scored.names[mode][kind] for kind in kinds).f for mode in ("exact", "overlap")
            )
            for scored in (ours, stock)
        )
        yield Row(f"{title}, exact / overlap F", first, second)
    yield Row("adjectival places, exact F", (ours.adjectival.f,), (None,))
    yield Row("calendar dates: value right, %", (ours.right_values,), (None,), "at least 95")
    yield Row("  and span to the letter, %", (ours.spans.recall,), (None,))
    yield Row(
        "found dates that are none, %", (ours.extra_dates,), (stock.extra_dates,), "at most 3"
    )


def show(title: str, rows: Sequence[Row]) -> None:
    """Print one table."""
    print(f"\n{title}\n{'':34}{'ours':>14}{'stock':>14}{'difference':>16}   wanted")
    for row in rows:
        pairs = zip(row.ours, row.stock, strict=True)
        differences = [f"{one - other:+.1f}" if other is not None else "–" for one, other in pairs]
        print(
            f"{row.title:34}{_figures(row.ours):>14}{_figures(row.stock):>14}"
            f"{' / '.join(differences):>16}   {row.wanted}".rstrip(),
            flush=True,
        )


def _figures(values: Sequence[Any]) -> str:
    return " / ".join("–" if value is None else f"{value:.1f}" for value in values)


if __name__ == "__main__":
    main()
