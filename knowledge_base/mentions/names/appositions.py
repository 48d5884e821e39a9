"""Roles after a name or set off by a comma before it: "X, the mayor of Y, said", "X, who was head of Y", "its leader, X,"."""

from knowledge_base.mentions.names.role_phrases import End, Phrase, read_phrase
from knowledge_base.mentions.names.role_scene import Scene, is_role_noun
from knowledge_base.mentions.names.role_words import role_words
from knowledge_base.model import Mention, Span

_OPENINGS = frozenset({",", "--", "–", "—"})
_PRESENT = frozenset({"is", "serves", "works", "acts", "remains"})
_PAST = frozenset({"was", "served", "worked", "acted", "became", "were"})
_ALIASES = frozenset({"alias", "aka", "nicknamed", "dubbed", "known", "better", "born"})
_ADVERBS = frozenset(
    {
        "also",
        "then",
        "now",
        "once",
        "currently",
        "formerly",
        "previously",
        "reportedly",
        "allegedly",
        "still",
        "later",
        "himself",
        "herself",
    }
)
LONGEST_ASIDE = 9


def role_after(scene: Scene, mention: Mention, nouns: frozenset[str]) -> Span | None:
    """The role that stands after a name: an apposition, or what "who was …" or "is …" says of it."""
    end = scene.spans[mention][1]
    at = _after_bracket(scene, end)
    if scene.text(at) in _OPENINGS:
        at = _after_asides(scene, at + 1)
        if scene.word(at) in {"who", "which"}:
            return _said_of(scene, at + 1, nouns)
        return _apposed(scene, mention, at, nouns)
    if scene.word(at) == "who" and at == end:
        return _said_of(scene, at + 1, nouns)
    return _predicated(scene, mention, at, nouns)


def role_before(scene: Scene, mention: Mention, nouns: frozenset[str]) -> Span | None:
    """The role that a comma sets off before a name: "The group's leader, X, said"; here the parse has to say so."""
    start, end = scene.spans[mention]
    if scene.text(start - 1) != "," or start < 2:
        return None
    name = range(scene.words[start].i, scene.words[end - 1].i + 1)
    root = next(t for t in scene.words[start:end] if t.head.i not in name or t.head.i == t.i)
    head = next(
        (p for p in range(start - 2, max(start - 20, -1), -1) if scene.words[p].i == root.head.i),
        None,
    )
    if root.dep_ != "appos" or head is None or not is_role_noun(scene, head, nouns):
        return None
    first = next(p for p in range(head + 1) if scene.words[p].i >= root.head.left_edge.i)
    phrase = read_phrase(scene, _after_owner(scene, first, head), nouns)
    if phrase is None or phrase.last != start - 1 or phrase.head != head:
        return None
    if scene.text(end) not in {",", ".", ";", ")", "--", "—", "–", ""} and scene.word(end) != "who":
        return None
    return scene.role(phrase.first, phrase.last)


def _after_owner(scene: Scene, first: int, head: int) -> int:
    """The beginning of a role without an owner that has no name: "the group's" says little elsewhere."""
    for position in range(first, head):
        if scene.text(position) in {"'s", "’s"} and scene.mention(position - 1) is None:
            first = position + 1
    return first


def _after_bracket(scene: Scene, at: int) -> int:
    if scene.text(at) != "(":
        return at
    closing = (p for p in range(at + 1, at + LONGEST_ASIDE) if scene.text(p) == ")")
    return next(closing, at - 1) + 1


def _after_asides(scene: Scene, at: int) -> int:
    """Past an age and a further name, which stand between a name and a role: "X, 45, alias 'Y', leader of Z"."""
    while True:
        digits = scene.text(at).isdigit() and scene.text(at + 1) == ","
        alias = scene.word(at) in _ALIASES or (
            scene.word(at) == "also" and scene.word(at + 1) == "known"
        )
        if digits:
            at += 2
        elif alias and scene.word(at + 1) != "to":
            comma = next(
                (p for p in range(at + 1, at + LONGEST_ASIDE) if scene.text(p) == ","), None
            )
            if comma is None:
                return at
            at = comma + 1
        else:
            return at


def _apposed(scene: Scene, mention: Mention, at: int, nouns: frozenset[str]) -> Span | None:
    first = scene.words[scene.spans[mention][0]]
    phrase = read_phrase(scene, at, nouns, opening=bool(first.is_sent_start))
    if phrase is None or _may_belong_to_next(scene, phrase):
        return None
    return scene.role(phrase.first, phrase.last)


def _may_belong_to_next(scene: Scene, phrase: Phrase) -> bool:
    """Whether the role may be another's: "X, the mayor of Y, Z, said", "X, a farmer, and two soldiers"."""
    if phrase.end is not End.COMMA or not phrase.article:
        return False
    at = phrase.last + 1
    listed = scene.text(at) in {"and", "or"}
    at += listed
    while scene.word(at) in role_words().people | role_words().qualifiers | {
        "the",
        "mr",
        "dr",
    } or scene.abbreviated(at):
        at += 1
    if listed:
        return phrase.article in {"a", "an"} and not scene.is_person(at)
    return scene.is_person(at)


def _said_of(scene: Scene, at: int, nouns: frozenset[str]) -> Span | None:
    """What a relative clause says somebody is or was; past ones keep their verb."""
    first = at
    while scene.word(at) in _ADVERBS:
        at += 1
    if [scene.word(at), scene.word(at + 1)] in (["has", "been"], ["had", "been"]):
        return _role_from(scene, first, at + 2, nouns, past=True)
    if scene.word(at) in _PRESENT | _PAST:
        past = scene.word(at) in _PAST or first < at
        following = at + 2 if scene.word(at + 1) == "as" else at + 1
        return _role_from(scene, first, following, nouns, past=past)
    return None


def _role_from(
    scene: Scene, first: int, at: int, nouns: frozenset[str], *, past: bool
) -> Span | None:
    phrase = read_phrase(scene, at, nouns)
    if phrase is None:
        return None
    return scene.role(first if past else phrase.first, phrase.last)


def _predicated(scene: Scene, mention: Mention, at: int, nouns: frozenset[str]) -> Span | None:
    """What a main clause says that somebody is or was; no reported speech, question or condition."""
    verb = at
    while scene.word(verb) in _ADVERBS:
        verb += 1
    if scene.word(verb) not in {"is", "was"} or not scene.has(verb):
        return None
    token = scene.words[verb]
    start, end = scene.spans[mention]
    subject = any(t.dep_ == "nsubj" and t.head.i == token.i for t in scene.words[start:end])
    sentence = token.sent
    if (
        not subject
        or token.dep_ not in {"ROOT", "conj"}
        or sentence.text.rstrip("”\"' ").endswith("?")
    ):
        return None
    if any(child.dep_ in {"neg", "mark", "aux"} for child in token.children):
        return None
    return _said_of(scene, at, nouns)
