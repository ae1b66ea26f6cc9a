"""What minutes and pain still need: ratings, their time of day, or the walking beside them."""

import numpy as np

from painjournal.analysis.outcomes import outcome_of
from painjournal.analysis.paired_days import PairedDays
from painjournal.analysis.record import Record
from painjournal.charts.lack import lack
from painjournal.charts.outcome_words import OutcomeWords, outcome_words
from painjournal.charts.untimed import untimed_words
from painjournal.charts.view import View
from painjournal.journal.outcome import Outcome
from painjournal.journal.words import count

_LEAST_DAYS = 5


def minutes_lacks(record: Record, view: View) -> str | None:
    """Five days with both values."""
    days = record.days
    here = PairedDays.of(days, view.outcome, view.lag, view.first, view.last)
    ever = PairedDays.of(days, view.outcome, view.lag, days.first, days.last)
    words = outcome_words(view.outcome, view.lag)
    needed = lack(len(here), len(ever), _LEAST_DAYS, *words.known)
    if needed is None or len(ever) >= _LEAST_DAYS:
        return needed
    rated = int((~np.isnan(outcome_of(days, view.outcome))).sum())
    if rated >= _LEAST_DAYS:
        return _unknown_walking(rated, len(ever), view.outcome, words)
    return f"{untimed_words(record.entries, view.outcome)}{needed}"


def _unknown_walking(rated: int, known: int, outcome: Outcome, words: OutcomeWords) -> str:
    """For when there are ratings enough, but hardly any minutes to put them beside."""
    have = "have a walk rated before and after" if outcome is Outcome.CHANGE else "are rated"
    of_them = f"only {known} of them" if known else "none of them"
    return (
        f"{count(rated, *words.noun)} {have}, but whether you walked {words.before} is recorded "
        f"for {of_them}. Once {_LEAST_DAYS - known} more say so (“no walk” counts, too), this "
        "chart is yours."
    )
