"""What becomes of facts, pages and addresses when an article is corrected, replaced, renamed, removed, or its rights change.

Written down for people in docs/life-of-a-source.md.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge_base import website
from tests.command_runs import Done
from tests.test_whole_path import FINE, WRONG
from tests.test_whole_path import Base as Built

FERRY = """Cocaine on the ferry

On 2 March 2019 Peruvian police seized 3 tons of cocaine in Callao. The load belonged to the Night Herons, a gang of Callao.

The Night Herons deny it. The weather was fine.
"""
LETTER = """A letter from Callao

The Night Herons of Callao have been quiet since 2021, and the Grey Gulls took their place. In Lima nobody noticed.
"""
OTHER = """The price of anchovies

Fishermen in Chimbote were content in 2020. Peru sold more fish than ever.
"""
NAMES = """actors/night-herons: {name: Night Herons, kind: criminal-group, country: places/peru}
actors/grey-gulls: {name: Grey Gulls, kind: criminal-group, country: places/peru}
"""
SEIZURE = "events/2019-03-02-seizure-callao"
QUOTED = """note: a word of a person
evidence: {source: ferry, quote: "The load belonged to the Night Herons"}
"""


class Base(Built):
    """A base whose articles change."""

    def command(self, *words: str) -> Done:
        return self.run(*words)

    def rebuilt(self) -> Done:
        return self.command("build", "--no-site")


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("life")
    for name, text in (
        ("seeds/ferry.txt", FERRY),
        ("seeds/letter.txt", LETTER),
        ("authority/names.yml", NAMES),
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    done = Base(folder).rebuilt()
    assert done.returncode == FINE, done.stderr
    yield folder


@pytest.fixture
def base(tmp_path: Path, built_once: Path) -> Base:
    """The built base, every address of it published."""
    shutil.copytree(built_once, tmp_path / "base", symlinks=True)
    base = Base(tmp_path / "base")
    (base.folder / "published-urls.txt").write_text(
        "".join(f"{url}\n" for url in addresses(base)), "utf-8"
    )
    return base


def addresses(base: Base) -> list[str]:
    docs = base.folder / "docs"
    return sorted(
        page.relative_to(docs).with_suffix(".html").as_posix() for page in docs.rglob("*.md")
    )


def published(base: Base) -> list[str]:
    return (base.folder / "published-urls.txt").read_text("utf-8").split()


def seed(base: Base, name: str, text: str) -> None:
    (base.folder / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8")


def write_above(base: Base, entity: str, words: str) -> None:
    file = base.file(entity)
    file.write_text(words + file.read_text("utf-8"), encoding="utf-8")


def words(text: str) -> str:
    """What a reader sees of a page, without its tags."""
    return " ".join(re.sub("<[^>]*>", "", text).split())


def page(base: Base, name: str) -> str:
    return (base.folder / "docs" / f"{name}.md").read_text("utf-8")


def built(base: Base, *, twice: bool = False) -> Done:
    """A build that is fine, after which no published address is dead and, if built `twice`, nothing changes any more."""
    done = base.rebuilt()
    assert done.returncode == FINE, done.stderr
    assert set(published(base)) <= set(addresses(base))
    before = base.bytes_of("entities", "docs")
    if twice:
        assert base.rebuilt().returncode == FINE
        assert base.bytes_of("entities", "docs") == before
    return done


def test_a_correction_elsewhere_in_the_text_moves_the_places_and_nothing_else(base: Base) -> None:
    write_above(base, "actors/night-herons", QUOTED)
    built(base)
    before = set(addresses(base))
    seed(
        base, "ferry", FERRY.replace("Cocaine on the ferry\n", "Cocaine found on the night ferry\n")
    )

    built(base)

    assert set(addresses(base)) == before
    block = base.file(SEIZURE).read_text("utf-8")
    start = (
        FERRY.index("On 2 March")
        + len("Cocaine found on the night ferry")
        - len("Cocaine on the ferry")
    )
    assert f"start: {start}" in block
    assert "The load belonged to the Night Herons" in words(page(base, "actors/night-herons"))


def test_a_corrected_figure_changes_the_fact_and_keeps_the_address(base: Base) -> None:
    seed(base, "ferry", FERRY.replace("3 tons", "5 tons"))

    built(base, twice=True)

    assert "amount: 5" in base.file(SEIZURE).read_text("utf-8")
    assert "5 t of cocaine" in page(base, SEIZURE)


def test_a_quote_whose_words_were_corrected_is_an_error_with_its_line_and_the_new_words(
    base: Base,
) -> None:
    write_above(base, "actors/night-herons", QUOTED)
    before = base.bytes_of("entities", "docs")
    seed(base, "ferry", FERRY.replace("The load belonged to", "The load was said to belong to"))

    done = base.rebuilt()

    assert done.returncode == WRONG
    assert "night-herons.yml:2:" in done.stderr
    assert "this quote does not occur in ferry" in done.stderr
    assert "was said to belong to the Night Herons" in done.stderr
    assert base.bytes_of("entities", "docs") == before


def test_a_file_replaced_by_another_article_loses_the_old_facts_and_keeps_their_addresses(
    base: Base,
) -> None:
    write_above(base, "actors/night-herons", "note: a word of a person\n")
    seed(base, "ferry", OTHER)
    seed(base, "letter", LETTER.replace("Night Herons", "Grey Gulls"))

    built(base, twice=True)

    assert not base.file(SEIZURE).exists()
    assert "ithdrawn" in page(base, SEIZURE)
    assert "No source mentions this record now" in page(base, "actors/night-herons")
    assert "anchovies" in page(base, "sources/ferry")
    assert base.file("sources/ferry").exists()


def test_a_renamed_article_is_recognised_where_people_quote_it(base: Base) -> None:
    write_above(base, "actors/night-herons", QUOTED)
    (base.folder / "seeds" / "ferry.txt").rename(base.folder / "seeds" / "night-ferry.txt")

    done = base.rebuilt()

    assert done.returncode == WRONG
    assert "The seed was renamed to 'night-ferry': write 'night-ferry' here" in done.stderr


def test_a_removed_article_takes_its_facts_and_leaves_pages_at_their_addresses(base: Base) -> None:
    write_above(base, "sources/ferry", "publisher: The Harbour Paper\n")
    (base.folder / "seeds" / "ferry.txt").unlink()

    built(base, twice=True)

    assert not base.file(SEIZURE).exists()
    assert "ithdrawn" in page(base, SEIZURE)
    assert "The article is no longer in the base." in page(base, "sources/ferry")
    assert "Harbour Paper" in page(base, "sources/ferry")
    herons = base.file("actors/night-herons").read_text("utf-8")
    assert "mentions: {letter: 1}" in herons


def test_a_quote_of_a_removed_article_is_an_error_of_the_one_who_quotes(base: Base) -> None:
    write_above(base, "actors/night-herons", QUOTED)
    (base.folder / "seeds" / "ferry.txt").unlink()

    done = base.rebuilt()

    assert done.returncode == WRONG
    assert "no seed has the name 'ferry'. Put the seed back, or take this out" in done.stderr


def test_shown_by_quotes_an_article_keeps_facts_and_addresses_and_hides_the_rest(
    base: Base,
) -> None:
    before = set(addresses(base))
    assert "The weather was fine." in page(base, "sources/ferry")
    write_above(
        base, "sources/ferry", "show: quotes\nrights: passages only, at the wish of the publisher\n"
    )

    built(base)

    assert set(addresses(base)) == before
    assert base.file(SEIZURE).exists()
    assert "The weather was fine." not in page(base, "sources/ferry")
    assert "seized 3 tons of cocaine" in words(page(base, SEIZURE))


def test_an_article_that_people_close_is_not_read_and_says_why_at_its_address(base: Base) -> None:
    closed = "status: rejected\nreason: withdrawn at the wish of the publisher\n"
    before = base.bytes_of("entities", "docs")
    write_above(base, "sources/ferry", closed)

    done = built(base, twice=True)

    assert (
        "is not read, for people closed its record, sources/ferry.yml. Delete this file too"
        in done.stderr
    )
    assert "withdrawn at the wish of the publisher" in page(base, "sources/ferry")
    assert not base.file(SEIZURE).exists()
    for text in base.bytes_of("docs", "entities").values():
        assert b"seized 3 tons" not in text

    file = base.file("sources/ferry")  # undone: everything comes back, to the byte
    file.write_text(file.read_text("utf-8").replace(closed, ""), encoding="utf-8")
    built(base)
    assert base.bytes_of("entities", "docs") == before


def test_a_closed_article_can_be_quoted_no_more(base: Base) -> None:
    write_above(base, "actors/night-herons", QUOTED)
    write_above(base, "sources/ferry", "status: rejected\nreason: a forgery\n")

    done = base.rebuilt()

    assert done.returncode == WRONG
    assert "people closed the record of 'ferry', so it can be quoted no more" in done.stderr


def test_a_second_copy_of_an_article_sends_its_readers_to_the_first(base: Base) -> None:
    seed(base, "copy", FERRY)
    assert base.rebuilt().returncode == FINE
    assert "copy: 2" in base.file("actors/night-herons").read_text("utf-8")
    write_above(base, "sources/copy", "same_as: sources/ferry\n")

    built(base, twice=True)

    assert "ferry.html" in page(base, "sources/copy")
    assert "copy" not in base.file("actors/night-herons").read_text("utf-8")


def test_the_whole_site_of_a_changed_base_holds_every_published_address(base: Base) -> None:
    """With the links checked: what pointed into the article that went must not do so any more."""
    with (base.folder / "published-urls.txt").open("a") as file:
        file.write("lists/actors-7.html\n")
    write_above(base, "sources/letter", "status: rejected\nreason: a forgery\n")
    (base.folder / "seeds" / "ferry.txt").unlink()
    seed(base, "fish", OTHER)

    done = base.command("build")

    assert done.returncode == FINE, done.stderr
    lines = published(base)
    assert website.check_published(base.folder / "site", lines, Path("published-urls.txt")) == []
    assert "To the beginning of the list" in page(base, "lists/actors-7")


def test_an_address_that_lost_its_page_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "about.html").write_text("", "utf-8")
    lines = ["about.html", "", "method.html", "../about.html", "/about.html", "about"]

    problems = website.check_published(tmp_path, lines, Path("published-urls.txt"))

    assert [problem.line for problem in problems] == [3, 4, 5, 6]
    assert str(problems[0]).startswith(
        "published-urls.txt:3:1: 'method.html' was published and has no page now."
    )


def test_a_spoiled_list_of_addresses_writes_nothing_outside_and_stops_no_build(base: Base) -> None:
    with (base.folder / "published-urls.txt").open("a") as file:
        file.write(
            "actors/..html\nactors/../../../x.html\nlists/../x.html\nactors/a b.html\nactors/\\x.html\n"
        )

    assert base.rebuilt().returncode == FINE
    assert not list(base.folder.parent.glob("x.*"))
