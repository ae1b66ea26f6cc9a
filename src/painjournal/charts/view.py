"""Which days a chart shows, and how."""

from dataclasses import dataclass
from datetime import date, timedelta

from painjournal.analysis.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class View:
    """The days from `first` to `last`.

    `outcome` is the pain looked at and `lag` how many days the walking lies further back,
    where a chart has them to choose. `compared` are the first and last day of the period
    that these days are compared with; none is the days just before them.
    """

    first: date
    last: date
    outcome: Outcome = Outcome.MORNING
    lag: int = 0
    compared: tuple[date, date] | None = None

    @property
    def days(self) -> int:
        """How many days are shown."""
        return (self.last - self.first).days + 1

    @property
    def other(self) -> tuple[date, date]:
        """The first and last day of the period to compare with."""
        if self.compared is not None:
            return self.compared
        return self.first - timedelta(days=self.days), self.first - timedelta(days=1)
