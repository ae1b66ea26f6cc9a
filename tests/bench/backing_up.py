"""How long the window is silent at most while a journal of 2^20 entries is backed up."""

from pathlib import Path
from shutil import copyfile
from time import perf_counter

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from painjournal.storage.backups.taking import back_up
from painjournal.ui.background import Job
from tests.bench.figures import Figure
from tests.bench.window import CLOCK, opened_window, settle, wait_until

_BEAT_MS = 2
_KEYS_MS = 300
_SILENCE = 100.0  # ms
_TOO_LONG_SECONDS = 300


class Heart(QTimer):
    """Beats as often as the event loop lets it, and keeps the longest time between two beats."""

    def __init__(self) -> None:
        super().__init__(interval=_BEAT_MS)
        self._last = perf_counter()
        self.longest = 0.0  # ms
        self.timeout.connect(self._beat)
        self.start()

    def _beat(self) -> None:
        now = perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now


def silence_while_backing_up(large: Path, folder: Path) -> Figure:
    """A person goes on typing meanwhile; the journal and its backup are in `folder`."""
    journal = folder / "large.painjournal"
    copyfile(large, journal)
    with opened_window(journal, folder) as (window, store):
        typing = QTimer(window, interval=_KEYS_MS)
        typing.timeout.connect(lambda: QTest.keyClicks(window.form, "4"))
        window.form.focus()

        def work(job: Job) -> object:
            return back_up(store, CLOCK.local().replace(tzinfo=None), job.progress)

        made: list[object] = []
        settle()
        typing.start()
        heart = Heart()
        window.background.run(work, made.append, _fail, lambda _: None)
        wait_until(lambda: bool(made), _TOO_LONG_SECONDS)
        heart.stop()
        typing.stop()
    return Figure(
        "silence while 2^20 entries are backed up", "the limit", heart.longest, _SILENCE, "ms", 1.0
    )


def _fail(error: Exception) -> None:
    raise error
