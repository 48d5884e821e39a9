"""Promises of the meaning half, over random corpora, random words of people and random histories."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge_base import entities
from tests.entities.small_world import (
    authority,
    block_text,
    build,
    files,
    link_texts,
    make_document,
    write,
)

SENTENCES = (
    "DIRANDRO seized 7.6 t of cocaine near Trujillo in 2014-09.",
    "DIRANDRO seized 8 t of cocaine in La Libertad in 2014-09-26.",
    "Sendero Luminoso attacked a convoy in Peru on 2016-04-09, 10 dead.",
    "Shining Path attacked Red Column in Peru on 2016-04, 8 dead.",
    "Red Column bombed Villa Alta in Villa Alta on [..1989-01-21].",
    "Blue Front bombed Red Column in Villa Alta on [..1989-01-25].",
    "Black Hand raided Commission in Puerto Viejo in 198X and attacked Eni.",
    "Black Hand perhaps raided Commission in Medellin in 1989.",
    "Juan Pérez spoke and Pérez left since 2002/.. again.",
    "JUAN PEREZ met Commission in Villa Alta.",
    "First Capital Command (PCC) rules Puerto Viejo.",
    "Party of Chilean Carpenters (PCC) met Red Column.",
    "PCC came with Commission in 1989.",
    "ELN came to Bolivia with Eni.",
    "National Liberation Army of Colombia met FARC and ELN in Colombia.",
    "Trujillo and Honduras and the Peruvian Commission.",
    "Cartels (CJNG, Sinaloa) and Plan Colombia met Blue Front.",
    "Blue Front and Black Hand and Eni in Sinaloa.",
    "Villa Alta men came. Villa Alta men left. Puerto Viejo men fell.",
    "Hand Black met Red Colunm and Sendero Luninoso.",
)
SOURCES = ("a", "b", "c", "d")
TEXTS = st.dictionaries(
    st.sampled_from(SOURCES),
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map("\n".join),
    min_size=1,
)
NAMES = (
    "Red Column",
    "Blue Front",
    "Black Hand",
    "Commission",
    "PCC",
    "Eni",
    "Shining Path",
    "ELN",
)
WORDS = (
    "status: reviewed\n",
    "# a comment only\n",
    "description: Whatever people say.\n",
    "name: Red Column\n",
    "aliases: [Commission, Black Hand]\n",
    "kind: company\nnote: odd\n",
)
DECISIONS = (
    "status: rejected\nreason: no group\n",
    "same_as: actors/farc\n",
    "same_as: actors/red-column\n",
    "not_same_as: [actors/red-column, actors/farc]\n",
    "reject: {aliases: [PCC, Eni, Shining Path, Red Column, Trujillo]}\n",
)
CORRECTIONS = (
    "corrections: [{text: Eni, is: places/trujillo}]\n",
    "corrections: [{text: Commission, reject: true}, {text: '1989', date: 1988}]\n",
    "corrections: [{text: PCC, is: actors/farc, nth: 1}, {text: Red Column, is: actors/dirandro}]\n",
    "corrections: [{text: Pérez, is: actors/sendero-luminoso}, {text: spoke, is: topics/plan-colombia}]\n",
)


CHOICES = st.dictionaries(
    st.integers(0, 40), st.sampled_from((*WORDS, *DECISIONS, *CORRECTIONS)), max_size=5
)
PURE = st.dictionaries(st.integers(0, 40), st.sampled_from((*DECISIONS, *CORRECTIONS)), max_size=5)
EXAMPLES = settings(max_examples=25)


@contextmanager
def some_folder() -> Iterator[Path]:
    """A fresh folder for each example that Hypothesis tries."""
    folder = Path(tempfile.mkdtemp())
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def edit(folder: Path, choices: Mapping[int, str]) -> dict[str, str]:
    """Put people's words into some of the records that are there; the words by record."""
    ids = sorted(name.removesuffix(".yml") for name in files(folder))
    chosen = {}
    for number, words in choices.items():
        entity = ids[number % len(ids)]
        if _fits(entity, words):
            write(folder, entity, words)
            chosen[entity] = words
    return chosen


def _fits(entity: str, words: str) -> bool:
    """Whether a record of that type may say so."""
    if words.startswith("corrections") != entity.startswith("sources/"):
        return False
    return entity.startswith("actors/") or not words.startswith(("kind", "same_as"))


@given(texts=TEXTS, choices=CHOICES, later=TEXTS)
@EXAMPLES
def test_a_second_build_changes_nothing(
    texts: dict[str, str], choices: dict[int, str], later: dict[str, str]
) -> None:
    with some_folder() as folder:
        build(folder, texts)
        assert build(folder, texts).changed == []
        edit(folder, choices)
        build(folder, texts)
        assert build(folder, texts).changed == []
        build(folder, later)
        assert build(folder, later).changed == []


@given(texts=TEXTS, choices=PURE)
@EXAMPLES
def test_decisions_taken_back_leave_no_trace(
    texts: dict[str, str], choices: dict[int, str]
) -> None:
    with some_folder() as folder:
        build(folder, texts)
        before = files(folder)
        edit(folder, choices)
        build(folder, texts)
        for name in before.keys() & files(folder).keys():
            file = folder / name
            modeline = before[name].decode().partition("extracted:")[0]
            file.write_text(modeline + block_text(file), encoding="utf-8")
        build(folder, texts)

        assert files(folder) == before


