"""Bars and shading over spans of days, one path a kind: a patch each takes seconds."""

from datetime import date

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from painjournal.analysis.daily import Floats
from painjournal.analysis.grain import Spans
from painjournal.charts.look import Look
from painjournal.charts.time_axis import edges

_SHARE = 0.8


def draw_bars(axes: Axes, gathered: Spans, forward: Floats, top: Floats, look: Look) -> None:
    """Forward minutes from the ground up, backward minutes on them up to `top`."""
    left, right = edges(gathered, _SHARE)
    draw_boxes(axes, (left, right), (np.zeros(len(top)), forward), way="forward", look=look)
    draw_boxes(axes, (left, right), (forward, top), way="backward", look=look)


def draw_boxes(
    axes: Axes,
    across: tuple[Floats, Floats],
    upward: tuple[Floats, Floats],
    *,
    way: str,
    look: Look,
) -> None:
    """Boxes from left to right and from low to high in the colour of a direction.

    Backward is hatched too, so that print and any eye can tell them apart.
    """
    (left, right), (low, high) = across, upward
    tall = high > low
    corners = np.stack(
        [
            np.column_stack((x[tall], y[tall]))
            for x, y in ((left, low), (left, high), (right, high), (right, low), (left, low))
        ],
        axis=1,
    ).reshape(-1, 2)
    codes = np.array([Path.MOVETO, *[Path.LINETO] * 3, Path.CLOSEPOLY], dtype=Path.code_type)
    backward = way == "backward"
    patch = PathPatch(
        Path(corners, np.tile(codes, int(tall.sum()))),
        linewidth=0,
        facecolor=look.backward if backward else look.forward,
        edgecolor=look.hatch,
        hatch="////" if backward else None,
        label=way,
        gid=way,
    )
    axes.add_artist(patch)  # add_patch would walk every bar for limits that are set already
    patch.set_clip_path(axes.patch)


def shade_missing(
    axes: Axes,
    gathered: Spans,
    values: Floats,
    begins: date | None,
    look: Look,
    label: str | None = None,
) -> None:
    """Shade the spans whose value is unknown; before the journal `begins`, nothing is missing."""
    begun = gathered.stops > np.datetime64(begins, "D")  # never without a beginning
    missing = begun & np.isnan(values)
    left, right = edges(gathered)
    axes.broken_barh(
        list(zip(left[missing], (right - left)[missing], strict=True)),
        (0, 1),
        transform=axes.get_xaxis_transform(),
        facecolor=look.unknown,
        linewidth=0,
        zorder=0,
        label=label,
        gid="not-recorded",
    )
