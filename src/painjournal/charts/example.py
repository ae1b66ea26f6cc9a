"""A chart that cannot be drawn yet, as a friendly picture of what will be there."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from textwrap import wrap
from typing import Any

import numpy as np
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure

from painjournal.analysis.record import Record
from painjournal.charts.chart import Chart, Table, no_points
from painjournal.charts.look import Look
from painjournal.charts.view import View
from painjournal.journal.figures import figures_of
from painjournal.journal.moment import Clock
from painjournal.journal.sample import SAMPLE_DAYS, sample_entries

_WHEN = datetime(2026, 11, 22, 20, tzinfo=UTC)
_PALE = 0.78  # share of the card's colour
_SHOWN_DAYS = 90
_LETTER = 0.8  # width of a letter with its share of the frame around, in sizes of text
_WIDEST = 60  # letters
_COLOURS = ("ink", "quiet", "grid", "unknown", "forward", "backward", "accent", "faint", "edge")


@cache
def example_record() -> Record:
    """The sample journal, the same on every day."""
    clock = Clock(lambda: _WHEN, UTC)
    figures = sorted(
        (figures_of(entry) for entry in sample_entries(clock)),
        key=lambda one: (one.date, one.minute or 0),
    )
    last = clock.today()
    return Record.of(figures, last - timedelta(days=SAMPLE_DAYS - 1), last)


def example_view(view: View) -> View:
    """As much of the example as a person sees of their own journal, with the same choices."""
    last = example_record().days.last
    return replace(view, first=last - timedelta(days=_SHOWN_DAYS - 1), last=last, compared=None)


def pale(look: Look) -> Look:
    """The same look, almost gone."""
    colours: dict[str, Any] = {name: _blend(getattr(look, name), look.card) for name in _COLOURS}
    return replace(look, **colours)


def as_example(drawn: Chart, lacks: str, look: Look) -> Chart:
    """The chart drawn from the example, with the words that say so; it holds no values."""
    figure: Figure = drawn.figure
    letters = int(figure.get_figwidth() * 72 / (look.text_points * _LETTER))
    words = "\n".join(("An example, not your journal.", *wrap(lacks, min(letters, _WIDEST))))
    figure.text(
        0.5,
        0.5,
        words,
        ha="center",
        va="center",
        linespacing=1.7,
        color=look.ink,
        fontsize=look.text_points * 1.1,
        family=[look.font, "DejaVu Sans"],
        gid="example",
        bbox={"facecolor": look.card, "edgecolor": look.edge, "boxstyle": "round,pad=0.9"},
    )
    return Chart(figure, drawn.question, lacks, "", Table((), ()), no_points(figure))


def _blend(colour: str, ground: str) -> str:
    own, under = np.array(to_rgb(colour)), np.array(to_rgb(ground))
    red, green, blue = own * (1 - _PALE) + under * _PALE
    return to_hex((red, green, blue))
