"""The development sentences: what their files say, where each label stands, and how findings are scored against them."""

import datetime
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any

import build_kb
from knowledge_base.settings import Places
from tests.extraction_quality.scoring import Count, Span, marks_of, overlaps, score
from tests.yaml_files import read_yaml

FOLDER = Path(__file__).parent / "sentences"
STYLES = ("wire", "official", "essay", "academic")
NAMES = ("actor", "place")
PLURALS = {"actor": "actors", "place": "places"}


class SentenceError(ValueError):
    """A sentence file says what cannot be: a label that does not stand in its text, two items of one id."""


@dataclass(frozen=True)
class Sentence:
    """One labelled text; spans are offsets into it, `values` the EDTF value of each date."""

    id: str
    style: str
    published: str | None
    text: str
    names: tuple[Span, ...]
    adjectival: tuple[Span, ...]
    dates: tuple[Span, ...]
    values: tuple[str, ...]
    may: tuple[Span, ...]


def read_sentences(folder: Path = FOLDER) -> list[Sentence]:
    """All sentences in the order of the files; FileNotFoundError or SentenceError where one is not there or wrong."""
    items = [
        read_item(item, style)
        for style in STYLES
        for item in read_yaml(folder / f"{style}.yml")["items"]
    ]
    seen: set[str] = set()
    for item in items:
        if item.id in seen:
            raise SentenceError(f"{item.style}.yml: {item.id}: a second item of this id")
        seen.add(item.id)
    return items


def read_item(item: Mapping[str, Any], style: str) -> Sentence:
    """One item of a file with every label found in its text."""
    text, dates = item["text"], item.get("dates") or []
    lists: dict[str, Sequence[str]] = {kind: item.get(PLURALS[kind]) or [] for kind in NAMES}
    lists["adjectival"] = item.get("adjectival") or []
    lists["date"] = [str(date["text"]) for date in dates]
    try:
        placed = place_labels(text, lists)
    except SentenceError as error:
        raise SentenceError(f"{style}.yml: {item['id']}: {error}") from error
    return Sentence(
        id=str(item["id"]),
        style=style,
        published=_edtf(item.get("published")),
        text=text,
        names=tuple(sorted(span for kind in NAMES for span in placed[kind])),
        adjectival=tuple(placed["adjectival"]),
        dates=tuple(placed["date"]),
        values=tuple(_edtf(date["edtf"]) or "" for date in dates),
        may=tuple(_everywhere(text, item.get("may") or [])),
    )


def _edtf(value: object) -> str | None:
    """A date as EDTF, also where YAML took it for a day of its own."""
    return (
        value.isoformat()
        if isinstance(value, datetime.date)
        else None
        if value is None
        else str(value)
    )


def place_labels(text: str, lists: Mapping[str, Sequence[str]]) -> dict[str, list[Span]]:
    """Where the labels of each list stand: in reading order within a list, and none on another's characters.

    The first such arrangement, so that "Lima" in "the Lima Cartel … in Lima" is the second one.
    """
    kinds = sorted(lists, key=lambda kind: -max(map(len, lists[kind]), default=0))
    arranged = _arrange(text, [(kind, label) for kind in kinds for label in lists[kind]], [])
    if arranged is None:
        for kind in kinds:
            for label in lists[kind]:
                if next(_places(text, label, 0), None) is None:
                    raise SentenceError(
                        f"{label!r} ({kind}) does not stand in the text as a whole word"
                    )
        raise SentenceError("the labels do not stand in the text in this order without overlap")
    return {kind: [span for span in arranged if span[2] == kind] for kind in kinds}


def _arrange(text: str, labels: Sequence[tuple[str, str]], placed: list[Span]) -> list[Span] | None:
    if len(placed) == len(labels):
        return placed
    kind, label = labels[len(placed)]
    after = placed[-1][1] if placed and placed[-1][2] == kind else 0
    for start in _places(text, label, after):
        end = start + len(label)
        if all(end <= s or e <= start for s, e, _ in placed):
            found = _arrange(text, labels, [*placed, (start, end, kind)])
            if found is not None:
                return found
    return None


def _places(text: str, label: str, after: int) -> Iterator[int]:
    """Where a label stands, not within a longer word."""
    start = text.find(label, after)
    while start >= 0:
        end = start + len(label)
        inside_before = start and text[start - 1].isalnum() and label[:1].isalnum()
        inside_after = text[end : end + 1].isalnum() and label[-1:].isalnum()
        if not inside_before and not inside_after:
            yield start
        start = text.find(label, start + 1)


def _everywhere(text: str, items: Iterable[Mapping[str, str]]) -> Iterator[Span]:
    for item in items:
        for start in _places(text, str(item["text"]), 0):
            yield start, start + len(str(item["text"])), item["type"]


def write_articles(
    sentences: Sequence[Sentence], folder: Path, *, entities: Path | None = None
) -> Places:
    """Each sentence as an article of its own, and beside a copy of the entities a record that states its date."""
    places = Places(seeds=folder / "seeds", entities=folder / "entities")
    places.seeds.mkdir(parents=True)
    shutil.copytree(entities or Places().entities, places.entities)
    (places.entities / "sources").mkdir(exist_ok=True)
    for number, sentence in enumerate(sentences):
        name = f"sentence-{number:03d}"
        (places.seeds / f"{name}.txt").write_text(sentence.text, encoding="utf-8", newline="")
        if sentence.published:
            record = f'published: "{sentence.published}"\n'
            file = places.entities / "sources" / f"{name}.yml"
            file.write_text(record, encoding="utf-8")
    return places


