"""What the dialog about backups does in the background; each step ends with what there is then."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

from painjournal.journal.errors import JournalDamaged, JournalError, PassphraseNeeded
from painjournal.journal.moment import Clock
from painjournal.storage.backups.backup import Backup
from painjournal.storage.backups.file_trouble import file_trouble
from painjournal.storage.backups.overview import (
    Overview,
    choose_second_place,
    leave_second_place,
    overview,
)
from painjournal.storage.backups.shelf import name_as_found
from painjournal.storage.backups.taking import BackedUp, back_up
from painjournal.storage.progress import Progress
from painjournal.storage.proving import prove
from painjournal.storage.records.holding import Holding
from painjournal.storage.store import JournalStore
from painjournal.ui.background import Job
from painjournal.ui.widgets.job_line import JobLine

_Result = TypeVar("_Result")
_Done = Callable[[_Result, Overview], object]
_OPENS_OTHERWISE = (
    "This backup has another passphrase than your journal has now, so it cannot be checked "
    "here. “Go back to this backup” asks for it."
)


class Checked(NamedTuple):
    """A backup that was read, and what it holds; none when it is damaged."""

    backup: Backup
    held: Holding | None


class BackupsWork:
    """Works on the backups of `store`; how far it is, and why it failed, stands in `line`."""

    def __init__(self, store: JournalStore, clock: Clock, line: JobLine) -> None:
        self._store = store
        self._clock = clock
        self._line = line

    def look(self, done: _Done[None]) -> None:
        """See what there is."""
        self._run("", lambda _: None, done)

    def make(self, done: _Done[BackedUp]) -> None:
        """Back up now."""
        self._run("Backing up…", lambda step: back_up(self._store, self._clock.local(), step), done)

    def check(self, backup: Backup, done: _Done[Checked]) -> None:
        """Read all of a backup; its name says from then on how it was found."""
        self._run("Checking…", lambda step: self._checked(backup, step), done)

    def choose_place(self, place: Path, done: _Done[None]) -> None:
        """Copy the backups to a second place, now and from now on."""
        self._run(
            "Copying the backups…",
            lambda step: choose_second_place(self._store, place, self._clock.local(), step),
            done,
        )

    def leave_place(self, done: _Done[None]) -> None:
        """Use no second place any more."""
        self._run("", lambda _: leave_second_place(self._store), done)

    def _run(self, doing: str, work: Callable[[Progress], _Result], done: _Done[_Result]) -> None:
        def both(job: Job) -> tuple[_Result, Overview]:
            result = work(job.progress)
            return result, overview(self._store)

        self._line.run(doing, both, lambda ended: done(*ended))

    def _checked(self, backup: Backup, progress: Progress) -> Checked:
        try:
            held = prove(backup.path, self._store.passphrase, progress)
        except PassphraseNeeded as error:
            raise JournalError(_OPENS_OTHERWISE) from error
        except JournalDamaged:
            held = None
        with file_trouble("The name of this backup could not be changed to say how it was found"):
            return Checked(name_as_found(backup, is_sound=held is not None), held)
