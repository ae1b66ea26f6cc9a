"""A ruler for pain: the person's own first month, and the difference that matters."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from matplotlib.axes import Axes

from painjournal.analysis.daily import DailySeries
from painjournal.charts.look import Look
from painjournal.journal.scales import DIFFERENCE_THAT_MATTERS

SOURCE = "1 point is about the least that people in lasting pain notice (Salaffi 2004)."
_FIRST_DAYS = 30
#: 3 rated days a week say nearly as much as 7 (PMID 19070550).
_LEAST_RATED = 12


@dataclass(frozen=True, slots=True)
class Ruler:
    """The mean of the daily means over a journal's first 30 days, which end on `last`."""

    mean: float
    last: date
    rated_days: int

    def words(self, pain: float) -> str:
        """How a mean pain compares with the first month, in words."""
        difference = round(pain, 1) - round(self.mean, 1)
        if abs(difference) < 0.05:
            return "the same as in your first month"
        way = "lower" if difference < 0 else "higher"
        points = count_points(abs(difference))
        return f"{points} {way} than in your first month, {weight(difference)}"


def count_points(points: float) -> str:
    """A difference on the scale: "1.3 points", "1 point"."""
    number = f"{points:.1f}".removesuffix(".0")
    return f"{number} {'point' if number == '1' else 'points'}"


def weight(difference: float) -> str:
    """Whether a difference on the scale, as it is shown to one decimal, matters; in words."""
    if round(abs(difference), 1) >= DIFFERENCE_THAT_MATTERS:
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
    return Ruler(float(np.nanmean(means)), last, rated)


def draw_ruler(axes: Axes, ruler: Ruler, look: Look) -> None:
    """Shade what is too near the first month to matter."""
    low, high = ruler.mean - DIFFERENCE_THAT_MATTERS, ruler.mean + DIFFERENCE_THAT_MATTERS
    axes.axhspan(
        max(low, 0),
        min(high, 10),
        facecolor=look.accent,
        alpha=0.1,
        lw=0,
        zorder=0.5,
        label="your first month ± 1",
        gid="ruler",
    )
    axes.axhline(ruler.mean, color=look.accent, lw=1, alpha=0.5, zorder=0.7)
