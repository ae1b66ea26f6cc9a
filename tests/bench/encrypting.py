"""What a passphrase costs: at each save, and how soon everything is out of sight."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from shutil import copyfile
from statistics import median

from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication

from painjournal.journal.entry import Entry
from painjournal.storage.encryption.recoding import recode
from painjournal.storage.opening import open_journal
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.store import JournalStore
from painjournal.ui.journal_session import JournalSession
from painjournal.ui.main_window import MainWindow
from painjournal.ui.settings import Settings
from tests.bench.figures import Figure, alternate, milliseconds
from tests.bench.saving import some_entries
from tests.bench.window import CLOCK, LOOK, settle, wait_until

_WORDS = Passphrase("four plain words here")
_SAVES = 300
_LOCKS = 5
_AT_ONCE = 1000.0  # ms


def save_encrypted(long: Path, folder: Path) -> Figure:
    """`JournalStore.add` in an encrypted journal of ten years beside the same one plain."""
    stores = [
        open_journal(_copy(long, folder / "plain.painjournal")),
        open_journal(_encrypted(long, folder / "encrypted.painjournal"), _WORDS),
    ]
    plain, encrypted = (
        partial(_save, store, iter(some_entries(_SAVES + 1, seed)))
        for seed, store in enumerate(stores)
    )
    value, limit = alternate(encrypted, plain, _SAVES)
    for store in stores:
        store.close()
    return Figure("save encrypted", "not encrypted", value, limit, "ms", 1.5)


def lock(long: Path, folder: Path) -> Figure:
    """From Ctrl+L on a journal of ten years until nothing of it is left in the window."""
    path = _encrypted(long, folder / "locked.painjournal")
    settings = Settings(QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat))
    window = MainWindow(CLOCK, LOOK, settings, show_sample=lambda: None, choose_look=lambda _: None)
    session = JournalSession(window, CLOCK, partial(open_journal, path), "", _fail)
    window.show()
    window.complete()
    session.begin(_WORDS)
    taken = []
    for _ in range(_LOCKS):
        _wait_for_chart(window)
        taken.append(milliseconds(lambda: _lock(session)))
        session.unlock(_WORDS)
    _wait_for_chart(window)
    window.close()
    window.deleteLater()
    settle()
    return Figure("lock", "the limit", median(taken), _AT_ONCE, "ms", 1.0)


def _wait_for_chart(window: MainWindow) -> None:
    def is_drawn() -> bool:
        if window.journal is None or window.charts.view is None:
            return False
        return window.charts.view.chart is not None

    wait_until(is_drawn)
    settle()


def _lock(session: JournalSession) -> None:
    session.lock()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    session.window.repaint()


def _save(store: JournalStore, entries: Iterator[Entry]) -> float:
    entry = next(entries)
    return milliseconds(lambda: store.add(entry))


def _copy(journal: Path, to: Path) -> Path:
    copyfile(journal, to)
    return to


def _encrypted(journal: Path, to: Path) -> Path:
    recode(_copy(journal, to), None, _WORDS)
    return to


def _fail(error: Exception) -> None:
    raise error
