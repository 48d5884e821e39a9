"""Random words of people above `extracted:`, in every shape that the reader takes: lists in both forms, comments, line ends."""

from hypothesis import strategies as st

COMMENTS = (
    "# as the report of 1990 has it\n",
    "# see: note 4\n#   and 5\n",
    "\n",
    "\n# apart\n\n",
    "",
)
ENDS = ("", "  # sure", " # 'no' quotes: here")
ENTRIES: dict[str, tuple[str, ...]] = {
    "name": ("name: Red Column{c}\n", "name: 'Red: Column'{c}\n", "name:   NO{c}\n"),
    "kind": ("kind: armed-group{c}\n", '"kind": company{c}\n'),
    "status": ("status: reviewed{c}   \n",),
    "aliases": (
        "aliases: [RC, 'Red, Column', 2014-09, \"no\"]{c}\n",
        "aliases:{c}\n  - RC  # in two reports\n  # not this one\n  - {{text: Columna, language: es}}\n",
        "aliases:{c}\n- RC\n-   'x'\n",
        "aliases: RC{c}\n",
        "aliases: [RC,  # one\n  Columna]  # two\n",
        "aliases:{c}\n    - text: RC\n      note: >-\n        heard\n        of\n    - CR\n",
        "aliases: []{c}\n",
    ),
    "description": (
        "description: >-\n  What a reader\n  should know.\n\n  More of it.\n",
        "description: |\n  As it\n   stands: # no comment\n",
        'description: "over two\n  lines # no comment"{c}\n',
        "description: plain words\n  that go on{c}\n",
    ),
    "relations": (
        "relations:{c}\n  - type: rival-of\n    to: actors/farc\n    note: x # y\n",
        "relations: {{type: rival-of, to: actors/farc}}{c}\n",
        'relations: [{{type: rival-of, to: actors/farc}}, {{type: allied-with, to: actors/farc, when: "1990"}}]{c}\n',
    ),
    "reject": (
        "reject: {{aliases: [Eni, PCC]}}{c}\n",
        "reject:{c}\n  aliases: Eni # not it\n",
        "reject:\n  aliases:\n    - Eni{c}\n  roles: [chief]\n",
    ),
    "note": ("note: ask again{c}\n", "note: null\n"),
    "not_same_as": ("not_same_as: actors/farc{c}\n", "not_same_as: [actors/farc]{c}\n"),
}


@st.composite
def written(draw: st.DrawFn) -> str:
    """The words of a person, at times in another order than the house's, with a file's odd starts and ends."""
    keys = draw(st.lists(st.sampled_from(sorted(ENTRIES)), unique=True, min_size=1))
    text = draw(
        st.sampled_from(("", "# yaml-language-server: $schema=x/actor.json\n", "# mine\n\n"))
    )
    for key in keys:
        text += draw(st.sampled_from(COMMENTS))
        text += draw(st.sampled_from(ENTRIES[key])).format(c=draw(st.sampled_from(ENDS)))
    text += draw(st.sampled_from(COMMENTS))
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return draw(st.sampled_from(("", "", "\ufeff"))) + text
