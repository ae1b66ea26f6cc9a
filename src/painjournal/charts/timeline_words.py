"""What the timeline shows, as a sentence and as a table."""

import numpy as np

from painjournal.analysis.daily import DailySeries
from painjournal.analysis.grain import Grain, Spans
from painjournal.charts.chart import Table
from painjournal.journal.words import count, day_name

_NO_CAUSE = "This describes your days, not what caused what."


def timeline_sentence(series: DailySeries, grain: Grain) -> str:
    """Pain, walks and gaps of these days, with n, and never a cause."""
    if not series.recorded.any():
        return f"Nothing is recorded in {_these_days(series)}."
    sentences = [f"{_pain(series)}; {_walks(series)}.", _span(series)]
    if grain is not Grain.DAY:
        sentences.append(f"Each point stands for a {grain.value}.")
    return " ".join((*sentences, _NO_CAUSE))


def timeline_table(spans: Spans) -> Table:
    """One row a span, newest first; a dash is "not recorded", never zero."""
    span = "Day" if spans.grain is Grain.DAY else f"{spans.grain.value.capitalize()} from"
    headers = (span, "Mean pain", "Forward, min a day", "Backward, min a day")
    names = [day_name(day) for day in spans.starts.astype(object)]
    columns = (spans.mean_pain, spans.forward, spans.backward)
    rows = [(name, *(_number(column[at]) for column in columns)) for at, name in enumerate(names)]
    return Table(headers, tuple(reversed(rows)))


def _these_days(series: DailySeries) -> str:
    return f"the {count(series.days, 'day')} to {day_name(series.last)}"


def _span(series: DailySeries) -> str:
    gaps = int(series.gaps.sum())
    known = f"{gaps:,} of them not recorded" if gaps else "all of them recorded"
    begins = series.begins
    if begins is not None and begins > series.first:
        days = count((series.last - begins).days + 1, "day")
        return f"The journal begins on {day_name(begins)}: {days}, {known}."
    return f"These are {_these_days(series)}, {known}."


def _pain(series: DailySeries) -> str:
    means = series.mean_pain
    rated = int((~np.isnan(means)).sum())
    if not rated:
        return "No pain ratings"
    return f"Pain {np.nanmean(means):.1f} on average ({count(rated, 'rated day')})"


def _walks(series: DailySeries) -> str:
    counts = {
        way: int(np.nansum(series.field(f"{way}_walks"))) for way in ("forward", "backward", "both")
    }
    walks = sum(counts.values())
    if not walks:
        return "no walks"
    ways = ", ".join(f"{number:,} {way}" for way, number in counts.items() if number)
    minutes = int(np.nansum(series.minutes))
    return f"{count(walks, 'walk')} ({ways}), {count(minutes, 'minute')}"


def _number(value: float) -> str:
    return "–" if np.isnan(value) else f"{value:.1f}".removesuffix(".0")
