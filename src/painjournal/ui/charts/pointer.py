"""The point of a chart that the mouse or the keyboard is on, shown over the picture."""

from typing import TYPE_CHECKING

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.transforms import IdentityTransform

from painjournal.analysis.daily import Floats
from painjournal.charts.chart import Chart
from painjournal.charts.look import Look

if TYPE_CHECKING:
    from matplotlib.backend_bases import RendererBase
    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg

_GAP = 10
_PAD = 0.6  # of the text's size
_RING = 13


class Pointer:
    """Finds points and shows their values: the picture below is kept and never redrawn."""

    def __init__(self, canvas: "FigureCanvasQTAgg", chart: Chart, look: Look) -> None:
        self._canvas = canvas
        self._points = chart.points
        self._figure = chart.figure
        self._x, self._y = _pixels(chart)
        self._below = canvas.copy_from_bbox(chart.figure.bbox)
        self._point = chart.figure.dpi / 72
        self._size = look.text_points
        self._text = Text(
            parse_math=False,  # a person's own words may hold a dollar sign
            linespacing=1.5,
            color=look.ink,
            fontsize=look.text_points,
            fontfamily=[look.font, "DejaVu Sans"],
            bbox={"facecolor": look.card, "edgecolor": look.edge, "boxstyle": f"round,pad={_PAD}"},
        )
        self._ring = Line2D(
            [], [], marker="o", markersize=_RING, mfc="none", mec=look.accent, mew=2.5
        )
        self._line = Line2D([], [], color=look.accent, lw=1.2, alpha=0.7)
        for artist in (self._line, self._ring, self._text):
            artist.set_figure(chart.figure)
            artist.set_transform(IdentityTransform())
        self.at: int | None = None

    @property
    def place(self) -> tuple[float, float] | None:
        """Where the chosen point stands, in pixels of the figure."""
        if self.at is None:
            return None
        return float(self._x[self.at]), float(self._y[self.at])

    def seek(self, pixel: tuple[float, float]) -> None:
        """Choose the point nearest to a pixel, if one is near enough."""
        found = self._nearest(*pixel)
        if found != self.at:
            self.choose(found)

    def step(self, by: int) -> str:
        """Go to the next point or the one before; returns what it says."""
        last = len(self._points) - 1
        if last < 0:
            return ""
        start = (0 if by > 0 else last) if self.at is None else self.at + by
        return self.choose(min(max(start, 0), last))

    def go_to_end(self, *, last: bool) -> str:
        """Go to the first point, or to the last; returns what it says."""
        return self.choose((len(self._points) - 1) if last else 0) if len(self._points) else ""

    def leave(self) -> None:
        """Be on no point."""
        if self.at is not None:
            self.choose(None)

    def choose(self, at: int | None) -> str:
        """Be on this point, or on none; returns what it says."""
        self.at = at
        said = "" if at is None else self._points.says(at)
        self._canvas.restore_region(self._below)
        if at is not None:
            self._show(at, said)
        self._canvas.update()
        return said

    def _show(self, at: int, said: str) -> None:
        renderer = self._canvas.get_renderer()
        x, y = self._x[at], self._y[at]
        if self._points.by_x:
            ends = [axes.get_window_extent(renderer) for axes in self._points.axes]
            self._line.set_data([x, x], [min(end.y0 for end in ends), max(end.y1 for end in ends)])
            self._line.draw(renderer)
        if not np.isnan(y):
            self._ring.set_data([x], [y])
            self._ring.draw(renderer)
        self._text.set_text(said)
        self._set_aside(x, y, renderer)
        self._text.draw(renderer)

    def _set_aside(self, x: float, y: float, renderer: "RendererBase") -> None:
        """Put the words beside the point, inside the picture, and not over the point."""
        self._text.set_position((0, 0))
        box = self._text.get_window_extent(renderer)
        room = self._figure.bbox
        pad = _PAD * self._size * self._point
        gap = _GAP * self._point + pad
        right = x + gap + box.width + pad <= room.width
        left = x + gap if right else max(x - gap - box.width, pad)
        above = (room.height * 0.6 if np.isnan(y) else y) + gap - box.height / 2
        low = min(max(above, pad), room.height - box.height - pad)
        self._text.set_position((left - box.x0, low - box.y0))

    def _nearest(self, x: float, y: float) -> int | None:
        if not len(self._points):
            return None
        across = self._x - x
        if self._points.by_x:
            inside = any(axes.bbox.contains(x, y) for axes in self._points.axes)
            return int(np.argmin(np.abs(across))) if inside else None
        distance = np.hypot(across, self._y - y)
        distance[np.isnan(distance)] = np.inf
        found = int(np.argmin(distance))
        return found if distance[found] <= self._points.reach * self._point else None


def _pixels(chart: Chart) -> tuple[Floats, Floats]:
    """Where each point stands in pixels of the figure."""
    points = chart.points
    x, y = np.full(len(points), np.nan), np.full(len(points), np.nan)
    for panel, axes in enumerate(points.axes):
        mine = points.panel == panel
        # A value that is nowhere in particular keeps its x, which a transform would lose.
        found = axes.transData.transform(
            np.column_stack((points.x[mine], np.nan_to_num(points.y[mine])))
        )
        x[mine] = found[:, 0]
        y[mine] = np.where(np.isnan(points.y[mine]), np.nan, found[:, 1])
    return x, y
