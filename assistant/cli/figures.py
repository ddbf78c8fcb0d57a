"""The figures of a period as `report --json` names them (DESIGN 5); the audit uses the same names."""

from assistant.cli.machine import Json
from assistant.domain.report import Figures, Report


def report(it: Report) -> Json:
    """The whole report: period, figures, promises, calls, and the figures of each channel."""
    return {
        "from": it.first.isoformat(),
        "to": it.last.isoformat(),
        **figures(it.figures),
        "promises": {"kept": it.promises.kept, "broken": it.promises.broken, "open": it.promises.open},
        "calls": {
            "made": it.calls.made,
            "reached": it.calls.reached,
            "left_message": it.calls.left_message,
            "no_answer": it.calls.no_answer,
        },
        "by_channel": {channel.value: figures(each) for channel, each in it.by_channel.items()},
    }


def figures(it: Figures) -> Json:
    """Numbers and shares of some inquiries; shares are 0..1 of all of them, null if there were none."""
    return {
        "inquiries": it.inquiries,
        "answered": it.answered,
        "heard": it.heard,
        "same_day_share": it.share(it.same_day),
        "within_24h_share": it.share(it.within_24h),
        "heard_same_day_share": it.share(it.heard_same_day),
        "heard_within_24h_share": it.share(it.heard_within_24h),
        "first_response_working_minutes": {"median": it.first_response.median, "p90": it.first_response.p90},
    }
