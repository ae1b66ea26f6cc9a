"""A chart as a picture of its own: the question above it, the answer and its basis with it."""

import os
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from textwrap import wrap

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg

from painjournal.charts.chart import Chart
from painjournal.charts.look import Look
from painjournal.journal.errors import JournalError

ENDINGS = (".png", ".svg", ".pdf")
PICTURE_SIZE = (9.0, 5.6)  # inches, without the words
_DPI = 144
_LETTER = 0.52  # mean width of a letter, as a share of the text's size
_LEADING = 1.45


def save_chart(chart: Chart, look: Look, path: Path) -> None:
    """Write the chart with its words to `path`, as its ending asks.

    The chart grows by its words, so it is of no use for the screen afterwards. A file that
    is there already is replaced whole.

    Raises: JournalError: the file cannot be written.
    """
    _add_words(chart, look)
    unfinished = path.with_name(f".{path.name}.new-{os.getpid()}{path.suffix}")
    try:
        # Words stay words in an SVG, for whoever searches or reads it aloud.
        with rc_context({"svg.fonttype": "none"}):
            chart.figure.savefig(unfinished, dpi=_DPI, metadata={"Title": chart.sentence})
        os.replace(unfinished, path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise JournalError(
            f"{path} cannot be written ({error.strerror}). Choose another place, then try again."
        ) from error


def chart_png(chart: Chart, look: Look) -> bytes:
    """The chart with its words as a PNG; it grows by them, as in `save_chart`."""
    _add_words(chart, look)
    made = BytesIO()
    chart.figure.savefig(made, format="png", dpi=_DPI)
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


def _add_words(chart: Chart, look: Look) -> None:
    figure = chart.figure
    FigureCanvasAgg(figure)
    width, height = (float(inches) for inches in figure.get_size_inches())
    margin = look.text_points / 72

    def words(text: str, scale: float, colour: str, *, bold: bool = False) -> _Words:
        points = look.text_points * scale
        letters = int((width - 2 * margin) * 72 / (points * _LETTER * (1.08 if bold else 1)))
        return _Words(wrap(text, letters), points, colour, bold)

    above = [
        words(chart.question, 1.3, look.ink, bold=True),
        words(chart.answer, 1.0, look.ink),
    ]
    below = words(chart.basis, 0.85, look.quiet)
    top = sum(one.inches for one in above) + 1.5 * margin
    bottom = below.inches + margin
    whole = height + top + bottom
    for axes in figure.axes:
        box = axes.get_position()
        axes.set_position(
            (box.x0, (box.y0 * height + bottom) / whole, box.width, box.height * height / whole)
        )
    for text in figure.texts:  # an example's words stand in the middle of the picture
        text.set_y((text.get_position()[1] * height + bottom) / whole)
    figure.set_size_inches(width, whole)
    y = whole - margin
    for one in above:
        _write(chart, one, margin / width, y / whole, look)
        y -= one.inches
    _write(chart, below, margin / width, bottom / whole, look)


def _write(chart: Chart, words: _Words, x: float, y: float, look: Look) -> None:
    chart.figure.text(
        x,
        y,
        "\n".join(words.lines),
        va="top",
        linespacing=_LEADING * 0.86,
        fontsize=words.points,
        fontweight="bold" if words.bold else "normal",
        fontfamily=[look.font, "DejaVu Sans"],
        color=words.colour,
    )
