"""Domain values as documents and back: nothing is lost, whatever fields they gain."""

import dataclasses
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.adapters import documents
from assistant.adapters.store_file import decoded, encoded
from assistant.domain.draft import Draft, DraftState
from assistant.domain.lead import Lead
from tests.adapters.store_samples import (
    ACKNOWLEDGEMENT,
    NOW,
    a_lead_with_everything,
    a_sent_draft,
    an_ordinary_lead,
    one_of_each,
)


class Shelf:
    """Texts by a made-up key."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def keep(self, text: str) -> str:
        key = f"{len(self.texts):032x}"
        self.texts[key] = text
        return key


def through_json(lead: Lead, shelf: Shelf) -> Lead:
    document = decoded(encoded(documents.lead_document(lead, shelf.keep)))
    return documents.lead_from(document, shelf.texts.get)


def fields_at_default(value: Any, where: str) -> list[str]:
    """Names of fields, here and in what is held, that a test of round trips would not notice."""
    if isinstance(value, tuple):
        return [name for i, each in enumerate(value) for name in fields_at_default(each, f"{where}[{i}]")]
    if not dataclasses.is_dataclass(value):
        return []
    found = []
    for field in dataclasses.fields(value):
        given = getattr(value, field.name)
        default = field.default_factory() if callable(field.default_factory) else field.default
        found += [f"{where}.{field.name}"] if given == default else []
        found += fields_at_default(given, f"{where}.{field.name}")
    return found


def test_the_sample_lead_leaves_no_field_at_its_default() -> None:
    assert fields_at_default(a_lead_with_everything(), "lead") == []


def test_a_lead_with_everything_comes_back_whole() -> None:
    assert through_json(a_lead_with_everything(), Shelf()) == a_lead_with_everything()


@pytest.mark.parametrize("state", list(DraftState))
def test_a_draft_in_any_state_comes_back_whole(state: DraftState) -> None:
    lead = an_ordinary_lead(1)
    lead = dataclasses.replace(lead, drafts=(dataclasses.replace(lead.drafts[0], state=state),))
    assert through_json(lead, Shelf()) == lead


FORMS: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    "person": (documents.person_document, documents.person_from),
    "cursor": (documents.cursor_document, documents.cursor_from),
    "seen": (documents.seen_document, documents.seen_from),
    "send": (documents.send_document, documents.send_from),
    "day": (documents.day_document, documents.day_from),
    "rule": (documents.rule_document, documents.rule_from),
    "wish": (documents.wish_document, documents.wish_from),
    "act": (documents.act_document, documents.act_from),
    "absence": (documents.absence_document, documents.absence_from),
    "line": (documents.line_document, documents.line_from),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_value_of_every_table_comes_back_whole(name: str) -> None:
    to_document, from_document = FORMS[name]
    value = one_of_each()[name]
    assert fields_at_default(value, name) == []
    assert from_document(decoded(encoded(to_document(value)))) == value


@given(
    subject=st.text(),
    about=st.text(),
    name=st.none() | st.text(),
    opened=st.none() | st.datetimes(timezones=st.just(UTC)),
)
def test_nothing_and_an_empty_text_are_told_apart(
    subject: str, about: str, name: str | None, opened: datetime | None
) -> None:
    lead = an_ordinary_lead(1)
    lead = dataclasses.replace(
        lead,
        subject=subject,
        about=about,
        opened_at=opened,
        contact=dataclasses.replace(lead.contact, name=name),
    )
    document = documents.lead_document(lead, Shelf().keep)
    assert documents.lead_from(document, lambda _key: None).contact == lead.contact
    back = documents.lead_from(document, lambda _key: None)
    assert (back.subject, back.about, back.opened_at) == (subject, about, opened)


def test_an_ordinary_lead_takes_at_most_two_kilobytes() -> None:
    document = documents.lead_document(an_ordinary_lead(1234), lambda _text: "0" * 32)
    assert len(encoded(document)) <= 2048


def test_times_are_written_in_utc_whatever_zone_they_came_in() -> None:
    east = NOW.astimezone(timezone(timedelta(hours=5, minutes=45)))
    lead = dataclasses.replace(an_ordinary_lead(1), received_at=east)
    assert documents.lead_document(lead, Shelf().keep)["received_at"] == "2026-11-24T15:07:12Z"


def test_a_time_without_a_zone_is_refused() -> None:
    lead = dataclasses.replace(an_ordinary_lead(1), received_at=NOW.replace(tzinfo=None))
    with pytest.raises(ValueError, match="without a zone"):
        documents.lead_document(lead, Shelf().keep)


# --- lost texts -------------------------------------------------------------------------------------------


def without_its_file(state: DraftState) -> Draft:
    lead = an_ordinary_lead(1)
    lead = dataclasses.replace(lead, drafts=(dataclasses.replace(lead.drafts[0], state=state),))
    return documents.lead_from(documents.lead_document(lead, Shelf().keep), lambda _key: None).drafts[0]


@pytest.mark.parametrize("state", [DraftState.PENDING, DraftState.FAILED])
def test_i11_a_draft_whose_text_is_lost_cannot_be_approved(state: DraftState) -> None:
    draft = without_its_file(state)
    assert draft.state is DraftState.WITHDRAWN
    assert "lost" in draft.why


@pytest.mark.parametrize("state", [DraftState.APPROVED, DraftState.SENDING, DraftState.UNCERTAIN])
def test_a_lost_text_changes_nothing_about_what_is_on_its_way(state: DraftState) -> None:
    draft = without_its_file(state)
    kept = dataclasses.replace(a_sent_draft(1, "maya.lindqvist1@northgate.example").version, text="")
    assert (draft.state, draft.version) == (state, kept)


def test_a_sent_draft_stays_sent_without_its_text() -> None:
    assert without_its_file(DraftState.SENT).state is DraftState.SENT


# --- keys -------------------------------------------------------------------------------------------------


def test_every_text_and_every_frozen_mail_that_a_lead_names_is_found() -> None:
    shelf = Shelf()
    document = documents.lead_document(a_lead_with_everything(), shelf.keep)
    assert documents.text_keys(document) == {*shelf.texts, "c0ffee00c0ffee00c0ffee00c0ffee00"}
    assert documents.raw_keys(document) == {"the key", "cd" * 32}
    assert list(shelf.texts.values()) == [ACKNOWLEDGEMENT]


def test_the_figures_of_a_lead_fit_on_one_line() -> None:
    assert documents.figures_of(an_ordinary_lead(1)) == (
        "channel=email opened=2026-11-23T19:07:12Z heard=60 answered=1080 kept=1"
    )
