"""Reads notices of providers nobody wrote a format for: voicemail, missed calls, texts, forms, portals.

It needs more than one sign: what a subject or sender announces *and* something only such a notice carries (a
number in its place, a recording, labelled fields of a visitor, a Reply-To of somebody else, a route to answer
through). A person who writes "I left you a voicemail" announces nothing.
"""

from assistant.domain import notice_signs
from assistant.domain.announced import announced
from assistant.domain.formats import Desk, Notice
from assistant.domain.generic_call import looks_like_lure, read_call
from assistant.domain.generic_form import read_form
from assistant.domain.generic_portal import announces_approach, read_passed_on
from assistant.domain.message import Message
from assistant.domain.notice_signs import likely_regions, made_by_script
from assistant.domain.words import Phrases, plain_words

NAME = notice_signs.FORMAT
__all__ = (
    "NAME",
    "announces",
    "likely_regions",
    "looks_like_lure",
    "made_by_script",
    "may_tell",
    "read_generic",
)


def announces(message: Message) -> bool:
    """Whether the headers announce such a notice: then only the text can tell. Cheap."""
    return (
        announced(message.subject) is not None
        or notice_signs.FORM_TITLES.inside(plain_words(message.subject))
        or notice_signs.caller_header(message) is not None
        or announces_approach(message)
    )


def may_tell(message: Message) -> bool:
    """Whether the text has to be read before a mailing's headers may decide. Cheap.

    The headers announce a notice, or the subject has a word by which portals call what they pass on.
    """
    return announces(message) or _WORK.inside(plain_words(message.subject))


_WORK = Phrases(
    """inquiry|enquiry|quote|job|project|anfrage|auftrag|demande|devis|chantier|solicitud|presupuesto
    |richiesta|preventivo|aanvraag|opdracht|offerte|klus"""
)


def read_generic(message: Message, desk: Desk) -> Notice | None:
    """A notice read without a format, or None when there are not signs enough."""
    return read_call(message, desk) or read_form(message, desk) or read_passed_on(message, desk)
