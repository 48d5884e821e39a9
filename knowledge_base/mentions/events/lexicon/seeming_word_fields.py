"""The fields of `event_words.yml` that tell what only looks like a deed: played, counted, recalled, done with words or by nature."""

from pydantic import Field

from knowledge_base.mentions.events.lexicon.frame_fields import Fields, Words


class SeemingWords(Fields):
    """The words by which something is no deed, or is one that the sentence only recalls."""

    playing: Words = Field(
        description="verbs whose object is not done but played (soldiers simulated an attack)"
    )
    played_adjectives: Words = Field(
        description="adjectives of what is played or made up (a mock attack)"
    )
    counting_words: Words = Field(
        description="words before deeds that are only compared in number (fewer attacks)"
    )
    works_of_fiction: Words = Field(
        description="what tells of deeds that nobody did (the novel tells how a gang killed a judge)",
    )
    imagining: Words = Field(
        description="verbs whose clause is only a thought (imagine that a gang kidnapped her)"
    )
    notions: Words = Field(
        description="nouns under which a deed is spoken of in general (the cost of kidnapping a banker)"
    )
    habit_adverbs: Words = Field(
        description="adverbs of what happens again and again and is no single event (often robbed drivers)"
    )
    recurring_times: Words = Field(
        description='times that "every" makes a habit of (every week a teacher is shot)'
    )
    long_times: Words = Field(
        description="times that are too long for an event (has fought them for decades)"
    )
    stretches_of_time: Words = Field(
        description="times so long that what they brought is no one deed (ten were shot over the past month)"
    )
    recalling_nouns: Words = Field(
        description="works, days and trials about a deed, which were at another time and place (the film about the murder)"
    )
    recalling_verbs: Words = Field(
        description="verbs of recalling a deed, which was at another time and place (commemorated the massacre)"
    )
    critics: Words = Field(
        description="those of public life, who attack each other with words where no weapon is told of (the opposition attacked the minister)"
    )
    flames: Words = Field(
        description="what destroys and kills by accident where nobody is said to have lit it (a fire destroyed the market)"
    )
    crashing: Words = Field(
        description="verbs of what vehicles do by accident (the bus plunged into a ravine)"
    )
    fearing: Words = Field(
        description="verbs that make their clause a suspicion or a possibility (it is feared that X was killed)"
    )
    ordering: Words = Field(
        description="verbs under which an arrest or extradition is still to be done (ordered the arrest of X)"
    )
    request_nouns: Words = Field(
        description="nouns for an arrest or extradition still to be done (the request for the extradition of X)"
    )
    keeping_from: Words = Field(
        description='verbs under whose "from" a deed was not done (kept the soldiers from taking him away)'
    )
    inciting: Words = Field(
        description="who does this for a deed wants it done (called for the assassination of X)"
    )
    orders: Words = Field(
        description="what is no thing that can be hit with nothing but words of an order before it (destroy the system)"
    )
    of_an_order: Words = Field(
        alias="of an order",
        description="words before an order that make no thing of it (the democratic institutions)",
    )
    refusing: Words = Field(
        description="verbs under which an arrest or extradition is not done (rejected the extradition of X)"
    )
    taking_place: Words = Field(
        alias="taking place",
        description="verbs that say no more of a deed than that it was; denied, there was none (the attack did not take place)",
    )
