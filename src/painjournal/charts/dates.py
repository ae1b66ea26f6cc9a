"""Dates along an axis, in the words people use for them."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

_FORMATS = ["%Y", "%b", "%d %b", "%H:%M", "%H:%M", "%S"]
_AT_ZERO = ["", "%b %Y", "%d %b", "%d %b", "%H:%M", "%H:%M"]


def label_dates(axes: Axes) -> None:
    """Mark 3 to 8 dates on the x axis: years, months or days, as the range asks."""
    locator = AutoDateLocator(minticks=3, maxticks=8)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(
        _Dates(locator, formats=_FORMATS, zero_formats=_AT_ZERO, show_offset=False)
    )


class _Dates(ConciseDateFormatter):
    def format_ticks(self, values: Sequence[float]) -> list[str]:
        """The labels, with "1 Sep" for "01 Sep", which no strftime writes everywhere."""
        labels: list[str] = super().format_ticks(values)
        return [label.removeprefix("0") for label in labels]
