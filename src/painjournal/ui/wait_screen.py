"""What the window shows while its journal is away, being changed as a whole."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar

from painjournal.ui.widgets.named import kind, named, push_button
from painjournal.ui.widgets.screen import Screen

_FULL = 1000


class WaitScreen(Screen):
    """Says what is being done and how far it is; `stopped` asks to leave it."""

    stopped = Signal()

    def __init__(self, doing: str) -> None:
        super().__init__("wait", "One moment", doing)
        self.is_working = True
        self._progress = named(QProgressBar(), "wait_progress", "Progress")
        self._progress.setTextVisible(False)
        self._progress.setRange(0, 0)  # unknown, until the work says how far it is
        self._stop = kind(push_button("wait_stop", self.tr("Stop")), "plain")
        self._stop.clicked.connect(self._on_stop)
        self.column.addWidget(self._progress)
        self.column.addWidget(self._stop)

    def show_progress(self, share: float) -> None:
        """Show how much is done, 0–1."""
        self._progress.setRange(0, _FULL)
        self._progress.setValue(int(share * _FULL))

    def refuse(self, sentence: str) -> None:
        """Say why the journal did not come back."""
        self._progress.hide()
        self._stop.hide()
        super().refuse(sentence)

    def _on_stop(self) -> None:
        self._stop.setEnabled(False)
        self.say(self.tr("Stopping at the next safe point."))
        self.stopped.emit()
