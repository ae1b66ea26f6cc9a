"""Dates along an axis, in the words people use for them."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, DayLocator
from matplotlib.ticker import FixedFormatter, FixedLocator

from painjournal.journal.words import day_name

_FORMATS = ["%Y", "%b", "%d %b", "%H:%M", "%H:%M", "%S"]
_AT_ZERO = ["", "%b %Y", "%d %b", "%d %b", "%H:%M", "%H:%M"]


_FEW_DAYS = 7


def label_dates(axes: Axes, days: int) -> None:
    """Mark up to 8 dates on the x axis: years, months or days, as `days` of range ask."""
    few = days <= _FEW_DAYS
    locator = DayLocator() if few else AutoDateLocator(minticks=3, maxticks=8)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(
        _Dates(locator, formats=_FORMATS, zero_formats=_AT_ZERO, show_offset=False)
    )


def label_hours(panels: Sequence[Axes], first: date, days: int, *, each: bool) -> None:
    """Mark `days` from `first` on, and as many on either side, at their noons.

    A line stands at each midnight; with `each` also every sixth hour is labelled.
    """
    hours = (6, 12, 18) if each else (12,)
    start = float(np.datetime64(first, "D").astype(float)) - 0.5
    whole = range(-days, 2 * days)
    at = [(start + day + hour / 24, day, hour) for day in whole for hour in hours]

    def label(day: int, hour: int) -> str:
        date_there = first + timedelta(days=day)
        if each:
            name = day_name(date_there, year=False) if hour == 12 else ""
            return f"{hour}:00\n{name}".rstrip()
        return f"{date_there:%a}\n{date_there.day} {date_there:%b}"

    axis = panels[-1].xaxis  # shared by all of them; set_xticks would widen it
    axis.set_major_locator(FixedLocator([x for x, _, _ in at]))
    axis.set_major_formatter(FixedFormatter([label(day, hour) for _, day, hour in at]))
    axis.set_minor_locator(FixedLocator([start + day for day in whole]))
    for axes in panels:
        axes.tick_params(axis="x", which="minor", length=0)
        axes.grid(visible=True, axis="x", which="minor")


class _Dates(ConciseDateFormatter):
    def format_ticks(self, values: Sequence[float]) -> list[str]:
        """The labels, with "1 Sep" for "01 Sep", which no strftime writes everywhere."""
        labels: list[str] = super().format_ticks(values)
        return [label.removeprefix("0") for label in labels]
