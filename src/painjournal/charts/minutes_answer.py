"""Whether pain goes with minutes walked, in one sentence."""

from painjournal.analysis.daily import Floats
from painjournal.analysis.paired_days import PairedDays
from painjournal.analysis.trend import Trend
from painjournal.charts.outcome_words import OutcomeWords, outcome_words
from painjournal.charts.view import View
from painjournal.journal.outcome import Outcome
from painjournal.journal.words import count


def minutes_answer(days: PairedDays, trend: Trend | None, view: View) -> str:
    """The means with and without a walk, then where the trend leads."""
    words = outcome_words(view.outcome, view.lag)
    walked, rested = days.pain[days.walked], days.pain[~days.walked]
    if view.outcome is Outcome.CHANGE:
        means, along = _changes(walked, rested, words), _change_along(trend, words)
    else:
        means, along = _pains(walked, rested, words), _pain_along(trend, words)
    return f"{means}{along}."


def _pains(walked: Floats, rested: Floats, words: OutcomeWords) -> str:
    if not len(walked):
        return f"{_on(rested, words, words.rested_alone)}; none came {words.walked}"
    with_walk = _on(walked, words, words.walked)
    if not len(rested):
        return with_walk
    return f"{with_walk}, on {len(rested):,} {words.rested} {rested.mean():.1f}"


def _on(pain: Floats, words: OutcomeWords, which: str) -> str:
    return f"On {count(len(pain), *words.noun)} {which} pain was {pain.mean():.1f} on average"


def _changes(walked: Floats, rested: Floats, words: OutcomeWords) -> str:
    """A day with a change has a walk of its own; what differs is the day `apart` before."""
    if not words.apart:
        return _over(walked, words, "")
    if not len(walked):
        return f"{_over(rested, words, words.rested_alone)}; none came {words.walked}"
    with_walk = _over(walked, words, words.walked)
    if not len(rested):
        return with_walk
    moved = _moved(float(rested.mean()))
    return f"{with_walk}, over those of {len(rested):,} {words.rested} it {moved}"


def _over(change: Floats, words: OutcomeWords, which: str) -> str:
    days = f"{count(len(change), *words.noun)} {which}".rstrip()
    return f"Over the walks of {days} pain {_moved(float(change.mean()))} on average"


def _pain_along(trend: Trend | None, words: OutcomeWords) -> str:
    if trend is None:
        return ""
    rise = trend.at_long - trend.at_short
    size = f"{abs(rise):.1f}"
    way, than = ("higher" if rise > 0 else "lower"), "than"
    differs = f"about {size} {way}"
    if size == "0.0":
        differs, than = "about the same", "as"
    when = "after" if words.apart else "with"
    return (
        f"; along the trend it was {differs} {when} {trend.long:.0f} minutes "
        f"{than} {when} {trend.short:.0f}"
    )


def _change_along(trend: Trend | None, words: OutcomeWords) -> str:
    if trend is None:
        return ""
    when = "after" if words.apart else "with"
    short, long = _moved(trend.at_short), _moved(trend.at_long)
    first = f"; along the trend it {short} {when} {count(int(trend.short), 'minute')}"
    if short == long:
        return f"{first} as {when} {trend.long:.0f}"
    return f"{first} and {long} {when} {trend.long:.0f}"


def _moved(change: float) -> str:
    size = f"{abs(change):.1f}"
    if size == "0.0":
        return "stayed the same"
    return f"{'rose' if change > 0 else 'fell'} by {size}"
