"""A chart as a picture of its own: question, days and answer above it, its basis below."""

import os
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from textwrap import wrap
from typing import Any

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from painjournal.charts.chart import Chart
from painjournal.charts.look import Look
from painjournal.charts.sheet import in_look
from painjournal.charts.view import View
from painjournal.journal.errors import JournalError
from painjournal.journal.words import day_name

ENDINGS = (".png", ".svg", ".pdf")
PICTURE_SIZE = (9.0, 5.6)  # inches, without the words
_DPI = 144
_LETTER = 0.52  # mean width of a letter, as a share of the text's size
_LEADING = 1.45


def save_chart(chart: Chart, view: View, look: Look, path: Path) -> None:
    """Write the chart with its words to `path`, as its ending asks.

    The words stay on the chart's figure, outside of its bounds. A file that is there
    already is replaced whole.

    Raises: JournalError: the file cannot be written.
    """
    unfinished = path.with_name(f".{path.name}.new-{os.getpid()}{path.suffix}")
    try:
        _write(chart, view, look, unfinished, metadata={"Title": chart.question})
        os.replace(unfinished, path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise JournalError(
            f"{path} cannot be written ({error.strerror}). Choose another place, then try again."
        ) from error


def chart_png(chart: Chart, view: View, look: Look) -> bytes:
    """The chart with its words as a PNG; they stay on its figure, as in `save_chart`."""
    made = BytesIO()
    _write(chart, view, look, made, format="png")
    return made.getvalue()


@dataclass(frozen=True, slots=True)
class _Words:
    """Lines of one size and weight."""

    lines: list[str]
    points: float
    colour: str
    bold: bool = False

    @property
    def inches(self) -> float:
        return len(self.lines) * self.points * _LEADING / 72


def _write(chart: Chart, view: View, look: Look, file: Path | BytesIO, **options: Any) -> None:
    figure = chart.figure
    FigureCanvasAgg(figure)
    width, height = (float(inches) for inches in figure.get_size_inches())
    margin = look.text_points / 72

    def words(text: str, scale: float, colour: str, *, bold: bool = False) -> _Words:
        points = look.text_points * scale
        letters = int((width - 2 * margin) * 72 / (points * _LETTER * (1.08 if bold else 1)))
        return _Words(wrap(text, letters), points, colour, bold)

    above = [words(chart.question, 1.3, look.ink, bold=True), words(chart.answer, 1.0, look.ink)]
    if not chart.is_example:
        days = f"{day_name(view.first)} to {day_name(view.last)}"
        above.insert(1, words(days, 0.9, look.quiet))
    below = words(chart.basis, 0.85, look.quiet)
    top = sum(one.inches for one in above) + 1.5 * margin
    bottom = below.inches + margin
    with in_look(look):
        y = height + top - margin
        for one in above:
            _put(figure, one, margin / width, y / height)
            y -= one.inches
        _put(figure, below, margin / width, 0.0)
    figure.patch.set_bounds(0, -bottom / height, 1, 1 + (top + bottom) / height)
    # Words stay words in an SVG, for whoever searches or reads it aloud.
    with rc_context({"svg.fonttype": "none"}):
        room = Bbox([[0, -bottom], [width, height + top]])
        figure.savefig(file, dpi=_DPI, bbox_inches=room, **options)


def _put(figure: Figure, words: _Words, x: float, y: float) -> None:
    figure.text(
        x,
        y,
        "\n".join(words.lines),
        va="top",
        linespacing=_LEADING * 0.86,
        fontsize=words.points,
        fontweight="bold" if words.bold else "normal",
        color=words.colour,
    )
