"""A matplotlib figure in the window. Imported late: matplotlib takes half a second."""

import os

os.environ["QT_API"] = "pyside6"  # matplotlib would take another binding if one is installed

from collections.abc import Callable

from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from painjournal.charts.chart import Chart
from painjournal.ui.named import named

_SETTLED_MS = 120


class ChartView(FigureCanvasQTAgg):
    """Shows what `build` draws for the view's size in inches, and again after a resize."""

    def __init__(self) -> None:
        super().__init__(Figure())
        named(self, "chart", "Chart")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 160)
        self._build: Callable[[tuple[float, float]], Chart] | None = None
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self._rebuild)
        self.chart: Chart | None = None

    def show_chart(self, build: Callable[[tuple[float, float]], Chart]) -> Chart:
        """Draw now; returns what was drawn."""
        self._build = build
        return self._draw(build)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settled.start()

    def _rebuild(self) -> None:
        if self._build is not None:
            self._draw(self._build)

    def _draw(self, build: Callable[[tuple[float, float]], Chart]) -> Chart:
        logical_dpi = self.figure.dpi / self.device_pixel_ratio
        chart = build((max(self.width(), 1) / logical_dpi, max(self.height(), 1) / logical_dpi))
        chart.figure.dpi = self.figure.dpi
        chart.figure.set_canvas(self)
        self.figure = chart.figure
        self.chart = chart
        self.setAccessibleDescription(chart.sentence)
        self.draw()
        return chart
