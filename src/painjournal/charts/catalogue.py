"""Every chart by name, for the window, the command line and reports."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto

from painjournal.analysis.hidden import without_running
from painjournal.analysis.record import Record
from painjournal.charts.before_after import before_after, before_after_lacks
from painjournal.charts.calendar import calendar, calendar_lacks
from painjournal.charts.chart import Chart
from painjournal.charts.directions import directions
from painjournal.charts.directions_lacks import directions_lacks
from painjournal.charts.example import as_example, example_record, example_view, pale
from painjournal.charts.look import Look
from painjournal.charts.minutes import minutes_and_pain
from painjournal.charts.minutes_lacks import minutes_lacks
from painjournal.charts.names import SHORT_NAMES
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
    """A chart's name on the command line, and how it is made.

    `build` draws it from the whole record; `lacks` says what is still missing for that, or
    nothing. One that `compares` days leaves those of a running experiment out.
    """

    name: str
    build: Builder
    lacks: Callable[[Record, View], str | None]
    choices: frozenset[Choice] = frozenset()
    compares: bool = False

    @property
    def short(self) -> str:
        """Its name on a button."""
        return SHORT_NAMES[self.name]

    def fitted(self, view: View, record: Record) -> View:
        """These days as this chart can show them best."""
        return view.in_halves(record.begins) if Choice.COMPARED in self.choices else view

    def draw(self, record: Record, view: View, look: Look, size: Size) -> Chart:
        """The chart of these days, or an example of it as long as there is too little."""
        open_record = without_running(record) if self.compares else record
        lacks = self.lacks(open_record, view)
        if lacks is None:
            with in_look(look):
                drawn = self.build(open_record, view, look, size)
            said = drawn.basis if open_record is record else f"{drawn.basis} {_HIDDEN}"
            return replace(drawn, basis=said)
        if open_record is not record:
            lacks = f"{lacks} {_HIDDEN}"
        faint = pale(look)
        with in_look(faint):
            drawn = self.build(example_record(), example_view(view), faint, size)
        return as_example(drawn, lacks, look)


_HIDDEN = "Days of the experiment under way are left out until its end."
_OUTCOME = frozenset({Choice.OUTCOME})
_KINDS = (
    ChartKind("timeline", timeline, timeline_lacks),
    ChartKind("periods", periods, periods_lacks, frozenset({Choice.COMPARED}), compares=True),
    ChartKind("calendar", calendar, calendar_lacks),
    ChartKind("when", when, when_lacks),
    ChartKind("before-after", before_after, before_after_lacks, compares=True),
    ChartKind("minutes", minutes_and_pain, minutes_lacks, _OUTCOME | {Choice.LAG}, compares=True),
    ChartKind("directions", directions, directions_lacks, _OUTCOME, compares=True),
)
CHARTS = {kind.name: kind for kind in _KINDS}
