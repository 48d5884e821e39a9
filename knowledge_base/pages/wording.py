"""What the pages call things: labels, phrases, dates and figures in plain English."""

import unicodedata
from datetime import date
from types import MappingProxyType

from knowledge_base.edtf import EdtfError, in_words, parse
from knowledge_base.model import Coordinates, FactValue, Quantity
from knowledge_base.relation_types import RELATIONS
from knowledge_base.vocabulary import EntityType

PLURALS = MappingProxyType[EntityType, str](
    {
        "actor": "Actors",
        "place": "Places",
        "date": "Dates",
        "event": "Events",
        "topic": "Topics",
        "source": "Sources",
    }
)

_LABELS = MappingProxyType(
    {
        "edtf": "Date",
        "date": "When",
        "place": "Where",
        "country": "Country",
        "within": "Within",
        "acts": "Acts as a state",
        "killed": "Killed",
        "wounded": "Wounded",
        "kidnapped": "Kidnapped",
        "quantity": "Amounts",
        "published_basis": "Date known from",
        "url": "Address",
        "show": "Shown",
        "sha256": "SHA-256",
    }
)
_ROLES = MappingProxyType(
    {
        "agent": "By",
        "target": "Target",
        "victim": "Victims",
        "instrument": "With",
        "participant": "Involved",
        "beneficiary": "For",
        "source-of-claim": "According to",
    }
)
_LANGUAGES = MappingProxyType(
    {
        "de": "German",
        "en": "English",
        "es": "Spanish",
        "fr": "French",
        "it": "Italian",
        "nl": "Dutch",
        "pt": "Portuguese",
    }
)
_MODALITIES = MappingProxyType(
    {
        "alleged": "alleged, not established",
        "denied": "denied",
        "planned": "planned",
        "hypothetical": "hypothetical",
    }
)
_STAGES = MappingProxyType({"attempted": "attempted", "threatened": "threatened"})
STATUSES = MappingProxyType(
    {
        "draft": "not yet reviewed",
        "reviewed": "reviewed by a person",
        "rejected": "rejected",
        "merged": "merged",
    }
)


def label(field: str) -> str:
    """What a field is called beside its value."""
    return _LABELS.get(field, spaced(field).capitalize())


def spaced(word: str) -> str:
    """A word of the vocabulary as prose has it: `armed-group` is "armed group"."""
    return word.replace("-", " ").replace("_", " ")


def role_label(role: str) -> str:
    """What a participant's role is called in a list of facts."""
    return _ROLES.get(role, spaced(role).capitalize())


def tie(kind: str, *, inverse: bool = False) -> str:
    """A relation as a phrase that stands before the other side's name."""
    words = RELATIONS.get(kind)
    if words is None:
        return spaced(kind)
    return words.inverse if inverse else words.phrase


def reservation(stage: object, modality: object) -> str:
    """The words that keep a claim from reading as a fact: "attempted; alleged, not established"; empty for a plain one."""
    words = (_STAGES.get(str(stage), ""), _MODALITIES.get(str(modality), ""))
    return "; ".join(word for word in words if word)


def date_in_words(value: str) -> str:
    """A date as a sentence would say it; what is no date is shown as it is."""
    try:
        return in_words(value)
    except EdtfError:
        return value


def date_order(value: str | None) -> tuple[int, date, date, str]:
    """A key that sorts dates by their first possible day; those without a value come last."""
    try:
        bounds = parse(value or "")
    except EdtfError:
        return (1, date.max, date.max, value or "")
    earliest = bounds.earliest or bounds.latest or date.max
    return (0, earliest, bounds.latest or date.max, value or "")


def quantity_in_words(quantity: Quantity) -> str:
    """An amount with its unit: "7.6 t of cocaine"."""
    measured = f"{quantity.amount:,.10g} {quantity.unit}".strip()
    if not quantity.of:
        return measured
    return f"{measured} of {quantity.of}" if quantity.unit else f"{measured} {quantity.of}"


def coordinates_in_words(position: Coordinates) -> str:
    """Latitude and longitude with as many digits as the precision deserves, and the precision in words."""
    digits = {"point": 4, "town": 2, "region": 1, "country": 0}[position.precision]
    north = f"{abs(position.lat):.{digits}f}° {'S' if position.lat < 0 else 'N'}"
    east = f"{abs(position.lon):.{digits}f}° {'W' if position.lon < 0 else 'E'}"
    exactness = {
        "point": "exact point",
        "town": "middle of the town",
        "region": "middle of a region",
        "country": "middle of a country",
    }
    return f"{north}, {east} ({exactness[position.precision]})"


def value_in_words(value: FactValue) -> str:
    """Any value of a fact as a reader expects it."""
    if value is None:
        return "known to be unknown"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Coordinates):
        return coordinates_in_words(value)
    if isinstance(value, Quantity):
        return quantity_in_words(value)
    return f"{value:,}" if isinstance(value, int | float) else value


def language_name(code: str) -> str:
    """The English name of a language by its code, for those that the sources may well be in."""
    return _LANGUAGES.get(code.partition("-")[0].casefold(), code)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 source", "12 sources"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


_A_WORD = 8  # letters, the blank before it included
_PLAIN_QUOTES = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'"})


def folded(value: str) -> str:
    """A name without accents and case, its quotation marks plain, to compare and to search by."""
    plain = unicodedata.normalize("NFKD", value).translate(_PLAIN_QUOTES)
    kept = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(kept.casefold().split())


def shortened(value: str, limit: int) -> str:
    """The beginning of a text, cut between words, with an ellipsis where something is missing.

    What is longer by one short word stays whole: the ellipsis would save nothing.
    """
    text = " ".join(value.split())
    if len(text) <= limit + min(limit // 8, _A_WORD):
        return text
    kept = text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:.")
    return f"{kept}\N{NO-BREAK SPACE}…"
