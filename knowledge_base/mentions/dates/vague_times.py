"""Times that are told and cannot be dated: "recent years", "the past three days", "years later", "this decade"."""

import re

from knowledge_base.mentions.dates.date_words import COUNT
from knowledge_base.mentions.dates.scene import Reading, Scene, vague

_UNITS = r"(?:years|months|weeks|days|decades|centuries)"
_FEW = r"(?:several|a\s+few|few|some|many|a\s+couple\s+of)"
_VAGUE = re.compile(
    rf"(?:recent\s+(?:years?|months?|weeks?|days|decades?|times)"
    rf"|(?:past|last|next|coming)\s+(?:few|several|couple\s+of)\s+{_UNITS}"
    rf"|(?:past|last|next|coming)\s+{COUNT}(?:[\s-]+(?:or|to|and)[\s-]+{COUNT})?[\s-]+(?:year|month|week|day|decade)s"
    r"|(?:past|last|next)\s+(?:24|36|48|72)\s+hours"
    r"|(?:past|last|this|next|coming)\s+(?:decade|century)|past\s+(?:year|month|week|days|weeks|months|years|decades)"
    r"|coming\s+(?:days|weeks|months|years|decades)|next\s+(?:weeks|months|years)|last\s+(?:days|weeks|months|years)"
    rf"|{_FEW}\s+{_UNITS}\s+(?:ago|later|earlier)|{_UNITS}\s+(?:ago|later|earlier)"
    r"|these\s+days|nowadays|other\s+day|turn\s+of\s+the\s+century)(?![\w-])",
    re.I,
)
_ERA = re.compile(r"[0-9]{1,4}\s*(?:B\.?\s?C\.?(?:E\.?)?(?!\w)|A\.?D\.?(?!\w)|BCE\b|CE\b)")
# "the last days of his rule" and "the next 10 years of war" measure something of their own.
_MEASURED = re.compile(r"\s+of\s+(?!(?:this|last|next)\s+(?:week|month|year))", re.I)
_VERB_LEAD = re.compile(r"\b(?:to|will|would|may|might|could|can|should|not)\s+$", re.I)
_MEASURED_LEAD = re.compile(r"(?:last|next)\s+(?:days|weeks|months|years)", re.I)


def _is_led_astray(words: str, before: str) -> bool:
    """Whether the words before make it none: "to last 10 years", "some other day"."""
    if words.startswith("last"):
        return bool(_VERB_LEAD.search(before))
    return words.startswith("other") and not re.search(r"\bthe\s+$", before, re.I)


def read_vague(scene: Scene, position: int) -> Reading | None:
    """Recent years, the past decade, a few weeks ago, the coming days."""
    match = _VAGUE.match(scene.text, position, scene.end)
    if match and _is_led_astray(match[0].lower(), scene.before(position)):
        return None
    if match:
        is_measured = _MEASURED_LEAD.fullmatch(match[0]) and _MEASURED.match(
            scene.after(match.end())
        )
        return None if is_measured else vague(position, match.end(), "date:vague", "period")
    era = _ERA.match(scene.text, position, scene.end)
    return vague(position, era.end(), "date:era", "period") if era else None
