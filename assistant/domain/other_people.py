"""Whose number stands in a letter: "call my neighbour, her number is …" is not the writer's.

A number by which two people would be taken for one has to be the writer's own. Sentences that speak of
somebody else are left out where numbers are looked for; the owner still reads them. English, German, French
and Spanish.
"""

import re

from assistant.domain.words import Phrases, plain_words

_ANOTHERS = Phrases(
    """her number|his number|their number|her mobile|his mobile|her cell|his cell|her phone|his phone|call her
    |call him|ring her|ring him|text her|text him|reach her|reach him|my neighbour|my neighbor|our neighbour
    |our neighbor|my mother|my father|my mum|my mom|my dad|my husband|my wife|my partner|my son|my daughter
    |my sister|my brother|my tenant|our tenant|the tenant|my landlord|the landlord|my colleague
    |the caretaker""",
    """seine nummer|seine handynummer|ihn an|sie ist unter|er ist unter|meine mutter|mein vater|meinen vater
    |meine tochter|mein sohn|meinen sohn|mein mann|meinen mann|meine frau|meine schwester|mein bruder
    |meinen bruder|mein nachbar|meinen nachbarn|meine nachbarin|der mieter|den mieter|die mieterin
    |der hausmeister|den hausmeister|mein kollege|meine kollegin""",
    """son numéro|appelez la|appelez le|ma voisine|mon voisin|ma mère|mon père|mon mari|ma femme|ma fille
    |mon fils|ma sœur|mon frère|le locataire|la locataire|le gardien|mon collègue|ma collègue""",
    """su número|llámela|llámelo|mi vecina|mi vecino|mi madre|mi padre|mi marido|mi mujer|mi hija|mi hijo
    |mi hermana|mi hermano|el inquilino|la inquilina|mi compañero|mi compañera""",
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
_DIGITS = re.compile(r"\d{2}")


def own_words(text: str) -> str:
    """The text without the sentences that give somebody else's number, one a line."""
    if not _DIGITS.search(text):
        return text
    return "\n".join(each for each in _SENTENCE.split(text) if not _speaks_of_another(each))


def _speaks_of_another(sentence: str) -> bool:
    return _DIGITS.search(sentence) is not None and _ANOTHERS.inside(plain_words(sentence))
