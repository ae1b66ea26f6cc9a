"""Whether an experiment can begin beside those there were."""

from collections.abc import Sequence
from datetime import date, timedelta

from painjournal.journal.errors import EntryError
from painjournal.journal.experiment.experiment import Experiment, overlaps
from painjournal.journal.experiment.plan import Plan
from painjournal.journal.words import day_name

#: So many days from now: the order is kept before day 1, and ordinary days say little about days
#: much further away.
_EARLIEST_DAYS, _LATEST_DAYS = 1, 28


def first_days(today: date) -> tuple[date, date]:
    """The first and the last day on which an experiment that is planned today may begin."""
    return today + timedelta(days=_EARLIEST_DAYS), today + timedelta(days=_LATEST_DAYS)


def check_beginning(plan: Plan, today: date, others: Sequence[Experiment]) -> None:
    """Raise EntryError unless `plan`, stored today, may begin on its first day."""
    earliest, latest = first_days(today)
    if not earliest <= plan.first_day <= latest:
        raise EntryError(
            "first_day",
            f"The first day lies between {day_name(earliest)} and {day_name(latest)}: "
            "the order is drawn and kept before it.",
        )
    check_beside(plan, others)


def check_beside(plan: Plan, others: Sequence[Experiment]) -> None:
    """Raise EntryError if another experiment is under way, or shares days with `plan`."""
    check_none_running(others)
    for one in others:
        if one.intact and overlaps(Experiment(plan), one):
            raise EntryError(
                "first_day",
                f"An earlier experiment lasted until {day_name(one.last_day)}; begin after it.",
            )


def check_none_running(experiments: Sequence[Experiment]) -> None:
    """Raise EntryError if an experiment waits, is under way, or has a result that nobody saw.

    One that is not as it was stored shows no direction any more, so it is in nobody's way.
    """
    if any(one.is_running for one in experiments):
        raise EntryError(
            "experiment",
            "Another experiment is under way; come to its end or stop it, then plan a new one.",
        )
