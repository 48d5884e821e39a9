"""The fields of `event_words.yml`: what the file is checked against, and what its JSON Schema is made from."""

from typing import Literal

from pydantic import Field

from knowledge_base.mentions.events.lexicon.frame_fields import Words
from knowledge_base.mentions.events.lexicon.harm_word_fields import HarmWords
from knowledge_base.mentions.events.lexicon.seeming_word_fields import SeemingWords

Harm = Literal["killed", "wounded", "kidnapped"]
Way = Literal["accomplished", "attempted", "threatened", "planned"]


class WordsFile(HarmWords, SeemingWords):
    """The small lexicon that events are read with. Words are dictionary forms in lower case."""

    classes: dict[str, Words] = Field(
        description="classes of nouns; a word may stand in several. A name that the base knows is sorted by its kind"
    )
    kinds: dict[str, Words] = Field(description="the classes of known names, by their kind")
    transparent: Words = Field(
        description='heads that stand for what follows "of" (a group of armed men)'
    )
    light: Words = Field(description="verbs that carry an event noun (carried out an attack)")
    occurring: Words = Field(description="verbs that say that an event noun took place")
    aiming: Words = Field(
        description="verbs that say in the passive what an event noun hit (the attack was aimed at the bank)"
    )
    noticed: Words = Field(
        description="verbs that say in the passive that an event noun took place (explosions were heard)"
    )
    suffering: Words = Field(description="verbs whose subject the event noun happened to")
    suffering_nouns: Words = Field(
        description="who suffered an event (was the target of an attack)"
    )
    damaging: Words = Field(
        description="verbs of what an event did to a thing (the bank was shaken by the explosion)"
    )
    unharmed: Words = Field(
        description="what is said of whom an event did not hurt (unharmed after an attack)"
    )
    reporting: Words = Field(
        description="verbs of saying; who says it is the source of a reported event"
    )
    causing: Words = Field(description="verbs of what an event led to")
    verbs_taken_for_nouns: Words = Field(
        description="forms of verbs that the language model takes for nouns (men shot the judge)"
    )
    negating: Words = Field(description="verbs that deny or keep from happening what they govern")
    planning: Words = Field(description="verbs that make what they govern a plan")
    attempting: Words = Field(description="verbs that make what they govern an attempt")
    threatening: Words = Field(description="verbs that make what they govern a threat")
    asserting: Words = Field(description="verbs whose infinitive is a fact (managed to kill)")
    alleging: Words = Field(description="verbs that make what they govern an allegation")
    alleging_adverbs: Words = Field(description="adverbs that make an event an allegation")
    alleging_adjectives: Words = Field(
        description="adjectives that make an event noun an allegation"
    )
    possibility_verbs: Words = Field(
        description="auxiliaries that make an event a mere possibility"
    )
    future_verbs: Words = Field(description="auxiliaries of what is still to come")
    hypothetical_marks: Words = Field(
        description="conjunctions that make a clause a mere possibility"
    )
    hypothetical_adjectives: Words = Field(
        description="adjectives that make an event noun a mere possibility"
    )
    unviolent: Words = Field(
        description="words beside an attack that say it is none (harshly attacked the minister, heart attack)"
    )
    speeches: Words = Field(
        description="where somebody is attacked with words (attacked the minister in a speech)"
    )
    raiding: Words = Field(
        description="what police or army do to a place that they search; it is an operation, no attack"
    )
    civil_aircraft: Words = Field(
        description="words of an aircraft that no army flies; to hit another one is combat"
    )
    proof_nouns: Words = Field(
        description='nouns that deny a "that" clause where "no" stands before them (no proof that X did it)'
    )
    rumour_nouns: Words = Field(
        description='nouns that make a "that" clause an allegation (speculation that X did it)'
    )
    report_nouns: Words = Field(
        description='nouns whose "that" clause is a fact, unless it is denied or called false'
    )
    false_adjectives: Words = Field(
        description="adjectives that deny what a report or claim says (the report that X did it is unfounded)"
    )
    possibility_nouns: Words = Field(
        description='nouns that make a "that" clause a mere possibility (the fear that X may do it)'
    )
    attempted_adjectives: Words = Field(description="adjectives that make an event noun an attempt")
    threatened_adjectives: Words = Field(description="adjectives that make an event noun a threat")
    presupposing: Words = Field(
        description="verbs whose object has happened, whatever their tense (condemns the murder)"
    )
    anybody: Words = Field(
        description="words for one person of whatever calling, by which a later sentence picks up who was named (the politician)"
    )
    anything_hit: Words = Field(
        description="words for a thing of whatever use, by which a later sentence picks up what was hit (the building)"
    )
    peoples: Words = Field(
        description="words for all who live in a country; what was done to them is seldom one event (crimes against the people)"
    )
    another: Words = Field(
        description="words that tell an event apart from those told before (another attack)"
    )
    finding: Words = Field(description="verbs of finding: a bomb that is found is an attempt")
    foiling: Words = Field(description="verbs of what keeps an attempt from succeeding")
    claiming_responsibility: Words = Field(
        description="verbs with which somebody takes the responsibility"
    )
    responsibility_nouns: Words = Field(description="what somebody claims who says that he did it")
    blaming: Words = Field(description="verbs of blame: their object is said to have done it")
    attributing: Words = Field(
        description='verbs that attribute: what follows "to" is said to have done it'
    )
    outcome_verbs: Words = Field(
        description="verbs that may tell who was hurt in an event told elsewhere"
    )
    locative: Words = Field(description="prepositions that say where")
    not_where: Words = Field(description="prepositions that never say where")
    capitals: Words = Field(
        description='towns that "the capital" may mean, their words joined by hyphens'
    )
    shaking: Words = Field(
        description="verbs of what an event did to a town, which say where it was (rocked X)"
    )
    missions: Words = Field(
        description="what states keep abroad: whose it is does not say where it stands (Peru's embassy)"
    )
    area_nouns: Words = Field(
        description='nouns of areas: "in the outskirts of X" says where, as "in X" does'
    )
    roads: Words = Field(
        description="roads: where an attack was, not what was hit (an attack on the road to X)"
    )
    defended_posts: Words = Field(
        description="what armed men hold: to burn it is to attack it first (barracks)"
    )
    laid_explosives: Words = Field(
        description="what makes a bombing of an attack (an attack with dynamite)"
    )
    fired_weapons: Words = Field(
        description="what is fired: an attack, no bombing (mortars, rockets, guns)"
    )
    accidents: Words = Field(description="a death with one of these in its sentence is no attack")
    of_an_army: Words = Field(
        description="words that make what they stand before part of an army (military truck)"
    )
    labels: Words = Field(
        description="words before an event noun that say what sort it is, not who did it"
    )
    planning_nouns: Words = Field(
        description="nouns of things to come (with the intention of eradicating)"
    )
    attempt_nouns: Words = Field(description='nouns that make a "to" clause an attempt')
    result_nouns: Words = Field(
        description="what refers back to an attack when its victims are told"
    )
    deeds: Words = Field(description="nouns that stand for a deed told before (this crime)")
    about_as_many: Words = Field(
        description="words before a number that say how near it comes (at least ten, more than 40)"
    )
    beside_others: Words = Field(
        description="who is told by whom he is with: the driver is not the mayor named before"
    )
    said_of_the_alleged: Words = Field(
        description="adjectives that only say that somebody is not known to be it (the alleged guerrillas)"
    )
    said_of_victims: Words = Field(
        description="participles that only say what was done to victims (the kidnapped students)"
    )
    example_words: Words = Field(
        description="what stands before examples of a kind (cartels such as X)"
    )
    vague_people: Words = Field(
        description="people of whom no more is said than that they are (members, two men)"
    )
    several_people: Words = Field(
        description="nouns in the singular that are several people: who counts the victims by name leaves these out (a family)"
    )
    wrecking: Words = Field(
        description="verbs of harm to things: what is said to be damaged was hit by the blast told before"
    )
    shots: Words = Field(
        description="what a weapon fires: the weapon is named beside it or not at all (machinegun fire)"
    )
    carrying: Words = Field(
        description="participles of what a vehicle has aboard: who is in what was hit is a victim"
    )
    bearing_arms: Words = Field(
        description="verbs of having a weapon on oneself: who does a deed does it with that (men armed with pistols)"
    )
    bearers_of_bombs: Words = Field(
        description="vehicles in which a bomb is left to go off; no targets (a bomb hidden in a car)"
    )
    wearing: Words = Field(
        description="participles of what people of no name wear, which tells them from others (men dressed in black)"
    )
    clothes: Words = Field(description='clothes: "men in uniform" are told from others by them')
    looks: Words = Field(
        description="words for how people looked, of which an adverb says more (heavily armed men)"
    )
    ties: Words = Field(
        description="words that say to whom unnamed people are tied (groups linked to drug traffickers)"
    )
    vague_things: Words = Field(
        description="what says no more than that something was there (in various places)"
    )
    masses: Words = Field(
        description="words for very many; who attacks them is spoken of in general (the population)"
    )
    crowds: Words = Field(
        description="words for many who do something at once, which tells of one occasion (hundreds marched to the palace)"
    )
    marks_of_a_possibility: Words = Field(
        description="words in whose sentence much is only possible or demanded"
    )
    marks_of_a_recollection: Words = Field(
        description="words in whose sentence a deed is recalled that all know of"
    )
    what_is_theirs: Words = Field(
        description="nouns that stand for those whose it is (the fate of three nurses)"
    )
    parts: Words = Field(description="parts that stand for the whole (at the doors of a bank)")
    identifying: Words = Field(
        description="verbs that name somebody told of before (the victims were identified as X)"
    )
    going_about: Words = Field(
        description="what those told of just before are said to have been doing (X and Y worked at the mine)"
    )
    harmed: Words = Field(
        description="what was done to those known as harmed (those kidnapped were identified as X)"
    )
    many_or_few: Words = Field(
        description="who is no more than counted, without a number (wounding several)"
    )
    dying: Words = Field(description="verbs whose subject loses its life (six miners suffocated)")
    taking_lives: Words = Field(
        description="verbs that tell how many lives a deed took (it claimed 85 lives)"
    )
    victims: Words = Field(
        description="words for those who were harmed in an event told before (the dead)"
    )
    armed_looks: Words = Field(
        description="words beside people that say that they act as fighters do (armed men, hooded youths)"
    )
    stopping: Words = Field(
        description="what those do to somebody who then do him harm (three men stopped the mayor)"
    )
    entering: Words = Field(
        description="verbs of coming into a town, where the deeds told with them were (entered X and burned the town hall)"
    )
    violent_marks: Words = Field(
        description="a death with one of these in its sentence is an attack (gunshot wounds)"
    )
    capitals_of: dict[str, str] = Field(
        alias="capitals of",
        description="the id of a country and its capital (the Peruvian capital), without accents, words joined by hyphens",
    )
    known_deaths: dict[str, str] = Field(
        alias="known deaths",
        description="names, in lower case without accents, of those whose murder all know of, and its day: a report that recalls it has no news of it",
    )
    verb_forms: dict[str, str] = Field(
        alias="verb forms", description="what the model makes of a verb, and its dictionary form"
    )
    harm: dict[str, Harm] = Field(description="words of harm, and what their figure counts")
    ways: dict[str, Way] = Field(
        description="nouns after an event noun that say how far it came (assassination attempt, sabotage operation)"
    )
    numbers: dict[str, int] = Field(description="numbers in words")
    multipliers: dict[str, int] = Field(description="words that multiply the number before them")
    units: dict[str, str] = Field(description="units of measure, and the sign that they are given")
    currencies: dict[str, str] = Field(description="currencies, and the code that they are given")


TABLES = (
    "classes",
    "kinds",
    "known_deaths",
    "verb_forms",
    "harm",
    "ways",
    "numbers",
    "multipliers",
    "units",
    "currencies",
)
LISTS = tuple(
    str(field.alias) for name, field in WordsFile.model_fields.items() if name not in TABLES
)
