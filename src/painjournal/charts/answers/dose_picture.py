"""Minutes of three days against the pain of the next morning, with the line through them."""

from datetime import date, timedelta

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from painjournal.analysis.answers.answer import Answer
from painjournal.analysis.answers.from_minutes import MINUTES
from painjournal.analysis.answers.mornings import Mornings
from painjournal.analysis.answers.words.figures import known
from painjournal.analysis.answers.words.sentences import details
from painjournal.charts.chart import Chart, Points, Table
from painjournal.charts.look import Look
from painjournal.charts.outcome_axis import outcome_axis
from painjournal.charts.sheet import Room, sheet, write_legend
from painjournal.charts.value_words import number
from painjournal.journal.listing import Listing
from painjournal.journal.outcome import Outcome
from painjournal.journal.words import count, day_name

_ROOM = Room(left=3.2, below=1.6)
_LONGEST_AT_LEAST = 15.0
_ALPHA = (0.55, 0.12)  # of few dots, and of very many
_MANY = 1500


def dose_picture(
    answer: Answer, mornings: Mornings, look: Look, size: tuple[float, float]
) -> Chart:
    """A dot a morning; the line has the answer's slope, its shade the slopes of the range."""
    figure, (axes,) = sheet(look, size, ["Pain the next morning, 0–10"], room=_ROOM)
    longest = max(float(mornings.minutes.max()), _LONGEST_AT_LEAST)
    axes.set_xlim(-0.02 * longest, 1.02 * longest)
    axes.xaxis.set_major_locator(MaxNLocator(7, integer=True, steps=[1, 1.5, 2, 3, 5, 6, 10]))
    axes.set_xlabel("Minutes a day, mean of three days")
    outcome_axis(axes, Outcome.MORNING, 0, look)
    _draw_dots(axes, mornings, look)
    _draw_line(axes, answer, mornings, look)
    write_legend(axes, look)
    return Chart(
        figure,
        "How do minutes and mornings go together?",
        details(answer)[0],
        f"{count(len(mornings.pain), 'morning')}. The line goes through their middle with the "
        "slope that is left when any trend and weekends are allowed for; the shade holds every "
        "slope within the range. You chose these days yourself, so this shows no cause.",
        _table(mornings),
        Points(
            axes=(axes,),
            panel=np.zeros(len(mornings.pain), dtype=np.intp),
            x=mornings.minutes,
            y=mornings.pain,
            says=lambda at: _says(mornings, at),
            behind=lambda at: _behind(mornings, at),
        ),
    )


def _draw_dots(axes: Axes, mornings: Mornings, look: Look) -> None:
    few, many = _ALPHA
    share = min(len(mornings.pain) / _MANY, 1.0)
    axes.plot(
        mornings.minutes,
        mornings.pain,
        linestyle="none",
        marker="o",
        markersize=6,
        markeredgewidth=0,
        color=look.quiet,
        alpha=few + (many - few) * share,
        zorder=2,
        gid="mornings",
    )
    axes.plot((), (), "o", color=look.quiet, markersize=6, markeredgewidth=0, label="a morning")


def _draw_line(axes: Axes, answer: Answer, mornings: Mornings, look: Look) -> None:
    """From the shortest to the longest walks there are."""
    estimate, low, high = (slope / MINUTES for slope in known(answer))
    x = np.linspace(mornings.minutes.min(), mornings.minutes.max(), 50)
    away = x - mornings.minutes.mean()
    middle = mornings.pain.mean()
    axes.fill_between(
        x,
        middle + low * away,
        middle + high * away,
        facecolor=look.accent,
        alpha=0.2,
        linewidth=0,
        zorder=2.5,
        label="its range",
        gid="range",
    )
    for colour, width, name in ((look.card, 5.0, None), (look.accent, 2.6, "line")):
        axes.plot(
            x, middle + estimate * away, color=colour, lw=width, zorder=3, label=name, gid=name
        )


def _night(mornings: Mornings, at: int) -> date:
    day: date = mornings.day[at].astype(object)
    return day


def _says(mornings: Mornings, at: int) -> str:
    return "\n".join(
        (
            f"Morning of {day_name(_night(mornings, at) + timedelta(days=1))}",
            f"{number(mornings.minutes[at])} min a day before",
            f"pain {number(mornings.pain[at])}",
        )
    )


def _behind(mornings: Mornings, at: int) -> Listing:
    """The entries of the three days and of the morning itself."""
    last = _night(mornings, at)
    return Listing(first=last - timedelta(days=2), last=last + timedelta(days=1))


def _table(mornings: Mornings) -> Table:
    rows = tuple(
        (
            day_name(_night(mornings, at) + timedelta(days=1)),
            number(mornings.minutes[at]),
            number(mornings.pain[at]),
        )
        for at in reversed(range(len(mornings.pain)))
    )
    return Table(("Morning", "Minutes a day before", "Pain"), rows)
