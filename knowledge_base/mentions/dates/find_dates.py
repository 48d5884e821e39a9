"""Every date of a paragraph with its EDTF value: a grammar over the text alone, so it needs no language model.

Durations, ages, hours and numbers of laws or flights are no dates. A date that leaves out its year, and one that counts from
today, is inferred from the article's date; what has no year to be had comes without a value.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from knowledge_base.edtf import in_words
from knowledge_base.mentions.dates.bare_days import read_bare_day, read_weekday_number
from knowledge_base.mentions.dates.bounds import about, keeps_its_own, open_bound
from knowledge_base.mentions.dates.certainty import confidence_of
from knowledge_base.mentions.dates.date_words import (
    CAPITAL_NAMES_AFTER,
    NAMES_AFTER,
    NAMES_BEFORE,
    START_WORDS,
)
from knowledge_base.mentions.dates.decades import read_century, read_decade, read_season
from knowledge_base.mentions.dates.feasts import read_feast
from knowledge_base.mentions.dates.habits import Habits, read_habits
from knowledge_base.mentions.dates.inference import make_frame, read_anchor
from knowledge_base.mentions.dates.lists import read_listed_day
from knowledge_base.mentions.dates.narrative_dates import focus_of, opening_of, read_narrative
from knowledge_base.mentions.dates.nth_days import read_nth_day
from knowledge_base.mentions.dates.ranges import read_range, read_two_years
from knowledge_base.mentions.dates.relative_dates import (
    read_ago,
    read_part_of_day,
    read_relative_month,
    read_today,
    read_unit,
    read_weekday,
)
from knowledge_base.mentions.dates.scene import Reading, Scene, kind_of_value
from knowledge_base.mentions.dates.spans import (
    read_calendar_date,
    read_long_range,
    read_named_day,
    read_part,
    read_quarter,
)
from knowledge_base.mentions.dates.vague_times import read_vague
from knowledge_base.mentions.dates.weekday_ranges import read_weekdays
from knowledge_base.model import Mention, Span

_APPOSED = re.compile(r",\s+(?:on\s+)?(?:the\s+)?", re.I)


def _read_narrative(scene: Scene, position: int) -> Reading | None:
    """A step from the date just named. "Eight days earlier, on 15 May" is the day beside it, whatever was named before."""
    step = read_narrative(scene, position)
    if step is None or (kind_of_value(step.value) if step.value else step.kind) != "day":
        return step
    comma = _APPOSED.match(scene.text, step.end, scene.end)
    day = read_calendar_date(scene, comma.end()) if comma else None
    if day is None or day.value is None or kind_of_value(day.value) != "day":
        return step
    return replace(step, value=day.value, basis="inferred", anchor=day.value, kind=None)


# The first rule that reads something wins: what takes more words comes before what takes fewer.
_RULES: tuple[Callable[[Scene, int], Reading | None], ...] = (
    read_named_day,
    read_long_range,
    read_part,
    read_nth_day,
    read_two_years,
    read_range,
    read_weekdays,
    read_listed_day,
    read_vague,
    read_feast,
    _read_narrative,
    read_ago,
    read_century,
    read_decade,
    read_season,
    read_calendar_date,
    read_weekday_number,
    read_bare_day,
    read_quarter,
    read_part_of_day,
    read_relative_month,
    read_weekday,
    read_unit,
    read_today,
)
_TOKEN = re.compile(r"(?P<number>(?P<quote>['’‘])?[0-9]+)|[^\W\d_]+")
_SENTENCE_START = re.compile(
    r"(?:^|(?<!\bc)(?<!\bca)[.!?:]['\"”’)]*\s+)(?:(?:in|on|by|during|late|early|back)\s+)*(?:the\s+)?$",
    re.I,
)
_SENTENCE_END = re.compile(r"[.!?;]['\"”’)]*\s|--|—")
_REACH = 40


def find_dates(  # noqa: PLR0913 because each is a fact of the article that only the caller knows
    text: str,
    span: Span,
    *,
    source: str,
    anchor: str | None,
    habits: Habits | None = None,
    told: str | None = None,
    frame: str | None = None,
) -> list[Mention]:
    """The dates named in `text[span.start:span.end]`, in reading order, with offsets of the whole text.

    `anchor` is the article's date (EDTF); without it relative dates come with `edtf` None. `habits` are those of the whole
    article (`read_habits`); without them those of the stretch serve. `told` is the last date of the paragraph before, which
    "the next day" counts from until the stretch names one itself; only a day can serve. `frame` is the day of the entry before in
    a chronology, or the year of its heading: it lends a bare day its year. Raises EdtfError for an anchor that
    is no date.
    """
    if habits is None:
        habits = read_habits(text[span.start : span.end])
    day = read_anchor(told)
    focus = day if day and day.exact else None
    scene = Scene(text, span.start, span.end, read_anchor(anchor), habits=habits, focus=focus)
    if frame is not None:
        scene = replace(scene, frame=make_frame(frame))
    return [_make_mention(reading, text, source) for reading in _read_all(scene)]


def _read_all(scene: Scene) -> Iterator[Reading]:
    position = scene.start
    while token := _TOKEN.search(scene.text, position, scene.end):
        position = token.end()
        if not token["number"] and token[0].lower() not in START_WORDS:
            continue
        scene = _leave_sentence(scene, token.start())
        reading = _read_at(scene, token)
        if reading is None:
            continue
        position = reading.end
        if _is_part_of_name(scene, reading):
            continue
        opened = _open(scene, reading)
        yield opened
        scene = _set_focus(_set_frame(scene, reading, opened.value), reading)


def _read_at(scene: Scene, token: re.Match[str]) -> Reading | None:
    starts = (token.start(), token.start() + 1) if token["quote"] else (token.start(),)
    for start in starts:
        for rule in _RULES:
            if reading := rule(scene, start):
                return reading
    return None


def _is_part_of_name(scene: Scene, reading: Reading) -> bool:
    """Whether a day is the "17 November" of a group or the "9 de Julio" of a street."""
    if reading.rule != "date:day":
        return False
    after = scene.after(reading.end)
    return bool(
        NAMES_AFTER.match(after)
        or CAPITAL_NAMES_AFTER.match(after)
        or NAMES_BEFORE.search(scene.before(reading.start))
    )


def _open(scene: Scene, reading: Reading) -> Reading:
    if reading.value is None or reading.rule == "date:named":
        return reading
    before, after = scene.before(reading.start, _REACH), scene.after(reading.end, _REACH)
    words = scene.text[reading.start : reading.end]
    if keeps_its_own(words, reading.rule, before, after):
        return reading
    value = about(reading.value, reading.rule, before)
    return replace(reading, value=open_bound(value, before, after) or value)


def _set_frame(scene: Scene, reading: Reading, opened: str | None) -> Scene:
    """The scene for what follows: a year stated here holds for the bare days after it.

    Where the article has a date, only a date that opens a sentence ("In 1985, ...") tells of another time; a day elsewhere
    serves the rest of its sentence ("on 3 May 2014 and again on 5 June"), unless it is a bound ("since 3 May 2014").
    """
    if reading.basis == "inferred":
        is_framed = scene.frame is not None and reading.anchor == scene.frame.value
        return scene if is_framed else replace(scene, frame=None)
    if reading.value is None:
        return scene
    opens = scene.anchor is None or _SENTENCE_START.search(scene.before(reading.start, 60))
    is_bound = opened is not None and ".." in opened
    if is_bound and not opens:
        return scene
    frame = make_frame(reading.value, None if opens else reading.end)
    return replace(scene, frame=frame) if frame else scene


def _set_focus(scene: Scene, reading: Reading) -> Scene:
    """The scene for what follows: "the next day" counts from this date, and a list may go on from it."""
    is_day = reading.rule in ("date:day", "date:listed-day")
    listed = reading if is_day else None
    focus = focus_of(reading)
    if focus is None:
        return replace(scene, listed=listed)
    return replace(scene, focus=focus, opening=opening_of(reading), listed=listed)


def _leave_sentence(scene: Scene, position: int) -> Scene:
    """The scene without a frame whose sentence has ended before `position`."""
    since = scene.frame.sentence_from if scene.frame else None
    if since is None or not _SENTENCE_END.search(scene.text, since, position):
        return scene
    return replace(scene, frame=None)


def _make_mention(reading: Reading, text: str, source: str) -> Mention:
    words = text[reading.start : reading.end]
    return Mention(
        source=source,
        start=reading.start,
        end=reading.end,
        text=words,
        type="date",
        kind=kind_of_value(reading.value) if reading.value else reading.kind,
        name=in_words(reading.value) if reading.value else words,
        rule=reading.rule,
        confidence=confidence_of(reading),
        edtf=reading.value,
        basis=reading.basis,
        anchor=reading.anchor,
    )
