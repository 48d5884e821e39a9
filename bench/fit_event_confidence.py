"""Weighs the signs of an event: prints a whole event_confidence.yml, fitted on one of two sets of articles.

  python bench/fit_event_confidence.py --own [--counted] > weights.yml     # the labelled articles of this project
  python bench/fit_event_confidence.py BENCH > weights.yml                 # the development reports of MUC-4
  KB_EVENT_WEIGHTS=weights.yml python bench/measure_extraction.py BENCH    # what they bring

Logistic regression with a ridge penalty, by Newton's method (numpy comes with spaCy). On our own articles the penalty draws
towards what one would expect beforehand (event_confidence_priors.yml); on MUC-4, which has ten times as many, towards 0, and
only news reports are fitted. The figures on standard error are from ten-fold cross-validation over articles.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from bench_data import PROJECT, benchmark, folder_of_benchmarks
from event_examples import Example, muc4_examples, own_examples

from knowledge_base.mentions.events.document.confidence import (
    ALWAYS,
    DATA_FILE,
    OTHER,
    REPORT,
    read_weights,
)

PRIORS = PROJECT / "bench" / "event_confidence_priors.yml"
RIDGE_MUC4, RAREST_MUC4 = 5.0, 8
# All articles are of one hand: their cross-validation would choose a weaker pull than reports of other hands bear out.
RIDGE_OWN, RAREST_OWN = 20.0, 4
LEAST_WEIGHT = 0.05
FOLDS = 10
Weights = Mapping[str, float]


def main() -> int:
    """Reads, fits, prints."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("bench", nargs="?", help="the folder that holds muc4/ (or KB_BENCH)")
    parser.add_argument("--own", action="store_true", help="fit on the articles of this project")
    parser.add_argument(
        "--counted",
        action="store_true",
        help="with --own: in news reports learn what the rules of MUC-4 count as an incident",
    )
    parser.add_argument("--ridge", type=float, help="another strength of the penalty")
    options = parser.parse_args()
    if options.own:
        fitted = fit_own(counted=options.counted, ridge=options.ridge)
        origin = "the labelled articles of this project (tests/extraction_quality/events)"
    else:
        folder = benchmark(folder_of_benchmarks([options.bench]), "muc4")
        fitted = fit_muc4(folder, options.ridge or RIDGE_MUC4)
        origin = "the development reports of MUC-4 (news reports; other text by hand)"
    print(f"# Weights of the signs of events, fitted on {origin}.")
    for kind, weights in fitted.items():
        print("\n".join(lines_of(kind, weights)))
    return 0


def fit_own(*, counted: bool, ridge: float | None) -> dict[str, Weights]:
    """Both kinds of text, each from all articles: what is told of an event says much the same in both."""
    priors = read_weights(PRIORS)
    examples = list(own_examples())
    of_report = [e._replace(right=e.counted) for e in examples if e.counted is not None]
    return {
        OTHER: fit_kind(OTHER, examples, priors[OTHER], ridge or RIDGE_OWN, rarest=RAREST_OWN),
        REPORT: fit_kind(
            REPORT,
            of_report if counted else examples,
            priors[REPORT],
            ridge or RIDGE_OWN,
            rarest=RAREST_OWN,
        ),
    }


def fit_muc4(folder: Path, ridge: float) -> dict[str, Weights]:
    """News reports from the development reports of MUC-4; other text as it stands in the package."""
    examples = [e for e in muc4_examples(folder) if e.kind == REPORT]
    return {
        OTHER: read_weights(DATA_FILE)[OTHER],
        REPORT: fit_kind(REPORT, examples, {}, ridge, rarest=RAREST_MUC4),
    }


def lines_of(kind: str, weights: Weights) -> list[str]:
    """The table of one kind of text; what says next to nothing is left out."""
    kept = {n: w for n, w in sorted(weights.items()) if n != ALWAYS and abs(w) >= LEAST_WEIGHT}
    rows = [f"  {name}: {weight:.2f}" for name, weight in kept.items()]
    return [f"\n{kind}:", f"  {ALWAYS}: {weights[ALWAYS]:.2f}", *rows]


def fit_kind(
    kind: str, examples: Sequence[Example], prior: Weights, ridge: float, *, rarest: int
) -> Weights:
    """Weights for one kind of text, with how well they judge articles of that kind that they were not fitted on."""
    counts = Counter(sign for example in examples for sign in example.signs)
    names = sorted({s for s, n in counts.items() if n >= rarest} | (set(prior) - {ALWAYS}))
    table = np.array([[1.0, *(float(n in e.signs) for n in names)] for e in examples])
    right = np.array([float(e.right) for e in examples])
    towards = np.array([prior.get(name, 0.0) for name in (ALWAYS, *names)])
    unseen = np.zeros(len(right))
    fold = folds([e.source for e in examples])
    for number in range(FOLDS):
        weights = fit(table[fold != number], right[fold != number], towards, ridge)
        unseen[fold == number] = share_of(table[fold == number], weights)
    own = np.array([e.kind == kind for e in examples])
    print(f"{kind}: {own.sum()} events, {right[own].mean():.2f} right", file=sys.stderr)
    if prior:
        report_quality("expected beforehand", share_of(table[own], towards), right[own])
    report_quality(f"fitted, ridge {ridge:g}", unseen[own], right[own])
    report_calibration(unseen[own], right[own])
    final = fit(table, right, towards, ridge)
    return dict(zip((ALWAYS, *names), map(float, final), strict=True))


def folds(sources: Sequence[str]) -> Any:
    """A number from 0 to 9 for each example; those of one article share it."""
    order = {source: number % FOLDS for number, source in enumerate(sorted(set(sources)))}
    return np.array([order[source] for source in sources])


def share_of(table: Any, weights: Any) -> Any:
    """The confidence of each row."""
    return 1 / (1 + np.exp(-table @ weights))


def fit(table: Any, right: Any, towards: Any, ridge: float) -> Any:
    """Weights that make what was observed likeliest, drawn towards the given ones; the first is free."""
    weights = towards.copy()
    penalty = np.full(table.shape[1], ridge)
    penalty[0] = 0.0
    for _ in range(50):
        share = share_of(table, weights)
        slope = table.T @ (right - share) - penalty * (weights - towards)
        curve = (table * (share * (1 - share))[:, None]).T @ table + np.diag(penalty + 1e-9)
        step = np.linalg.solve(curve, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def report_quality(name: str, share: Any, right: Any) -> None:
    """Log-loss (nats an event) beside that of the bare share of right ones, and how often a right one is surer than a wrong one."""
    base, loss = log_loss(np.full(len(right), right.mean()), right), log_loss(share, right)
    above = share[right == 1][:, None] - share[right == 0][None, :]
    area = ((above > 0) + 0.5 * (above == 0)).mean() if above.size else float("nan")
    print(f"  {name}: log-loss {loss:.3f} (bare {base:.3f}), AUC {area:.3f}", file=sys.stderr)


def log_loss(share: Any, right: Any) -> float:
    """The mean surprise at what was observed, in nats."""
    kept = np.clip(share, 1e-6, 1 - 1e-6)
    return float(-(right * np.log(kept) + (1 - right) * np.log(1 - kept)).mean())


def report_calibration(share: Any, right: Any) -> None:
    """By tenths of confidence: how many events and which share of them is right."""
    for low in np.arange(0, 1, 0.1):
        inside = (share >= low) & (share < low + 0.1)
        if inside.any():
            row = f"{inside.sum():5d} events, {right[inside].mean():.2f} right"
            print(f"  {low:.1f}: {row}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
