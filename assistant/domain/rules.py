"""The owner's own corrections as readable rules: "mail from X is no inquiry", with date and count."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.domain.message import Message
from assistant.domain.reading import Verdict


class RuleBy(StrEnum):
    """What a rule goes by."""

    ADDRESS = "address"
    DOMAIN = "domain"
    LIST_ID = "list_id"
    FORMAT = "format"


@dataclass(frozen=True, slots=True)
class Rule:
    """One correction: mail that carries `value` has this verdict. `since` is the day it was made, in the
    owner's
    zone; `times` says how often it was confirmed."""

    by: RuleBy
    value: str
    verdict: Verdict
    since: date
    times: int = 1

    def sentence(self) -> str:
        """The rule in words."""
        what = {
            RuleBy.ADDRESS: f"mail from {self.value}",
            RuleBy.DOMAIN: f"mail from anybody at {self.value}",
            RuleBy.LIST_ID: f"mail of the list {self.value}",
            RuleBy.FORMAT: f"notices of the format {self.value}",
        }[self.by]
        says = {
            Verdict.LEAD: "is an inquiry",
            Verdict.NOT_LEAD: "is no inquiry",
            Verdict.UNDECIDED: "is to be shown to you",
        }[self.verdict]
        count = "" if self.times == 1 else f", {self.times} times"
        return f"You said on {self.since.isoformat()}{count}: {what} {says}."


def rule_for(
    message: Message, rules: Iterable[Rule], format_name: str | None, email: str | None
) -> Rule | None:
    """The most particular rule that holds for a message: address before list, format and domain.

    `email` is the person's address where a notice names one.
    """
    carried = {
        RuleBy.ADDRESS: {message.author.email.lower(), (email or "").lower()},
        RuleBy.LIST_ID: {list_id(message)},
        RuleBy.FORMAT: {format_name or ""},
        RuleBy.DOMAIN: {message.author.domain, (email or "").rpartition("@")[2]},
    }
    held = [rule for rule in rules if rule.value and rule.value.lower() in carried[rule.by]]
    order = list(carried)
    return min(held, key=lambda rule: order.index(rule.by), default=None)


def list_id(message: Message) -> str:
    """The id of the list a mail came through (RFC 2919), in lower case, or ""."""
    value = message.headers.get("list-id")
    inner = value.rpartition("<")[2].partition(">")[0] if "<" in value else value
    return inner.strip().lower()
