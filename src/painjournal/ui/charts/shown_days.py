"""Which days the charts show, as a person moves through them."""

from dataclasses import dataclass
from datetime import date, timedelta

ALL = "all"
USUAL_DAYS = 90
_LEAST_DAYS = 14


@dataclass(frozen=True, slots=True)
class Reach:
    """The days that there are to show: from the journal's first to the last that counts."""

    begins: date | None
    last: date

    @property
    def first(self) -> date:
        """The first day to show at most; a young journal is given two weeks."""
        least = self.last - timedelta(days=_LEAST_DAYS - 1)
        return least if self.begins is None else min(self.begins, least)

    @property
    def days(self) -> int:
        """How many days that is."""
        return (self.last - self.first).days + 1


class ShownDays:
    """A range that ends with the last day (`choice`), or any other days (`choice` is none)."""

    def __init__(self) -> None:
        self.choice: int | str | None = USUAL_DAYS
        self._own: tuple[date, date] | None = None

    def choose(self, choice: int | str) -> None:
        """Show so many days up to the last one, or all."""
        self.choice = choice
        self._own = None

    def show(self, first: date, last: date, reach: Reach) -> None:
        """Show these days, as far as there are any; their number is kept if it can be."""
        first, last = min(first, last), max(first, last)
        days = min((last - first).days + 1, reach.days)
        last = min(max(last, reach.first + timedelta(days=days - 1)), reach.last)
        first = last - timedelta(days=days - 1)
        if first < reach.first:
            first, last = reach.first, reach.first + timedelta(days=days - 1)
        self.choice = None
        self._own = (first, last)

    def move(self, steps: int, reach: Reach) -> None:
        """Show as many days earlier (−1) or later (1)."""
        first, last = self.within(reach)
        days = timedelta(days=((last - first).days + 1) * steps)
        self.show(first + days, last + days, reach)

    def scale(self, factor: float, reach: Reach) -> None:
        """Show fewer (factor < 1) or more days around the same middle."""
        first, last = self.within(reach)
        days = (last - first).days + 1
        wanted = round(days * factor)
        wanted = max(wanted - 1, 1) if wanted == days and factor < 1 else max(wanted, 1)
        middle = first + timedelta(days=days // 2)
        first = middle - timedelta(days=wanted // 2)
        self.show(first, first + timedelta(days=wanted - 1), reach)

    def within(self, reach: Reach) -> tuple[date, date]:
        """The first and last day to show, of the days there are."""
        if self._own is not None:
            first, last = self._own
            return min(max(first, reach.first), reach.last), max(min(last, reach.last), reach.first)
        if self.choice == ALL or not isinstance(self.choice, int):
            return reach.first, reach.last
        return max(reach.last - timedelta(days=self.choice - 1), reach.first), reach.last
