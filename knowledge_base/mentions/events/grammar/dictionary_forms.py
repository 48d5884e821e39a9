"""The dictionary form of a word, which nearly every rule on events asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.lexicon.event_data import load_words

if TYPE_CHECKING:
    from spacy.tokens import Token

# The forms made so far, by spaCy's number for the model's form: each word is asked for a dozen times.
_FORMS: dict[int, str] = {}
# And those that the tag has a say in, by the numbers for the model's form, the tag and the word.
_FORMS_BY_TAG: dict[tuple[int, int, int], str] = {}


def lemma(token: Token) -> str:
    """The dictionary form in lower case, put right where the model errs ("staged": "stag"); plural proper nouns lose their s."""
    form = _FORMS.get(token.lemma)
    return form if form is not None else _form(token)


def _form(token: Token) -> str:
    key = (token.lemma, token.tag, token.orth)
    form = _FORMS_BY_TAG.get(key)
    if form is None:
        text = (token.lemma_ or token.text).lower().replace("_", "-")  # joined for the model
        form = _FORMS_BY_TAG[key] = _put_right(text, token.tag_)
        if token.lemma and not text.endswith("s") and text not in load_words().verb_forms:
            _FORMS[token.lemma] = form
    return form


def _put_right(text: str, tag: str) -> str:
    if tag.startswith("VB"):
        return load_words().verb_forms.get(text, text)
    return text[:-1] if tag == "NNPS" and text.endswith("s") else text
