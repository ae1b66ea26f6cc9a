"""When it hurts, as sentences, as a table and point by point."""

from dataclasses import dataclass

import numpy as np

from painjournal.analysis.spread import Spread
from painjournal.charts.chart import NO_CAUSE, Table
from painjournal.charts.ruler import matters
from painjournal.charts.when_panels import FEW_RATINGS
from painjournal.journal.words import count

QUESTION = "When does it hurt most?"
BLOCK_HOURS = 3
BLOCKS = tuple(f"{hour}:00 to {hour + BLOCK_HOURS}:00" for hour in range(0, 24, BLOCK_HOURS))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: A group of fewer ratings, or of fewer days, is not named as highest or lowest.
_NAMED_RATINGS, _NAMED_DAYS = 5, 3
_ENOUGH = f"{_NAMED_RATINGS} ratings on {_NAMED_DAYS} days"
_CHANCE = "People often rate more when it hurts more, so these ratings are not an even sample."


@dataclass(frozen=True, slots=True)
class _Ends:
    """The lowest and the highest of the groups that have enough ratings on enough days."""

    low: int
    high: int
    compared: int
    spread: Spread

    @classmethod
    def of(cls, spread: Spread) -> "_Ends | None":
        enough = np.flatnonzero((spread.ratings >= _NAMED_RATINGS) & (spread.days >= _NAMED_DAYS))
        if not len(enough):
            return None
        means = spread.mean[enough].round(1)
        low, high = enough[means.argmin()], enough[means.argmax()]
        return cls(int(low), int(high), len(enough), spread)

    def mean(self, at: int) -> str:
        return f"{self.spread.mean[at]:.1f}"

    @property
    def matters(self) -> bool:
        """Whether they differ by as much as people notice."""
        return matters(float(self.spread.mean[self.high] - self.spread.mean[self.low]))


def answer_words(blocks: Spread, weekdays: Spread) -> str:
    """The time of day and the weekday with the highest and the lowest mean."""
    return f"{_times_words(_Ends.of(blocks))}; {_weekdays_words(_Ends.of(weekdays))}."


def basis_words(ratings: int, untimed: int, overall: float) -> str:
    """How many ratings there are, when they are made, and what is drawn."""
    sentences = [f"{count(ratings, 'rating')}, {overall:.1f} on average (the faint line)."]
    if untimed:
        verb = "counts" if untimed == 1 else "count"
        sentences.append(f"{untimed:,} of unknown time {verb} for weekdays only.")
    sentences += (
        "A bar holds the middle half of the ratings: a quarter lies below it, a quarter above.",
        f"Hollow: fewer than {FEW_RATINGS} ratings.",
        "Pain before and after one walk are two ratings.",
        _CHANCE,
    )
    return " ".join((*sentences, NO_CAUSE))


def when_table(blocks: Spread, weekdays: Spread) -> Table:
    """A row for each time of day, then for each weekday."""
    rows = [
        (name, _mean(spread, at), _half(spread, at), f"{spread.ratings[at]:,}")
        for names, spread in ((BLOCKS, blocks), (WEEKDAYS, weekdays))
        for at, name in enumerate(names)
    ]
    return Table(("When", "Mean pain", "Middle half", "Ratings"), tuple(rows))


def group_words(name: str, spread: Spread, at: int) -> str:
    """One group's values, a line each."""
    lines = [name, f"pain {_mean(spread, at)} on average"]
    half = _half(spread, at)
    if half != "–":
        lines.append(f"middle half {half}")
    return "\n".join((*lines, count(int(spread.ratings[at]), "rating")))


def _times_words(ends: _Ends | None) -> str:
    if ends is None:
        return f"No time of day has {_ENOUGH} yet"
    high, low = (f"from {BLOCKS[at]}" for at in (ends.high, ends.low))
    top, bottom = ends.mean(ends.high), ends.mean(ends.low)
    if ends.compared == 1:
        return f"Pain was {top} on average {high}, the one time with enough ratings to tell"
    if top == bottom:
        return f"Pain was {top} on average at all times of day"
    if not ends.matters:
        return f"Pain hardly differed by time of day ({top} {high}, {bottom} {low})"
    found, fewer = (int(ends.spread.ratings[at]) for at in (ends.high, ends.low))
    return (
        f"Pain was highest {high} ({top} on average, {count(found, 'rating')}) "
        f"and lowest {low} ({bottom}, {count(fewer, 'rating')})"
    )


def _weekdays_words(ends: _Ends | None) -> str:
    if ends is None:
        return f"no weekday has {_ENOUGH} yet"
    high, low = WEEKDAYS[ends.high], WEEKDAYS[ends.low]
    top, bottom = ends.mean(ends.high), ends.mean(ends.low)
    if ends.compared == 1:
        return f"only {high} has enough ratings to tell ({top})"
    if top == bottom:
        return f"it was {top} on all weekdays"
    if not ends.matters:
        return f"weekdays hardly differed ({high} {top}, {low} {bottom})"
    return f"among weekdays {high} was highest ({top}) and {low} lowest ({bottom})"


def _mean(spread: Spread, at: int) -> str:
    return f"{spread.mean[at]:.1f}" if spread.ratings[at] else "–"


def _half(spread: Spread, at: int) -> str:
    if spread.ratings[at] < FEW_RATINGS:
        return "–"
    low, high = (f"{one:.1f}".removesuffix(".0") for one in (spread.low[at], spread.high[at]))
    return f"{low} to {high}"
