"""The scale of an outcome, up the side of a panel."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from painjournal.charts.look import Look
from painjournal.charts.outcome_words import outcome_number
from painjournal.journal.outcome import Outcome

_LEAST_CHANGE = 2  # NRS points up and down that a panel of changes reaches at least
_BEYOND = 0.6  # NRS points past either end


def outcome_axis(axes: Axes, outcome: Outcome, furthest_change: float, look: Look) -> None:
    """Pain from 0 to 10; changes as far up as down, around a line at none."""
    if outcome is not Outcome.CHANGE:
        axes.set_ylim(-_BEYOND, 10 + _BEYOND)
        axes.set_yticks(range(0, 11, 2))
        return
    reach = max(np.ceil(furthest_change), _LEAST_CHANGE) + _BEYOND
    axes.set_ylim(-reach, reach)
    axes.axhline(0, color=look.faint, lw=1.2, zorder=0.9, gid="no-change")
    axes.yaxis.set_major_locator(MaxNLocator(6, integer=True, steps=[1, 2, 5, 10]))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: outcome_number(value, outcome)))
