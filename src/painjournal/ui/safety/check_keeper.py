"""Checks an open journal by itself: a quick look at each opening, all of it once a week."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from painjournal.journal.errors import JournalDamaged, JournalError
from painjournal.journal.moment import Clock
from painjournal.storage.check import CheckReport
from painjournal.storage.known import Known, read_known, write_known
from painjournal.storage.rescue.trouble import Trouble, look_into_open
from painjournal.ui.background import Cancelled, Job
from painjournal.ui.journal_session import JournalSession
from painjournal.ui.open_journal import OpenJournal
from painjournal.ui.safety.trouble_dialog import TroubleDialog
from painjournal.ui.safety.trouble_ways import TroubleWays
from painjournal.ui.safety.trouble_words import AS_IT_IS

_WEEK = timedelta(days=7)
_HOUR_MS = 3_600_000
#: Without a chart, which would be drawn first.
_LATEST_MS = 10_000
_BANNER = "damage"
_REMINDER = "Part of your journal is damaged. No backups are made of it now."
_WHAT_NOW = "What can be done…"


@dataclass(frozen=True, slots=True)
class Damage:
    """What a check found; `mark` tells this damage from any other."""

    mark: str
    trouble: Trouble


class CheckKeeper(QObject):
    """Made at each opening, for `journal`, and gone with it.

    It begins once the charts are drawn, gives way to all other work, and keeps neither the
    locking nor the closing of the journal waiting.
    """

    _met = Signal()

    def __init__(
        self, journal: OpenJournal, session: JournalSession, clock: Clock, ways: TroubleWays
    ) -> None:
        super().__init__(journal)
        self._store = journal.store
        self._clock = clock
        self._ways = ways
        self._workspace = session.window.shown
        self._background = session.window.background
        #: Whether the journal is being checked.
        self.is_checking = False
        self._has_begun = False
        self._has_asked = False
        once = Qt.ConnectionType.SingleShotConnection
        self._workspace.charts.drawn.connect(self._begin, once)
        QTimer.singleShot(_LATEST_MS, self, self._begin)
        hourly = QTimer(self, interval=_HOUR_MS)
        hourly.timeout.connect(self._look_again)
        hourly.start()
        self._met.connect(self._on_met)
        journal.failed.connect(self._on_journal_failed)
        self._store.file.tell_damage(self._tell)

    def _begin(self) -> None:
        if not self._has_begun:
            self._has_begun = True
            self._check(whole=self._is_due())

    def _look_again(self) -> None:
        if self._is_due() and not self._has_asked:
            self._check(whole=True)

    def _tell(self) -> None:
        """Reading met damage, on any thread, perhaps while the window is closing."""
        if isValid(self):
            self._met.emit()

    def _on_met(self) -> None:
        if not self._has_asked:
            self._has_begun = True
            self._check(whole=True)

    def _on_journal_failed(self, error: JournalError) -> None:
        if isinstance(error, JournalDamaged):
            self._on_met()

    def _is_due(self) -> bool:
        known = self._known()
        if known.checked is None or known.accepted_damage is not None:
            return True
        since = self._clock.utc() - datetime.fromisoformat(known.checked).astimezone(UTC)
        return not timedelta() <= since < _WEEK

    def _check(self, *, whole: bool) -> None:
        if not self.is_checking:
            self.is_checking = True
            self._background.run_aside(
                lambda job: self._work(job, whole=whole), self._on_done, self._on_failed
            )

    def _work(self, job: Job, *, whole: bool) -> Damage | None:
        store = self._store
        if not whole and not store.file.quick_check(job.progress):
            return None
        report = store.check(job.progress)
        if report.sound:
            now = self._clock.utc().isoformat()
            write_known(store.path, replace(self._known(), checked=now, accepted_damage=None))
            return None
        trouble = look_into_open(store.path, report, store.passphrase, job.progress)
        return Damage(_mark(report), trouble)

    def _on_done(self, damage: Damage | None) -> None:
        self.is_checking = False
        if damage is None or self._has_asked:
            return
        self._has_asked = True
        if damage.mark == self._known().accepted_damage:
            self._remind(damage)
        else:
            self._ask(damage)

    def _on_failed(self, error: Exception) -> None:
        self.is_checking = False
        if not isinstance(error, JournalError | Cancelled):
            raise error

    def _ask(self, damage: Damage) -> None:
        dialog = TroubleDialog(damage.trouble, self._workspace)
        dialog.chosen.connect(lambda name: self._on_chosen(name, damage))
        dialog.open()

    def _on_chosen(self, name: str, damage: Damage) -> None:
        if name == AS_IT_IS:
            if damage.trouble.is_in_values:
                write_known(self._store.path, replace(self._known(), accepted_damage=damage.mark))
            self._remind(damage)
        else:
            self._ways.take(name, damage.trouble, self._store.passphrase)

    def _remind(self, damage: Damage) -> None:
        self._workspace.show_banner(_BANNER, _REMINDER, {_WHAT_NOW: lambda: self._ask(damage)})

    def _known(self) -> Known:
        return read_known(self._store.path) or Known()


def _mark(report: CheckReport) -> str:
    found = "\n".join((*report.damaged, *report.faults))
    return blake2b(found.encode(), digest_size=8).hexdigest()
