"""How long each chart of 100 years takes to build and draw, beside empty axes and one year."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Drawing

from painjournal.analysis.record import Record
from painjournal.charts.catalogue import CHARTS, ChartKind
from painjournal.charts.chart import Chart
from painjournal.charts.view import View
from painjournal.storage.opening import open_journal
from tests.bench.figures import Figure, milliseconds
from tests.bench.window import LOOK

_TURNS = 7
_SIZE = (8.4, 5.4)


def every_chart(journal: Path) -> Iterator[Figure]:
    """Two figures a chart; its turns, empty axes' and the year's follow one another."""
    store = open_journal(journal)
    figures = store.figures()
    store.close()
    century = Record.of(figures, figures[0].date, figures[-1].date)
    last = century.days.last
    year = century.between(last.replace(year=last.year - 1), last)
    for kind in CHARTS.values():
        yield from _one_chart(kind, century, year)


def _one_chart(kind: ChartKind, century: Record, year: Record) -> tuple[Figure, Figure]:
    made = kind.draw(century, _whole(century), LOOK, _SIZE)
    takes: tuple[list[float], ...] = ([], [], [])
    for _ in range(_TURNS + 1):
        takes[0].append(milliseconds(lambda: _draw(kind, century)))
        takes[1].append(milliseconds(lambda: _empty(made)))
        takes[2].append(milliseconds(lambda: _draw(kind, year)))
    whole, empty, short = (median(taken[1:]) for taken in takes)
    return (
        Figure(f"{kind.name}, 100 years", "empty axes", whole, empty, "ms", 3.0),
        Figure(f"{kind.name}, 100 years", "one year", whole, short, "ms", 1.5),
    )


def _whole(record: Record) -> View:
    return View(record.days.first, record.days.last)


def _draw(kind: ChartKind, record: Record) -> None:
    chart = kind.draw(record, _whole(record), LOOK, _SIZE)
    FigureCanvasAgg(chart.figure).draw()


def _empty(chart: Chart) -> None:
    """Plain matplotlib axes where the chart's are, with their limits and titles."""
    figure = Drawing(figsize=_SIZE)
    for axes in chart.figure.axes:
        box = axes.get_position()
        plain = figure.add_axes((box.x0, box.y0, box.width, box.height))
        plain.set_xlim(axes.get_xlim())
        plain.set_ylim(axes.get_ylim())
        plain.set_title(axes.get_title(loc="left"), loc="left")
    FigureCanvasAgg(figure).draw()
