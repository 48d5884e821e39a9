from pathlib import Path

from knowledge_base.entities import read_authority
from knowledge_base.problems import errors

PROJECT = Path(__file__).resolve().parents[2]
FARC = """\
actors/farc:
  name: FARC
  kind: armed-group
  country: places/colombia
  aliases: [Revolutionary Armed Forces of Colombia, {text: Farc, exact_case: false, ambiguous: true}, FARC-EP]
"""
COLOMBIA = "places/colombia: {name: Colombia, kind: country, demonyms: Colombian, acts: true}\n"


def write(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    return folder


def test_short_forms_are_read_as_the_long_ones(tmp_path: Path) -> None:
    authority, problems = read_authority([write(tmp_path, groups=FARC, places=COLOMBIA)])
    farc = authority["actors/farc"]

    assert problems == []
    assert list(authority) == ["actors/farc", "places/colombia"]
    assert farc.countries == ("places/colombia",)
    assert [(a.text, a.exact_case, a.ambiguous) for a in farc.aliases] == [
        ("Revolutionary Armed Forces of Colombia", False, False),
        ("Farc", False, True),
        ("FARC-EP", True, False),
    ]
    assert farc.exact_case
    assert authority["places/colombia"].demonyms == ("Colombian",)


def test_a_later_folder_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    first = write(tmp_path / "a", groups=FARC, places=COLOMBIA)
    second = write(tmp_path / "b", own="actors/farc: {name: Las FARC, kind: criminal-group}\n")

    authority, problems = read_authority([first, second])

    assert problems == []
    assert authority["actors/farc"].name == "Las FARC"


def test_every_fault_is_named_with_its_place(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        a=FARC + "actors/eln: {name: ELN, kind: armed group}\nplace/x: {name: X, kind: city}\n",
        b="actors/farc: {name: F, kind: armed-group}\nplaces/y: {naem: Y, kind: city, within: places/x}\n",
        c="places/z: {name: Z, kind: city, within: places/yy}\nactors/w: words\nactors/v: [\n",
        d="places/z: {name: Z, kind: city, within: places/yy}\nactors/w: words\n",
    )

    _, problems = read_authority([folder])

    said = [str(p).removeprefix(f"{folder.as_posix()}/").partition(" Allowed")[0] for p in problems]
    said = [message.partition(", exact_case")[0] for message in said]
    assert said == [
        "a.yml:6:31: 'armed group' is no kind of actor. Did you mean 'armed-group'?",
        "a.yml:7:1: 'place/x' is no id. Did you mean 'places'? An id looks like places/peru",
        "b.yml:2:11: 'name' is missing here beside naem, kind, within",
        "b.yml:2:12: unknown field 'naem'. Did you mean 'name'?",
        "b.yml:1:1: 'actors/farc' stands in a.yml too; make them one",
        "c.yml:4:1: something is missing here, perhaps between two commas",
        "d.yml:2:11: an entry expects 'key: value' pairs of name, kind, countries, aliases, demonyms",
        "a.yml:4:12: warning: no authority file has 'places/colombia'. Did you mean 'places/z'?",
        "d.yml:1:41: warning: no authority file has 'places/yy'. Did you mean 'places/z'?",
    ]


def test_the_authority_files_of_the_package_are_right() -> None:
    authority, problems = read_authority([PROJECT / "knowledge_base" / "authority"])

    assert errors(problems) == []
    assert authority["places/peru"].name == "Peru"


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    assert [p.message for p in read_authority([tmp_path / "none"])[1]] == ["is no folder"]
