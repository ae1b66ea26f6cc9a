"""What minutes and pain show beside the answer: the basis, a table, and dot by dot."""

from datetime import date

from painjournal.analysis.paired_days import PairedDays
from painjournal.analysis.trend import Trend
from painjournal.analysis.ways import WAYS
from painjournal.charts.before_after_words import BY_ITSELF
from painjournal.charts.chart import NO_CAUSE, Table
from painjournal.charts.minutes_dots import Dots
from painjournal.charts.outcome_words import outcome_number, outcome_words
from painjournal.charts.view import View
from painjournal.journal.entry import Direction
from painjournal.journal.outcome import Outcome
from painjournal.journal.words import count, day_name

_MOVED = "Equal days are drawn beside each other, nearer to their own minutes than to any others"
_ABOVE = "; where there are too many for that, also up to 0.15 points above and below"
_TREND = (
    "The trend follows, at each place, the nearest two thirds of the days with a walk "
    "(Cleveland 1979)."
)
_WAYS = {
    Direction.FORWARD: "forward",
    Direction.BACKWARD: "backward",
    Direction.BOTH: "both ways",
    Direction.NO_WALK: "without a walk",
}


def minutes_basis(days: PairedDays, dots: Dots, trend: Trend | None, view: View) -> str:
    """How many days, how many lack a value, and how pain, dots and trend are made."""
    words = outcome_words(view.outcome, view.lag)
    counts = [(int(days.went(way).sum()), name) for way, name in _WAYS.items()]
    ways = ", ".join(f"{found:,} {name}" for found, name in counts if found)
    parts = [
        f"{count(len(days), *words.noun)}, each beside the minutes walked {words.before}: {ways}."
    ]
    if days.lacking:
        lacks = "lacks" if days.lacking == 1 else "lack"
        parts.append(f"{count(days.lacking, 'more day')} {lacks} one of the two.")
    parts.append(words.method)
    if view.outcome is Outcome.CHANGE:
        parts.append(BY_ITSELF)
    if dots.step is None:
        moved_up = bool((dots.y != dots.pain).any())
        parts.append(f"{_MOVED}{_ABOVE if moved_up else ''}.")
    else:
        parts.append(
            f"Days are gathered to the nearest {dots.step} minutes and the nearest point of "
            "pain; the larger a dot, the more days it stands for."
        )
    if trend is not None:
        parts.append(_TREND)
    return " ".join((*parts, NO_CAUSE))


def minutes_table(days: PairedDays, dots: Dots, view: View) -> Table:
    """One row a day, newest first; or one a dot, when dots stand for many days."""
    title = outcome_words(view.outcome, view.lag).title
    if dots.step is not None:
        columns = zip(dots.minutes, dots.ways, dots.pain, dots.count, strict=True)
        return Table(
            ("Minutes, about", "Direction", f"{title}, about", "Days"),
            tuple(
                (
                    f"{minutes:.0f}",
                    WAYS[way].capitalize(),
                    outcome_number(pain, view.outcome),
                    f"{many:,}",
                )
                for minutes, way, pain, many in columns
            ),
        )
    names = (day_name(day) for day in days.walked_on.astype(object))
    rows = [
        (name, WAYS[way].capitalize(), f"{minutes:.0f}", outcome_number(pain, view.outcome))
        for name, way, minutes, pain in zip(names, days.ways, days.minutes, days.pain, strict=True)
    ]
    return Table(("Day", "Direction", "Minutes", title), tuple(reversed(rows)))


def dot_words(days: PairedDays, dots: Dots, at: int, view: View) -> str:
    """What a dot stands for, a line of text each."""
    title = outcome_words(view.outcome, view.lag).title
    way, about = WAYS[dots.ways[at]], "" if dots.step is None else "about "
    walk = f"{about}{dots.minutes[at]:.0f} min {_WAYS[way]}"
    if way is Direction.NO_WALK:
        walk = "no walk"
    pain = f"{title[0].lower()}{title[1:]}: {about}{outcome_number(dots.pain[at], view.outcome)}"
    if dots.step is not None:
        return "\n".join((count(int(dots.count[at]), "day"), walk, pain))
    day: date = days.walked_on[dots.behind(at)[0]].astype(object)
    return "\n".join((day_name(day), walk, pain))
