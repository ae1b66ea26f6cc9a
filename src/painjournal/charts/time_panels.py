"""The two empty panels of the timeline."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.path import Path
from matplotlib.ticker import MaxNLocator

from painjournal.analysis.daily import Floats
from painjournal.charts.dates import label_dates, label_hours
from painjournal.charts.look import Look
from painjournal.charts.sheet import Room, sheet
from painjournal.charts.time_axis import day_start
from painjournal.charts.view import View

#: The walking panel reaches at least this high.
LEAST_MINUTES = 20
#: Up to so many days are shown by the hour.
HOUR_DAYS = 7
#: A day this wide, in sizes of its text, has room for its hours as labels.
_WITH_HOURS = 14
_HALF_A_DATE = 2.6  # lines: a tick may stand at the very end of the axis


def time_panels(view: View, look: Look, size: tuple[float, float]) -> tuple[Figure, Axes, Axes]:
    """Pain above, walking below, with their shared time axis."""
    by_hour = view.days <= HOUR_DAYS
    titles = ("Pain, 0–10", "Walking, minutes" if by_hour else "Walking, minutes a day")
    room = Room(right=_HALF_A_DATE, below=1.2 if by_hour else 0, legend_rows=2)
    figure, (pain, walking) = sheet(look, size, titles, heights=(3, 2), room=room)
    pain.set_ylim(-0.4, 10.4)
    pain.set_yticks(range(0, 11, 2))
    walking.set_ylim(0, LEAST_MINUTES)
    walking.yaxis.set_major_locator(MaxNLocator(4, integer=True, steps=[1, 2, 5, 10]))
    walking.set_xlim(day_start(view.first), day_start(view.last) + 1)
    if by_hour:
        each = size[0] * 72 >= view.days * _WITH_HOURS * look.text_points
        label_hours((pain, walking), view.first, view.days, each=each)
    else:
        label_dates(walking, view.days)
    return figure, pain, walking


def draw_no_walk(axes: Axes, x: Floats, look: Look, marker_size: float) -> None:
    """Rings on the base line, which may reach below it but not out at the sides."""
    rings = axes.plot(
        x,
        np.zeros(len(x)),
        linestyle="none",
        marker="o",
        markersize=marker_size,
        markerfacecolor=look.card,
        markeredgecolor=look.quiet,
        zorder=5,
        label="no walk",
        gid="no-walk",
    )
    rings[0].set_clip_path(Path([(0, -1), (0, 1), (1, 1), (1, -1)]), axes.transAxes)
