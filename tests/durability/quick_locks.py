"""Promise 23: an encrypted journal locks after a rest and on demand, soon, and keeps the draft."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer

from painjournal.journal.edit import Edit
from painjournal.journal.moment import Clock
from painjournal.storage.opening import open_journal
from painjournal.ui.idle_lock import IdleLock
from tests.canary import files_with
from tests.durability.lone_window import LoneBot, begin_windows
from tests.making import entry
from tests.ui.all_said import all_said
from tests.ui.keeper import Keeper
from tests.ui.owner import WORDS, settle

_CLOCK = Clock(lambda: datetime(2026, 11, 22, 13, 5, 30, tzinfo=UTC), ZoneInfo("Europe/Paris"))
_BIRD = "Zaunkönig"
_NOTE, _DRAFT = f"{_BIRD} in a note", f"{_BIRD} in a draft"
_DAYS = 3650
#: What is open when it locks.
_SHOWN = ("view_entries", "view_charts", "marks", "backups")


@dataclass(slots=True)
class QuickLocks:
    """So many locks: how long until nothing of the diary was to be seen, and until it was closed.

    `after_rest` of them came by themselves after five minutes. `faults` is what went wrong.
    """

    after_rest: int = 0
    hidden_seconds: list[float] = field(default_factory=list)
    closed_seconds: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def lock_often(locks: int, folder: Path) -> QuickLocks:
    """Lock a window with ten years and a draft in it, by a rest and by hand in turn.

    To be asked in a process of its own.
    """
    application = begin_windows(folder)
    locker = _Locker(folder)
    for number in range(locks):
        locker.lock(number)
    locker.keeper.close()
    del application
    return locker.told


class _Locker:
    def __init__(self, folder: Path) -> None:
        self.told = QuickLocks()
        self._folder = folder
        journal = folder / "diary" / "journal.painjournal"
        journal.parent.mkdir()
        self.keeper = Keeper(LoneBot(), _CLOCK, journal, folder / "home" / "window.ini")
        store = open_journal(journal)
        store.apply(Edit(added=[entry(back, note=_NOTE) for back in range(1, _DAYS)]))
        store.close()
        self.keeper.start()
        self.keeper.wait_for_journal()
        self.keeper.encrypt()
        self.keeper.wait_for_chart()

    def lock(self, number: int) -> None:
        """Lock, look whether anything is left to be read anywhere, and open again."""
        keeper, draft = self.keeper, f"{_DRAFT} {number}"
        keeper.window.form.focus()
        keeper.keys("b4")
        keeper.window.form.fields.note.show_text(draft)
        keeper.choose(_SHOWN[number % len(_SHOWN)])
        settle()
        is_rest = number % 2 == 0
        if is_rest:
            self._rest_nearly()
        begun = perf_counter()
        self._look_at_rest() if is_rest else keeper.choose("lock")
        settle()
        self.told.hidden_seconds.append(perf_counter() - begun)
        if not keeper.is_locked:
            self.told.faults.append(f"lock {number}: it did not lock")
            return
        keeper.wait(lambda: keeper.closed == keeper.opened)
        self.told.closed_seconds.append(perf_counter() - begun)
        self.told.after_rest += is_rest
        self._look_for_traces(number)
        keeper.unlock()
        found = keeper.window.form.fields.draft()
        if (found.pain, found.note) != (4, draft):
            self.told.faults.append(f"lock {number}: the draft did not come back")

    def _rest_nearly(self) -> None:
        """A second less than five minutes is no rest yet."""
        self.keeper.rest(minutes=4, seconds=59)
        self._look_at_rest()
        if self.keeper.is_locked:
            self.told.faults.append("it locked too early")
        self.keeper.rest(seconds=1)

    def _look_at_rest(self) -> None:
        """What the program does every five seconds."""
        (idle,) = self.keeper.window.findChildren(IdleLock)
        (timer,) = idle.findChildren(QTimer)
        if not timer.isActive():
            self.told.faults.append("nobody looks whether the person rests")
        timer.timeout.emit()

    def _look_for_traces(self, number: int) -> None:
        said = [text for text in all_said() if _BIRD in text]
        found = files_with([_BIRD, WORDS], [self._folder])
        if said or found:
            self.told.faults.append(f"lock {number}: shown {len(said)} times, in {found}")
        if self.keeper.session.passphrase is not None:
            self.told.faults.append(f"lock {number}: the passphrase is still known")
