"""Dots of days by minutes and pain, drawn: a shape and a colour for each direction."""

from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.markers import MarkerStyle

from painjournal.analysis.daily import Flags
from painjournal.analysis.ways import WAYS
from painjournal.charts.look import Look
from painjournal.charts.minutes_dots import Dots
from painjournal.charts.way_style import WayStyle, way_style
from painjournal.journal.entry import WALKS, Direction


def draw_dots(axes: Axes, dots: Dots, look: Look) -> None:
    """The dots of each direction in its colour and shape."""
    for way in (*WALKS, Direction.NO_WALK):
        chosen = dots.ways == WAYS.index(way)
        if chosen.any():
            style = way_style(way, look)
            _draw_key(axes, way, style, look)
            for colour, marker, name in _parts(style, look):
                edge = look.card if style.filled else style.colour
                width = 0 if style.halves else 0.6 if style.filled else 1.2
                points = _scatter(axes, dots, chosen, marker)
                points.set(facecolor=colour, edgecolor=edge, linewidth=width, gid=way.value + name)


def _parts(style: WayStyle, look: Look) -> list[tuple[str, MarkerStyle, str]]:
    """The colours of a marker, each with the part of it that has this colour, and its name."""
    if style.halves is None:
        return [(style.colour if style.filled else look.card, MarkerStyle(style.marker), "")]
    left, right = style.halves
    return [
        (left, MarkerStyle(style.marker, fillstyle="left"), ""),
        (right, MarkerStyle(style.marker, fillstyle="right"), "-right"),
    ]


def _scatter(axes: Axes, dots: Dots, chosen: Flags, marker: MarkerStyle) -> PathCollection:
    return axes.scatter(
        dots.x[chosen],
        dots.y[chosen],
        s=dots.diameter[chosen] ** 2,
        marker=marker,
        alpha=0.85,
        zorder=3,
    )


def _draw_key(axes: Axes, way: Direction, style: WayStyle, look: Look) -> None:
    """What the legend shows of a direction."""
    colour = style.colour if style.filled else look.card
    left, right = style.halves or (colour, colour)
    axes.plot(
        (),
        (),
        linestyle="none",
        marker=style.marker,
        color=style.colour,
        fillstyle="left" if style.halves else "full",
        markerfacecolor=left,
        markerfacecoloralt=right,
        markeredgewidth=0 if style.halves else 1,
        label=way.value,
    )
