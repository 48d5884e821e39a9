"""Days of the week from one to another: "between Thursday and Saturday", "Thursday through Saturday"."""

import re
from datetime import timedelta

from knowledge_base.mentions.dates.date_words import WEEKDAY, WEEKDAYS
from knowledge_base.mentions.dates.inference import last_weekday
from knowledge_base.mentions.dates.scene import Reading, Scene, inferred, vague

_BETWEEN = re.compile(rf"between\s+(?P<first>{WEEKDAY})\s+and\s+(?P<last>{WEEKDAY})(?!\w)", re.I)
_TO = re.compile(rf"(?P<first>{WEEKDAY})\s+(?:to|through|until)\s+(?P<last>{WEEKDAY})(?!\w)", re.I)
_LED = re.compile(r"\b(?:from|of)\s+$", re.I)


def read_weekdays(scene: Scene, position: int) -> Reading | None:
    """The last such days gone by; vague where words point ahead or the article has no day. "Monday to Friday" alone are hours of work."""
    match = _BETWEEN.match(scene.text, position, scene.end)
    if not match and _LED.search(scene.before(position)):
        match = _TO.match(scene.text, position, scene.end)
    if not match:
        return None
    end, anchor = match.end(), scene.anchor
    if anchor is None or not anchor.exact or scene.aim(position, end) == "ahead":
        return vague(position, end, "date:weekdays", "period")
    last = last_weekday(WEEKDAYS[match["last"].lower()], anchor.today)
    first = last_weekday(WEEKDAYS[match["first"].lower()], last - timedelta(days=1))
    return inferred(position, end, f"{first}/{last}", "date:weekdays", anchor.value)
