"""A ruler for pain: the person's own first month, and the difference that matters."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from matplotlib.axes import Axes

from painjournal.analysis.daily import DailySeries
from painjournal.charts.look import Look
from painjournal.journal.scales import DIFFERENCE_THAT_MATTERS, NRS

SOURCE = "1 point is about the least that people in lasting pain notice (Salaffi 2004)."
#: A smaller difference would be written as 0.0.
SAME = 0.05
_EQUAL = 1e-9  # means of whole numbers, such as 5.1 and 4.1, differ by a little less than 1
_FIRST_DAYS = 30
#: 3 rated days a week say nearly as much as 7 (PMID 19070550).
_LEAST_RATED = 12


@dataclass(frozen=True, slots=True)
class Ruler:
    """The mean of the daily means over a journal's first 30 days, which end on `last`."""

    mean: float
    last: date

    def words(self, pain: float) -> str:
        """How a mean pain compares with the first month, in words."""
        difference = pain - self.mean
        if abs(difference) < SAME:
            return "the same as in your first month"
        way = "lower" if difference < 0 else "higher"
        points = count_points(abs(difference))
        return f"{points} {way} than in your first month, {weight(difference)}"


def count_points(points: float) -> str:
    """A difference on the scale: "1.3 points", "1 point".

    One that is too small to matter is never rounded up to one that matters.
    """
    number = f"{points:.1f}".removesuffix(".0")
    if number == "1":
        return "1 point" if matters(points) else "just under 1 point"
    return f"{number} points"


def matters(difference: float) -> bool:
    """Whether a difference on the scale, not rounded, is one that people notice."""
    return abs(difference) > DIFFERENCE_THAT_MATTERS - _EQUAL


def weight(difference: float) -> str:
    """Whether a difference on the scale, not rounded, matters; in words."""
    if matters(difference):
        return "a difference that matters"
    return "too small a difference to matter"


def ruler_of(days: DailySeries) -> Ruler | None:
    """The ruler of a whole journal; none before its first month is over and well rated."""
    if days.begins is None:
        return None
    last = days.begins + timedelta(days=_FIRST_DAYS - 1)
    means = days.between(days.begins, last).mean_pain
    rated = int((~np.isnan(means)).sum())
    if last >= days.last or rated < _LEAST_RATED:
        return None
    return Ruler(float(np.nanmean(means)), last)


def draw_ruler(axes: Axes, ruler: Ruler, look: Look) -> None:
    """Shade what is too near the first month to matter."""
    shade_near(axes, ruler.mean, look, "your first month ± 1")
    axes.axhline(ruler.mean, color=look.accent, lw=1, alpha=0.5, zorder=0.7)


def shade_near(axes: Axes, mean: float, look: Look, label: str) -> None:
    """Shade the pains, as far as the scale goes, that are too near a mean to matter."""
    axes.axhspan(
        max(mean - DIFFERENCE_THAT_MATTERS, NRS[0]),
        min(mean + DIFFERENCE_THAT_MATTERS, NRS[-1]),
        facecolor=look.accent,
        alpha=0.1,
        lw=0,
        zorder=0.5,
        label=label,
        gid="too-near",
    )
