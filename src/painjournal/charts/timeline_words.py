"""What the timeline shows, as sentences, as a table, and point by point."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from painjournal.analysis.daily import DailySeries
from painjournal.analysis.grain import Grain, Spans
from painjournal.charts.chart import NO_CAUSE, Table
from painjournal.charts.ruler import SOURCE, ruler_of
from painjournal.charts.value_words import number, walked
from painjournal.charts.view import View
from painjournal.charts.walking_words import walking_words
from painjournal.journal.entry import WALKS
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
    basis = [f"{_rated(rated, part)}; {_walks(part)}.", _span(part)]
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
        unit = "min" if by_day else "min a day"
        unknown = np.isnan(forward)
        lines.append("walking not recorded" if unknown else walked(forward, backward, unit))
    lines += [one.text for one in marks if one.first <= last and one.last >= first]
    return "\n".join(lines)


def _these_days(part: DailySeries) -> str:
    return f"the {count(part.days, 'day')} to {day_name(part.last)}"


def _rated(rated: int, part: DailySeries) -> str:
    """How many days are rated, and how many others hold an entry."""
    others = int(part.recorded.sum()) - rated
    if not rated:
        return f"No pain rating on {count(others, 'recorded day')}"
    days = count(rated, "rated day")
    return f"{days}, no pain rating on {count(others, 'other')}" if others else days


def _span(part: DailySeries) -> str:
    gaps = int(part.gaps.sum())
    known = f"{count(gaps, 'day')} not recorded"
    begins = part.begins
    if begins is not None and begins > part.first:
        days = count((part.last - begins).days + 1, "day")
        known = known if gaps else "each with an entry"
        if days == "1 day":
            return f"The journal begins on {day_name(begins)}: 1 day."
        return f"The journal begins on {day_name(begins)}: {days}, {known}."
    if gaps:
        return f"{known}."
    return f"All {part.days:,} days have an entry." if part.days > 1 else "1 day, with an entry."


def _walks(part: DailySeries) -> str:
    counts = {way: int(np.nansum(part.field(f"{way.value}_walks"))) for way in WALKS}
    known = int((~np.isnan(part.minutes)).sum())
    minutes = int(np.nansum(part.minutes))
    more = f", {count(minutes, 'minute')}"
    return walking_words(counts, known, int(part.recorded.sum()), more)
