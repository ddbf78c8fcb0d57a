"""Orders of work that a house's program passes on: "Job allocated", "Neuer Auftrag", "Servicio asignado".

Insurers, letting agents and portals write them from addresses that take no replies; the customer waits all
the same. Told by an order's words together with a number to call, and
asked only of mail that would be set aside.
"""

import re
from dataclasses import dataclass

from assistant.domain.fields import What, read_fields
from assistant.domain.words import Phrases, plain_words

_ORDERS = Phrases(
    """job allocated|job assigned|job allocation|works order|work order|new job|new instruction
    |our instruction|assigned to you|assigned you|allocated to you|attend the following|arrange access""",
    """neuer auftrag|folgenden auftrag|arbeitsauftrag|reparaturauftrag|auftrag übernehmen|beauftragen sie""",
    """mission suivante|nouvelle mission|ordre de mission|ordre de service|nouvelle intervention
    |bon de travaux|vous confions""",
    """servicio asignado|le ha asignado|orden de trabajo|siguiente servicio|nuevo encargo|parte de avería""",
)
_CUSTOMER = re.compile(
    r"^(?:customer|client|tenant|policy ?holder|resident|occupier|homeowner|insured|kunde|kundin"
    r"|mieter(?:in)?|versicherungsnehmer(?:in)?|assurée?|locataire|cliente?|asegurad[oa]|inquilin[oa])$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Ordered:
    """Whom an order of work names, "" if nobody."""

    name: str


def order_of_work(subject: str, text: str, numbers: int) -> Ordered | None:
    """The customer an order of work names, or None if it is none. `numbers`: how many telephone numbers its
    text holds; without one nobody can be called, and it stays a notice."""
    if not numbers or not _ORDERS.inside(plain_words(subject), plain_words(text)):
        return None
    fields = read_fields(text)
    named = next((each.value for each in fields if _CUSTOMER.match(each.label.strip(" :"))), "")
    known = next((each.value for each in fields if each.what is What.NAME), "")
    return Ordered((named or known).strip())
