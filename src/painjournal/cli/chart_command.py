"""The command `chart`: name the charts, or draw one into a file."""

from datetime import date
from typing import TYPE_CHECKING

from painjournal.cli.arguments import Arguments
from painjournal.cli.named_files import journal_of, require_ending
from painjournal.cli.outcome import Outcome
from painjournal.exchange import cells
from painjournal.journal.errors import EntryError
from painjournal.journal.moment import Clock

if TYPE_CHECKING:  # each command loads only what it needs
    from painjournal.analysis.record import Record
    from painjournal.charts.chart import Chart
    from painjournal.charts.view import View


def chart_to_file(arguments: Arguments, clock: Clock) -> Outcome:
    """Draw a chart of the whole journal, or of the days asked for; or name the charts."""
    from painjournal.analysis.record import Record
    from painjournal.charts.answers.catalogue import ANSWER_CHARTS
    from painjournal.charts.catalogue import CHARTS
    from painjournal.charts.look import LIGHT
    from painjournal.charts.picture import ENDINGS, save_chart

    names = (*CHARTS, *ANSWER_CHARTS)
    if arguments.list:
        return Outcome("\n".join(names), {"charts": list(names)})
    if arguments.name not in names:
        raise EntryError("chart", f"Name one of these charts: {', '.join(names)}.")
    if arguments.out is None:
        raise EntryError("file", f"Name a file for the picture, ending in {', '.join(ENDINGS)}.")
    require_ending(arguments.out, *ENDINGS)
    with journal_of(arguments, clock) as store:
        today = clock.today()
        record = Record.whole(store.figures(), today, store.marks(), store.experiments())
    drawn = _answer_chart if arguments.name in ANSWER_CHARTS else _chart
    chart, view = drawn(arguments, record, today)
    save_chart(chart, view, LIGHT, arguments.out)
    figures = {
        "file": str(arguments.out),
        "question": chart.question,
        "answer": chart.answer,
        "basis": chart.basis,
        "sentence": chart.sentence,
    }
    return Outcome(chart.sentence, figures)


def _chart(arguments: Arguments, record: "Record", today: date) -> "tuple[Chart, View]":
    from painjournal.charts.catalogue import CHARTS
    from painjournal.charts.look import LIGHT
    from painjournal.charts.picture import PICTURE_SIZE

    kind = CHARTS[arguments.name]
    view = kind.fitted(_view(record, arguments, today), record)
    return kind.draw(record, view, LIGHT, PICTURE_SIZE), view


def _answer_chart(arguments: Arguments, record: "Record", today: date) -> "tuple[Chart, View]":
    from painjournal.charts.answers.catalogue import draw_answer_chart
    from painjournal.charts.look import LIGHT
    from painjournal.charts.picture import PICTURE_SIZE

    if arguments.first or arguments.last:
        raise EntryError("from", "An answer is about the whole journal: leave out --from and --to.")
    return draw_answer_chart(arguments.name, record, today, LIGHT, PICTURE_SIZE[0])


def _view(record: "Record", arguments: Arguments, today: date) -> "View":
    from painjournal.charts.view import View

    ends = record.ends(today)
    first = cells.day(arguments.first) if arguments.first else record.days.first
    last = min(cells.day(arguments.last), ends) if arguments.last else ends
    if arguments.first and first > ends:
        raise EntryError("from", f"The journal ends on {ends.isoformat()}.")
    if first > last:
        raise EntryError("from", "The first day must not come after the last.")
    return View(first, last)
