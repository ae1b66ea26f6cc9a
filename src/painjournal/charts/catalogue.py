"""Every chart by name, for the window, the command line and reports."""

from collections.abc import Callable
from dataclasses import dataclass

from painjournal.analysis.daily import DailySeries
from painjournal.charts.chart import Chart
from painjournal.charts.look import Look
from painjournal.charts.timeline import timeline

Builder = Callable[[DailySeries, Look, tuple[float, float]], Chart]


@dataclass(frozen=True, slots=True)
class ChartKind:
    """A chart's name on the command line, its title, and the function that draws it."""

    name: str
    title: str
    build: Builder


CHARTS = {kind.name: kind for kind in (ChartKind("timeline", "Pain and walking", timeline),)}
