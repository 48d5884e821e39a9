"""Weighs the signs of an event anew, from the MUC-4 development reports: prints event_confidence.yml with new weights for news reports.

  python bench/fit_event_confidence.py BENCH > new.yml && mv new.yml knowledge_base/mentions/events/event_confidence.yml

An event is right where the scorer aligns it with an incident of the key that shares a perpetrator, target or victim with
it; what the scorer does not count (arrests, seizures, clashes …) is left out. Logistic regression with a ridge penalty, by
Newton's method (numpy comes with spaCy). The figures on standard error are from ten-fold cross-validation over documents.
"""

import json
import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from bench_data import folder_of_benchmarks

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

import build_kb  # noqa: E402  # because the project is no installed package
from knowledge_base import documents, entities  # noqa: E402  # because of the path above
from knowledge_base.gathering import gather_data  # noqa: E402  # because of the line above
from knowledge_base.mentions.events import signs  # noqa: E402  # because of the path above
from knowledge_base.mentions.events.confidence import REPORT  # noqa: E402  # because of the path above
from knowledge_base.settings import Places  # noqa: E402  # because of the path above

RIDGE = 5.0
RAREST = 8
LEAST_WEIGHT = 0.05
FOLDS = 10
Example = tuple[str, frozenset[str], bool]


def main() -> int:
    """Reads, fits, prints."""
    cache = PROJECT / ".bench" / "cache"
    shutil.rmtree(
        cache / "findings", ignore_errors=True
    )  # signs are seen only while an article is read
    os.environ["KB_CACHE"] = str(cache)
    folder = folder_of_benchmarks(sys.argv[1:]) / "muc4"
    examples = list(collect(folder))
    counts = Counter(sign for _, signs, _ in examples for sign in signs)
    names = sorted(sign for sign, count in counts.items() if count >= RAREST)
    table = np.array([[1.0, *(float(n in signs) for n in names)] for _, signs, _ in examples])
    right = np.array([float(label) for *_, label in examples])
    report_quality(table, right, [source for source, *_ in examples])
    weights = fit(table, right)
    file = PROJECT / "knowledge_base/mentions/events/event_confidence.yml"
    kept = file.read_text(encoding="utf-8").partition(f"{REPORT}:")[0]
    lines = [f"{REPORT}:", f"  always: {weights[0]:.2f}"]
    lines += [
        f"  {name}: {weight:.2f}"
        for name, weight in sorted(zip(names, weights[1:], strict=True))
        if abs(weight) >= LEAST_WEIGHT
    ]
    print(kept + "\n".join(lines))
    return 0


def collect(folder: Path) -> Iterator[Example]:
    """The signs of each event that MUC-4 counts, and whether the key has it."""
    sys.path.insert(0, str(folder))
    import evaluate  # type: ignore[import-not-found]  # because it lies beside the corpus
    import score_muc4  # type: ignore[import-not-found]  # because it lies beside the corpus

    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    signs_of = remember_signs()
    read, _ = documents.read_documents(sorted((folder / "docs").glob("DEV-*.txt")))
    gathered = gather_data(Places(), read)
    linked = build_kb.understand(gathered, Places())
    for document in read:
        annotation: dict[str, Any] = entities.annotations(document, linked, least_sure=0.0)
        kinds = {m["entity"]: m["kind"] for m in annotation["mentions"] if m["entity"]}
        told = [
            (event, evaluate.incident(event, kinds))
            for event in annotation["events"]
            if event["kind"] in evaluate.INCIDENT
            and event["modality"] not in ("denied", "hypothetical")
        ]
        key = gold[document.source]["incidents"]
        pairs = [
            [score_muc4.pair_score(incident, wanted) for wanted in key] for _, incident in told
        ]
        scores = [[score if content else 0.0 for score, content in row] for row in pairs]
        aligned = {at for at, _ in score_muc4.assign(scores)} if told and key else set()
        for at, (event, _) in enumerate(told):
            its_signs = signs_of[document.source, event["start"], event["trigger"], event["kind"]]
            yield document.source, its_signs, at in aligned


def remember_signs() -> dict[tuple[str, int, str, str], frozenset[str]]:
    """Have the room keep the signs of every draft while it reads."""
    kept: dict[tuple[str, int, str, str], frozenset[str]] = {}
    find = signs.find_signs

    def keep(drafts: Sequence[Any], document: Any, *, report: bool) -> list[frozenset[str]]:
        found = find(drafts, document, report=report)
        for draft, its_signs in zip(drafts, found, strict=True):
            word = document.text[draft.trigger.start : draft.trigger.end]
            kept[document.source, draft.sentence.start, word, draft.kind] = its_signs
        return found

    signs.find_signs = keep
    return kept


def fit(table: Any, right: Any) -> Any:
    """Weights that make what was observed likeliest, drawn towards 0 but for the first."""
    weights = np.zeros(table.shape[1])
    penalty = np.full(table.shape[1], RIDGE)
    penalty[0] = 0.0
    for _ in range(50):
        share = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (right - share) - penalty * weights
        curve = (table * (share * (1 - share))[:, None]).T @ table + np.diag(penalty + 1e-9)
        step = np.linalg.solve(curve, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def report_quality(table: Any, right: Any, sources: Sequence[str]) -> None:
    """Say how well unseen documents are judged: by tenths of confidence, how many events and which share is right."""
    order = {source: number % FOLDS for number, source in enumerate(sorted(set(sources)))}
    fold = np.array([order[source] for source in sources])
    share = np.zeros(len(right))
    for number in range(FOLDS):
        weights = fit(table[fold != number], right[fold != number])
        share[fold == number] = 1 / (1 + np.exp(-table[fold == number] @ weights))
    for low in np.arange(0, 1, 0.1):
        inside = (share >= low) & (share < low + 0.1)
        if inside.any():
            print(
                f"{low:.1f}: {inside.sum():5d} events, {right[inside].mean():.2f} right",
                file=sys.stderr,
            )


if __name__ == "__main__":
    sys.exit(main())
