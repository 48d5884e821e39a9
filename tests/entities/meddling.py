"""What people do inside `extracted:` though they should not, as changes of a file's text; each leaves a text that is YAML still."""

import re
from collections.abc import Callable

Meddling = Callable[[str], str]


def _change(pattern: str, by: str) -> Meddling:
    """Replace what a pattern finds first below the line."""

    def meddle(text: str) -> str:
        at = text.find("extracted:")
        return text if at < 0 else text[:at] + re.sub(pattern, by, text[at:], count=1, flags=re.M)

    return meddle


MEDDLINGS = (
    _change(r"^  kind: [\w-]+", "  kind: company"),
    _change(r"^  kind: [\w-]+", "  kind: person   # surely"),
    _change(r"^  name: [^\r\n]+", "  name: Another Name"),
    _change(r"^  country: places/\w+", "  country: places/bolivia"),
    _change(r"^  kind: [\w-]+\r?\n", ""),
    _change(r"text: [^,}]+", "text: Another Form"),
    _change(r"^    - \{text: .*\r?\n", ""),
    _change(r"^    - \{(role|entity): .*\r?\n", ""),
    _change(r"entity: actors/[\w-]+", "entity: actors/farc"),
    _change(r"^  killed: \d+", "  killed: 11"),
    _change(r"edtf: \"?[\w~./-]+\"?", 'edtf: "1990"'),
    _change(r"^  mentions: \{\w+: \d+", r"\g<0>0"),
    _change(r"^  digest: [^\r\n]*(\r?\n)", r"  # asked the author\g<1>\g<0>"),
    _change(r"^  digest: [^\r\n]*", "  digest: 0000"),
    _change(r"^  digest: [^\r\n]*\r?\n", ""),
    _change(r"^  digest: ", "  note: heard twice\n  digest: "),
    _change(r"^  name: (\w[^\r\n'\"]*)(?=\r?\n)", r"  name:   '\g<1>'"),
    lambda text: text[: text.find("extracted:")] + "extracted:\n" if "extracted:" in text else text,
)
