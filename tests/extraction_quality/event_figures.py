"""What `annotate` finds in the labelled articles, in figures; run as a program it prints them, with what is missed or false.

python -m tests.extraction_quality.event_figures [--misses N] [--style wire]
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import build_kb
from tests.extraction_quality.event_reading import Article, write_articles
from tests.extraction_quality.event_scoring import ArticleScore, score_article

STEADY = ("agent", "target", "victim", "places", "date", "country", "figures")
PREFIX = "event-article-"
SLOTS = (
    "agent", "target", "victim", "instrument", "participant", "places", "date", "country", "figures", "quantities",
)  # fmt: skip


def annotate_articles(articles: Sequence[Article], folder: Path) -> dict[str, dict[str, Any]]:
    """What `annotate` finds, by the article's number; seeds and records are written into `folder`."""
    places = write_articles(list(articles), folder)
    output = folder / "articles.jsonl"
    words = ["--entities", str(places.entities), "annotate", str(places.seeds)]
    if build_kb.main([*words, "--output", str(output)]) != 0:
        raise AssertionError("annotate did not succeed on the articles")
    lines = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    return {line["source"].removeprefix(PREFIX): line for line in lines}


def score_articles(
    articles: Sequence[Article], found: Mapping[str, Mapping[str, Any]]
) -> ArticleScore:
    """All articles added up."""
    total = ArticleScore()
    for article in articles:
        total += score_article(article, all_events(found[article.id]))
    return total


def all_events(annotation: Mapping[str, Any]) -> list[Any]:
    """What an article reports and what it recalls: a reader lists both."""
    recalled = [{**event, "background": True} for event in annotation["background"]]
    return [*annotation["events"], *recalled]


def figures(score: ArticleScore) -> dict[str, float]:
    """The figures that floors are set for, in percent: those of slots with enough labels to be steady."""
    counts = score.counts
    return {
        "events: found, F": counts["detection"].f,
        "events: found, precision": counts["detection"].precision,
        "events: kinds right": counts["kinds"].recall,
        "events: articles with incidents, F": counts["incident articles"].f,
        "events: kinds of incidents, F": counts["incident kinds"].f,
        **{f"events: {name}, F": counts[name].f for name in STEADY},
    }