@given(texts=TEXTS, choices=CHOICES, later=TEXTS)
@EXAMPLES
def test_no_word_of_a_person_is_lost(
    texts: dict[str, str], choices: dict[int, str], later: dict[str, str]
) -> None:
    with some_folder() as folder:
        build(folder, texts)
        written = edit(folder, choices)
        for now in (texts, later, {"z": "Nothing."}):
            build(folder, now)
            kept = files(folder)

            assert all(kept[f"{i}.yml"].startswith(words.encode()) for i, words in written.items())


@given(texts=TEXTS, choices=CHOICES, more=st.lists(st.sampled_from(SENTENCES), min_size=1))
@EXAMPLES
def test_a_further_seed_renames_and_merges_nothing_that_is_there(
    texts: dict[str, str], choices: dict[int, str], more: list[str]
) -> None:
    with some_folder() as folder:
        build(folder, texts)
        edit(folder, choices)
        before = build(folder, texts).kb
        there = set(files(folder))
        after = build(folder, {**texts, "zz": "\n".join(more)}).kb

        assert there <= set(files(folder))
    for source, mentions in before.mentions.items():
        for then, now in zip(mentions, after.mentions[source], strict=True):
            if then.entity and not then.candidate and then.mention.type != "event":
                assert now.entity == then.entity, then.mention.text
    for entity, then_record in before.entities.items():
        assert after.entities[entity].same_as == then_record.same_as


@given(texts=TEXTS, choices=CHOICES)
@EXAMPLES
def test_proposals_join_nothing_and_do_not_depend_on_the_order_of_the_seeds(
    texts: dict[str, str], choices: dict[int, str]
) -> None:
    with some_folder() as folder:
        build(folder, texts)
        edit(folder, choices)
        proposals = build(folder, texts).kb.proposals
        records, _ = entities.read_records(folder)
        backwards = link_texts(dict(reversed(texts.items())), records, authority())

        assert entities.compose(backwards, records, authority(), []).proposals == proposals
    assert all(p.keep != p.give_up for p in proposals)
    for proposal in proposals:
        for one, other in ((proposal.keep, proposal.give_up), (proposal.give_up, proposal.keep)):
            assert one not in records or other not in records[one].written.not_same_as


@given(texts=TEXTS, choices=CHOICES)
@EXAMPLES
def test_the_order_of_the_seeds_does_not_matter(
    texts: dict[str, str], choices: dict[int, str]
) -> None:
    with some_folder() as folder:
        build(folder, texts)
        edit(folder, choices)
        records, _ = entities.read_records(folder)
        backwards = dict(reversed(texts.items()))
        plans = [
            entities.plan_files(link_texts(t, records, authority()), records, folder=folder)
            for t in (texts, backwards)
        ]

        assert plans[0] == plans[1]


@given(texts=TEXTS, choices=CHOICES)
@EXAMPLES
def test_what_a_removed_seed_said_is_gone(texts: dict[str, str], choices: dict[int, str]) -> None:
    with some_folder() as folder:
        build(folder, texts)
        edit(folder, choices)
        build(folder, texts)
        source = min(texts)
        left = {name: text for name, text in texts.items() if name != source} or {"z": "Nothing."}
        knowledge = build(folder, left).kb
        blocks = "".join(block_text(folder / name) for name in files(folder))

        assert f"source: {source}" not in blocks
        assert f"sources: [{source}" not in blocks
        assert all(source not in entity.mentions for entity in knowledge.entities.values())


@given(texts=TEXTS, choices=CHOICES)
@EXAMPLES
def test_rejected_and_merged_records_get_no_mention_and_every_quote_is_to_the_letter(
    texts: dict[str, str], choices: dict[int, str]
) -> None:
    with some_folder() as folder:
        build(folder, texts)
        edit(folder, choices)
        knowledge = build(folder, texts).kb
    told = [f for e in knowledge.entities.values() for f in (*e.facts, *e.names)]
    quoted = [
        *(q for f in told for q in f.evidence),
        *(q for e in knowledge.entities.values() for q in e.evidence),
        *(q for c in knowledge.candidates for q in c.evidence),
    ]

    assert all(
        not entity.mentions
        for entity in knowledge.entities.values()
        if entity.status in ("rejected", "merged")
    )
    assert all(texts[q.source][q.start : q.end] == q.quote for q in quoted)
    assert all(
        linked.entity in knowledge.entities or linked.candidate or linked.entity is None
        for mentions in knowledge.mentions.values()
        for linked in mentions
    )


@given(texts=TEXTS, choices=CHOICES)
@EXAMPLES
def test_annotations_quote_their_mentions(texts: dict[str, str], choices: dict[int, str]) -> None:
    with some_folder() as folder:
        build(folder, texts)
        edit(folder, choices)
        records, _ = entities.read_records(folder)
        linked = link_texts(texts, records, authority())
    for source, text in texts.items():
        document = make_document(source, text)
        said = entities.annotations(document, linked)

        assert [m["text"] for m in said["mentions"]] == [
            text[m["start"] : m["end"]] for m in said["mentions"]
        ]
        assert [e["quote"] for e in said["events"]] == [
            text[e["start"] : e["end"]] for e in said["events"]
        ]
