"""Days gathered into weeks, months, quarters or years, when there are more than fit."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np

from painjournal.analysis.daily import DailySeries, Dates, Flags, Floats


class Grain(Enum):
    """How many days one point stands for, finest first."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Spans:
    """Values per span of days; all arrays have one element a span.

    `starts` and `stops` (the day after the last) are datetime64[D]. `mean_pain` is the
    mean of the daily means; `forward` and `backward` are minutes a day, over the days on
    which walking was recorded; not-a-number where no day says. `no_walk`: walking was
    recorded, and there was none.
    """

    grain: Grain
    starts: Dates
    stops: Dates
    mean_pain: Floats
    forward: Floats
    backward: Floats

    @property
    def no_walk(self) -> Flags:
        """Spans known to hold no walk."""
        none: Flags = (self.forward + self.backward) == 0
        return none


def grain_for(days: int, most: int) -> Grain:
    """The finest grain that shows `days` in at most `most` points (or years, the coarsest)."""
    lengths = {Grain.DAY: 1, Grain.WEEK: 7, Grain.MONTH: 30, Grain.QUARTER: 91}
    for grain, length in lengths.items():
        if days <= most * length:
            return grain
    return Grain.YEAR


def spans(series: DailySeries, grain: Grain) -> Spans:
    """Gather a series by calendar weeks (from Monday), months, quarters or years."""
    dates = series.dates
    keys = _keys(dates, grain)
    firsts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    if not series.days:
        firsts = firsts[:0]
    pain, rated = _sums(series.mean_pain, firsts)
    forward, walking = _sums(series.field("forward_minutes"), firsts)
    backward, _ = _sums(series.field("backward_minutes"), firsts)
    with np.errstate(invalid="ignore"):  # 0 / 0 is a span that says nothing
        return Spans(
            grain=grain,
            starts=dates[firsts],
            stops=np.concatenate((dates[firsts[1:]], dates[-1:] + 1)),
            mean_pain=pain / rated,
            forward=forward / walking,
            backward=backward / walking,
        )


def joined(parts: Sequence[Spans]) -> Spans:
    """Parts of one grain that follow each other, as one."""

    def whole(field: str) -> Any:
        return np.concatenate([getattr(part, field) for part in parts])

    names = Spans.__slots__[1:]
    return Spans(parts[0].grain, **{name: whole(name) for name in names})


def _keys(dates: Dates, grain: Grain) -> Floats:
    match grain:
        case Grain.DAY:
            return dates.astype("datetime64[D]").astype(float)
        case Grain.WEEK:  # 1970-01-01 was a Thursday
            return (dates.astype("datetime64[D]").astype(int) + 3) // 7 * 1.0
        case Grain.MONTH:
            return dates.astype("datetime64[M]").astype(float)
        case Grain.QUARTER:
            return dates.astype("datetime64[M]").astype(int) // 3 * 1.0
        case Grain.YEAR:
            return dates.astype("datetime64[Y]").astype(float)


def _sums(values: Floats, firsts: np.ndarray) -> tuple[Floats, Floats]:
    """Sum and count of the known values, from each first to the next."""
    known = ~np.isnan(values)
    if not len(firsts):
        return np.zeros(0), np.zeros(0)
    return (
        np.add.reduceat(np.where(known, values, 0.0), firsts),
        np.add.reduceat(known.astype(float), firsts),
    )
