"""Moves a chart's picture frame by frame: what stays still is kept, the rest drawn over it."""

from typing import TYPE_CHECKING

from matplotlib.artist import Artist
from matplotlib.axes import Axes

from painjournal.charts.chart import Chart, Movement

if TYPE_CHECKING:
    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg

Ends = tuple[float, float]

_CLOSEST = 0.02  # share of the whole that is still shown


class Camera:
    """Zooms and pans the panels of one chart.

    Through time the x axis goes as far as there is something drawn: a picture's width to
    either side. Otherwise the panel aimed at is looked at from nearer and never left.
    """

    def __init__(self, canvas: "FigureCanvasQTAgg", chart: Chart) -> None:
        self._canvas = canvas
        self._figure = chart.figure
        self._through_time = chart.movement is Movement.THROUGH_TIME
        #: An example is not there to be looked at closely.
        is_still = chart.is_example or chart.movement is Movement.STILL
        panels = [] if is_still else chart.figure.axes
        self._home = {axes: (axes.get_xlim(), axes.get_ylim()) for axes in panels}
        self._aimed: Axes | None = next(iter(self._home), None)
        self._moving: list[Artist] = []
        self._still: object = None

    @property
    def moves(self) -> bool:
        """Whether there is anything to look at from nearer, or elsewhere."""
        return bool(self._home)

    @property
    def has_moved(self) -> bool:
        """Whether the picture is another than was drawn last."""
        return bool(self._moving)

    def aim(self, pixel: tuple[float, float]) -> None:
        """Move the panel under this pixel from now on."""
        under = [axes for axes in self._home if axes.bbox.contains(*pixel)]
        aimed = under[0] if under else self._aimed
        if aimed is not self._aimed:
            self.finish()  # other panels move from here on
        self._aimed = aimed

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
        if not self._home:
            return
        if not self._moving:
            self._begin()
        self._canvas.restore_region(self._still)
        renderer = self._canvas.get_renderer()
        for artist in self._moving:
            artist.draw(renderer)
        self._canvas.update()

    def finish(self) -> None:
        """Be done with moving; the picture is to be drawn in full after this."""
        for artist in self._moving:
            artist.set_animated(False)
        self._moving = []

    def nearness(self) -> dict[int, tuple[Ends, Ends]]:
        """The limits of the panels that are looked at from nearer, by their place."""
        if self._through_time:
            return {}
        now = [(axes.get_xlim(), axes.get_ylim()) for axes in self._home]
        homes = self._home.values()
        return {
            at: one for at, (one, home) in enumerate(zip(now, homes, strict=True)) if one != home
        }

    def come_near(self, limits: dict[int, tuple[Ends, Ends]]) -> None:
        """Look as near as an earlier chart with the same panels was looked at."""
        for at, axes in enumerate(self._home):
            if at in limits:
                self._set(axes, *limits[at])

    def _begin(self) -> None:
        """Keep a picture of all that stays still while the axes move."""
        moving: list[Artist] = []
        for axes in self._home:
            across, upward = self._goes_along(axes)
            if across or upward:
                moving += [*axes.lines, *axes.collections, *axes.patches, *axes.images]
                moving += [*axes.artists, *axes.texts]
            moving += [axes.xaxis] if across else []
            moving += [axes.yaxis] if upward else []
        self._moving = sorted(
            (one for one in moving if one.get_visible()), key=lambda one: one.get_zorder()
        )
        for artist in self._moving:
            artist.set_animated(True)
        self._canvas.draw()
        self._still = self._canvas.copy_from_bbox(self._figure.bbox)

    def _goes_along(self, axes: Axes) -> tuple[bool, bool]:
        """Whether a panel's x axis, and its y axis, move with the panel aimed at."""
        aimed = self._aimed
        if self._through_time or aimed is None:
            return True, False
        across = axes is aimed or aimed.get_shared_x_axes().joined(aimed, axes)
        return across, axes is aimed or aimed.get_shared_y_axes().joined(aimed, axes)

    def _set(self, axes: Axes, x: Ends, y: Ends) -> None:
        home_x, home_y = self._home[axes]
        if self._through_time:
            wide = home_x[1] - home_x[0]
            axes.set_xlim(_inside(x, (home_x[0] - wide, home_x[1] + wide)))
            return
        axes.set_xlim(_inside(x, home_x))
        axes.set_ylim(_inside(y, home_y))


def _scaled(ends: Ends, factor: float, around: float) -> Ends:
    return around + (ends[0] - around) * factor, around + (ends[1] - around) * factor


def _inside(ends: Ends, home: Ends) -> Ends:
    """The same stretch, moved and if need be cut so that nothing outside `home` shows."""
    if home[0] > home[1]:
        high, low = _inside((ends[1], ends[0]), (home[1], home[0]))
        return low, high
    whole = home[1] - home[0]
    length = min(max(ends[1] - ends[0], whole * _CLOSEST), whole)
    start = min(max(ends[0], home[0]), home[1] - length)
    return start, start + length
