"""Import and export from the menu: files chosen by the person, work in the background."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget

from painjournal.exchange.errors import ImportFailed
from painjournal.journal.errors import JournalError
from painjournal.journal.moment import Clock
from painjournal.journal.words import holding
from painjournal.ui.background import Background, Cancelled, Job
from painjournal.ui.open_journal import OpenJournal
from painjournal.ui.widgets.save_dialog import ask_where
from painjournal.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from painjournal.exchange.journal_csv import ReadCsv
    from painjournal.journal.edit import Edit
    from painjournal.journal.entry import Entry

_CSV = "Journal CSV (*.csv)"


class Files(QObject):
    """Carries entries between the open journal and files."""

    def __init__(
        self, window: QWidget, clock: Clock, background: Background, status: StatusLine
    ) -> None:
        super().__init__(window)
        self._window = window
        self._clock = clock
        self._background = background
        self._status = status
        self._progress: QProgressDialog | None = None

    def ask_import(self, journal: OpenJournal) -> None:
        """Let the person choose a file and add its entries."""
        dialog = QFileDialog(self._window, "Import entries", "", _CSV)
        dialog.setObjectName("open_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.import_file(journal, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_export(self, journal: OpenJournal) -> None:
        """Let the person choose where all entries go."""
        ask_where(
            self._window,
            "Export all entries",
            "pain-journal.csv",
            {_CSV: ".csv"},
            lambda path: self.export_file(journal, path),
        )

    def import_file(self, journal: OpenJournal, path: Path) -> None:
        """Add what is new in a journal CSV, as one undoable step."""

        def work(job: Job) -> "tuple[ReadCsv, Edit]":
            from painjournal.exchange.journal_csv import read_csv

            found = read_csv(path, self._clock, job.progress)
            return found, journal.store.new_among(found.entries, found.marks)

        def done(result: "tuple[ReadCsv, Edit]") -> None:
            found, new = result
            self._end()
            try:
                journal.add_all(new.added, new.marked)
            except JournalError as error:
                self._status.warn(f"Nothing was imported. {error.sentence}")
                return
            self._status.say(found.said(new))

        job = self._background.run(work, done, self._failed, self._show_progress)
        self._begin(f"Reading {path.name}", job)

    def export_file(self, journal: OpenJournal, path: Path) -> None:
        """Write all entries and marks to a journal CSV."""

        def work(job: Job) -> str:
            from painjournal.exchange.journal_csv import write_csv

            total = max(journal.store.count(), 1)

            def watched(entries: "Iterator[Entry]") -> "Iterator[Entry]":
                for number, entry in enumerate(entries):
                    job.progress(number / total)
                    yield entry

            with journal.store.everything() as (entries, marks):
                return holding(write_csv(watched(entries), marks, path), len(marks))

        def done(written: str) -> None:
            self._end()
            self._status.say(f"{written} written to {path}.")

        job = self._background.run(work, done, self._failed, self._show_progress)
        self._begin(f"Writing {path.name}", job)

    def _failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, Cancelled):
            self._status.say("Stopped; nothing was changed.")
        elif isinstance(error, ImportFailed | JournalError):
            self._status.warn(error.sentence)
        else:
            raise error

    def _begin(self, text: str, job: Job) -> None:
        dialog = QProgressDialog(text, "Stop", 0, 100, self._window)
        dialog.setObjectName("progress")
        dialog.setWindowTitle("Pain Journal")
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setMinimumDuration(400)
        dialog.canceled.connect(job.cancel)
        self._progress = dialog

    def _show_progress(self, share: float) -> None:
        if self._progress is not None:
            self._progress.setValue(int(share * 100))

    def _end(self) -> None:
        if self._progress is not None:
            self._progress.canceled.disconnect()
            self._progress.close()
            self._progress.deleteLater()
            self._progress = None
