"""Promises about roles that hold for any text: they quote it, beside the name, and never take a word of it."""

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge_base.mentions import find_mentions
from knowledge_base.mentions.caching.findings_json import findings_from_json, findings_to_json
from knowledge_base.mentions.names.data_files import NameDataError
from knowledge_base.mentions.names.role_words import DATA_FILE, read_role_words, role_words
from knowledge_base.model import Document, Findings, KnownName, Span

NAMES = ("Aníbal Rojas", "María Soto", "Pedro Ruiz", "El Chapo", "Blue Column", "Tingo María")
PIECES = (
    *NAMES,
    *(
        "Interior Minister",
        "Lt. Col.",
        "(ret.)",
        "the",
        "mayor of",
        "a former",
        "leader",
        "who was",
        "is not",
    ),
    *(
        ",",
        ".",
        "and",
        "said",
        "(BC)",
        "“",
        "alias",
        "one of the",
        "guerrilla group",
        "believed to be",
        "\n",
        "45",
    ),
)
KNOWN = (
    KnownName(text="El Chapo", entity="actors/el-chapo", type="actor", kind="person"),
    KnownName(text="Blue Column", entity="actors/blue-column", type="actor", kind="armed-group"),
    KnownName(text="Tingo María", entity="places/tingo-maria", type="place", kind="city"),
)


def read(text: str) -> Findings:
    document = Document(
        source="article",
        path=Path("article.txt"),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        language="en",
        title="",
        paragraphs=(Span(0, len(text)),),
    )
    return find_mentions([document], KNOWN, published={}, cache=None)["article"]


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), min_size=2, max_size=24).map(" ".join))
def test_role_quotes_the_text_beside_the_name(text: str) -> None:
    for mention in read(text).mentions:
        for role in mention.roles:
            said = text[role.start : role.end]
            assert said == said.strip()
            assert said
            assert role.end <= mention.start or mention.end <= role.start
            assert mention.type == "actor"
            assert "\n\n" not in text[min(role.start, mention.start) : max(role.end, mention.end)]


def test_roles_outlive_the_cache() -> None:
    found = read("Interior Minister Aníbal Rojas, a former mayor, spoke.")
    stored = json.loads(json.dumps(findings_to_json(found)))

    assert [len(mention.roles) for mention in found.mentions] == [2]
    assert findings_from_json(stored) == found


def test_lists_of_role_words_are_folded_and_hold_no_form_of_address() -> None:
    words = role_words()

    assert not words.people & words.courtesies
    assert all(word == word.casefold() for word in words.people | words.group_nouns)


def test_a_mistake_in_the_role_words_is_named_with_its_line(tmp_path: Path) -> None:
    text = DATA_FILE.read_text(encoding="utf-8")
    file = tmp_path / "role_words.yml"
    wrong = text.replace("\nrole_nouns: [activist,", "\nrole_noun: [Activist,")
    file.write_text(wrong.replace("\nopinions: [believed,", "\nopinions: [Believed,"), "utf-8")

    with pytest.raises(NameDataError) as error:
        read_role_words(file)
    line = text[: text.index("\nrole_nouns:")].count("\n") + 2
    assert f"role_words.yml:{line}:1: unknown list 'role_noun'." in str(error.value)
    assert "opinions: 'Believed' must be in lower case without accents" in str(error.value)
