"""Whether it hurts more than usual during an experiment, so that stopping is offered."""

from collections.abc import Mapping
from datetime import date, timedelta

from painjournal.journal.experiment.plan import Plan

#: So much more, NRS points, on each of so many days in a row.
MORE_POINTS = 2.0
MORE_DAYS = 3


def days_looked_at(today: date) -> tuple[date, date]:
    """The first and the last day that `hurts_more` looks at."""
    return today - timedelta(days=MORE_DAYS), today


def hurts_more(plan: Plan, means: Mapping[date, float], today: date) -> bool:
    """Whether each of the last three days hurt two points more than the days before the plan.

    `means` has the mean pain of each rated day, NRS. While today has no rating, the three days
    before it are looked at; all of them must be rated, and belong to the experiment's time.
    """
    last = today if today in means else today - timedelta(days=1)
    days = [last - timedelta(days=back) for back in range(MORE_DAYS)]
    return days[-1] >= plan.first_day and all(
        day in means and means[day] >= plan.usual_pain + MORE_POINTS for day in days
    )
