"""What File offers about the passphrase, and the lock that comes by itself."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from painjournal.journal.errors import JournalError
from painjournal.journal.moment import Clock
from painjournal.storage.known import Known, read_known, write_known
from painjournal.ui.background import Cancelled, Job
from painjournal.ui.idle_lock import IdleLock
from painjournal.ui.journal_session import JournalSession
from painjournal.ui.menus import Item, Items
from painjournal.ui.open_journal import OpenJournal

if TYPE_CHECKING:
    from painjournal.storage.encryption.passphrase_change import PassphraseChanged
    from painjournal.storage.passphrase import Passphrase
    from painjournal.ui.safety.passphrase_settings import PassphraseSettings


class PassphraseWays(QObject):
    """Sets, changes and removes the passphrase of a session's journal, and locks it."""

    _remembered = Signal(bool)
    _not_remembered = Signal(str)

    def __init__(self, session: JournalSession, clock: Clock) -> None:
        super().__init__(session)
        self._session = session
        self._can_remember = False
        self._idle = IdleLock(clock, session.lock, self)
        session.opened.connect(self._on_opened)

    def items(self) -> Items:
        """For the File menu; a plain journal has nothing to lock."""
        asked = Item("passphrase", "&Passphrase…", self.show_dialog)
        if self._session.passphrase is None:
            return [asked]
        return [asked, Item("lock", "&Lock now", self.lock, "Ctrl+L")]

    def lock(self) -> None:
        """Put the journal out of sight now."""
        self._idle.stop()
        self._session.lock()

    def show_dialog(self) -> None:
        """Open the dialog about the passphrase."""
        from painjournal.ui.safety.passphrase_dialog import PassphraseDialog

        window, present = self._session.window, self._session.passphrase
        if window.journal is None:
            return
        path = window.journal.store.path
        settings = None if present is None else self._settings(path, present)
        dialog = PassphraseDialog(present, settings, window.shown)
        dialog.asked.connect(lambda new: self._change(path, present, new))
        dialog.open()

    def _settings(self, path: Path, present: "Passphrase") -> "PassphraseSettings":
        from painjournal.ui.safety.passphrase_settings import PassphraseSettings

        known = read_known(path) or Known()
        settings = PassphraseSettings(
            known.idle_minutes, can_remember=self._can_remember, is_remembered=known.remembered
        )
        settings.idle_chosen.connect(lambda minutes: self._choose_idle(path, minutes))
        settings.remember_chosen.connect(lambda wanted: self._remember(path, present, wanted))
        self._remembered.connect(settings.show_remembered)
        self._not_remembered.connect(settings.status.warn)
        return settings

    def _choose_idle(self, path: Path, minutes: int) -> None:
        known = read_known(path) or Known()
        write_known(path, replace(known, idle_minutes=minutes))
        self._idle.start(minutes)

    def _remember(self, path: Path, present: "Passphrase", wanted: bool) -> None:
        def work(_: Job) -> None:
            from painjournal.storage.encryption.remembering import forget_remembered, remember

            if wanted:
                remember(path, present)
            else:
                forget_remembered(path)

        def failed(error: Exception) -> None:
            if not isinstance(error, JournalError):
                raise error
            self._remembered.emit(not wanted)
            self._not_remembered.emit(error.sentence)

        self._session.window.background.run(work, lambda _: None, failed)

    def _change(self, path: Path, old: "Passphrase | None", new: "Passphrase | None") -> None:
        def work(job: Job) -> "PassphraseChanged":
            from painjournal.storage.encryption.passphrase_change import change_passphrase

            return change_passphrase(path, old, new, job.progress, job.show)

        self._session.swap(
            work, self._on_changed, self._on_not_changed, doing=_doing(old, new), passphrase=new
        )

    def _on_changed(self, changed: "PassphraseChanged") -> None:
        window = self._session.window
        window.form.status.say(changed.now)
        if changed.left:
            window.shown.show_banner("copies", " ".join(changed.left), {})

    def _on_not_changed(self, error: Exception) -> None:
        status = self._session.window.form.status
        if isinstance(error, Cancelled):
            status.say("Stopped; nothing was changed.")
        elif isinstance(error, JournalError):
            status.warn(error.sentence)
        else:
            raise error

    def _on_opened(self, journal: OpenJournal) -> None:
        passphrase = self._session.passphrase
        if passphrase is None:
            self._idle.stop()
            return
        path = journal.store.path
        self._idle.start((read_known(path) or Known()).idle_minutes)

        def work(job: Job) -> bool:
            from painjournal.storage.encryption.copies import encrypt_plain_copies
            from painjournal.storage.encryption.remembering import can_remember

            encrypt_plain_copies(path, passphrase, job.progress)
            return can_remember()

        self._session.window.background.run(work, self._on_looked)

    def _on_looked(self, can_remember: bool) -> None:
        self._can_remember = can_remember


def _doing(old: "Passphrase | None", new: "Passphrase | None") -> str:
    if new is None:
        return "Taking the passphrase off your journal and its backups."
    if old is None:
        return "Encrypting your journal and its backups."
    return "Giving your journal and its backups the new passphrase."
