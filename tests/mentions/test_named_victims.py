"""How many people an event names as harmed, where its source states no figure."""

import pytest
from spacy.language import Language

from tests.mentions.test_events import model, read_case

__all__ = ["model"]

LUIS = {"text": "Luis Prado", "type": "actor", "kind": "person"}
HUGO = {"text": "Hugo Gil", "type": "actor", "kind": "person"}
CASES = {
    "Luis Prado was murdered in Cali on Monday.": (("killed", 1),),
    "Luis Prado and his driver were gunned down in Cali on Monday.": (("killed", 2),),
    "Luis Prado and Hugo Gil were shot dead in Cali on Monday.": (("killed", 2),),
    "Gunmen wounded a nurse in Cali on Monday.": (("wounded", 1),),
    "Rebels kidnapped Luis Prado and a rancher in Cali on Monday.": (("kidnapped", 2),),
    # Who is one of those told of counts with them.
    "Some 14 people, among them three children, lost their lives in Cali on Monday.": (
        ("killed", 14),
    ),
    # What the next sentence says of him, or of others, in other words.
    "Luis Prado was shot in Cali on Monday. He died in hospital.": (("killed", 1),),
    "A bomb exploded in Cali on Monday. A nurse suffered cuts.": (("wounded", 1),),
    # Nobody knows how many a family or farmers are, and the source tells how many others.
    "Rebels kidnapped Luis Prado and a family in Cali on Monday.": (),
    "Rebels killed farmers in Cali on Monday.": (),
    "Rebels killed 14 farmers in Cali on Monday.": (),
    # He may live.
    "Luis Prado was shot in the leg in Cali on Monday.": (),
    "The army denied that soldiers had killed Luis Prado in Cali on Monday.": (),
    "Gunmen tried to kill Luis Prado in Cali on Monday.": (),
}


@pytest.mark.parametrize("text", CASES)
def test_it_counts_those_whom_it_names(text: str, model: Language) -> None:
    cali = {"text": "Cali", "type": "place", "kind": "city"}
    monday = {"text": "Monday", "type": "date", "kind": "day", "edtf": "2011-05-02"}
    mentions = [m for m in (LUIS, HUGO, cali, monday) if m["text"] in text]

    (event,) = read_case({"text": text, "mentions": mentions}, model)

    assert event.counted == CASES[text]
