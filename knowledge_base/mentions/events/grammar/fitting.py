"""Which role something of a class can play: people are hurt, things are hit, weapons are used."""

from __future__ import annotations

from knowledge_base.mentions.events.grammar.nouns import ACTING, PEOPLE

USED = frozenset({"weapons", "aircraft"})


def role_for(role: str, classes: frozenset[str]) -> str | None:
    """The role that something of these classes can play: nobody is hurt who is a date, no report acts."""
    if "date" in classes or role == "ignored":
        return None
    role = "agent" if role == "cause" else role
    acting = bool(classes & ACTING)
    abstract = "inert" in classes and not acting
    if role == "agent" and not acting:
        role = "instrument" if classes & USED else "agent"
        return None if role == "agent" and classes else role
    if role in ("victim", "affected"):
        return _suffering_role(role, classes)
    if role == "instrument":
        return "instrument" if classes & USED else None
    if role == "matter":
        return _matter(classes)
    handed_over = role == "participant" and "weapons" in classes and not acting
    return None if abstract or handed_over else role


def _matter(classes: frozenset[str]) -> str:
    """What is decided about may be abstract, a law or a ban; whoever is expelled takes part."""
    return "participant" if classes & PEOPLE else "target"


def _suffering_role(role: str, classes: frozenset[str]) -> str | None:
    """People and who is of no known class are victims, things targets; what is neither suffers nothing."""
    if classes & PEOPLE or (role == "victim" and (not classes or "bodies" in classes)):
        return "victim"
    if role == "affected" and "weapons" in classes and "things" not in classes:
        return "instrument"
    abstract = "inert" in classes and "things" not in classes
    return None if role == "victim" or abstract else "target"
