"""The open journal as a daily series, read once and kept true change by change."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from painjournal.journal.moment import Clock
from painjournal.ui.background import Background
from painjournal.ui.open_journal import Change, OpenJournal

if TYPE_CHECKING:  # NumPy and matplotlib are loaded by the worker, after the form
    from painjournal.analysis.daily import DailySeries

#: A change over more days than this is read in the background.
_DAYS_AT_ONCE = 31


class DailyFigures(QObject):
    """Every day of the journal up to today; `updated` when they are other than before."""

    updated = Signal()

    def __init__(
        self, journal: OpenJournal, clock: Clock, background: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._clock = clock
        self._background = background
        self._stale = False
        self.series: DailySeries | None = None
        journal.changed.connect(self._on_changed)
        self.load()

    def load(self) -> None:
        """Read the whole journal in the background."""
        self._stale = False
        self._background.run(self._read_all, self._on_read)

    def _read_all(self, _job: Any) -> "DailySeries":
        from painjournal.analysis.daily import DailySeries

        store, today = self._journal.store, self._clock.today()
        totals = store.day_totals()
        first = min(totals[0].date, today) if totals else today
        last = max(totals[-1].date, today) if totals else today
        return DailySeries.of(totals, first, last)

    def _on_read(self, series: "DailySeries") -> None:
        if self._stale:
            self.load()
            return
        self.series = series
        self.updated.emit()

    def _on_changed(self, change: Change) -> None:
        if self.series is None or (change.last - change.first).days > _DAYS_AT_ONCE:
            self._stale = self.series is None
            if self.series is not None:
                self.load()
            return
        totals = self._journal.store.day_totals(change.first, change.last)
        self.series = self.series.patched(totals, change.first, change.last)
        self.updated.emit()
