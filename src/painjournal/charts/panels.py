"""Empty panels, one above the other, in the program's look."""

from collections.abc import Sequence
from typing import Any, cast

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from painjournal.charts.look import Look

#: Narrower than so many text sizes, a title and its legend do not fit side by side.
_NARROW = 52


def panels(
    look: Look, size: tuple[float, float], titles: Sequence[str], heights: Sequence[float]
) -> tuple[Figure, list[Axes]]:
    """A figure of `size` inches: titled panels of relative `heights` on one shared x axis."""
    with rc_context(cast("Any", _style(look))):
        figure = Figure(figsize=size)
        line = look.text_points / 72  # inches
        width, height = size
        header = header_lines(look, size) * line
        grid = figure.add_gridspec(
            len(heights),
            1,
            height_ratios=heights,
            left=2.8 * line / width,
            right=1 - 0.8 * line / width,
            bottom=2.2 * line / height,
            top=1 - header / height,
            hspace=_gap(height, line, header, len(heights)),
        )
        pad = (header / line - 1.4) * look.text_points
        made: list[Axes] = []
        for row in range(len(heights)):
            axes = figure.add_subplot(grid[row], sharex=made[0] if made else None)
            axes.tick_params(labelbottom=row == len(heights) - 1, length=0)
            axes.tick_params(axis="x", pad=line * 72 * 0.6)
            axes.set_title(titles[row], loc="left", color=look.ink, fontweight="bold", pad=pad)
            made.append(axes)
    return figure, made


def header_lines(look: Look, size: tuple[float, float]) -> float:
    """Lines of text above a panel: title and legend side by side, or on their own lines."""
    return 2.0 if size[0] * 72 > _NARROW * look.text_points else 3.7


def _gap(height: float, line: float, header: float, rows: int) -> float:
    """Room for the header between panels, as a share of the mean panel's height."""
    wanted = header + 0.6 * line
    panel = (height - 2.2 * line - header - wanted * (rows - 1)) / rows
    return wanted / max(panel, line)


def _style(look: Look) -> dict[str, object]:
    return {
        "font.family": [look.font, "DejaVu Sans"],
        "font.size": look.text_points,
        "figure.facecolor": look.card,
        "axes.facecolor": look.card,
        "axes.edgecolor": look.edge,
        "axes.spines.left": False,
        "axes.spines.right": False,
        "axes.spines.top": False,
        "axes.grid": True,
        "axes.grid.axis": "y",
        "axes.axisbelow": True,
        "axes.titlesize": look.text_points,
        "axes.labelcolor": look.quiet,
        "grid.color": look.grid,
        "grid.linewidth": 1.0,
        "xtick.color": look.quiet,
        "ytick.color": look.quiet,
        "hatch.linewidth": 1.4,
    }
