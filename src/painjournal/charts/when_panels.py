"""The two panels of time of day and weekday, and what stands in them."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Annotation
from matplotlib.transforms import Bbox, Transform, TransformedBbox

from painjournal.analysis.daily import Floats
from painjournal.analysis.spread import Counts, Spread
from painjournal.charts.look import Look
from painjournal.charts.sheet import Room, is_narrow, panel_points, sheet

#: A group of fewer ratings is drawn hollow, without its middle half.
FEW_RATINGS = 3
_ROOM = Room(left=4.6, below=1.6, legend_rows=0, shares_x=False)
_MARGIN = 1.7  # lines of text on either side: half of an hour's name
_SMALL = 0.9
_LABELS, _NUMBERS = 0.5, 2.0  # lines of text from the panel down to its labels and numbers
_LINES_BELOW = 2.6  # that both of them take


def when_panels(look: Look, size: tuple[float, float]) -> tuple[Figure, Axes, Axes]:
    """Time of day above, weekdays below; both are 1 wide, whatever they are divided into."""
    titles = ("Pain by time of day, 0–10", "Pain by weekday, 0–10")
    figure, (day, week) = sheet(look, size, titles, heights=(1, 1), room=_ROOM)
    _make_room(day, week, _LINES_BELOW * look.text_points / 72 / size[1])
    beside = _MARGIN * look.text_points
    margin = beside / (panel_points(day)[0] - 2 * beside)
    for axes in (day, week):
        axes.set_xlim(-margin, 1 + margin)
        axes.set_ylim(-0.6, 10.6)
        axes.set_xticks([])
        axes.set_yticks((0, 5, 10) if is_narrow(look, size) else range(0, 11, 2))
    return figure, day, week


def middles(groups: int) -> Floats:
    """Where the groups of a panel stand."""
    return (np.arange(groups) + 0.5) / groups


def draw_borders(axes: Axes, groups: int, look: Look) -> None:
    """Thin lines between the groups of a panel."""
    borders = np.arange(groups + 1) / groups
    across = axes.get_xaxis_transform()
    axes.vlines(borders, 0, 1, transform=across, color=look.grid, lw=0.8, zorder=0.5)


def draw_spread(axes: Axes, spread: Spread, overall: float, look: Look) -> None:
    """Each group's mean as a dot on its middle half, hollow when there are few ratings.

    A faint line stands at the mean of all ratings.
    """
    x = middles(len(spread.ratings))
    few = (spread.ratings > 0) & (spread.ratings < FEW_RATINGS)
    enough = spread.ratings >= FEW_RATINGS
    axes.axhline(overall, color=look.faint, lw=1.2, zorder=0.9, gid="overall")
    axes.vlines(
        x[enough],
        spread.low[enough],
        spread.high[enough],
        color=look.accent,
        alpha=0.4,
        lw=look.text_points * 0.85,
        label="middle half",
        gid="middle-half",
    )
    for chosen, fill, name in ((enough, look.ink, "mean"), (few, look.card, None)):
        axes.plot(
            x[chosen],
            spread.mean[chosen],
            linestyle="none",
            marker="o",
            markersize=look.text_points * 0.55,
            markerfacecolor=fill,
            markeredgecolor=look.faint if name is None else look.ink,
            markeredgewidth=1.2,
            label=name,
            gid=name or "few",
        )


def write_groups(
    axes: Axes, names: Sequence[tuple[float, str]], ratings: Counts, look: Look
) -> None:
    """Names under a panel at their places, and under them how many ratings there are.

    Looked at from nearer, they move with their places, but never out at the sides.
    """
    places = zip(middles(len(ratings)), ratings, strict=True)
    numbers = [(x, f"{found:,}" if found else "–") for x, found in places]
    below_panel = TransformedBbox(Bbox.from_extents(0, -1, 1, 1), axes.transAxes)
    for lines, written in ((_LABELS, names), (_NUMBERS, numbers)):
        for x, text in written:
            note = _write_below(axes, (x, axes.get_xaxis_transform()), text, lines, look)
            note.set(clip_box=below_panel, clip_on=True, gid="group")
    title = _write_below(axes, (0, axes.transAxes), "ratings", _NUMBERS, look)
    title.set(ha="right", x=-0.6 * look.text_points, gid="row-name")


def _write_below(
    axes: Axes, place: tuple[float, Transform], text: str, lines: float, look: Look
) -> Annotation:
    x, across = place
    return axes.annotate(
        text,
        (x, 0),
        xycoords=across,
        xytext=(0, -lines * look.text_points),
        textcoords="offset points",
        ha="center",
        va="top",
        color=look.quiet,
        fontsize=look.text_points * _SMALL,
    )


def _make_room(above: Axes, below: Axes, height: float) -> None:
    """Shrink two panels by half of `height` each, so that labels fit between them."""
    upper, lower = above.get_position(), below.get_position()
    above.set_position(Bbox.from_extents(upper.x0, upper.y0 + height / 2, upper.x1, upper.y1))
    below.set_position(Bbox.from_extents(lower.x0, lower.y0, lower.x1, lower.y1 - height / 2))
