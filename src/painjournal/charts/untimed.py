"""Ratings without a time of day, of which nobody can say whether they are from a morning."""

import numpy as np

from painjournal.analysis.entries import EntrySeries
from painjournal.journal.outcome import Outcome
from painjournal.journal.words import count


def untimed_words(entries: EntrySeries, outcome: Outcome) -> str:
    """A sentence that goes before what a chart of mornings lacks; empty when none is untimed."""
    rated = ~np.isnan(entries.field("pain_before")) | ~np.isnan(entries.field("pain"))
    untimed = int((rated & np.isnan(entries.field("minute"))).sum())
    if outcome is not Outcome.MORNING or not untimed:
        return ""
    has, they, times = ("have", "they are", "times")
    if untimed == 1:
        has, they, times = ("has", "it is", "time")
    return (
        f"{count(untimed, 'rated entry', 'rated entries')} {has} no time, so nobody can tell "
        f"whether {they} from a morning. You can still add the {times}. "
    )
