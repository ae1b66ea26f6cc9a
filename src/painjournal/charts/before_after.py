"""Each walk as a line from the pain before it to the pain after it."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from painjournal.analysis.daily import Floats
from painjournal.analysis.record import Record
from painjournal.charts.before_after_words import line_words, walks_answer, walks_basis, walks_table
from painjournal.charts.behind import these
from painjournal.charts.chart import Chart, Points
from painjournal.charts.lack import lack
from painjournal.charts.look import Look
from painjournal.charts.sheet import Room, panel_points, sheet
from painjournal.charts.value_words import number
from painjournal.charts.view import View
from painjournal.charts.walk_lines import WalkLines, fell_stayed_rose, rated_walks, walk_lines
from painjournal.charts.way_style import way_style
from painjournal.journal.entry import Direction
from painjournal.journal.words import count

_QUESTION = "Does pain change over a walk?"
_TITLES = {
    Direction.FORWARD: "Forward",
    Direction.BACKWARD: "Backward",
    Direction.BOTH: "Both ways",
}
#: Under the words "before" and "after": the number of walks, then the legend.
_ROOM = Room(left=4.2, below=3.4, legend_rows=0)
_LEAST_WALKS = 3
_THIN, _WIDEST = 1.2, 9.0  # points
_TOGETHER = 70.0  # points that all lines of a panel may be wide, so that they stay lines
_VALUE = 2.5  # room for a median beside its line, in sizes of text
#: Where on its line a walk is pointed at: past the middle, where no two pairs meet.
_ALONG = 0.62
_STYLES = {"fell": "solid", "stayed": "solid", "rose": (0, (3, 1.6))}


def before_after_lacks(record: Record, view: View) -> str | None:
    """Three walks rated before and after."""
    here = len(rated_walks(record.entries, view.first, view.last))
    ever = int((~np.isnan(record.entries.change)).sum())
    walks = ("walk rated before and after", "walks rated before and after")
    return lack(here, ever, _LEAST_WALKS, *walks)


def before_after(record: Record, view: View, look: Look, size: tuple[float, float]) -> Chart:
    """A panel a direction; a thick line joins the median before with the median after.

    With very many walks, those with equal ratings share a line as wide as they are many.
    """
    lines = walk_lines(rated_walks(record.entries, view.first, view.last))
    titles = [_TITLES[way] for way in lines.directions]
    figure, panels = sheet(look, size, titles, widths=(1,) * len(titles), room=_ROOM)
    panels[0].set_ylim(-0.6, 10.6)
    panels[0].set_yticks(range(0, 11, 2))
    panels[0].set_ylabel("Pain, 0–10")
    for at, (axes, way) in enumerate(zip(panels, lines.directions, strict=True)):
        _label(axes, count(int(lines.count[lines.panel == at].sum()), "walk"), look)
        _draw_lines(axes, lines, at, look)
        _draw_median(axes, lines, at, look, way_style(way, look).marker)
    _write_legend(figure, panels[0], look)
    walked = int((record.entries.between(view.first, view.last).minutes > 0).sum())
    return Chart(
        figure,
        _QUESTION,
        walks_answer(lines),
        walks_basis(lines, walked - len(lines.walks)),
        walks_table(lines),
        _points(tuple(panels), lines),
    )


def _label(axes: Axes, walks: str, look: Look) -> None:
    width, _ = panel_points(axes)
    room = min(_VALUE * look.text_points, width / 4)  # the lines keep half of the panel
    margin = room / (width - 2 * room)
    axes.set_xlim(-margin, 1 + margin)
    axes.set_xticks((0, 1), ("before", "after"))
    axes.grid(visible=True, axis="x")
    axes.set_xlabel(walks)


def _draw_lines(axes: Axes, lines: WalkLines, panel: int, look: Look) -> None:
    """Falling, level and rising lines; a shared one is as wide as its walks are many."""
    colour = way_style(lines.directions[panel], look).colour
    widths = _widths(lines)
    for (gid, style), moved in zip(_STYLES.items(), fell_stayed_rose(lines.change), strict=True):
        chosen = moved & (lines.panel == panel)
        ends = np.zeros((int(chosen.sum()), 2, 2))
        ends[:, 1, 0] = 1
        ends[:, :, 1] = np.column_stack((lines.before, lines.after))[chosen]
        ends[:, :, 1] += lines.shift[chosen, np.newaxis]
        axes.add_collection(
            LineCollection(
                list(ends),
                linewidths=widths[chosen],
                linestyles=[style],
                colors=look.faint if gid == "stayed" else colour,
                alpha=0.7,
                gid=gid,
            ),
            autolim=False,
        )


def _widths(lines: WalkLines) -> Floats:
    """In points: in proportion to how many walks a line stands for."""
    if not lines.shared:
        return np.full(len(lines), _THIN)
    most = np.bincount(lines.panel, lines.count).max()
    a_walk = min(_WIDEST / lines.count.max(), _TOGETHER / most)
    widths: Floats = np.maximum(lines.count * a_walk, 0.4)
    return widths


def _draw_median(axes: Axes, lines: WalkLines, panel: int, look: Look, marker: str) -> None:
    walks = lines.in_panel(panel)
    middles = [float(np.median(walks.field(name))) for name in ("pain_before", "pain")]
    for colour, width, gid in ((look.card, 6.0, None), (look.ink, 3.5, "median")):
        axes.plot(
            (0, 1),
            middles,
            color=colour,
            lw=width,
            marker=marker,
            markersize=width + 5,
            zorder=4,
            gid=gid,
        )
    for x, value, side in ((0, middles[0], "right"), (1, middles[1], "left")):
        axes.annotate(
            number(value),
            (x, value),
            xytext=((2 * x - 1) * 0.6 * look.text_points, 0),
            textcoords="offset points",
            ha=side,
            va="center",
            color=look.ink,
            fontweight="bold",
            fontsize=look.text_points,
            gid="median",
        )


def _write_legend(figure: Figure, axes: Axes, look: Look) -> None:
    """What falls, stays and rises, and the median, under all panels."""
    handles = [
        Line2D((), (), color=look.faint if name == "stayed" else look.quiet, ls=style, lw=1.6)
        for name, style in _STYLES.items()
    ]
    handles.append(Line2D((), (), color=look.ink, lw=3.5))
    axes.legend(
        handles,
        [*_STYLES, "median"],
        loc="lower center",
        bbox_to_anchor=(0.5, 0),
        bbox_transform=figure.transFigure,
        ncols=len(handles),
        frameon=False,
        borderaxespad=0.4,
        columnspacing=1.4,
        handletextpad=0.5,
        handlelength=1.9,
        labelcolor=look.quiet,
        fontsize=look.text_points * 0.9,
    )


def _points(panels: tuple[Axes, ...], lines: WalkLines) -> Points:
    return Points(
        axes=panels,
        panel=lines.panel,
        x=np.full(len(lines), _ALONG),
        y=lines.before * (1 - _ALONG) + lines.after * _ALONG + lines.shift,
        says=lambda at: line_words(lines, at),
        behind=lambda at: these(lines.walks.uuids[lines.behind(at)]),
    )
