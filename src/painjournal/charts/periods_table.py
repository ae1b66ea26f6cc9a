"""The same figures of two times, side by side."""

from collections.abc import Callable

import numpy as np

from painjournal.analysis.period import HIGH_PAIN, Period
from painjournal.charts.chart import Table
from painjournal.charts.periods_words import span_name
from painjournal.charts.value_words import number, signed
from painjournal.journal.entry import Direction

_Figures = tuple[tuple[str, Callable[[Period], float]], ...]

#: Numbers of days and walks, which grow with the time itself.
_DAYS: _Figures = (
    ("Days", lambda one: one.length),
    ("Rated days", lambda one: one.rated_days),
    ("Days not recorded", lambda one: one.not_recorded),
)
_BEFORE: _Figures = (("Days before your journal began", lambda one: one.before_journal),)
_PAIN: _Figures = (
    ("Mean pain", lambda one: one.mean_pain),
    ("Median of the days", lambda one: one.median_pain),
    ("Worst pain", lambda one: one.worst_pain),
    ("Mean morning pain", lambda one: one.morning_mean),
)
_COUNTS: _Figures = (
    (f"Days with pain {HIGH_PAIN} or more", lambda one: one.high_pain_days),
    ("Rated mornings", lambda one: one.mornings),
    ("Days with walking recorded", lambda one: one.walking_days),
    ("Walks forward", lambda one: _walking(one, one.walks[Direction.FORWARD])),
    ("Walks backward", lambda one: _walking(one, one.walks[Direction.BACKWARD])),
    ("Walks both", lambda one: _walking(one, one.walks[Direction.BOTH])),
    ("Days without a walk", lambda one: _walking(one, one.no_walk_days)),
)
_MINUTES: _Figures = (
    ("Minutes a day", lambda one: one.minutes),
    ("Minutes forward a day", lambda one: one.forward_minutes),
    ("Minutes backward a day", lambda one: one.backward_minutes),
)


def periods_table(earlier: Period, later: Period) -> Table:
    """A row a figure, with later − earlier; a dash is unknown.

    Numbers of days and walks have a difference only when the times are as long as each
    other: otherwise it would compare nothing.
    """
    alike = earlier.length == later.length
    before = _BEFORE if earlier.before_journal or later.before_journal else ()
    rows = [
        (name, number(of(earlier)), number(of(later)), _difference(of(earlier), of(later)))
        if alike or figures in (_PAIN, _MINUTES)
        else (name, number(of(earlier)), number(of(later)), "")
        for figures in (_DAYS, before, _PAIN, _COUNTS, _MINUTES)
        for name, of in figures
    ]
    names = (span_name(one.first, one.last) for one in (earlier, later))
    return Table(("Figure", *names, "Difference"), tuple(rows))


def _walking(one: Period, found: int) -> float:
    """A number of walks or of days without; unknown where walking was never recorded."""
    return found if one.walking_days else np.nan


def _difference(then: float, now: float) -> str:
    """Later − earlier, rounded only after that, as in the answer."""
    return signed(now - then)
