"""The fields of `event_words.yml` that tell who was hurt where no verb of violence says it, and of which town people are."""

from pydantic import Field

from knowledge_base.mentions.events.lexicon.blame_word_fields import BlameWords
from knowledge_base.mentions.events.lexicon.frame_fields import Words


class HarmWords(BlameWords):
    """The words of what became of people in a deed told before, and of whose town it was in."""

    wounds: Words = Field(
        description="what somebody suffers who is wounded (a guard suffered cuts)"
    )
    limbs: Words = Field(description="what somebody loses who is wounded (a guard lost an eye)")
    wounding: Words = Field(
        description="participles of what a deed told before did to somebody (was cut by flying glass)"
    )
    hospitals: Words = Field(description="where the wounded are taken")
    taking_in: Words = Field(
        description="what is done with the wounded (two people were taken to hospital)"
    )
    avenging: Words = Field(
        description="that for which another deed was done (in revenge for the death of X)"
    )
    of_something: Words = Field(
        description="verbs after which of says for what (convicted two majors of treason)"
    )
    penalties: Words = Field(
        description="words between a sentence and the deed (sentenced to 60 years in prison for the murder)"
    )
    perceiving: Words = Field(
        description="verbs of seeing and hearing a deed (a clerk saw him being dragged away)"
    )
    women: Words = Field(description="who is never meant by he or him")
    men: Words = Field(description="who is never meant by she or her")
    local_officials: Words = Field(
        description="who holds an office of a town: where he was hit and no place is told it was there"
    )
    residents: Words = Field(description="who lives in a town (X residents)")
    entering: Words = Field(
        description="verbs whose object is where what follows took place (occupied the town of X)"
    )
    homes: Words = Field(
        description="homes: an armed attack on one is an attack on who lives there"
    )
