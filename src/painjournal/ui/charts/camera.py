"""Moves a chart's picture frame by frame: what stays still is kept, the rest drawn over it."""

from typing import TYPE_CHECKING

from matplotlib.artist import Artist
from matplotlib.axes import Axes

from painjournal.charts.chart import Chart, Movement

if TYPE_CHECKING:
    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg

_CLOSEST = 0.02  # share of the whole that is still shown


class Camera:
    """Zooms and pans the panels of one chart.

    Through time the x axis goes wherever it is asked to; otherwise the panel aimed at is
    looked at from nearer and never left.
    """

    def __init__(self, canvas: "FigureCanvasQTAgg", chart: Chart) -> None:
        self._canvas = canvas
        self._figure = chart.figure
        self._through_time = chart.movement is Movement.THROUGH_TIME
        self._home = {axes: (axes.get_xlim(), axes.get_ylim()) for axes in chart.figure.axes}
        self._aimed: Axes | None = next(iter(chart.figure.axes), None)
        self._moving: list[Artist] = []
        self._still: object = None

    @property
    def has_moved(self) -> bool:
        """Whether the picture is another than was drawn last."""
        return bool(self._moving)

    def aim(self, pixel: tuple[float, float]) -> None:
        """Move the panel under this pixel from now on."""
        under = [axes for axes in self._home if axes.bbox.contains(*pixel)]
        self._aimed = under[0] if under else self._aimed

    def zoom(self, factor: float, around: tuple[float, float] | None) -> None:
        """Show `factor` times as much, with the pixel `around` staying in its place."""
        axes = self._aimed
        if axes is None:
            return
        if around is None:
            box = axes.bbox
            around = ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
        x, y = axes.transData.inverted().transform(around)
        self._set(axes, _scaled(axes.get_xlim(), factor, x), _scaled(axes.get_ylim(), factor, y))

    def pan(self, right: float, up: float) -> None:
        """Move the picture by so many pixels."""
        axes = self._aimed
        if axes is None:
            return
        (left, right_end), (low, high) = axes.get_xlim(), axes.get_ylim()
        x = right * (right_end - left) / axes.bbox.width
        y = up * (high - low) / axes.bbox.height
        self._set(axes, (left - x, right_end - x), (low - y, high - y))

    def move(self, share: float) -> None:
        """Look so much of the width further right (or left, below 0)."""
        if self._aimed is not None:
            self.pan(-share * self._aimed.bbox.width, 0)

    def show(self) -> None:
        """Bring the moved picture on the screen."""
        if not self._moving:
            self._begin()
        self._canvas.restore_region(self._still)
        renderer = self._canvas.get_renderer()
        for artist in self._moving:
            artist.draw(renderer)
        self._canvas.update()

    def finish(self) -> None:
        """Draw everything in its new place."""
        for artist in self._moving:
            artist.set_animated(False)
        self._moving = []
        if not self._through_time:  # through time another chart is drawn at once
            self._canvas.draw()

    def _begin(self) -> None:
        """Keep a picture of all that stays still while the axes move."""
        moving: list[Artist] = []
        for axes in self._home:
            moving += [axes.xaxis, *axes.lines, *axes.collections, *axes.patches]
            moving += [*axes.images, *axes.artists, *axes.texts]
            moving += [] if self._through_time else [axes.yaxis]
        self._moving = sorted(
            (one for one in moving if one.get_visible()), key=lambda one: one.get_zorder()
        )
        for artist in self._moving:
            artist.set_animated(True)
        self._canvas.draw()
        self._still = self._canvas.copy_from_bbox(self._figure.bbox)

    def _set(self, axes: Axes, x: tuple[float, float], y: tuple[float, float]) -> None:
        if self._through_time:
            axes.set_xlim(x)
            return
        home_x, home_y = self._home[axes]
        axes.set_xlim(_inside(x, home_x))
        axes.set_ylim(_inside(y, home_y))


def _scaled(ends: tuple[float, float], factor: float, around: float) -> tuple[float, float]:
    return around + (ends[0] - around) * factor, around + (ends[1] - around) * factor


def _inside(ends: tuple[float, float], home: tuple[float, float]) -> tuple[float, float]:
    """The same stretch, moved and if need be cut so that nothing outside `home` shows."""
    if home[0] > home[1]:
        high, low = _inside((ends[1], ends[0]), (home[1], home[0]))
        return low, high
    whole = home[1] - home[0]
    length = min(max(ends[1] - ends[0], whole * _CLOSEST), whole)
    start = min(max(ends[0], home[0]), home[1] - length)
    return start, start + length
