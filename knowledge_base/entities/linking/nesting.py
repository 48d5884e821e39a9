"""Where new places lie, as articles say it in passing: "Santa Elena, Usulutan Department", "the hamlet of La Joya (Morazan)"."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from knowledge_base.entities.linking.known_things import KnownThings
from knowledge_base.entities.linking.passages import sentence_of
from knowledge_base.entities.linking.quotes import cite
from knowledge_base.entities.linking.raw_reading import RawReading
from knowledge_base.model import Document, Evidence, Findings, Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """The place that an article puts a new one into, and the sentence that does."""

    within: str
    evidence: Evidence


def find_holders(
    documents: Mapping[str, Document],
    findings: Mapping[str, Findings],
    raw: RawReading,
    known: KnownThings,
) -> dict[str, Holder]:
    """The narrowest place that each new place is said to lie in; none where articles put it into two that exclude each other."""
    told: defaultdict[str, list[tuple[str, Mention]]] = defaultdict(list)
    for source, readings in sorted(raw.readings.items()):
        means = {(r.mention.start, r.mention.end): r.found for r in readings}
        for reading in readings:
            if reading.new and reading.found and reading.mention.type == "place":
                held = raw.around[source].holder(reading.mention)
                outer = means.get((held[0].start, held[0].end)) if held else None
                if outer and outer in known.things:
                    told[reading.found].append((outer, reading.mention))
    holders = {}
    for place, found in sorted(told.items()):
        narrowest = _narrowest([outer for outer, _ in found], known)
        if narrowest:
            mention = next(m for outer, m in found if outer == narrowest)
            document = documents[mention.source]
            span = sentence_of(document, findings[mention.source].sentences, mention)
            holders[place] = Holder(within=narrowest, evidence=cite(document, span))
    return holders


def _narrowest(outers: list[str], known: KnownThings) -> str | None:
    for one in sorted(set(outers)):
        if all(other == one or known.lies_in(one, other) for other in outers):
            return one
    return None
