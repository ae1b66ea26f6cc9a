"""The last seven days in a line: what was walked, how much it hurt, and what is usual."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from painjournal.journal.day import DayTotals

WEEK_DAYS = 7
USUAL_DAYS = 28


@dataclass(frozen=True, slots=True)
class Week:
    """The seven days up to and including today.

    `days` has one (date, totals) pair a day, oldest first; totals are none for a day not
    recorded. `mean_pain` is the mean of the daily means here, `usual_pain` the same over
    the 28 days before; none without ratings. `minutes` sums what was recorded.
    """

    days: tuple[tuple[date, DayTotals | None], ...]
    walks: int
    minutes: int
    mean_pain: float | None
    usual_pain: float | None


def first_needed(today: date) -> date:
    """The first day whose totals `week_of` looks at."""
    return today - timedelta(days=WEEK_DAYS + USUAL_DAYS - 1)


def week_of(today: date, totals: Mapping[date, DayTotals]) -> Week:
    """The week that ends today, from the totals of the recorded days."""
    dates = [today - timedelta(days=back) for back in range(WEEK_DAYS - 1, -1, -1)]
    usual = [dates[0] - timedelta(days=back) for back in range(1, USUAL_DAYS + 1)]
    days = tuple((day, totals.get(day)) for day in dates)
    recorded = [day for _, day in days if day is not None]
    return Week(
        days=days,
        walks=sum(day.walks for day in recorded),
        minutes=sum(day.minutes or 0 for day in recorded),
        mean_pain=_mean_pain(dates, totals),
        usual_pain=_mean_pain(usual, totals),
    )


def _mean_pain(dates: list[date], totals: Mapping[date, DayTotals]) -> float | None:
    found = [totals[day].mean_pain for day in dates if day in totals]
    means = [mean for mean in found if mean is not None]
    return sum(means) / len(means) if means else None
