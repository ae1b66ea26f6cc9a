"""What two times say beside each other, as sentences."""

from datetime import date, timedelta

from painjournal.analysis.period import Period
from painjournal.charts.chart import NO_CAUSE
from painjournal.charts.ruler import SAME, SOURCE, count_points, weight
from painjournal.charts.value_words import listed, number
from painjournal.charts.walking_words import walking_words
from painjournal.journal.words import count

#: With a greater share of days without a rating, a mean says less about all of them.
_MOST_UNRATED = 0.3
_CHANCE = "Averages of two times also differ by chance."
_BARS = "A bar's width is the share of the rated days that lay within its half point."


def periods_question(earlier: Period, later: Period) -> str:
    """What is asked of two times; of two that follow each other, which was better."""
    follows = earlier.last + timedelta(days=1) == later.first
    if follows and earlier.length == later.length:
        return "Was this time better than the one before?"
    return "How do these two times compare?"


def periods_answer(earlier: Period, later: Period) -> str:
    """How the mean pain of the later time compares with that of the earlier one."""
    year = len({one.year for one in (earlier.first, earlier.last, later.first, later.last)}) > 1
    then, now = (span_name(one.first, one.last, year=year) for one in (earlier, later))
    before, after = earlier.mean_pain, later.mean_pain
    difference = after - before
    if abs(difference) < SAME:
        return f"From {now} pain was {after:.1f} on average, the same as from {then}."
    way = "lower" if difference < 0 else "higher"
    return (
        f"From {now} pain was {count_points(abs(difference))} {way} on average than from {then} "
        f"({after:.1f}, before that {before:.1f}): {weight(difference)}."
    )


def periods_basis(earlier: Period, later: Period, *, bars: bool) -> str:
    """What either time rests on, how far to trust it, and what the difference is measured by."""
    parts = [_rests_on(one) for one in (earlier, later)]
    thin = [_unrated(one) for one in (earlier, later) if _is_thin(one)]
    if thin:
        parts.append(f"You can trust this less: {listed(thin)} have no rating.")
    shared = (min(earlier.last, later.last) - later.first).days + 1
    if shared > 0:
        lie = "lies" if shared == 1 else "lie"
        parts.append(f"{count(shared, 'day')} {lie} in both.")
    if bars:
        parts.append(_BARS)
    return " ".join((*parts, SOURCE, _CHANCE, NO_CAUSE))


def span_name(first: date, last: date, to: str = " to ", *, year: bool = True) -> str:
    """Some days as people say them: "24 Sep to 23 Oct 2026"."""
    names = [f"{day.day} {day:%b}" for day in (first, last)]
    if year:
        names[1] += f" {last.year}"
        names[0] += f" {first.year}" if first.year != last.year else ""
    return names[1] if first == last else to.join(names)


def walking_lines(one: Period) -> str:
    """The walking of a time, a line each: minutes a day, and how many walks."""
    if not one.walking_days:
        return "walking not recorded"
    return "\n".join(
        (
            f"{number(one.forward_minutes)} min a day forward, "
            f"{number(one.backward_minutes)} backward",
            walking_words(one.walks, one.walking_days, one.walking_days),
            f"on {count(one.walking_days, 'day')} with walking recorded",
        )
    )


def _rests_on(one: Period) -> str:
    known = [f"{one.rated_days:,} of {count(one.length, 'day')} rated"]
    if one.before_journal:
        known.append(f"{one.before_journal:,} before your journal began")
    unrated = one.recorded_days - one.rated_days
    if unrated:
        known.append(f"{unrated:,} recorded without a rating")
    if one.not_recorded:
        known.append(f"{one.not_recorded:,} not recorded")
    if not unrated and not one.not_recorded:
        known.append("none missing")
    walks = walking_words(one.walks, one.walking_days, one.recorded_days)
    return f"{span_name(one.first, one.last)}: {', '.join(known)}; {walks}."


def _is_thin(one: Period) -> bool:
    return one.rated_days < (1 - _MOST_UNRATED) * one.length


def _unrated(one: Period) -> str:
    unrated = one.length - one.rated_days
    days = count(one.length, "day")
    return f"{unrated:,} of the {days} from {span_name(one.first, one.last)}"
