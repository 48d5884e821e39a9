"""What a noun of a parsed paragraph stands for: people, fighters, things, weapons, a place, something that cannot act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge_base.mentions.events.grammar.dependents import conjuncts_of
from knowledge_base.mentions.events.grammar.dictionary_forms import lemma
from knowledge_base.mentions.events.grammar.paragraphs import Paragraph
from knowledge_base.mentions.events.lexicon.event_data import Words, load_words
from knowledge_base.mentions.names.proposals import label_of
from knowledge_base.model import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token


PEOPLE = frozenset({"people", "fighters", "forces"})
ACTING = PEOPLE | {"groups"}
ARMED = frozenset({"fighters", "forces", "soldiers"})
COUNTED = ("dobj", "nsubjpass")
THINGS = frozenset(
    {"things", "vehicles", "drugs", "crops", "laboratories", "aircraft", "groups", "weapons"}
)
PERSONAL = (
    "men", "man", "woman", "women", "ist", "keeper", "maker", "worker", "owner", "holder", "goer", "herder", "monger", "grower",
)  # fmt: skip
DIMINISHED = ("tion", "sion", "ment", "ness", "ity", "ism", "ance", "ence", "ing", "ship", "cy")


def _named_class(mention: Mention, token: Token, words: Words) -> frozenset[str]:
    if mention.type == "date":
        return frozenset({"date"})
    if mention.type == "topic":
        drug = mention.kind == "substance"  # and coca is a crop as well
        listed = classes_of_word(token, words)  # "Law 975" is a law
        return listed | {"drugs"} if drug else listed & {"rules"} | {"programmes"}
    if mention.type == "place":
        rules = mention.kind == "city" and _does_something(token)
        return words.kinds.get(mention.kind or "", frozenset({"groups"} if rules else ())) | {
            "places"
        }
    if mention.kind == "community" and not _is_a_people(mention, token):
        return _class_of_building(mention, words) or frozenset({"groups"})  # a union, a church
    if mention.kind is not None:
        found = words.kinds.get(mention.kind, frozenset({"groups"}))
        return found | (_class_of_building(mention, words) if found == {"groups"} else frozenset())
    return _class_of_new_name(mention, token, words)


def _is_a_people(mention: Mention, token: Token) -> bool:
    """ "The Yanomami", "two Jesuits", not a union or a church: a single word in the plural or after an article."""
    article = any(c.lower_ == "the" for c in token.children) and not mention.text.isupper()
    return " " not in mention.text and (article or token.tag_ in ("NNS", "NNPS"))


def is_new_name(token: Token, paragraph: Paragraph) -> bool:
    """Whether a name is one of somebody of whom nothing says what he is: "Taghi was deported"; not one in letters, nor one after an article."""
    mention = paragraph.mention_at(token)
    if mention is None or mention.type != "actor" or mention.kind is not None:
        return False
    owned = any(c.dep_ in ("det", "poss") for c in token.lefts)
    single = token.tag_ == "NNP" and " " not in mention.text
    return single and not (owned or mention.text.isupper())


def _class_of_building(mention: Mention, words: Words) -> frozenset[str]:
    """ "National Institute of Culture", "Church of San Roque": a house, and those who work in it."""
    house = "things" in words.classes.get(_head_word(mention.text), ())
    return frozenset({"things", "groups"} if house else ())


def _class_of_new_name(mention: Mention, token: Token, words: Words) -> frozenset[str]:
    """What a name stands for whose kind nothing says."""
    if building := _class_of_building(mention, words):
        return building
    if token.tag_ == "NNPS" and any(c.dep_ == "nummod" for c in token.children):
        return _listed(token, words) or frozenset({"people"})  # "nine Scout Rangers"
    plural = token.tag_ in ("NNS", "NNPS") and " " not in mention.text
    if plural and (listed := _listed(token, words)):  # "power Pylons": an ordinary word in capitals
        return listed
    looks_personal = " " in mention.text and label_of(token) != "ORG" and not mention.text.isupper()
    return frozenset({"people"} if label_of(token) == "PERSON" or looks_personal else {"groups"})


def _head_word(name: str) -> str:
    """The word that says what a name of several words is a name of; nothing for a single one."""
    words = name.lower().split()
    at = next((i for i, word in enumerate(words) if word in ("of", "for")), len(words))
    return words[at - 1] if len(words) > 1 and at else ""


def _does_something(token: Token) -> bool:
    """ "Washington designated the group", "the designation by Washington": the town stands for those who rule there; no town kills."""
    if token.dep_ == "nsubj":
        verb = token.head
        harm = load_words().has("harmed", lemma(verb))
        return verb.pos_ == "VERB" and not harm and any(c.dep_ == "dobj" for c in verb.children)
    return token.dep_ == "pobj" and token.head.lower_ == "by"


ENTITY_CLASSES = {
    "PERSON": "people", "ORG": "groups", "NORP": "groups", "GPE": "places", "LOC": "places", "FAC": "things",
    "PRODUCT": "things", "DATE": "date", "TIME": "date", "MONEY": "date", "PERCENT": "date",
}  # fmt: skip


def _unknown_class(token: Token) -> frozenset[str]:
    """What the tagger's own names and the form of a word say when no list knows it."""
    if _is_of_an_age(token):
        return frozenset({"people"})
    if label_of(token) in ENTITY_CLASSES:
        return frozenset({ENTITY_CLASSES[label_of(token)]})
    if lemma(token).endswith(DIMINISHED):
        return frozenset({"inert"})
    if lemma(token).endswith(PERSONAL):
        return frozenset({"people"})
    return frozenset()


