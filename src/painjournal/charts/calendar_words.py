"""What a calendar says: which days are missing, what it rests on, and cell by cell."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from painjournal.analysis.daily import DailySeries
from painjournal.analysis.runs import longest_run
from painjournal.charts.calendar_cells import Cells
from painjournal.charts.chart import NO_CAUSE, Table
from painjournal.charts.timeline_words import span_words
from painjournal.charts.value_words import listed, number, walked
from painjournal.charts.view import View
from painjournal.journal.mark import Mark
from painjournal.journal.words import count, day_name

QUESTION = "What did each day bring, and which did I forget?"
#: So few missing days are named one by one.
_NAMED = 6


def calendar_answer(cells: Cells, view: View) -> str:
    """Which days since the journal began hold no entry."""
    days = cells.days
    if not days.days:
        return "No day of your journal lies in the time shown."
    missing = days.dates[~days.recorded].astype(object)
    if days.days == 1:
        return f"{day_name(days.first)} is {'not ' if len(missing) else ''}recorded."
    these = f"these {count(days.days, 'day')}"
    if days.first > view.first:
        these = f"the {count(days.days, 'day')} since your journal began"
    if not len(missing):
        return f"No day is missing in {these}."
    if len(missing) == days.days:
        return f"Nothing is recorded in {these}."
    is_are = "is" if len(missing) == 1 else "are"
    found = f"{len(missing):,} of {these} {is_are} not recorded"
    if len(missing) > _NAMED:
        return f"{found}, the last of them {day_name(missing[-1])}."
    return f"{found}: {listed(_names(missing.tolist()))}."


def _names(days: Sequence[date]) -> list[str]:
    """Days in order of time, with month and year where the next one has another."""
    names = [
        f"{day:%a} {day.day}"
        if (day.year, day.month) == (after.year, after.month)
        else day_name(day, year=day.year != after.year)
        for day, after in pairwise(days)
    ]
    return [*names, day_name(days[-1])]


def calendar_basis(cells: Cells) -> str:
    """Counts of days, the longest gap, and what a cell stands for."""
    days = cells.days
    rated = int((~np.isnan(days.mean_pain)).sum())
    walked = int((days.minutes > 0).sum())
    recorded = int(days.recorded.sum())
    unknown = recorded - int((~np.isnan(days.minutes)).sum())
    walks = f", {_or_none(walked)} with a walk"
    if unknown:
        of_them = f"on {unknown:,} of them" if unknown < recorded else "on any of them"
        walks = f"{walks if unknown < recorded else ''}; walking is not recorded {of_them}"
    parts = [f"{count(recorded, 'recorded day')}: {_or_none(rated)} with a pain rating{walks}."]
    parts += _longest_gap(days)
    if not cells.by_day:
        parts.append("Each cell is a month, its colour the mean of that month's daily means.")
    return " ".join((*parts, NO_CAUSE))


def _or_none(days: int) -> str:
    return f"{days:,}" if days else "none"


def calendar_table(cells: Cells) -> Table:
    """A row a cell, newest first; a dash is unknown."""
    gathered = cells.spans
    starts = gathered.starts.astype(object)
    pains = [number(pain) for pain in gathered.mean_pain]
    if cells.by_day:
        headers = ("Day", "Mean pain", "Walk")
        walks = zip(gathered.forward, gathered.backward, strict=True)
        missing = cells.missing
        last = [
            "not recorded" if missing[at] else _walk(forward, backward)
            for at, (forward, backward) in enumerate(walks)
        ]
        names = [day_name(day) for day in starts]
    else:
        headers = ("Month", "Mean pain", "Days recorded")
        last = [_share(cells, at) for at in range(len(starts))]
        names = [f"{day:%b} {day.year}" for day in starts]
    return Table(headers, tuple(reversed(list(zip(names, pains, last, strict=True)))))


def cell_words(cells: Cells, at: int, marks: Sequence[Mark]) -> str:
    """One cell's values, a line each."""
    said = span_words(cells.spans, at, marks)
    if not cells.by_day:
        return f"{said}\n{_share(cells, at)} days recorded"
    return f"{said}\nclick to fill it in" if cells.missing[at] else said


def _share(cells: Cells, at: int) -> str:
    length = int((cells.spans.stops[at] - cells.spans.starts[at]).astype(int))
    return f"{int(cells.recorded[at])} of {length}"


def _walk(forward: float, backward: float) -> str:
    return "–" if np.isnan(forward) else walked(forward, backward)


def _longest_gap(days: DailySeries) -> list[str]:
    start, length = longest_run(~days.recorded)
    if length < 2:
        return []
    first: date = days.first + timedelta(days=start)
    last = first + timedelta(days=length - 1)
    first_name = day_name(first, year=first.year != last.year)
    return [f"The longest gap is {count(length, 'day')}, {first_name} to {day_name(last)}."]
