"""What the timeline shows, as sentences, as a table, and point by point."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from painjournal.analysis.daily import DailySeries
from painjournal.analysis.grain import Grain, Spans
from painjournal.charts.chart import NO_CAUSE, Table
from painjournal.charts.ruler import SOURCE, ruler_of
from painjournal.charts.view import View
from painjournal.journal.mark import Mark
from painjournal.journal.words import count, day_name

_QUESTION = "How do my pain and my walking go over time?"


@dataclass(frozen=True, slots=True)
class TimelineWords:
    """Everything that the timeline says."""

    question: str
    answer: str
    basis: str
    table: Table


def timeline_words(days: DailySeries, view: View, shown: Spans) -> TimelineWords:
    """Pain, walks and gaps of the days in view, with n, and never a cause."""
    part = days.between(view.first, view.last)
    if not part.recorded.any():
        answer = f"Nothing is recorded in {_these_days(part)}."
        return TimelineWords(_QUESTION, answer, "", timeline_table(shown))
    ruler = ruler_of(days)
    means = part.mean_pain
    rated = int((~np.isnan(means)).sum())
    basis = [f"{count(rated, 'rated day')}; {_walks(part)}.", _span(part)]
    if not rated:
        answer = f"There are no pain ratings in {_these_days(part)}."
    else:
        pain = float(np.nanmean(means))
        answer = f"Pain was {pain:.1f} on average in {_these_days(part)}"
        if ruler is not None and view.first > ruler.last:
            answer += f": {ruler.words(pain)}"
            basis.append(SOURCE)
        answer += "."
    if shown.grain is not Grain.DAY:
        basis.append(f"Each point stands for a {shown.grain.value}.")
    return TimelineWords(_QUESTION, answer, " ".join((*basis, NO_CAUSE)), timeline_table(shown))


def timeline_table(shown: Spans) -> Table:
    """One row a span, newest first; a dash is "not recorded", never zero."""
    span = "Day" if shown.grain is Grain.DAY else f"{shown.grain.value.capitalize()} from"
    headers = (span, "Mean pain", "Forward, min a day", "Backward, min a day")
    names = [day_name(day) for day in shown.starts.astype(object)]
    columns = (shown.mean_pain, shown.forward, shown.backward)
    rows = [(name, *(number(column[at]) for column in columns)) for at, name in enumerate(names)]
    return Table(headers, tuple(reversed(rows)))


def span_words(shown: Spans, at: int, marks: Sequence[Mark]) -> str:
    """One span's values, a line each."""
    first: date = shown.starts[at].astype(object)
    last: date = shown.stops[at].astype(object) - timedelta(days=1)
    by_day = shown.grain is Grain.DAY
    lines = [day_name(first) if by_day else f"{day_name(first)} to {day_name(last)}"]
    pain, forward, backward = (
        values[at] for values in (shown.mean_pain, shown.forward, shown.backward)
    )
    if np.isnan(pain) and np.isnan(forward):
        lines.append("not recorded")
    else:
        lines.append("no pain rating" if np.isnan(pain) else f"pain {number(pain)}")
        lines.append(_walking(forward, backward, "min" if by_day else "min a day"))
    lines += [one.text for one in marks if one.first <= last and one.last >= first]
    return "\n".join(lines)


def number(value: float) -> str:
    """A value to one decimal, a dash when it is unknown."""
    return "–" if np.isnan(value) else f"{value:.1f}".removesuffix(".0")


def _walking(forward: float, backward: float, unit: str) -> str:
    if np.isnan(forward):
        return "walking not recorded"
    ways = ((forward, "forward"), (backward, "backward"))
    walked = [f"{number(minutes)} {unit} {way}" for minutes, way in ways if minutes]
    return ", ".join(walked) or "no walk"


def _these_days(part: DailySeries) -> str:
    return f"the {count(part.days, 'day')} to {day_name(part.last)}"


def _span(part: DailySeries) -> str:
    gaps = int(part.gaps.sum())
    known = f"{count(gaps, 'day')} not recorded" if gaps else "all of them recorded"
    begins = part.begins
    if begins is not None and begins > part.first:
        days = count((part.last - begins).days + 1, "day")
        return f"The journal begins on {day_name(begins)}: {days}, {known}."
    return f"Of these {count(part.days, 'day')}, {known}." if not gaps else f"{known.capitalize()}."


def _walks(part: DailySeries) -> str:
    counts = {
        way: int(np.nansum(part.field(f"{way}_walks"))) for way in ("forward", "backward", "both")
    }
    walks = sum(counts.values())
    if not walks:
        return "no walks"
    ways = ", ".join(f"{found:,} {way}" for way, found in counts.items() if found)
    minutes = int(np.nansum(part.minutes))
    return f"{count(walks, 'walk')} ({ways}), {count(minutes, 'minute')}"
