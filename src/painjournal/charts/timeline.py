"""Pain above, walking below, on one time axis."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.ticker import MaxNLocator

from painjournal.analysis.daily import DailySeries, Flags, Floats, rolling_mean
from painjournal.analysis.grain import Grain, Spans, grain_for, spans
from painjournal.charts.chart import Chart
from painjournal.charts.dates import label_dates
from painjournal.charts.look import Look
from painjournal.charts.panels import panels
from painjournal.charts.timeline_words import timeline_sentence, timeline_table

#: More points than this on one panel cannot be told apart on a usual screen.
MOST_POINTS = 420
MEAN_DAYS = 7
_TITLES = ("Pain, 0–10", "Walking, minutes a day")
_BAR = 0.8
_LEAST_MINUTES = 20


def timeline(series: DailySeries, look: Look, size: tuple[float, float]) -> Chart:
    """Each day's pain and minutes; `size` is the figure's width and height in inches.

    A day not recorded is shaded in the panel that misses it; a day without a walk has a
    ring on the base line. Long ranges gather days into weeks, months, quarters or years.
    """
    grain = grain_for(series.days, MOST_POINTS)
    gathered = spans(series, grain)
    figure, pain, walking = timeline_panels(series, look, size)
    begun = _begun(series, gathered)
    _draw_pain(pain, series, gathered, begun, look)
    _draw_walking(walking, gathered, begun, look)
    if not begun.any():
        pain.text(
            0.5,
            0.5,
            "Nothing recorded here yet.\nYour next entry will show at once.",
            transform=pain.transAxes,
            ha="center",
            va="center",
            linespacing=1.6,
            color=look.quiet,
        )
    return Chart(figure, timeline_sentence(series, grain), timeline_table(gathered))


def timeline_panels(
    series: DailySeries, look: Look, size: tuple[float, float]
) -> tuple[Figure, Axes, Axes]:
    """The two empty panels with their shared time axis."""
    figure, (pain, walking) = panels(look, size, _TITLES, heights=(3, 2))
    pain.set_ylim(-0.4, 10.4)
    pain.set_yticks(range(0, 11, 2))
    walking.set_ylim(0, _LEAST_MINUTES)
    walking.yaxis.set_major_locator(MaxNLocator(4, integer=True, steps=[1, 2, 5, 10]))
    start = np.datetime64(series.first, "D").astype(float)
    walking.set_xlim(start - 0.5, start + series.days - 0.5)
    label_dates(walking, series.days)
    return figure, pain, walking


def _begun(series: DailySeries, gathered: Spans) -> Flags:
    """Spans that the journal reaches: before it began, nothing is missing."""
    if series.begins is None:
        return np.zeros(len(gathered.starts), dtype=bool)
    begun: Flags = gathered.stops > np.datetime64(series.begins, "D")
    return begun


def _draw_pain(axes: Axes, series: DailySeries, gathered: Spans, begun: Flags, look: Look) -> None:
    middle = _middle(gathered)
    by_day = gathered.grain is Grain.DAY
    line = rolling_mean(series.mean_pain, MEAN_DAYS) if by_day else gathered.mean_pain
    axes.plot(
        middle,
        gathered.mean_pain,
        linestyle="none",
        marker="o",
        markersize=4,
        color=look.quiet,
        alpha=0.75,
        label=f"each {gathered.grain.value}'s mean",
        gid="pain-means",
    )
    axes.plot(
        middle,
        line,
        color=look.ink,
        linewidth=2,
        solid_capstyle="round",
        label=f"{MEAN_DAYS}-day mean" if by_day else None,
        gid="pain-line",
    )
    _shade(axes, gathered, begun & np.isnan(gathered.mean_pain), look, "not recorded")
    _legend(axes, look)


def _draw_walking(axes: Axes, gathered: Spans, begun: Flags, look: Look) -> None:
    top = np.nan_to_num(gathered.forward + gathered.backward)
    axes.set_ylim(0, max(_LEAST_MINUTES, top.max(initial=0) * 1.08))
    zero = np.zeros(len(top))
    forward = np.nan_to_num(gathered.forward)
    _bars(axes, gathered, zero, forward, facecolor=look.forward, label="forward", gid="forward")
    _bars(
        axes,
        gathered,
        forward,
        top,
        facecolor=look.backward,
        edgecolor=look.hatch,
        hatch="////",
        label="backward",
        gid="backward",
    )
    none = gathered.no_walk
    axes.plot(
        _middle(gathered)[none],
        zero[none],
        linestyle="none",
        marker="o",
        markersize=3.2,
        markerfacecolor=look.card,
        markeredgecolor=look.quiet,
        clip_on=False,
        zorder=5,
        label="no walk",
        gid="no-walk",
    )
    _shade(axes, gathered, begun & np.isnan(gathered.forward), look)
    _legend(axes, look)


def _bars(axes: Axes, gathered: Spans, low: Floats, high: Floats, **style: str) -> None:
    """All bars of one kind as one path: a patch a bar takes seconds for a long journal."""
    tall = high > low
    left, right = _edges(gathered, _BAR)
    corners = np.stack(
        [
            np.column_stack((x[tall], y[tall]))
            for x, y in ((left, low), (left, high), (right, high), (right, low), (left, low))
        ],
        axis=1,
    ).reshape(-1, 2)
    codes = np.array([Path.MOVETO, *[Path.LINETO] * 3, Path.CLOSEPOLY], dtype=Path.code_type)
    path = Path(corners, np.tile(codes, int(tall.sum())))
    # add_patch would walk every bar for limits that are set already
    axes.add_artist(PathPatch(path, linewidth=0, **style))


def _shade(
    axes: Axes, gathered: Spans, missing: Flags, look: Look, label: str | None = None
) -> None:
    left, right = _edges(gathered, 1.0)
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


def _legend(axes: Axes, look: Look) -> None:
    axes.legend(
        loc="lower right",
        bbox_to_anchor=(1, 1),
        ncols=4,
        frameon=False,
        borderaxespad=0.2,
        columnspacing=1.2,
        handletextpad=0.5,
        handlelength=1.4,
        labelcolor=look.quiet,
        fontsize=look.text_points * 0.9,
    )


def _edges(gathered: Spans, share: float) -> tuple[Floats, Floats]:
    """Left and right of each span on the time axis, a day's noon being its date's number."""
    start = gathered.starts.astype(float) - 0.5
    width = (gathered.stops - gathered.starts).astype(float)
    return start + width * (1 - share) / 2, start + width * (1 + share) / 2


def _middle(gathered: Spans) -> Floats:
    left, right = _edges(gathered, 1.0)
    return (left + right) / 2
