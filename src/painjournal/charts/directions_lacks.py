"""What the comparison of directions still needs."""

from datetime import date

from painjournal.analysis.daily import DailySeries
from painjournal.analysis.direction_days import LEAST_DAYS, direction_days
from painjournal.analysis.record import Record
from painjournal.charts.lack import lack
from painjournal.charts.untimed import untimed_words
from painjournal.charts.view import View
from painjournal.journal.entry import Direction
from painjournal.journal.outcome import Outcome

_WALKED = (Direction.BACKWARD, Direction.FORWARD)
_RATED = {
    Outcome.MORNING: "rated the next morning",
    Outcome.DAY: "with a rating",
    Outcome.CHANGE: "with a walk rated before and after",
}


def directions_lacks(record: Record, view: View) -> str | None:
    """Some days of either direction with the outcome; which of them are missing is said."""
    rated = _RATED[view.outcome]
    here = _known(record.days, view.first, view.last, view.outcome)
    if min(here.values()) >= LEAST_DAYS:
        return None
    ever = _known(record.days, record.days.first, record.days.last, view.outcome)
    short = [LEAST_DAYS - ever[way] for way in _WALKED]
    if min(short) > 0:
        backward, forward = short
        return (
            f"{untimed_words(record.entries, view.outcome)}"
            f"After {backward} more backward and {forward} more forward days {rated} "
            "this chart is yours."
        )
    scarce = max(_WALKED, key=lambda way: (ever[way] < LEAST_DAYS, here[way] < LEAST_DAYS))
    one, many = f"{scarce} day {rated}", f"{scarce} days {rated}"
    untimed = untimed_words(record.entries, view.outcome) if max(short) > 0 else ""
    return f"{untimed}{lack(here[scarce], ever[scarce], LEAST_DAYS, one, many)}"


def _known(days: DailySeries, first: date, last: date, outcome: Outcome) -> dict[Direction, int]:
    """How many days of either direction have the outcome."""
    found = direction_days(days, first, last, outcome)
    return {one.direction: len(one) for one in found if one.direction in _WALKED}
