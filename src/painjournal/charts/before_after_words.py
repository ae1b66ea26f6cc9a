"""What walks rated before and after show, as sentences, as a table, and line by line."""

from datetime import date, time

import numpy as np

from painjournal.analysis.entries import EntrySeries
from painjournal.analysis.ways import WAYS
from painjournal.charts.chart import NO_CAUSE, Table
from painjournal.charts.value_words import listed, number, walked
from painjournal.charts.walk_lines import WalkLines, fell_stayed_rose
from painjournal.journal.entry import Direction
from painjournal.journal.words import count, day_name, time_name

#: Regression to the mean.
BY_ITSELF = (
    "After a bad moment pain often falls by itself, whatever one does, "
    "so such a fall alone says little."
)
#: Fewer walks of a direction have nothing typical.
_LEAST_TYPICAL = 5
_MEDIAN = "“Typically” means the median: the middle one of all ratings put in order."


def walks_answer(lines: WalkLines) -> str:
    """From which median to which, direction by direction; of few walks, how many moved."""
    clauses = [
        f"over {_walks(len(walks), way)} {_moved(walks, 'it' if panel else 'pain')}"
        for panel, way in enumerate(lines.directions)
        for walks in (lines.in_panel(panel),)
    ]
    whole = "; ".join(clauses)
    return f"{whole[0].upper()}{whole[1:]}."


def _moved(walks: EntrySeries, pain: str) -> str:
    if len(walks) == 1:
        return _from_to(pain, walks.field("pain_before")[0], walks.field("pain")[0])
    if len(walks) >= _LEAST_TYPICAL:
        before, after = (float(np.median(walks.field(name))) for name in ("pain_before", "pain"))
        return _from_to(f"{pain} typically", before, after)
    counts = [int(moved.sum()) for moved in fell_stayed_rose(walks.change)]
    verbs = [
        f"{verb} {'each time' if many == len(walks) else _times(many)}"
        for many, verb in zip(counts, ("fell", "stayed the same", "rose"), strict=True)
        if many
    ]
    return f"{pain} {listed(verbs)}"


def _from_to(pain: str, before: float, after: float) -> str:
    if before == after:
        return f"{pain} stayed at {number(after)}"
    return f"{pain} went from {number(before)} to {number(after)}"


def _times(many: int) -> str:
    return {1: "once", 2: "twice"}.get(many, f"{many} times")


def walks_basis(lines: WalkLines, left_out: int) -> str:
    """How many fell, stayed and rose; who is left out; what a fall does not say."""
    fell, stayed, rose = (int(moved.sum()) for moved in fell_stayed_rose(lines.walks.change))
    parts = [
        f"{count(len(lines.walks), 'walk')} rated before and after: pain fell over {fell:,}, "
        f"stayed the same over {stayed:,} and rose over {rose:,}."
    ]
    if left_out:
        lacks = "lacks" if left_out == 1 else "lack"
        parts.append(f"{count(left_out, 'more walk')} {lacks} one of the two.")
    if lines.shared:
        parts.append("Walks with the same two ratings share a line, wider the more there are.")
    elif (lines.shift != 0).any():
        parts.append("Walks with the same two ratings are drawn a little apart.")
    if max(np.bincount(lines.panel, lines.count)) >= _LEAST_TYPICAL:
        parts.append(_MEDIAN)
    return " ".join((*parts, BY_ITSELF, NO_CAUSE))


def walks_table(lines: WalkLines) -> Table:
    """One row a walk, newest first; or, when walks share lines, one row a line."""
    if lines.shared:
        rows = tuple(
            (way.capitalize(), f"{before:.0f}", f"{after:.0f}", f"{walks:,}")
            for way, before, after, walks in zip(
                (lines.directions[panel] for panel in lines.panel),
                lines.before,
                lines.after,
                lines.count,
                strict=True,
            )
        )
        return Table(("Direction", "Pain before", "Pain after", "Walks"), rows)
    walks = lines.walks
    headers = ("When", "Direction", "Minutes", "Pain before", "Pain after")
    return Table(headers, tuple(_row(walks, at) for at in reversed(range(len(walks)))))


def line_words(lines: WalkLines, at: int) -> str:
    """What a line stands for, a line of text each."""
    pain = f"pain {lines.before[at]:.0f} → {lines.after[at]:.0f}"
    if lines.shared:
        return f"{pain}\n{_walks(int(lines.count[at]), lines.directions[lines.panel[at]])}"
    walk = int(lines.behind(at)[0])
    return "\n".join((_when(lines.walks, walk), walked(*_minutes(lines.walks, walk)), pain))


def _row(walks: EntrySeries, at: int) -> tuple[str, ...]:
    return (
        _when(walks, at),
        WAYS[walks.ways[at]].capitalize(),
        " + ".join(f"{minutes:.0f}" for minutes in _minutes(walks, at) if minutes),
        f"{walks.field('pain_before')[at]:.0f}",
        f"{walks.field('pain')[at]:.0f}",
    )


def _when(walks: EntrySeries, at: int) -> str:
    day: date = walks.dates[at].astype(object)
    minute = walks.field("minute")[at]
    if np.isnan(minute):
        return day_name(day)
    return f"{day_name(day)}, {time_name(time(*divmod(int(minute), 60)))}"


def _minutes(walks: EntrySeries, at: int) -> tuple[float, float]:
    return walks.field("forward_minutes")[at], walks.field("backward_minutes")[at]


def _walks(walks: int, way: Direction) -> str:
    if way is Direction.BOTH:
        return f"{count(walks, 'walk')} both ways"
    return count(walks, f"{way} walk")
