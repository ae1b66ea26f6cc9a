"""An experiment block by block: each block's difference, their mean and its range."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from painjournal.analysis.answers.answer import Answer
from painjournal.analysis.answers.experiment_blocks import Blocks
from painjournal.analysis.answers.words.figures import in_blocks, known, other_way, side
from painjournal.analysis.answers.words.method import goes_with
from painjournal.analysis.daily import Floats
from painjournal.charts.chart import Chart, Points, Table
from painjournal.charts.look import Look
from painjournal.charts.sheet import Room, sheet, write_legend
from painjournal.charts.value_words import signed
from painjournal.journal.listing import Listing
from painjournal.journal.words import days_name

_ROOM = Room(left=3.2, below=1.6)
_LEAST = 2.0  # NRS points up and down
_DOT = 7.0  # points of 1/72 inch


def blocks_picture(answer: Answer, blocks: Blocks, look: Look, size: tuple[float, float]) -> Chart:
    """Each block's difference in the order of time; below 0 there was less pain with backward."""
    estimate, low, high = known(answer)
    figure, (axes,) = sheet(look, size, [f"Backward − {_other(answer)}, points"], room=_ROOM)
    number = np.arange(1, len(blocks.difference) + 1, dtype=float)
    _scale(axes, number, blocks.difference, estimate, look)
    axes.set_xlabel(_name(answer).capitalize())
    _shade_unusable(axes, number[np.isnan(blocks.difference)], look)
    _draw_mean(axes, (low, estimate, high), look)
    _draw_blocks(axes, number, blocks.difference, look)
    write_legend(axes, look)
    usable = ~np.isnan(blocks.difference)
    lower = int((blocks.difference[usable] < 0).sum())
    return Chart(
        figure,
        f"What did each {_name(answer)} show?",
        f"In {lower} of {in_blocks(answer, int(usable.sum()))} there was less pain with walking "
        f"backward than with {other_way(answer)}; on average it was {side(estimate)}.",
        f"Each dot is a {_name(answer)}: what was drawn backward less the other, after "
        f"{goes_with(answer)}, was taken out. The shaded range is that of the mean; single ones "
        "differ more.",
        _table(blocks, answer),
        Points(
            axes=(axes,),
            panel=np.zeros(len(number), dtype=np.intp),
            x=number,
            y=blocks.difference,
            says=lambda at: _says(blocks, at, answer),
            behind=lambda at: Listing(first=blocks.first[at], last=blocks.last[at]),
            by_x=True,
        ),
    )


def _name(answer: Answer) -> str:
    """What a person calls a block."""
    return in_blocks(answer, 1).removeprefix("1 ")


def _other(answer: Answer) -> str:
    return "no walk" if answer.comparator is None else str(answer.comparator.value)


def _scale(axes: Axes, number: Floats, difference: Floats, estimate: float, look: Look) -> None:
    furthest = max(np.nanmax(np.abs(difference)), abs(estimate), _LEAST)
    axes.set_ylim(-1.15 * furthest, 1.15 * furthest)
    axes.set_xlim(0.4, len(number) + 0.6)
    axes.xaxis.set_major_locator(MaxNLocator(12, integer=True))
    axes.yaxis.set_major_locator(MaxNLocator(6, integer=True))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: signed(value)))
    axes.axhline(0, color=look.faint, lw=1.2, zorder=0.9, gid="no-difference")


def _shade_unusable(axes: Axes, numbers: Floats, look: Look) -> None:
    for at, number in enumerate(numbers):
        axes.axvspan(
            number - 0.5,
            number + 0.5,
            facecolor=look.unknown,
            lw=0,
            zorder=0.2,
            label="not usable" if not at else None,
            gid="unusable",
        )


def _draw_mean(axes: Axes, placed: tuple[float, float, float], look: Look) -> None:
    low, estimate, high = placed
    bottom, top = axes.get_ylim()
    axes.axhspan(
        max(low, bottom),
        min(high, top),
        facecolor=look.accent,
        alpha=0.15,
        lw=0,
        zorder=0.5,
        label="its range",
        gid="range",
    )
    axes.axhline(estimate, color=look.accent, lw=2.4, zorder=1.5, label="mean", gid="mean")


def _draw_blocks(axes: Axes, number: Floats, difference: Floats, look: Look) -> None:
    axes.vlines(number, 0, difference, color=look.quiet, lw=1.4, zorder=2, gid="stems")
    axes.plot(
        number,
        difference,
        linestyle="none",
        marker="o",
        markersize=_DOT,
        color=look.ink,
        markeredgecolor=look.card,
        markeredgewidth=1,
        zorder=3,
        label="one of them",
        gid="blocks",
    )


def _says(blocks: Blocks, at: int, answer: Answer) -> str:
    days = days_name(blocks.first[at], blocks.last[at])
    first = "backward" if blocks.backward_first[at] else _other(answer)
    return "\n".join((f"{at + 1}. {days}", f"{first} first", _difference(blocks, at)))


def _difference(blocks: Blocks, at: int) -> str:
    value = float(blocks.difference[at])
    return "not usable: an outcome is missing" if np.isnan(value) else side(value)


def _table(blocks: Blocks, answer: Answer) -> Table:
    rows = tuple(
        (
            str(at + 1),
            days_name(blocks.first[at], blocks.last[at]),
            "Backward" if blocks.backward_first[at] else _other(answer).capitalize(),
            "–" if np.isnan(value) else f"{value:+.2f}".replace("-", "−"),
        )
        for at, value in enumerate(blocks.difference)
    )
    return Table(("Number", "Days", "First", "Difference"), rows)
