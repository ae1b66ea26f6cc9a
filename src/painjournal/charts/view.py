"""Which days a chart shows, and how."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from painjournal.journal.outcome import Outcome


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

    def widened(self, begins: date, ends: date) -> tuple[date, date]:
        """These days with as many more on either side, as a journal from `begins` to `ends` has.

        Returns: the first and last of them; these days themselves are always among them.
        """
        more = timedelta(days=self.days)
        first = min(max(self.first - more, begins), self.first)
        return first, max(min(self.last + more, ends), self.last)

    @property
    def other(self) -> tuple[date, date]:
        """The first and last day of the period to compare with."""
        if self.compared is not None:
            return self.compared
        return self.first - timedelta(days=self.days), self.first - timedelta(days=1)

    def in_halves(self, begins: date | None) -> "View":
        """The later half of these days beside the earlier, if the days before are too few.

        A journal that `begins` too late for as many days before these can still compare what
        it has. A period that was chosen stays.
        """
        if self.compared is not None or begins is None or self.other[0] >= begins:
            return self
        half = ((self.last - max(begins, self.other[0])).days + 1) // 2
        if half < 1:
            return self
        first = self.last - timedelta(days=half - 1)
        return replace(
            self, first=first, compared=(first - timedelta(days=half), first - timedelta(days=1))
        )
