"""What chance alone would give: the mean difference in every order that could have been drawn."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from painjournal.analysis.answers.experiment_blocks import Blocks
from painjournal.analysis.answers.words.figures import side, tries
from painjournal.analysis.daily import Floats
from painjournal.analysis.experiment.by_chance import ByChance
from painjournal.charts.chart import Chart, Points, Table
from painjournal.charts.look import Look
from painjournal.charts.sheet import Room, sheet, write_legend
from painjournal.charts.value_words import signed
from painjournal.journal.listing import Listing
from painjournal.journal.words import count

_ROOM = Room(left=3.2, below=1.6)
_GAP = 0.06  # between bars, as a share of their width
#: Beyond this many orders in 100,000 nothing could be seen of a bar.
_SEEN = 1e-5


def chance_picture(blocks: Blocks, look: Look, size: tuple[float, float]) -> Chart:
    """How many orders give which mean difference; those as far out as the drawn one stand out."""
    chance = blocks.by_chance
    figure, (axes,) = sheet(look, size, ["Orders, in 100"], room=_ROOM)
    middles = (chance.edges[:-1] + chance.edges[1:]) / 2
    shares = np.array([100 * one / chance.total for one in chance.orders])
    _scale(axes, chance, shares, look)
    _draw_bars(axes, chance, shares, look)
    axes.axvline(
        chance.observed, color=look.ink, lw=2.4, zorder=4, label="your order", gid="observed"
    )
    write_legend(axes, look)
    seen = np.flatnonzero(shares > 0)
    return Chart(
        figure,
        "Could chance alone have done this?",
        chance_words(chance),
        "If the direction made no difference at all, each of these orders would have been as "
        "likely as yours, and so would its difference. The full bars differ as much as yours, "
        "one way or the other.",
        _table(chance, seen.tolist()),
        Points(
            axes=(axes,),
            panel=np.zeros(len(seen), dtype=np.intp),
            x=middles[seen],
            y=shares[seen],
            says=lambda at: _says(chance, int(seen[at])),
            behind=lambda _: Listing(first=blocks.first[0], last=blocks.last[-1]),
            by_x=True,
        ),
    )


def chance_words(chance: ByChance) -> str:
    """In how many orders the difference would be as large."""
    return (
        f"In {chance.count:,} of {count(chance.total, 'order')} the difference would be as large "
        f"as yours ({side(chance.observed)}), one way or the other: "
        f"{tries(chance.count / chance.total).removesuffix(' tries')}."
    )


def _scale(axes: Axes, chance: ByChance, shares: Floats, look: Look) -> None:
    seen = np.flatnonzero(shares > 100 * _SEEN)
    reach = max(abs(chance.edges[seen[0]]), abs(chance.observed)) * 1.06
    axes.set_xlim(-reach, reach)
    axes.set_ylim(0, shares.max() * 1.1)
    axes.set_xlabel("Mean difference, points")
    axes.xaxis.set_major_locator(MaxNLocator(8))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: signed(value)))
    axes.yaxis.set_major_locator(MaxNLocator(5))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    axes.axvline(0, color=look.faint, lw=1.2, zorder=0.9, gid="no-difference")


def _draw_bars(axes: Axes, chance: ByChance, shares: Floats, look: Look) -> None:
    left, width = chance.edges[:-1], np.diff(chance.edges)
    for chosen, colour, alpha, label, gid in (
        (~chance.extreme, look.accent, 0.3, "nearer to 0", "nearer"),
        (chance.extreme, look.accent, 1.0, "as far out", "extreme"),
    ):
        axes.bar(
            (left + _GAP / 2 * width)[chosen],
            shares[chosen],
            width[chosen] * (1 - _GAP),
            align="edge",
            facecolor=colour,
            alpha=alpha,
            linewidth=0,
            zorder=2,
            label=label,
            gid=gid,
        )


def _says(chance: ByChance, at: int) -> str:
    far = "as far out as yours" if chance.extreme[at] else "nearer to 0 than yours"
    return "\n".join((_between(chance, at), count(chance.orders[at], "order"), far))


def _between(chance: ByChance, at: int) -> str:
    low, high = (f"{edge:+.2f}".replace("-", "−") for edge in chance.edges[at : at + 2])
    return f"{low} to {high} points"


def _table(chance: ByChance, seen: list[int]) -> Table:
    rows = tuple(
        (
            _between(chance, at),
            f"{chance.orders[at]:,}",
            "yes" if chance.extreme[at] else "no",
        )
        for at in seen
    )
    return Table(("Mean difference", "Orders", "As far out as yours"), rows)
