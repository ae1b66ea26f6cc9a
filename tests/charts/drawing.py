"""Records to draw from, and what stands where on a drawn chart."""

from collections.abc import Sequence
from random import Random

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from painjournal.analysis.record import Record
from painjournal.charts.view import View
from painjournal.journal.entry import Entry
from painjournal.journal.figures import figures_of
from painjournal.journal.mark import Mark
from tests.making import TODAY, day, entry

SIZE = (8.0, 5.4)
NARROW = (4.6, 3.6)


def record_of(entries: Sequence[Entry], marks: Sequence[Mark] = ()) -> Record:
    """The record of a journal that holds these entries, at least up to today."""
    figures = sorted(
        (figures_of(one) for one in entries),
        key=lambda one: (one.date, -1 if one.minute is None else one.minute),
    )
    return Record.whole(figures, TODAY, marks)


def view_of(days: int) -> View:
    """The last days up to today."""
    return View(day(days - 1), TODAY)


def many_days(days: int, *, pain: int | None = None, seed: int = 1) -> list[Entry]:
    """A journal with mornings, walks both ways, days without a walk, and gaps."""
    random = Random(seed)
    made: list[Entry] = []

    def rated(low: int = 2, high: int = 8) -> int:
        return random.randint(low, high) if pain is None else pain

    for back in range(days - 1, -1, -1):
        if random.random() < 0.1 and back:
            continue
        if random.random() < 0.6:
            made.append(entry(back, "07:30", pain=rated()))
        kind = random.random()
        minutes = random.choice((10, 15, 20, 30))
        if kind < 0.3:
            walk = {"forward_minutes": minutes}
        elif kind < 0.6:
            walk = {"backward_minutes": minutes}
        elif kind < 0.65:
            walk = {"forward_minutes": 10, "backward_minutes": minutes}
        else:
            made.append(entry(back, "18:00", pain=rated(), forward_minutes=0))
            continue
        made.append(entry(back, "16:00", pain_before=rated(), pain=rated(), **walk))
    return made


def line(axes: Axes, gid: str) -> Line2D:
    """The line drawn under this name."""
    return next(one for one in axes.lines if one.get_gid() == gid)


def heights(axes: Axes, gid: str) -> list[float]:
    """The y values of a line, unknown ones left out."""
    values = np.asarray(line(axes, gid).get_ydata(), float)
    return [float(value) for value in values[~np.isnan(values)]]


def written(figure: Figure) -> list[tuple[str, Bbox]]:
    """Every text that can be read on a figure, with where it stands in pixels."""
    figure.draw_without_rendering()
    found = []
    for axes in figure.axes:
        found += [one for one in axes.get_children() if isinstance(one, Text)]
        legend = axes.get_legend()
        if legend is not None:
            found += legend.get_texts()
        for axis, (low, high) in ((axes.xaxis, axes.get_xlim()), (axes.yaxis, axes.get_ylim())):
            ends = sorted((low, high))
            for tick in axis.get_major_ticks():
                if ends[0] <= tick.get_loc() <= ends[1]:
                    found.append(tick.label1)
    found += figure.texts
    seen = [one for one in found if one.get_visible() and one.get_text().strip()]
    return [(one.get_text(), one.get_window_extent()) for one in seen]


def check_words(figure: Figure) -> None:
    """Nothing that is written covers another word or leaves the figure."""
    boxes = written(figure)
    for at, (text, box) in enumerate(boxes):
        assert box.x0 >= -1, text
        assert box.y0 >= -1, text
        assert box.x1 <= figure.bbox.width + 1, text
        assert box.y1 <= figure.bbox.height + 1, text
        for other, there in boxes[at + 1 :]:
            apart_x = min(box.x1, there.x1) - max(box.x0, there.x0)
            apart_y = min(box.y1, there.y1) - max(box.y0, there.y0)
            assert apart_x <= 1 or apart_y <= 1, (text, other)
