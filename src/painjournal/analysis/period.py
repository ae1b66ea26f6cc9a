"""The figures of one stretch of time."""

from dataclasses import dataclass
from datetime import date
from typing import Self

import numpy as np

from painjournal.analysis.daily import DailySeries, Floats
from painjournal.journal.entry import Direction

#: NRS: from here on pain is usually called severe.
HIGH_PAIN = 7


@dataclass(frozen=True, slots=True)
class Period:
    """What the days from `first` to `last` hold.

    `length` counts calendar days; `before_journal` those of them before the first day ever
    recorded, `recorded_days` those with an entry, `not_recorded` those since then without
    one. Pain is NRS: the mean and
    the median of the daily means, the worst rating of all, and on how many days a rating
    was 7 or more. Minutes are the mean over the `walking_days`, on which walking was
    recorded, of which `no_walk_days` had none. `morning_mean` is over `mornings`. A figure
    of nothing is not-a-number.
    """

    first: date
    last: date
    length: int
    before_journal: int
    recorded_days: int
    not_recorded: int
    rated_days: int
    mean_pain: float
    median_pain: float
    worst_pain: float
    high_pain_days: int
    walks: dict[Direction, int]
    walking_days: int
    no_walk_days: int
    forward_minutes: float
    backward_minutes: float
    mornings: int
    morning_mean: float

    @classmethod
    def of(cls, days: DailySeries, first: date, last: date) -> Self:
        """The figures of these days, from all days of a journal."""
        part = days.between(first, last)
        pain, minutes = _known(part.mean_pain), _known(part.minutes)
        worst, morning = _known(part.field("worst_pain")), _known(part.field("morning_pain"))
        begins = part.begins or first
        return cls(
            first=first,
            last=last,
            length=part.days,
            before_journal=min(max((begins - first).days, 0), part.days),
            recorded_days=int(part.recorded.sum()),
            not_recorded=int(part.gaps[: max((days.last - first).days + 1, 0)].sum()),
            rated_days=len(pain),
            mean_pain=_mean(pain),
            median_pain=float(np.median(pain)) if len(pain) else np.nan,
            worst_pain=float(worst.max()) if len(worst) else np.nan,
            high_pain_days=int((worst >= HIGH_PAIN).sum()),
            walks={
                way: int(np.nansum(part.field(f"{way.value}_walks")))
                for way in (Direction.FORWARD, Direction.BACKWARD, Direction.BOTH)
            },
            walking_days=len(minutes),
            no_walk_days=int((minutes == 0).sum()),
            forward_minutes=_mean(_known(part.field("forward_minutes"))),
            backward_minutes=_mean(_known(part.field("backward_minutes"))),
            mornings=len(morning),
            morning_mean=_mean(morning),
        )

    @property
    def minutes(self) -> float:
        """Minutes a day, both directions together."""
        return self.forward_minutes + self.backward_minutes


def _known(values: Floats) -> Floats:
    return values[~np.isnan(values)]


def _mean(known: Floats) -> float:
    return float(known.mean()) if len(known) else np.nan
