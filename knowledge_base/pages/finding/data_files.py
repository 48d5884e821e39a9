"""The entries as scripts, packed for look-ups that load little.

All of them call `kbFind.take(digest, file, content)`, so that they load from a server and from a folder alike; rows are lines,
fields are parted by tabs. The digest is that of all content: a reader whose browser kept a file of an earlier state is told apart.

- `find/names.js`      every record but sources: name, kind, weight, other names. Loaded at the first look-up, on any page.
- `find/titles.js`     the same of sources; together with the names these are the numbers that all other files speak in.
- `find/facets.js`     countries, years, review state, and where each row of the files below is. Loaded by the search page.
- `find/words-N.js`    the words of the texts in order, each with the records that have it; a look-up loads one or two.
- `find/vocabulary.js` all those words, for one that is misspelt.
- `find/texts-N.js`    the texts, for excerpts of the results that are shown.
- `find/ties-N.js`     for a record the sources that name it and its events; for a source all that it names.
- `find/list-TYPE.js`  the rows of a list that stands on several pages, to filter and sort it whole.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from knowledge_base.entity_ids import stem_of
from knowledge_base.pages.escaping import clean_text
from knowledge_base.pages.finding.entries import Entry
from knowledge_base.pages.finding.packing import (
    cut_by_size,
    packed_ascending,
    packed_number,
    packed_postings,
)
from knowledge_base.pages.finding.words import UNSOUGHT, sought_words, words_of
from knowledge_base.pages.page_frame import SCRIPT_MARK
from knowledge_base.vocabulary import ENTITY_TYPES, FOLDERS, EntityType

FOLDER = "find"
_WORDS_A_FILE = 24_000  # characters, a third of that when packed for transport
_TEXT_A_FILE = 6_000
_TIES_A_FILE = 24_000

Content = object


def finder_files(
    entries: Sequence[Entry], lists: Mapping[EntityType, Sequence[str]]
) -> Iterator[tuple[str, str]]:
    """The text of each file by its path under `docs/`; `lists` has the rows, as HTML, of lists on several pages."""
    contents = dict(_contents(entries))
    contents |= {list_data(kind): _json("\n".join(rows)) for kind, rows in lists.items()}
    digest = hashlib.sha256("".join(contents.values()).encode()).hexdigest()[:8]
    for name, content in contents.items():
        text = f'{SCRIPT_MARK}\nkbFind.take("{digest}","{name}",{content})\n'
        yield f"{FOLDER}/{name}.js", text


def list_data(kind: EntityType) -> str:
    """The name of the file with all rows of a list."""
    return f"list-{FOLDERS[kind]}"


def _contents(entries: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    numbers = {entry.id: number for number, entry in enumerate(entries)}
    words = list(cut_by_size(_word_rows(entries), _WORDS_A_FILE))
    texts = list(cut_by_size((_text_row(entry) for entry in entries), _TEXT_A_FILE))
    ties = list(cut_by_size(_tie_rows(entries, numbers), _TIES_A_FILE))
    kinds = sorted({entry.kind for entry in entries})
    titles = [entry for entry in entries if entry.type == "source"]
    # Sources come last among the types, so that numbers go on from the names to the titles.
    yield "names", _json(_names(entries[: len(entries) - len(titles)], kinds))
    yield "titles", _json(_names(titles, kinds))
    yield (
        "facets",
        _json(
            {
                **_facets(entries, numbers),
                "words": [piece[0].partition("\t")[0] for piece in words],
                "texts": _firsts(texts),
                "ties": _firsts(ties),
                "unsought": " ".join(sorted(UNSOUGHT)),
            }
        ),
    )
    yield "vocabulary", _json(" ".join(row.partition("\t")[0] for piece in words for row in piece))
    for name, pieces in (("words", words), ("texts", texts), ("ties", ties)):
        for number, piece in enumerate(pieces):
            yield f"{name}-{number}", _json("\n".join(piece))


def _names(entries: Sequence[Entry], kinds: Sequence[str]) -> Content:
    """Kinds, and for each type with its folder a row a record; a page is named only where its name does not give it."""
    rank = {kind: packed_number(number) for number, kind in enumerate(kinds)}
    types = [
        {
            "type": kind,
            "folder": FOLDERS[kind],
            "rows": "\n".join(_name_row(entry, rank) for entry in entries if entry.type == kind),
        }
        for kind in ENTITY_TYPES
        if any(entry.type == kind for entry in entries)
    ]
    return {"kinds": kinds, "types": types}


def _name_row(entry: Entry, kinds: Mapping[str, str]) -> str:
    slug = "-".join(words_of(entry.name))
    stem = stem_of(entry.page)
    given = "" if stem == slug else stem
    weight = packed_number(min(entry.weight.bit_length(), 31))
    fields = [_flat(entry.name), given, kinds[entry.kind] + weight, *map(_flat, entry.other_names)]
    return "\t".join(fields).rstrip("\t")


def _facets(entries: Sequence[Entry], numbers: Mapping[str, int]) -> dict[str, Content]:
    countries = sorted({country for entry in entries for country in entry.countries})
    rank = {country: number for number, country in enumerate(countries)}
    first = min((year for entry in entries for year in entry.years), default=0)
    return {
        "first": first,
        "countries": packed_ascending(numbers[country] for country in countries),
        "country": "\n".join(
            packed_ascending(sorted(rank[country] for country in entry.countries))
            for entry in entries
        ),
        "year": "\n".join(
            packed_ascending(year - first for year in entry.years) for entry in entries
        ),
        "reviewed": packed_ascending(
            number for number, entry in enumerate(entries) if entry.reviewed
        ),
    }


def _word_rows(entries: Sequence[Entry]) -> Iterator[str]:
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, entry in enumerate(entries):
        counts = Counter(word for piece in entry.text for word in sought_words(piece))
        for word, often in counts.items():
            found[word].append((number, often))
    for word in sorted(found, key=_as_browsers_compare):
        yield f"{word}\t{packed_postings(found[word])}"


def _as_browsers_compare(word: str) -> bytes:
    """Scripts compare strings by UTF-16 units."""
    return word.encode("utf-16-be", "surrogatepass")


def _text_row(entry: Entry) -> str:
    return "\t".join(_flat(piece) for piece in entry.text)


def _tie_rows(entries: Sequence[Entry], numbers: Mapping[str, int]) -> Iterator[str]:
    named: defaultdict[str, set[int]] = defaultdict(set)
    for number, entry in enumerate(entries):
        for source in entry.sources:
            named[source].add(number)
    for entry in entries:
        if entry.type == "source":
            yield packed_ascending(sorted(named[entry.id]))
        else:
            known = (numbers[id] for id in (*entry.sources, *entry.related) if id in numbers)
            yield packed_ascending(sorted(set(known)))


def _firsts(pieces: Iterable[Sequence[str]]) -> str:
    """The number of the first row of each piece."""
    firsts, reached = [], 0
    for piece in pieces:
        firsts.append(reached)
        reached += len(piece)
    return packed_ascending(firsts)


def _flat(text: str) -> str:
    return " ".join(clean_text(text).split())


def _json(content: Content) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
