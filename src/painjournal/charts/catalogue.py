"""Every chart by name, for the window, the command line and reports."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from painjournal.analysis.record import Record
from painjournal.charts.before_after import before_after, before_after_lacks
from painjournal.charts.calendar import calendar, calendar_lacks
from painjournal.charts.chart import Chart
from painjournal.charts.directions import directions
from painjournal.charts.directions_lacks import directions_lacks
from painjournal.charts.example import as_example, example_record, example_view, pale
from painjournal.charts.look import Look
from painjournal.charts.minutes import minutes_and_pain, minutes_lacks
from painjournal.charts.periods import periods, periods_lacks
from painjournal.charts.sheet import in_look
from painjournal.charts.timeline import timeline, timeline_lacks
from painjournal.charts.view import View
from painjournal.charts.when import when, when_lacks

Size = tuple[float, float]
Builder = Callable[[Record, View, Look, Size], Chart]


class Choice(Enum):
    """A part of a View that a chart leaves to the person."""

    OUTCOME = auto()
    LAG = auto()
    COMPARED = auto()


@dataclass(frozen=True, slots=True)
class ChartKind:
    """A chart's name on the command line, its short name on a button, and how it is made.

    `build` draws it from the whole record; `lacks` says what is still missing for that, or
    nothing.
    """

    name: str
    short: str
    build: Builder
    lacks: Callable[[Record, View], str | None]
    choices: frozenset[Choice] = frozenset()

    def draw(self, record: Record, view: View, look: Look, size: Size) -> Chart:
        """The chart of these days, or an example of it as long as there is too little."""
        lacks = self.lacks(record, view)
        if lacks is None:
            with in_look(look):
                return self.build(record, view, look, size)
        faint = pale(look)
        with in_look(faint):
            drawn = self.build(example_record(), example_view(view), faint, size)
        return as_example(drawn, lacks, look)


_OUTCOME = frozenset({Choice.OUTCOME})
CHARTS = {
    kind.name: kind
    for kind in (
        ChartKind("timeline", "Over time", timeline, timeline_lacks),
        ChartKind("periods", "Compare", periods, periods_lacks, frozenset({Choice.COMPARED})),
        ChartKind("calendar", "Calendar", calendar, calendar_lacks),
        ChartKind("when", "When it hurts", when, when_lacks),
        ChartKind("before-after", "Before and after", before_after, before_after_lacks),
        ChartKind("minutes", "Minutes", minutes_and_pain, minutes_lacks, _OUTCOME | {Choice.LAG}),
        ChartKind("directions", "Directions", directions, directions_lacks, _OUTCOME),
    )
}