def annotate_sentences(
    sentences: Sequence[Sentence], folder: Path, *, entities: Path | None = None
) -> list[dict[str, Any]]:
    """What `annotate` finds in each sentence, in their order; articles and records are written into `folder`."""
    places = write_articles(sentences, folder, entities=entities)
    output = folder / "sentences.jsonl"
    words = ["--entities", str(places.entities), "annotate", str(places.seeds)]
    if build_kb.main([*words, "--output", str(output)]) != 0:
        raise SentenceError("annotate did not succeed on the sentences")
    lines = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    return sorted(lines, key=lambda line: str(line["source"]))


@dataclass(frozen=True)
class SentenceScore:
    """All sentences added up. `values` counts dates whose value is right, `spans` those that are so to the letter as well."""

    names: Mapping[str, Mapping[str, Count]]
    adjectival: Count
    values: Count
    spans: Count
    misses: tuple[str, ...]

    @property
    def right_values(self) -> float:
        """Share of the calendar dates that carry the right value, in percent."""
        return self.values.recall

    @property
    def extra_dates(self) -> float:
        """Share of the found dates that are none, in percent."""
        found = self.values.found
        return 100 * (found - self.spans.found) / found if found else 0.0


def score_sentences(
    sentences: Sequence[Sentence], annotations: Sequence[Mapping[str, Any]]
) -> SentenceScore:
    """How the findings compare with the labels."""
    names: dict[str, dict[str, list[Count]]] = {
        mode: {kind: [] for kind in NAMES} for mode in ("exact", "overlap")
    }
    adjectival, values, spans, misses = [], [], [], list[str]()
    for sentence, annotation in zip(sentences, annotations, strict=True):
        for kind in NAMES:
            must = [span for span in sentence.names if span[2] == kind]
            found = score(sentence.text, marks_of(annotation, [kind]), must, sentence.may)
            names["exact"][kind].append(found.exact)
            names["overlap"][kind].append(found.overlap)
            misses += _told(sentence, found.missed, "missed") + _told(
                sentence, found.extra, "extra"
            )
        adjectival.append(_score_adjectival(sentence, annotation))
        right, placed, wrong = _score_dates(sentence, annotation)
        values.append(right)
        spans.append(placed)
        misses += wrong
    return SentenceScore(
        names={
            mode: {kind: total(counts) for kind, counts in kinds.items()}
            for mode, kinds in names.items()
        },
        adjectival=total(adjectival),
        values=total(values),
        spans=total(spans),
        misses=tuple(misses),
    )


def total(counts: Iterable[Count]) -> Count:
    """Counts added up."""
    return reduce(add, counts, Count())


def _told(sentence: Sentence, spans: Iterable[Span], word: str) -> list[str]:
    return [f"{sentence.id}: {word} {kind}: {sentence.text[a:b]}" for a, b, kind in spans]


def _score_adjectival(sentence: Sentence, annotation: Mapping[str, Any]) -> Count:
    found = [
        (mention["start"], mention["end"], "adjectival")
        for mention in annotation["mentions"]
        if mention["type"] == "place" and mention["adjectival"]
    ]
    may = [(start, end, "adjectival") for start, end, _ in sentence.may]
    return score(sentence.text, found, sentence.adjectival, may).exact


def _score_dates(
    sentence: Sentence, annotation: Mapping[str, Any]
) -> tuple[Count, Count, list[str]]:
    """Right values among found and wanted dates; in the second count `found` are those that meet a wanted date."""
    found = [m for m in annotation["mentions"] if m["type"] == "date" and m["edtf"] is not None]
    wanted = list(zip(sentence.dates, sentence.values, strict=True))
    right = exact = 0
    met, wrong = set[Span](), []
    for span, value in wanted:
        near = [m for m in found if overlaps(_span(m), span)]
        met |= {_span(m) for m in near}
        said = sentence.text[span[0] : span[1]]
        right += any(m["edtf"] == value for m in near)
        exact += any(m["edtf"] == value and _span(m) == span for m in near)
        if not any(m["edtf"] == value for m in near):
            got = ", ".join(m["edtf"] for m in near) or "nothing"
            wrong.append(f"{sentence.id}: date: {said}: {got} instead of {value}")
    may = [span for span in sentence.may if span[2] == "date"]
    counted = [m for m in found if _span(m) in met or not any(overlaps(_span(m), o) for o in may)]
    extra = [m for m in counted if _span(m) not in met]
    wrong += [f"{sentence.id}: extra date: {m['text']} ({m['edtf']})" for m in extra]
    return (
        Count(right, len(counted), len(wanted)),
        Count(exact, len(counted) - len(extra), len(wanted)),
        wrong,
    )


def _span(mention: Mapping[str, Any]) -> Span:
    return mention["start"], mention["end"], mention["type"]
