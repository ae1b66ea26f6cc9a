"""A diary as it is usually written: everything is imported, read and drawn before it shows.

eager.py JOURNAL: a line to type into, and the chart that Pain Journal shows first.
"""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget

from painjournal.analysis.record import Record
from painjournal.charts.catalogue import CHARTS
from painjournal.charts.look import LIGHT
from painjournal.charts.view import View
from painjournal.journal.moment import Clock
from painjournal.storage.opening import open_journal

_DAYS = 90
_CHART = (860, 700)
_DPI = 96

application = QApplication(sys.argv[:1])
today = Clock(lambda: datetime.now(UTC)).today()
store = open_journal(Path(sys.argv[1]))
record = Record.whole(store.figures(), today, store.marks())
view = View(today - timedelta(days=_DAYS - 1), today)
size = (_CHART[0] / _DPI, _CHART[1] / _DPI)
chart = CHARTS["timeline"].draw(record, view, LIGHT, size)
chart.figure.dpi = _DPI
window = QWidget()
line = QLineEdit()
canvas = FigureCanvasQTAgg(chart.figure)
canvas.setFixedSize(*_CHART)
layout = QHBoxLayout(window)
layout.addWidget(line)
layout.addWidget(canvas)
line.setFocus()
window.show()
sys.exit(application.exec())
