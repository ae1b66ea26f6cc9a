"""The mornings that the question about minutes is answered from, a dot each."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from painjournal.analysis.answers.from_minutes import LAGS
from painjournal.analysis.daily import Dates, Floats
from painjournal.analysis.hidden import without_experiments
from painjournal.analysis.outcomes import earlier, has_come, outcome_of
from painjournal.analysis.record import Record
from painjournal.journal.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Mornings:
    """An element a morning, oldest first: its pain (NRS), and the minutes walked before it.

    `minutes` are the mean of the three days before; `day` is the last of these.
    """

    day: Dates
    minutes: Floats
    pain: Floats


def mornings_of(record: Record, today: date) -> Mornings:
    """Those with a rating, and with known minutes on each of the three days."""
    days = without_experiments(record.between(record.days.first, today)).days
    come = has_come(days, Outcome.MORNING)
    pain = outcome_of(days, Outcome.MORNING)[come]
    walked = days.minutes[come]
    minutes = np.mean([earlier(walked, lag) for lag in range(LAGS)], axis=0)
    known = ~np.isnan(pain + minutes)
    return Mornings(days.dates[come][known], minutes[known], pain[known])
