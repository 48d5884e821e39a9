"""Where a new name begins and ends: titles, articles, possessives and verbs off, the rest of the name on."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from knowledge_base.mentions.names.word_lists import name_words
from knowledge_base.mentions.words import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_QUOTES = frozenset("“”\"'‘’«»`")


def is_name_word(token: "Token") -> bool:
    """Whether a token is a capitalised word that may be part of a name."""
    text = token.text
    return (
        text[:1].isupper()
        and (len(text) > 1 or token.pos_ == "PROPN")
        and any(map(str.isalpha, text))
    )


def is_title(token: "Token") -> bool:
    """Whether a token is a person's title or part of one ("Prime Minister")."""
    words = name_words()
    word = fold(token.text).rstrip(".")
    if word in words.titles or (word.endswith("s") and word[:-1] in words.titles):
        return True
    doc, i = token.doc, token.i
    pairs = [doc[max(0, i - 1) : i + 1].text, doc[i : i + 2].text]
    return any(fold(pair).rstrip(".") in words.titles for pair in pairs if " " in pair)


def entity_ranges(doc: "Doc") -> Iterator[tuple[int, int, str]]:
    """The model's entities as token ranges, cut where two names were glued, extended where one was cut."""
    for entity in doc.ents:
        for start, end in _parts(entity):
            first, last = _trimmed(doc, start, end)
            if entity.label_ == "PERSON":
                first = _past_office(doc, first, last)
            if first < last:
                yield first, last, entity.label_


def _parts(entity: "Span") -> list[tuple[int, int]]:
    """Split at slashes, brackets, semicolons and, outside organisations, at commas and "in"."""
    cuts = {";", "/", "(", ")", "[", "]", "--", "–", "—", ":", "|"}
    if entity.label_ != "ORG":
        cuts |= (
            {",", "in", "at", "and", "or", "from", "near"}
            if entity.label_ != "PERSON"
            else {",", "in", "and"}
        )
    parts, start = [], entity.start
    for token in entity:
        if (
            token.text in cuts
            or (token.text == "," and not _company_comma(token))
            or token.is_space
        ):
            parts.append((start, token.i))
            start = token.i + 1
    return [*parts, (start, entity.end)]


def _company_comma(token: "Token") -> bool:
    following = token.doc[token.i + 1].text.rstrip(".") if token.i + 1 < len(token.doc) else ""
    return following in {"Inc", "Ltd", "LLC", "Jr", "Sr", "S"}


def _trimmed(doc: "Doc", start: int, end: int) -> tuple[int, int]:
    while start < end and _no_beginning(doc[start], end):
        start += 1
    while end > start and _no_end(doc[end - 1]):
        end -= 1
    return start, end


def _past_office(doc: "Doc", start: int, end: int) -> int:
    """The start of a person's name behind an office that the model took in: "National Security Adviser | Rosa Vidal"."""
    words = name_words()
    if start >= end or fold(doc[start].text) in words.given_names:
        return start
    certain = words.titles - words.titles_that_may_be_names
    offices = [i for i in range(start, end - 1) if fold(doc[i].text).rstrip(".") in certain]
    return offices[-1] + 1 if offices and doc[offices[-1] + 1].text[0].isalpha() else start


def _no_beginning(token: "Token", end: int) -> bool:
    text = token.text
    if text in _QUOTES:
        return not _closes_inside(token, end)
    if fold(text) in name_words().function_words:
        return True
    if not text[0].isalnum() or text[0].isdigit():
        return not (text[0].isdigit() and text[-1] in "dhts" and end - token.i > 1)
    if text[0].islower():
        return not _starts_lower(token, end)
    return drops_title(token, end)


def _closes_inside(token: "Token", end: int) -> bool:
    """A quoted nickname at the start stays with the name that follows: “El Chapo” Guzmán."""
    closing = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»"}.get(token.text)
    return any(
        other.text == closing for other in token.doc[token.i + 1 : max(token.i + 1, end - 1)]
    )


def _starts_lower(token: "Token", end: int) -> bool:
    following = token.doc[token.i + 1] if token.i + 1 < end else None
    return token.text in {"al", "el", "de", "von", "van", "bin", "al-", "da", "di"} and bool(
        following is not None and following.text[:1].isupper()
    )


def drops_title(token: "Token", end: int) -> bool:
    """Whether a token is a title in front of more of the name, or nothing but a title."""
    words = name_words()
    word = fold(token.text).rstrip(".")
    if not is_title(token):
        return False
    following = token.doc[token.i + 1] if token.i + 1 < end else None
    if following is None:
        return word not in words.titles_that_may_be_names and len(word) > 2
    if following.text.lower() in {"of", "for", "de", "del", "and", "'s", "’s"}:
        return False
    rest = fold(token.doc[end - 1].text)
    keeps = (
        word in words.titles_that_may_be_names
        or rest in words.actor_heads
        or rest in words.place_heads
    )
    return not keeps


def _no_end(token: "Token") -> bool:
    text = token.text
    if text in {"'s", "’s", "'", "’", "s"} or not text[-1].isalnum():
        return text not in {"U.S.", "U.N.", "U.K."} and not (text[0].isupper() and text[-1] == ".")
    if fold(text) in name_words().shared_heads:
        return True
    return text[0].islower() and fold(text) not in name_words().place_heads


def with_beginning(doc: "Doc", start: int) -> int:
    """The start moved back over proper nouns that the model left out: "Belaunde | Terry", "Austria- | Hungary"."""
    while start > 0:
        step = 2 if start > 1 and _is_hyphen(doc, start - 1) else 1
        token = doc[start - step]
        joined = step == 2 or token.whitespace_ == " "
        if (
            not joined
            or not _is_free_name_word(token)
            or fold(token.text) in name_words().not_names
        ):
            break
        if start > step and doc[start - step - 1].text == "of":
            break
        start -= step
    return start


def with_end(doc: "Doc", start: int, end: int) -> int:
    """The end moved over what the model left out: "Arce | Battalion", "Liberal Party | of Canada"."""
    while end < len(doc):
        if _is_hyphen(doc, end) and end + 1 < len(doc) and _is_free_name_word(doc[end + 1]):
            end += 2
        elif doc[end - 1].whitespace_ == " " and _is_free_name_word(doc[end]):
            end += 1
        else:
            break
    return _over_of(doc, start, end)


def _over_of(doc: "Doc", start: int, end: int) -> int:
    """Over "of Canada", "of England and Wales" after a head word such as "Party" or "Kingdom"."""
    words = name_words()
    last = fold(doc[end - 1].text)
    headed = last in words.actor_heads or last in words.place_heads or last in words.of_heads
    if not headed or end + 1 >= len(doc) or doc[end].text not in {"of", "de", "del", "for"}:
        return end
    at = end + 1
    while at < len(doc) and doc[at].text in {"the", "la", "los", "las", "el"}:
        at += 1
    after = at
    while after < len(doc) and is_name_word(doc[after]) and doc[after].pos_ in {"PROPN", "ADJ"}:
        after += 1
    if after == at or doc[after - 1].pos_ != "PROPN":
        return end
    return after


def _is_free_name_word(token: "Token") -> bool:
    return (
        is_name_word(token)
        and token.pos_ == "PROPN"
        and not token.ent_type_
        and not is_title(token)
        and fold(token.text) not in name_words().function_words
    )


def _is_hyphen(doc: "Doc", i: int) -> bool:
    return doc[i].text == "-" and not doc[i].whitespace_ and i > 0 and not doc[i - 1].whitespace_
