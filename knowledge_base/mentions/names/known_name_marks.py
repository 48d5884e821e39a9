"""Quotation marks, apostrophes and brackets that belong to a known name where an article has it."""

APOSTROPHES = frozenset("'’‘")


def before_quote(text: str, start: int, end: int) -> int:
    """The start moved before an opening quote whose partner stands inside: “El Chapo” Guzmán."""
    closing = {"“": "”", '"': '"', "«": "»", "‘": "’", "'": "'"}
    opener = text[start - 1 : start] if start else ""
    inside = closing.get(opener, "")
    return start - 1 if inside and inside in text[start:end] else start


def before_apostrophe(text: str, start: int, end: int) -> int:
    """The start moved before an apostrophe that belongs to the name; before a quotation mark that closes behind it, it stays."""
    quoted = text[end : end + 1] in APOSTROPHES and not text[end + 1 : end + 2].isalpha()
    return start - 1 if start and text[start - 1] in APOSTROPHES and not quoted else start


def behind_bracket(text: str, start: int, end: int) -> int | None:
    """The end moved behind a bracket that the name opened; None where more words stand in it, so that no half bracket is a name."""
    if text.count("(", start, end) <= text.count(")", start, end):
        return end
    return end + 1 if text.startswith(")", end) else None
