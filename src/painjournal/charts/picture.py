"""A chart as a picture file with its sentence under it."""

import os
from pathlib import Path

from matplotlib.backends.backend_agg import FigureCanvasAgg

from painjournal.charts.chart import Chart
from painjournal.journal.errors import JournalError

ENDINGS = (".png", ".svg", ".pdf")
_DPI = 144


def save_chart(chart: Chart, path: Path) -> None:
    """Write the chart to `path`, as its ending asks; a file there is replaced whole."""
    unfinished = path.with_name(f".{path.name}.new-{os.getpid()}{path.suffix}")
    FigureCanvasAgg(chart.figure)
    try:
        chart.figure.savefig(unfinished, dpi=_DPI, metadata={"Title": chart.sentence})
        os.replace(unfinished, path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise JournalError(
            f"{path} cannot be written ({error.strerror}). Choose another place, then try again."
        ) from error