def of_noun(token: Token) -> Token | None:
    """The noun that follows `of`."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def classes_of(token: Token, paragraph: Paragraph) -> frozenset[str]:
    """The classes of the noun at a token, as the lexicon, the known names and the tagger have them."""
    known = paragraph.classes.get(token.i)
    if known is None:
        known = paragraph.classes[token.i] = _classes_of(token, paragraph)
    return known


def _classes_of(token: Token, paragraph: Paragraph) -> frozenset[str]:
    mention = paragraph.mention_at(token)
    concept = mention is not None and mention.type == "topic" and mention.kind == "concept"
    if mention is not None and not mention.adjectival and not concept:
        return _named_class(mention, token, paragraph.words)
    if token.pos_ == "PRON":
        return _pronoun_class(token, paragraph)
    if mention is not None and mention.adjectival and _is_of_nation(token):
        return frozenset({"people"})
    word = lemma(token)
    complement = _stands_for(token, word, paragraph)
    if complement is not None:
        return classes_of(complement, paragraph) | (
            _listed(token, paragraph.words) & (ACTING | {"bodies"})
        )
    if token.pos_ == "PROPN" and _is_programme(token, paragraph.words):
        return frozenset({"programmes"})
    return (
        _listed(token, paragraph.words) or _number_class(token, paragraph) or _unknown_class(token)
    )


def _is_of_nation(token: Token) -> bool:
    """ "Two Spaniards", "a Salvadoran": people told by their country alone, not "a Spanish nurse"."""
    alone = token.tag_ in ("NN", "NNP") and token.dep_ not in ("compound", "amod", "nmod")
    counted = any(c.dep_ == "nummod" or c.lower_ in ("a", "an") for c in token.lefts)
    return token.tag_ in ("NNPS", "NNS") or (alone and counted)


def _is_of_an_age(token: Token) -> bool:
    """ "A 17-year-old was shot": somebody of that age, which the tagger takes for a time."""
    told = token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos")
    if token.lower_ not in ("old", "olds") or not told:
        return False
    return token.i > token.sent.start and token.nbor(-1).text == "-"


def _stands_for(token: Token, word: str, paragraph: Paragraph) -> Token | None:
    """The noun that a collective stands for ("a group of armed men")."""
    if not (paragraph.words.has("transparent", word) or token.like_num):
        return None
    complement = of_noun(token)
    return complement if complement is not None and complement.pos_ != "PRON" else None


def _listed(token: Token, words: Words) -> frozenset[str]:
    found = words.classes.get(lemma(token)) or words.classes.get(token.lower_)
    if found is None and token.pos_ == "PROPN":  # "Guerrillas" at the beginning, taken for a name
        found = words.classes.get(token.lower_.removesuffix("s"))
    return found or frozenset()


def classes_of_word(token: Token, words: Words) -> frozenset[str]:
    """The classes that the lexicon gives to a word, whatever name it is part of."""
    return _listed(token, words)


def _is_programme(token: Token, words: Words) -> bool:
    """ "Plan Colombia": a name that begins with the word for a programme."""
    before = (c for c in token.children if c.dep_ == "compound")
    return any("programmes" in words.classes.get(c.lower_, ()) for c in before)


def _number_class(token: Token, paragraph: Paragraph) -> frozenset[str]:
    """A bare number counts people ("wounding five"), those counted before it if any; years and hours do not."""
    if not token.like_num and token.pos_ != "NUM":
        return frozenset()
    if any(c.text.endswith(("$", "€", "£")) for c in token.children):
        return frozenset({"things", "money"})  # "$6 million disappeared"
    some = of_noun(token)
    if some is not None and some.lower_ in ("them", "whom", "us"):
        return frozenset({"people"})  # "slit the throats of 19 of them"
    counted = token.dep_ in ("nsubj", "nsubjpass", "dobj", "conj") and len(token.text) < 4
    if not counted and not token.is_alpha:
        return frozenset({"date"})
    before = _counted_before(token)
    return classes_of(before, paragraph) if before is not None else frozenset({"people"})


def _counted_before(number: Token) -> Token | None:
    """Those whom a bare number counts on: "killed 25 soldiers, wounded 30 and captured 24"."""
    verb = number.head
    while number.dep_ in COUNTED and verb.dep_ in ("conj", "advcl") and verb.head.pos_ == "VERB":
        verb = verb.head
        for noun in (c for c in verb.children if c.dep_ == number.dep_ and c.tag_ == "NNS"):
            if any(c.dep_ == "nummod" for c in noun.children):
                return noun
    return None


def _pronoun_class(token: Token, paragraph: Paragraph) -> frozenset[str]:
    antecedent = relative_antecedent(token)
    if antecedent is not None:
        found = classes_of(antecedent, paragraph)
        somebody = token.lower_ in ("who", "whom") and not found & PEOPLE
        return found | frozenset({"people"} if somebody else ())  # "a vet who was seized"
    if token.lower_ in ("it", "this", "that", "which", "itself", "these"):
        return frozenset()
    return frozenset({"people"})


def relative_antecedent(token: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    if token.tag_ not in ("WP", "WDT", "WP$") and token.lower_ not in ("who", "which", "that"):
        return None
    owned = (
        token.head if token.tag_ == "WP$" else None
    )  # "whose murder": what is his stands between
    for ancestor in token.ancestors:
        if ancestor == owned:
            continue
        if ancestor.dep_ == "relcl":
            return _somebody_elses(ancestor.head, token) or _described(ancestor)
        if ancestor.dep_ not in ("conj", "xcomp", "ccomp", "prep", "pobj"):
            return None
    return None


def _somebody_elses(noun: Token, pronoun: Token) -> Token | None:
    """ "The brother of a rancher who was shot": the rancher, of whom the clause says which one; not in "a friend of the rancher who …"."""
    definite = any(c.dep_ == "poss" or c.lower_ == "the" for c in noun.lefts)
    of = (c for c in noun.rights if c.lower_ == "of" and c.i < pronoun.i)
    owner = next((c for word in of for c in word.children if c.dep_ == "pobj"), None)
    if not definite or owner is None or pronoun.lower_ not in ("who", "whom", "whose"):
        return None
    one = any(c.lower_ in ("a", "an") for c in owner.lefts)
    told = classes_of_word(owner, load_words())
    return owner if one and (not told or told & PEOPLE) else None


def _described(clause: Token) -> Token:
    """The noun that a relative clause describes: of "Ana Ruiz and Luis Mir, who were shot" the first, of "… who was shot" the last."""
    noun: Token = clause.head
    if noun.tag_ not in ("NN", "NNP"):
        return noun
    verbs = {t.lower_ for t in (clause, *clause.lefts) if t.pos_ in ("VERB", "AUX")}
    while verbs & {"are", "were", "have"} and noun.dep_ == "conj" and noun.head.pos_ == noun.pos_:
        noun = noun.head
    if verbs & {"is", "was", "has"}:
        joined = [t for t in conjuncts_of(noun) if t.i < clause.i and t.pos_ == noun.pos_]
        noun = joined[-1]
    return noun


def is_acting(classes: frozenset[str]) -> bool:
    """Whether something of these classes can do something."""
    return bool(classes & ACTING)
