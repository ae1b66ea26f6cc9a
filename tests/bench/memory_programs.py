"""The real program and a bare window, each with a probe that tells its memory when idle."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from tests.bench.probe import Probe, tell

_IDLE_MS = 2000


def program_memory() -> None:
    """The real program, with its arguments: its memory two seconds after the chart."""
    from painjournal.app import main

    idle = _Idle()
    probe = Probe(idle.watch_chart, lambda: None)
    code = main()
    del probe
    sys.exit(code)


def bare_memory() -> None:
    """A bare window with an empty matplotlib canvas: its memory two seconds after drawing."""
    os.environ["QT_API"] = "pyside6"
    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
    from matplotlib.figure import Figure

    application = QApplication(sys.argv[:1])
    canvas = FigureCanvasQTAgg(Figure())
    canvas.resize(1280, 820)
    idle = _Idle()
    probe = Probe(idle.watch_window, canvas.draw)
    canvas.show()
    code = application.exec()
    del probe
    sys.exit(code)


class _Idle:
    """Tells this process's memory when nothing was drawn for two seconds."""

    def watch_chart(self, window: QWidget) -> None:
        self.watch_window(window)
        self._timer.stop()
        # The pages come with the same signal; this is connected after them.
        window.completed.connect(self._watch_charts)  # type: ignore[attr-defined]

    def _watch_charts(self) -> None:
        self._window.charts.drawn.connect(self._timer.start)  # type: ignore[attr-defined]

    def watch_window(self, window: QWidget) -> None:
        self._window = window
        self._timer = QTimer(window, singleShot=True, interval=_IDLE_MS)
        self._timer.timeout.connect(self._tell)
        self._timer.start()

    def _tell(self) -> None:
        tell({"rss": _kilobytes("status", "VmRSS:"), "pss": _kilobytes("smaps_rollup", "Pss:")})
        self._window.close()


def _kilobytes(file: str, field: str) -> int | None:
    try:
        lines = Path("/proc/self", file).read_text().splitlines()
    except OSError:
        return None
    return next(int(line.split()[1]) for line in lines if line.startswith(field))
