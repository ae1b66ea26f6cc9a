"""What two times say beside each other, as sentences."""

from datetime import date, timedelta

from painjournal.analysis.period import Period
from painjournal.charts.chart import NO_CAUSE
from painjournal.charts.ruler import SOURCE, count_points, weight
from painjournal.charts.timeline_words import number
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
    before, after = round(earlier.mean_pain, 1), round(later.mean_pain, 1)
    difference = after - before
    if abs(difference) < 0.05:
        return f"Pain was {after:.1f} on average in {now}, the same as in {then}."
    way = "lower" if difference < 0 else "higher"
    return (
        f"Pain was {count_points(abs(difference))} {way} on average in {now} than in {then} "
        f"({after:.1f} beside {before:.1f}), {weight(difference)}."
    )


def periods_basis(earlier: Period, later: Period, *, bars: bool) -> str:
    """What either time rests on, how far to trust it, and what the difference is measured by."""
    parts = [_rests_on(one) for one in (earlier, later)]
    parts += [_trust(one) for one in (earlier, later) if _is_thin(one)]
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


def walking_words(one: Period) -> str:
    """The walking of a time, a line each: minutes a day, and how many walks."""
    if not one.walking_days:
        return "walking not recorded"
    return "\n".join(
        (
            f"{number(one.forward_minutes)} min a day forward, "
            f"{number(one.backward_minutes)} backward",
            _walks(one),
            f"on {count(one.walking_days, 'day')} with walking recorded",
        )
    )


def _rests_on(one: Period) -> str:
    known = [f"{one.rated_days:,} of {count(one.length, 'day')} rated"]
    if one.before_journal:
        known.append(f"{one.before_journal:,} before your journal began")
    known.append(f"{one.not_recorded:,} not recorded" if one.not_recorded else "none missing")
    return f"{span_name(one.first, one.last)}: {', '.join(known)}; {_walks(one)}."


def _walks(one: Period) -> str:
    walks = sum(one.walks.values())
    if not walks:
        return "no walks"
    ways = ", ".join(f"{found:,} {way.value}" for way, found in one.walks.items() if found)
    return f"{count(walks, 'walk')} ({ways})"


def _is_thin(one: Period) -> bool:
    return one.rated_days < (1 - _MOST_UNRATED) * one.length


def _trust(one: Period) -> str:
    unrated = one.length - one.rated_days
    return (
        f"You can trust this less: {unrated:,} of the {count(one.length, 'day')} "
        f"from {span_name(one.first, one.last)} have no rating."
    )
