"""The cells of a calendar: pain as colour, hatched where nothing is recorded."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from painjournal.analysis.daily import DailySeries, Flags, Floats
from painjournal.analysis.grain import Grain, Spans, spans
from painjournal.charts.calendar_grid import Grid
from painjournal.charts.look import Look
from painjournal.charts.pain_colours import pain_colours

HATCH = "//////"
_HATCH_WIDTH = 0.9


@dataclass(frozen=True, slots=True)
class Cells:
    """The days or months that a calendar shows, of those from the journal's first to its last.

    `days` are the single days, `spans` what a cell stands for, `recorded` how many days of
    each hold an entry.
    """

    days: DailySeries
    spans: Spans
    recorded: Floats

    @classmethod
    def of(cls, days: DailySeries, first: date, last: date, grain: Grain) -> "Cells":
        """The cells from `first` to `last`; days before the journal or after it have none."""
        part = days.between(max(first, days.begins or first), min(last, days.last))
        gathered = spans(part, grain)
        starts = (gathered.starts - np.datetime64(part.first, "D")).astype(np.int64)
        counts = part.recorded.astype(float)
        return cls(part, gathered, np.add.reduceat(counts, starts) if part.days else counts)

    @property
    def by_day(self) -> bool:
        """Whether a cell is a day, else it is a month."""
        return self.spans.grain is Grain.DAY

    @property
    def missing(self) -> Flags:
        """Cells of which no day is recorded."""
        none: Flags = self.recorded == 0
        return none

    @property
    def unrated(self) -> Flags:
        """Cells that hold entries, but no pain rating."""
        return ~self.missing & np.isnan(self.spans.mean_pain)


def draw_cells(axes: Axes, cells: Cells, grid: Grid, look: Look) -> None:
    """Colour, hatch or outline every cell."""
    apart = min(1.4, 0.12 * min(grid.cell))  # points between cells
    strip, row, column = grid.places(cells.spans.starts)
    per_strip = grid.shape.rows + 1  # between two strips lies a row that stays empty
    values = np.full((grid.shape.strips * per_strip - 1, grid.shape.columns), np.nan)
    values[strip * per_strip + row, column] = cells.spans.mean_pain
    axes.pcolormesh(
        np.arange(grid.shape.columns + 1),
        np.add.outer(grid.tops, np.arange(per_strip)).ravel(),
        np.ma.masked_invalid(values),
        cmap=pain_colours(look),
        vmin=0,
        vmax=10,
        edgecolor=look.card,
        linewidth=apart,
        gid="pain",
    )
    for chosen, gid in ((cells.missing, "not-recorded"), (cells.unrated, "no-rating")):
        if chosen.any():
            axes.add_artist(_boxes(cells.spans, chosen, grid, apart)).set(
                **style_of(gid, look), gid=gid
            )


def style_of(gid: str, look: Look) -> dict[str, object]:
    """How a cell without a colour is drawn: hatched when not recorded, else outlined."""
    hatched = gid == "not-recorded"
    return {
        "facecolor": "none",
        "edgecolor": look.faint,
        "linewidth": 0 if hatched else 1.0,
        "hatch": HATCH if hatched else None,
        "hatch_linewidth": _HATCH_WIDTH,
    }


def _boxes(gathered: Spans, chosen: Flags, grid: Grid, apart: float) -> PathPatch:
    """One path around all the chosen cells, each drawn in by the room between cells."""
    left, top = grid.corners(gathered.starts[chosen])
    across, down = apart / grid.cell[0], apart / grid.cell[1]
    right, bottom = left + 1 - across, top + 1 - down
    left, top = left + across, top + down
    ring = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
    corners = np.stack([np.column_stack(corner) for corner in ring], axis=1).reshape(-1, 2)
    codes = np.array([Path.MOVETO, *[Path.LINETO] * 3, Path.CLOSEPOLY], dtype=Path.code_type)
    return PathPatch(Path(corners, np.tile(codes, len(left))))
