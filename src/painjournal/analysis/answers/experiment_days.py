"""An experiment as it went: what was drawn, what was walked, what was rated."""

from dataclasses import dataclass

import numpy as np

from painjournal.analysis.answers.columns import check_ratings, filled, trend, weekend
from painjournal.analysis.daily import Dates, Flags, Floats
from painjournal.analysis.experiment.blocks import Periods, periods_of
from painjournal.analysis.methods.checks import day_numbers
from painjournal.journal.experiment.spec import Spec
from painjournal.journal.outcome import Outcome


@dataclass(frozen=True, slots=True)
class ExperimentDays:
    """The days of one experiment in order, a value each; `schedule` a value a period.

    `day` holds the dates: a pause, agreed on before the next order is shown, leaves dates out
    between periods, and what was not logged stays as a day without a rating. `pain` is the
    rating after the walk or of the next morning (NRS), `before` that before the walk; both
    not-a-number where missing. `before` is not-a-number throughout where the outcome is a
    morning. `followed` tells whether that day's direction was walked as drawn, false when
    unknown. `intact` means the stored record is as it was written before day 1, `finished`
    that the last outcome has come. `taken_out` names the covariates.

    Raises: ValueError: lengths that do not fit, dates out of order or twice, a rating outside
        0–10, or an order that could not have been drawn.
    """

    spec: Spec
    schedule: Flags
    day: Dates
    pain: Floats
    before: Floats
    followed: Flags
    intact: bool = True
    finished: bool = True
    taken_out: tuple[str, ...] = ("trend", "weekend", "pain before")

    def __post_init__(self) -> None:
        lengths = {len(row) for row in (self.day, self.pain, self.before, self.followed)}
        if lengths != {self.spec.days} or len(self.schedule) != self.spec.periods:
            raise ValueError(f"This experiment has {self.spec.days} days, each with its values.")
        day_numbers(self.day)
        check_ratings(pain=self.pain, before=self.before)
        halves = self.schedule.reshape(self.spec.blocks, -1).sum(axis=1)
        if (halves * 2 != self.spec.periods_per_block).any():
            raise ValueError("Half of each block's periods must be backward.")

    @property
    def outcome(self) -> Floats:
        """What is compared, NRS points, not-a-number where it is missing."""
        change = self.spec.outcome is Outcome.CHANGE
        return self.pain - self.before if change else self.pain

    @property
    def backward(self) -> Flags:
        """Days that were drawn to be walked backward."""
        return np.repeat(self.schedule, self.spec.period_days)

    @property
    def block_days(self) -> int:
        """How many days a block takes."""
        return self.spec.periods_per_block * self.spec.period_days

    @property
    def counted(self) -> Flags:
        """Days whose outcome counts."""
        return np.array(self.spec.counted)

    @property
    def lacking(self) -> Flags:
        """Days that count, and whose outcome is missing."""
        return self.counted & np.isnan(self.outcome)

    @property
    def ratings(self) -> Floats:
        """The ratings that the outcomes rest on, NRS."""
        both = np.concatenate((self.pain[self.counted], self.before[self.counted]))
        return both[~np.isnan(both)]

    @property
    def periods(self) -> Periods:
        """The periods' outcomes after what the model without the treatment knows."""
        return periods_of(self.spec, self.schedule, self.outcome, self.covariates)

    @property
    def covariates(self) -> Floats:
        """What the model without the treatment knows of a day, a column for each name."""
        columns = {
            "trend": trend(self.day),
            "weekend": weekend(self.day),
            "pain before": filled(self.before),
        }
        return np.column_stack([columns[name] for name in self.taken_out])
