"""The fields of `event_words.yml` that tell who did it: claims, blame, arrests, signs left at the scene, words for groups."""

from pydantic import Field

from knowledge_base.mentions.events.lexicon.frame_fields import Fields, Words


class BlameWords(Fields):
    """The words that link somebody to a deed."""

    speaking_for: Words = Field(
        description="who speaks for a group (a spokesman for X claimed responsibility)"
    )
    serving_ranks: Words = Field(
        description="who is a soldier where he was hit beside soldiers (two soldiers and an officer)"
    )
    more: Words = Field(
        description="words for those hurt beside others told before (two more people were wounded)"
    )
    doers: Words = Field(
        description="who did a deed told before (the attackers also wounded a guard)"
    )
    callers: Words = Field(
        description="who calls after a deed (a caller said that he spoke on behalf of X)"
    )
    charges: Words = Field(description="words between blame and the deed (on charges of murder)")
    leaflets: Words = Field(
        description="what a group leaves at the scene to show who did it (leaflets of X were found)"
    )
    leaving: Words = Field(description="how leaflets come to the scene (were left, were scattered)")
    hallmarks: Words = Field(
        description="what a deed has of those who usually do such (the hallmarks of X)"
    )
    leads: Words = Field(description="what points to those who did it (all leads point to X)")
    involvement: Words = Field(
        description="words that link somebody to a deed (X is responsible for the murder)"
    )
    clearing: Words = Field(
        description="verbs that take somebody out of a deed (X was cleared of the murder)"
    )
    held_for_a_deed: Words = Field(
        description="arrests and the like: who is held for a deed is said to have done it"
    )
    trials: Words = Field(
        description="nouns of a court's dealing with somebody for a deed (stood trial for the murder)"
    )
    commissions: Words = Field(
        description="nouns of what makes others do a deed (he was murdered on the orders of X)"
    )
    keeping_or_letting_go: Words = Field(
        description="what those who kidnapped somebody do with him (the rebels released X, kidnapped in May)"
    )
    giving_a_name: Words = Field(
        description="verbs that give a group its name (a gang called X, a group calling itself X)"
    )
    backing: Words = Field(
        description="participles of who stands behind those who do a deed (gunmen hired by X)"
    )
    service_nouns: Words = Field(
        description="nouns of a service: whose it is stands behind a deed (killers in the pay of X)"
    )
    bodies_of_a_state: Words = Field(
        description="armies, police and governments by which their people act (members of the army)"
    )
    serving_a_body: Words = Field(
        description="people whom only such a body says who they are (army members, police officers)"
    )
    waylaying: Words = Field(
        description="verbs of how the doers of a deed came upon those they hit (was intercepted by four men)"
    )
    drawing: Words = Field(
        description="verbs of taking out a weapon, which who did the deed does (drew a pistol)"
    )
    making_off: Words = Field(
        description="verbs of how those who did a deed get away (two men escaped on a motorcycle)"
    )
    onlookers: Words = Field(
        description="who saw a deed and has not done it (witnesses saw men leaving the bomb)"
    )
    confessing: Words = Field(
        description="verbs whose subject owns to a deed (X confessed to the murder)"
    )
    perpetrating: Words = Field(
        description='verbs of which "it" is a deed told before (it was carried out by X)'
    )
    committing: Words = Field(
        description="verbs whose subject did a deed told before (soldiers committed this crime)"
    )
    taking_a_share: Words = Field(description="verbs with such a share as their object")
    shares_in_a_deed: Words = Field(
        description="what somebody takes or plays who had to do with a deed (took part in the crime)"
    )
    acts: Words = Field(
        description="what a deed is called with its author (the murder was the work of X)"
    )
    roles_in_a_deed: Words = Field(
        description="who somebody is in a deed (X, the mastermind of the murder)"
    )
    words_for_an_organisation: Words = Field(
        description="what stands after an organisation's name and means it (ELN forces)"
    )
    words_for_a_group: Words = Field(
        description="nouns that pick up the group named right before (this organization)"
    )
    pointing_back: Words = Field(
        description="words before such a noun that surely pick up (the same group)"
    )
    stand_ins: Words = Field(
        alias="stand-ins",
        description="nouns that stand for a name beside them (X was the one who shot her)",
    )
    insurgents: Words = Field(
        description="who acts for the only armed group that an article names (the guerrillas)"
    )
    traffickers: Words = Field(
        description="who acts for the only criminal group that an article names (the traffickers)"
    )
    unidentified: Words = Field(
        description="words that leave open for whom somebody acts (unidentified rebels)"
    )
