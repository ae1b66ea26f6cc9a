"""Empty panels on a sheet, in the program's look."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, cast

from matplotlib import rc_context, rcParams
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.gridspec import GridSpec

from painjournal.charts.look import Look

# Read when text is drawn, so no context reaches it; hinted, small bold letters look torn.
rcParams["text.hinting"] = "no_hinting"

#: Every chart's words fit on a sheet that is so many text sizes wide.
LEAST_WIDTH = 27
#: Narrower than so many text sizes, a title and its legend do not fit side by side.
_NARROW = 52
_BOTTOM_LINES = 2.2


@dataclass(frozen=True, slots=True)
class Room:
    """Room for what stands around panels, in heights of a line of text.

    `left` is for the labels of the y axis, `right` for half of the last label below, `below`
    comes on top of the one line of labels under the last row. A narrow sheet has
    `legend_rows` lines for legends under the titles; a wide one has its legends beside them.
    With `shares_x` the panels of a column move together along their x axis.
    """

    left: float = 2.8
    right: float = 0.8
    below: float = 0.0
    legend_rows: int = 1
    shares_x: bool = True


USUAL = Room()


def sheet(
    look: Look,
    size: tuple[float, float],
    titles: Sequence[str],
    *,
    heights: Sequence[float] = (1,),
    widths: Sequence[float] = (1,),
    room: Room = USUAL,
) -> tuple[Figure, list[Axes]]:
    """A figure of `size` inches with titled panels, row by row.

    Panels of one column share their x axis, unless `room` says otherwise; panels of one row
    share their y axis. `heights` and `widths` are relative.
    """
    rows, columns = len(heights), len(widths)
    with in_look(look):
        figure = Figure(figsize=size)
        grid = _grid(figure, look, room, heights, widths)
        made: list[Axes] = []
        for at, title in enumerate(titles):
            row, column = divmod(at, columns)
            axes = figure.add_subplot(
                grid[row, column],
                sharex=made[column] if row and room.shares_x else None,
                sharey=made[row * columns] if column else None,
            )
            axes.tick_params(labelbottom=row == rows - 1, labelleft=column == 0, length=0)
            axes.tick_params(axis="x", pad=look.text_points * 0.6)
            # A given height spares matplotlib looking for one at each drawing.
            pad = (_header_lines(look, size, room) - 1.4) * look.text_points
            axes.set_title(title, loc="left", y=1.0, color=look.ink, fontweight="bold", pad=pad)
            made.append(axes)
    return figure, made


def panel_points(axes: Axes) -> tuple[float, float]:
    """Width and height of a panel in points of 1/72 inch."""
    a_pixel = 72 / axes.figure.dpi
    return float(axes.bbox.width * a_pixel), float(axes.bbox.height * a_pixel)


def _grid(
    figure: Figure, look: Look, room: Room, heights: Sequence[float], widths: Sequence[float]
) -> GridSpec:
    """Where the panels stand, with room for words around them."""
    line = look.text_points / 72  # inches
    width, height = figure.get_size_inches()
    header = _header_lines(look, (width, height), room) * line
    return figure.add_gridspec(
        len(heights),
        len(widths),
        height_ratios=heights,
        width_ratios=widths,
        left=room.left * line / width,
        right=1 - room.right * line / width,
        bottom=(_BOTTOM_LINES + room.below) * line / height,
        top=1 - header / height,
        hspace=_gap(height, line, header, len(heights)),
        wspace=0.08,
    )


def _header_lines(look: Look, size: tuple[float, float], room: Room) -> float:
    """Lines of text above a panel: title and legend side by side, or under each other."""
    return 2.2 + 1.5 * room.legend_rows if is_narrow(look, size) else 2.0


def in_look(look: Look) -> AbstractContextManager[None]:
    """While this lasts, what is made in a figure takes its font and colours from the look."""
    return rc_context(cast("Any", _style(look)))


def is_narrow(look: Look, size: tuple[float, float]) -> bool:
    """Whether a title and a legend need a line each."""
    return size[0] * 72 <= _NARROW * look.text_points


def write_legend(axes: Axes, look: Look, columns: int = 4) -> None:
    """A panel's legend above its right end, from the labels of what is drawn."""
    axes.legend(
        loc="lower right",
        bbox_to_anchor=(1, 1),
        ncols=columns,
        frameon=False,
        borderaxespad=0.2,
        columnspacing=1.2,
        handletextpad=0.5,
        handlelength=1.4,
        labelcolor=look.quiet,
        fontsize=look.text_points * 0.9,
    )


def _gap(height: float, line: float, header: float, rows: int) -> float:
    """Room for the header between panels, as a share of the mean panel's height."""
    wanted = header + 0.6 * line
    panel = (height - _BOTTOM_LINES * line - header - wanted * (rows - 1)) / rows
    return wanted / max(panel, line)


def _style(look: Look) -> dict[str, object]:
    return {
        "font.family": [look.font, "DejaVu Sans"],
        "font.size": look.text_points,
        "figure.facecolor": look.card,
        "text.color": look.ink,
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
