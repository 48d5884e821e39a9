"""Histories with the real language model: articles come, change and go, people edit and decide, builds come between.

The promises are those of `tests/entities/test_histories.py`, here from the article to the page. They take minutes and have
the marker `histories`.
"""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field, replace
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import build_kb
from knowledge_base import entities
from knowledge_base.entities.linking.name_folding import fold_name
from knowledge_base.gathering import gather, look_up_towns
from knowledge_base.settings import Places
from tests.command_runs import share_cache
from tests.entities.history import assert_all_said, some_folder
from tests.entities.meddling import MEDDLINGS
from tests.test_whole_path import FINE

FOLDERS = ("seeds", "entities", "docs", "site", "authority")
ARTICLES = (
    (
        "Cocaine on the ferry\n\nOn 2 March 2019 Peruvian police seized 3 tons of cocaine in Callao. The load belonged to the Night"
        " Herons, a gang of Callao.\n\nThe Night Herons deny it. Their chief, Rafael Ondarza, was not found.\n"
    ),
    (
        "Cocaine on the ferry\n\nOn 3 March 2019 Peruvian police seized 5 tons of cocaine in Callao, the Coast Guard said. Nobody"
        " knew the owner.\n"
    ),
    (
        "A letter from Callao\n\nThe Night Herons of Callao have been quiet since 2021, and the Grey Gulls took their place."
        " In Lima nobody noticed. Rafael Ondarza is said to live in Guayaquil.\n"
    ),
    (
        "Two dead in Guayaquil\n\nGuayaquil, 14 May 2022. Gunmen of the Grey Gulls killed two guards at the harbour of Guayaquil, in"
        " Ecuador. President Marta Quiroga condemned the attack.\n\nThe Grey Gulls and the Night Herons are rivals.\n"
    ),
    (
        "The trial\n\nRafael Ondarza, leader of the Night Herons, was sentenced to 20 years in prison in Lima on 9 June 2023."
        " Ondarza will appeal. Prosecutors of the Bureau of Inquiry said that Ondarza bribed officials.\n"
    ),
    "The price of anchovies\n\nFishermen in Chimbote were content in 2020. Peru sold more fish than ever, said the Bureau of Inquiry.\n",
    (
        "Who are the Gulls?\n\nThe Grey Gulls (GG) were founded in Guayaquil in the late 2010s. The GG smuggle cocaine to Rotterdam."
        " Europol counted 40 members of the GG in 2022.\n"
    ),
    "A bomb\n\nOn 1 August 2022 the Grey Gulls bombed the office of the Bureau of Inquiry in Lima, wounding three people.\n",
)
KNOWN = {
    "none": "actors/harbour-union: {name: Harbour Union, kind: community, country: places/peru}\n",
    "gulls": "actors/grey-gulls: {name: Grey Gulls, kind: criminal-group, country: places/ecuador, aliases: [GG]}\n",
    "herons": "actors/night-herons: {name: Night Herons, kind: criminal-group, country: places/peru}\n"
    "actors/rafael-ondarza: {name: Rafael Ondarza, kind: person, country: places/peru}\n",
}
WORDS = (
    "# as a reader wrote\nstatus: reviewed\n",
    "name: Herons of the Night\nnote: >-\n  heard\n  twice\n",
    "aliases: [The Firm, 'GG']  # from the trial\n",
    "status: rejected\nreason: no such thing\n",
    "reject: {aliases: [GG, Ondarza]}\n",
    "description: |\n  In two\n  lines.\n",
)
PLACE = st.sampled_from(("a", "b", "c"))
SEEDS = st.dictionaries(PLACE, st.sampled_from(ARTICLES), min_size=1)
NUMBER = st.integers(0, 40)
Step = tuple[str, int, str]
STEPS: st.SearchStrategy[list[Step]] = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), NUMBER, st.sampled_from(WORDS)),
        st.tuples(st.sampled_from(("reject", "accept", "merge", "split")), NUMBER, st.just("")),
        st.tuples(st.just("meddle"), NUMBER, st.just("")),
        st.tuples(st.just("known"), st.just(0), st.sampled_from(sorted(KNOWN))),
        st.tuples(st.just("seed"), NUMBER, st.sampled_from(("", *ARTICLES))),
    ),
    min_size=2,
    max_size=5,
)
# A failing history is told as it was found: to make it shorter would take an hour of builds.
HISTORIES = settings(
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@dataclass
class RealHistory:
    """A base in a folder, its pages included; `above` are people's words by file, `published` the addresses of all its builds."""

    folder: Path
    above: dict[Path, str] = field(default_factory=dict)
    published: set[str] = field(default_factory=set)
    rejected: dict[str, set[tuple[str, str]]] = field(default_factory=dict)

    @property
    def places(self) -> Places:
        known = (self.folder / "authority",)
        named = {name: self.folder / name for name in FOLDERS if name != "authority"}
        return Places(**named, authority=known)

    def run(self, *words: str) -> int:
        """One command, in this process: the language model is loaded once."""
        given = [word for n in FOLDERS for word in (f"--{n}", str(self.folder / n))]
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            return build_kb.main([*words, *given])

    def files(self) -> list[Path]:
        return sorted((self.folder / "entities").rglob("*.yml"))

    def rebuild(self) -> None:
        """A build and all that was promised of it."""
        there = {self.id_of(file) for file in self.files()}
        assert self.run("build", "--no-site") == FINE
        for file, words in self.above.items():
            assert file.read_bytes().decode().startswith(words), file.name
        docs = self.folder / "docs"
        pages = {p.relative_to(docs).with_suffix(".html").as_posix() for p in docs.rglob("*.md")}
        assert self.published <= pages
        self.published |= pages
        listed = "".join(f"{address}\n" for address in sorted(pages | self.published))
        (self.folder / "published-urls.txt").write_text(listed, encoding="utf-8")
        assert self.run("build", "--no-site") == FINE  # of the addresses that are now published
        before = self.bytes()
        assert self.run("build", "--no-site") == FINE
        assert self.bytes() == before
        self._assert_of_other_order(there)

    def _assert_of_other_order(self, there: set[str]) -> None:
        """The articles in another order change nothing, and nothing that a tombstone stands for is found again."""
        gathered = gather(self.places)
        gathered = replace(gathered, documents=tuple(reversed(gathered.documents)))
        gathered = look_up_towns(gathered, self.places)
        linked = build_kb.understand(gathered, self.places)
        plan = entities.plan_files(linked, gathered.records, folder=self.places.entities)
        assert entities.find_changes(plan) == []
        knowledge = entities.compose(linked, gathered.records, gathered.authority, [])
        tombs = {i: r for i, r in gathered.records.items() if r.written.status == "rejected"}
        self.rejected = {i: self.rejected.get(i, set()) for i in tombs}
        for entity, record in tombs.items():
            found = (record.extracted or {}).get("found_as") or []
            names = (record.written.name, *map(str, record.written.aliases), *found)
            self.rejected[entity] |= {(record.type, fold_name(name)) for name in names if name}
        born = (knowledge.entities[i] for i in knowledge.entities.keys() - there)
        again = {(c.type, fold_name(c.name)) for c in knowledge.candidates if not c.readings}
        again |= {(e.type, fold_name(e.name)) for e in born if e.id not in gathered.authority}
        ruled = {name for names in self.rejected.values() for name in names}
        assert not {name for name in ruled & again if name[0] != "event"}

    def id_of(self, file: Path) -> str:
        return file.relative_to(self.folder / "entities").with_suffix("").as_posix()

    def bytes(self) -> Mapping[Path, bytes]:
        return {
            file: file.read_bytes()
            for name in ("entities", "docs")
            for file in sorted((self.folder / name).rglob("*"))
            if file.is_file()
        }

    def change(self, make: Callable[[], object]) -> None:
        """What a person does to entity files; she takes it back where the check calls it wrong."""
        before = {file: file.read_bytes() for file in self.files()}
        make()
        if self.run("check") != FINE:
            for file in self.files():
                file.unlink()
            for file, content in before.items():
                file.write_bytes(content)
        records, _ = entities.read_records(self.folder / "entities")
        self.above = {
            self.folder / "entities" / r.file: r.written_text
            for r in records.values()
            if r.has_words
        }

    def replace(self, file: Path, text: str) -> None:
        """An article or a list of names is written anew, or removed if no text is given and it is not the last.

        What people quote or point to cannot go without them: then it stays, as a check on the pull request would have it.
        """
        before = file.read_text("utf-8") if file.exists() else ""
        if text:
            file.write_text(text, encoding="utf-8")
        elif len(list(file.parent.iterdir())) > 1:
            file.unlink(missing_ok=True)
        if self.run("check") != FINE:
            file.write_text(before, encoding="utf-8")

    def edit(self, number: int, words: str) -> None:
        """Words before those that stand there already, unless they give the same field twice."""
        files = [f for f in self.files() if f.parent.name in ("actors", "places", "events")]
        if files:
            file = files[number % len(files)]
            self.change(lambda: file.write_text(words + file.read_text("utf-8"), encoding="utf-8"))

    def meddle(self, number: int) -> None:
        """An edit below the line, and `repair`; nothing that was written above is lost."""
        files = self.files()
        file = files[number % len(files)]
        before = file.read_text("utf-8")
        meddled = MEDDLINGS[number % len(MEDDLINGS)](before)

        def make() -> None:
            file.write_text(meddled, encoding="utf-8")
            self.run("repair", str(file))
            assert_all_said(before, file.read_text("utf-8"))

        self.change(make)

    def command(self, what: str, number: int) -> None:
        """A command of curation on what is there; one that is refused changes nothing."""
        actors = [self.id_of(f) for f in self.files() if f.parent.name == "actors"]
        shown = [c.name for c in build_kb.see_all(self.places).knowledge.candidates]
        words = {
            "reject": [[word, "--reason", "none"] for word in (*actors, *shown)],
            "accept": [[word] for word in shown],
            "merge": [[one, other] for one in actors for other in actors if one != other],
            "split": [[actor, "The Others", "--mentions", "a"] for actor in actors],
        }[what]
        if words:
            chosen = words[number % len(words)]
            self.change(lambda: self.run(what, *chosen))


def play(folder: Path, texts: Mapping[str, str], steps: Sequence[Step]) -> None:
    """One history from its first build to its last."""
    history = RealHistory(folder)
    for name in FOLDERS:
        (folder / name).mkdir()
    (folder / "authority" / "names.yml").write_text(KNOWN["none"], encoding="utf-8")
    for name, text in texts.items():
        (folder / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8")
    history.rebuild()
    for what, number, words in steps:
        if what == "edit":
            history.edit(number, words)
        elif what == "meddle":
            history.meddle(number)
        elif what == "known":  # as a newer version of the tool knows other names
            history.replace(folder / "authority" / "names.yml", KNOWN[words])
        elif what == "seed":
            history.replace(folder / "seeds" / f"{'abc'[number % 3]}.txt", words)
        else:
            history.command(what, number)
        history.rebuild()


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """All histories of a test share one cache: an article is parsed once."""
    monkeypatch.setenv("KB_CACHE", str(tmp_path / "cache"))
    share_cache(tmp_path / "cache")
    yield
    shutil.rmtree(tmp_path / "cache")


@pytest.mark.histories
@given(texts=SEEDS, steps=STEPS)
@settings(HISTORIES, max_examples=20)
def test_twenty_histories_of_real_articles(
    cache: None, texts: dict[str, str], steps: list[Step]
) -> None:
    with some_folder() as folder:
        play(folder, texts, steps)
