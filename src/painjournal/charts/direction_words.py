"""What the columns of days by direction show, as sentences and as a table."""

from collections.abc import Sequence

import numpy as np

from painjournal.analysis.direction_days import COMPARED, DirectionDays, Directions
from painjournal.charts.chart import NO_CAUSE, Table
from painjournal.charts.outcome_words import outcome_number
from painjournal.charts.swarm import Rows
from painjournal.charts.value_words import listed
from painjournal.journal.entry import Direction
from painjournal.journal.outcome import Outcome
from painjournal.journal.words import count

QUESTIONS = {
    Outcome.MORNING: "Is the morning after different when I walk backward?",
    Outcome.DAY: "Is pain different on days when I walk backward?",
    Outcome.CHANGE: "Does pain change differently over walks on backward days?",
}
_OPENINGS = {Outcome.MORNING: "On mornings after", Outcome.DAY: "On", Outcome.CHANGE: "On"}
_JOINTS = {Outcome.MORNING: "after", Outcome.DAY: "on", Outcome.CHANGE: "on"}
_CHOSEN = "You chose these days yourself, so other things differ between them too."


def answer_words(found: Directions, outcome: Outcome) -> str:
    """The medians of the matched days; those that set the number come first."""
    is_change = outcome is Outcome.CHANGE
    was = "the change over a walk was" if is_change else "pain was"
    was += " typically"
    first, *others = sorted(found.groups, key=lambda one: one.direction is not found.fewest)
    middle = outcome_number(first.median, outcome)
    parts = [f"{_OPENINGS[outcome]} {_days(first.compared, first)} {was} {middle}"]
    for group in others:
        days = _days(group.compared, group)
        if group.compared < len(group):
            days = f"the {days} nearest to them"
        parts.append(f"{_JOINTS[outcome]} {days} {outcome_number(group.median, outcome)}")
    return f"{', '.join(parts)}."


def basis_words(found: Directions, outcome: Outcome, *, bars: bool) -> str:
    """Which days there are, how they were matched, and what that cannot say."""
    known = listed([_days(len(group), group) for group in found.groups])
    sentences = [f"{_KNOWN[outcome]} {known}."]
    lacking = [f"{group.lacking:,} {group.direction}" for group in found.groups if group.lacking]
    if lacking:
        sentences.append(f"Without it, and left out: {', '.join(lacking)}.")
    if found.both_days:
        sentences.append(f"{_went_both_ways(found.both_days)} left out, too.")
    if len(found.groups) < len(COMPARED):
        sentences.append(_NO_WALK[outcome])
    sentences.append(_matching(found))
    sentences.append("“Typically” means the median: the middle one of the matched days in order.")
    if outcome is Outcome.CHANGE:
        sentences.append("A minus is less pain after the walk than before it.")
    if bars:
        sentences.append("There is no room for a dot a day: the wider a bar, the more days.")
    return " ".join((*sentences, _CHOSEN, NO_CAUSE))


_KNOWN = {
    Outcome.MORNING: "The next morning was rated after",
    Outcome.DAY: "Pain was rated on",
    Outcome.CHANGE: "Walks were rated before and after on",
}
_NO_WALK = {
    Outcome.MORNING: "There is no day without a walk that was rated the next morning.",
    Outcome.DAY: "There is no rated day without a walk.",
    Outcome.CHANGE: "Days without a walk have no such change.",
}


def direction_table(found: Directions, rows: Sequence[Rows], outcome: Outcome) -> Table:
    """Medians and numbers of days by direction, then the matched of all days at each value."""
    groups = found.groups
    headers = (outcome.value.capitalize(), *(group.direction.capitalize() for group in groups))
    summary = (
        ("Median of the matched days", [outcome_number(one.median, outcome) for one in groups]),
        ("Matched days", [f"{one.compared:,}" for one in groups]),
        ("Days", [f"{len(one):,}" for one in groups]),
        ("Days without it", [f"{one.lacking:,}" for one in groups]),
    )
    values = np.unique(np.concatenate([one.value for one in rows]))[::-1]
    spread = [
        (f"{outcome_number(value, outcome)}: matched", [_matched_of(one, value) for one in rows])
        for value in values
    ]
    return Table(headers, tuple((name, *cells) for name, cells in (*summary, *spread)))


def _matched_of(rows: Rows, value: float) -> str:
    at = np.flatnonzero(rows.value == value)
    if not len(at):
        return "0"
    return f"{rows.matched[at[0]]:,.0f} of {rows.days[at[0]]:,.0f}"


def _days(number: int, group: DirectionDays) -> str:
    if group.direction is Direction.NO_WALK:
        return f"{count(number, 'day')} without a walk"
    return count(number, f"{group.direction} day")


def _went_both_ways(days: int) -> str:
    return f"{count(days, 'day')} with both directions {'is' if days == 1 else 'are'}"


def _matching(found: Directions) -> str:
    if all(group.compared == len(group) for group in found.groups):
        return "All of these are compared."
    least = next(group for group in found.groups if group.direction is found.fewest)
    which = f"those nearest in time to the {_days(len(least), least)}, each used once"
    apart = found.apart_days or 0
    within = f"half of them within {count(round(apart), 'day')}"
    few = " All the days without a walk are shown: they are few." if _few(found) else ""
    return f"Matched are as many of each, {which}, {within}.{few}"


def _few(found: Directions) -> bool:
    least = min(group.compared for group in found.groups)
    return least < max(group.compared for group in found.groups)
