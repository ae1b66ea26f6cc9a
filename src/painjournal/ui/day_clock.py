"""The time that passes while a window stands open."""

from PySide6.QtCore import QObject, QTimer, Signal

from painjournal.journal.moment import Clock

_LATE_MS = 20  # so that the minute has surely begun


class DayClock(QObject):
    """Tells each full minute, as it begins, by `minute`; then a new day by `new_day`."""

    minute = Signal()
    new_day = Signal()

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._today = clock.today()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        self._wait()

    def look(self) -> None:
        """Look at the clock, and tell."""
        self.minute.emit()
        today = self._clock.today()
        if today != self._today:
            self._today = today
            self.new_day.emit()
        self._wait()

    def stop(self) -> None:
        """Tell nothing any more."""
        self._timer.stop()

    def _wait(self) -> None:
        now = self._clock.utc()
        self._timer.start((60 - now.second) * 1000 - now.microsecond // 1000 + _LATE_MS)
