"""Dates along an axis, in the words people use for them."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, DayLocator

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


class _Dates(ConciseDateFormatter):
    def format_ticks(self, values: Sequence[float]) -> list[str]:
        """The labels, with "1 Sep" for "01 Sep", which no strftime writes everywhere."""
        labels: list[str] = super().format_ticks(values)
        return [label.removeprefix("0") for label in labels]
