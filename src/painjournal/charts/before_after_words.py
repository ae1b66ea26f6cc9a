"""What walks rated before and after show, as sentences, as a table, and line by line."""

from datetime import date, time

import numpy as np

from painjournal.analysis.entries import EntrySeries
from painjournal.analysis.ways import WAYS
from painjournal.charts.chart import NO_CAUSE, Table
from painjournal.charts.timeline_words import number
from painjournal.charts.walk_lines import WalkLines, fell_stayed_rose
from painjournal.journal.entry import Direction
from painjournal.journal.words import count, day_name, time_name

#: Regression to the mean.
BY_ITSELF = (
    "After a bad moment pain often falls by itself, whatever one does, "
    "so such a fall alone says little."
)
_MEDIAN = "“Typically” means the median: the middle one of all ratings put in order."


def walks_answer(lines: WalkLines) -> str:
    """From which median to which, direction by direction."""
    clauses: list[str] = []
    for panel, way in enumerate(lines.directions):
        walks = lines.in_panel(panel)
        before, after = (np.median(walks.field(name)) for name in ("pain_before", "pain"))
        said = "" if clauses else "pain typically "
        if before == after:
            moved = f"{said or 'it '}stayed at {number(after)}"
        elif clauses:
            moved = f"it went from {number(before)} to {number(after)}"
        else:
            moved = f"{said}went from {number(before)} before to {number(after)} after"
        clauses.append(f"over {_walks(len(walks), way)} {moved}")
    whole = " and ".join(filter(None, (", ".join(clauses[:-1]), clauses[-1])))
    return f"{whole[0].upper()}{whole[1:]}."


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
    return " ".join((*parts, _MEDIAN, BY_ITSELF, NO_CAUSE))


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
    return "\n".join((_when(lines.walks, walk), _minutes(lines.walks, walk), pain))


def _row(walks: EntrySeries, at: int) -> tuple[str, ...]:
    return (
        _when(walks, at),
        WAYS[walks.ways[at]].capitalize(),
        " + ".join(f"{minutes:.0f}" for minutes, _ in _walked(walks, at)),
        f"{walks.field('pain_before')[at]:.0f}",
        f"{walks.field('pain')[at]:.0f}",
    )


def _when(walks: EntrySeries, at: int) -> str:
    day: date = walks.dates[at].astype(object)
    minute = walks.field("minute")[at]
    if np.isnan(minute):
        return day_name(day)
    return f"{day_name(day)}, {time_name(time(*divmod(int(minute), 60)))}"


def _minutes(walks: EntrySeries, at: int) -> str:
    return ", ".join(f"{minutes:.0f} min {way}" for minutes, way in _walked(walks, at))


def _walked(walks: EntrySeries, at: int) -> list[tuple[float, str]]:
    ways = ((walks.field(f"{way}_minutes")[at], way) for way in ("forward", "backward"))
    return [(minutes, way) for minutes, way in ways if minutes > 0]


def _walks(walks: int, way: Direction) -> str:
    if way is Direction.BOTH:
        return f"{count(walks, 'walk')} both ways"
    return count(walks, f"{way} walk")
