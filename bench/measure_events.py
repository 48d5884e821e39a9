"""How well events are found in the labelled articles of this project (tests/extraction_quality/events); needs no other data.

measure_events.py [--style wire] [--misses N]
"""

import argparse
import sys
import tempfile
from pathlib import Path

from bench_data import PROJECT

sys.path.insert(0, str(PROJECT))
from tests.extraction_quality.event_figures import annotate_articles, figures, score_articles
from tests.extraction_quality.event_reading import STYLES, read_articles


def main() -> int:
    """Prints precision, recall and F of each slot, the figures that floors are set for, and what is missed or false."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--style", choices=STYLES, help="only articles of this style")
    parser.add_argument("--misses", type=int, default=0, help="list so many missed or false events")
    options = parser.parse_args()
    articles = [a for a in read_articles() if options.style in (None, a.style)]
    with tempfile.TemporaryDirectory() as folder:
        found = annotate_articles(articles, Path(folder) / "kb")
    score = score_articles(articles, found)
    print(f"{len(articles)} articles, {sum(len(a.events) for a in articles)} events")
    for name, count in score.counts.items():
        row = f"P {count.precision:5.1f}  R {count.recall:5.1f}  F {count.f:5.1f}"
        print(f"{name:22s} {row}   {count.hit} right, {count.found} found, {count.wanted} wanted")
    for figure, value in figures(score).items():
        print(f"{figure:45s} {value:5.1f}")
    print("\n".join(score.misses[: options.misses]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
