"""The key to a calendar's colours."""

from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.legend import Legend
from matplotlib.legend_handler import HandlerTuple
from matplotlib.offsetbox import DrawingArea, OffsetBox
from matplotlib.patches import Patch

from painjournal.charts.calendar_cells import Cells, style_of
from painjournal.charts.calendar_grid import Grid
from painjournal.charts.calendar_names import SMALL
from painjournal.charts.look import Look
from painjournal.charts.pain_colours import pain_colours

_PAINS = (0.0, 2.5, 5.0, 7.5, 10.0)


def write_key(axes: Axes, cells: Cells, grid: Grid, look: Look, columns: int) -> None:
    """Below the cells: steps of pain, and what cells without a colour mean.

    `columns` of these stand beside each other.
    """
    colours = pain_colours(look)(np.array(_PAINS) / 10)
    steps = tuple(Patch(facecolor=colour, linewidth=0) for colour in colours)
    handles: list[Any] = [steps]
    labels = ["pain 0 to 10"]
    for chosen, gid, label in (
        (cells.missing, "not-recorded", "not recorded"),
        (cells.unrated, "no-rating", "no pain rating"),
    ):
        if chosen.any():
            patch = Patch()
            patch.set(**style_of(gid, look))
            handles.append(patch)
            labels.append(label)
    below = 0.6 * look.text_points / (grid.height * grid.cell[1])
    key = Legend(
        axes,
        handles,
        labels,
        handler_map={tuple: _Steps(ndivide=None, pad=0.1)},
        loc="upper left",
        bbox_to_anchor=(0, -below),
        ncols=columns,
        frameon=False,
        borderaxespad=0,
        borderpad=0,
        columnspacing=1.1,
        handletextpad=0.6,
        handlelength=1.4,
        handleheight=1.1,
        labelcolor=look.quiet,
        fontsize=look.text_points * SMALL,
    )
    key.set_gid("key")
    axes.add_artist(key)


class _Steps(HandlerTuple):
    """Several colours side by side, with room for each of them."""

    def legend_artist(
        self, legend: Legend, orig_handle: Artist, fontsize: float, handlebox: OffsetBox
    ) -> Artist:
        assert isinstance(handlebox, DrawingArea)  # noqa: S101 - what Legend makes
        handlebox.width = fontsize * 1.1 * len(_PAINS)
        return super().legend_artist(legend, orig_handle, fontsize, handlebox)
