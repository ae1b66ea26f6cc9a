"""When the program itself is wrong: say so, log it, and let the person copy it."""

import logging
import sys
import traceback
from pathlib import Path
from time import monotonic
from types import TracebackType

from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from painjournal.journal.errors import JournalError
from painjournal.surroundings.missing import what_is_missing

_SILENT_SECONDS = 60.0


def bug_report(error: BaseException) -> str:
    """What happened and where, without the error's message: it may quote the diary."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
    return "\n".join([type(error).__name__, *lines])


def install_bug_dialog(log_file: Path) -> None:
    """Show a dialog for every error that nobody caught."""
    trouble = _Trouble()

    def show(_: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(error, JournalError):  # nobody nearer said it: still no bug
            trouble.say(error.sentence)
            return
        report = bug_report(error)
        logging.getLogger("painjournal").error("bug: %s", report)
        missing = what_is_missing(error) if isinstance(error, ImportError) else None
        if missing is not None:
            trouble.say(missing)
            return
        show_bug(report, log_file, QApplication.activeWindow())

    sys.excepthook = show


class _Trouble:
    """Says what troubles the journal; the same again, as each painting may meet it, not soon."""

    def __init__(self) -> None:
        self._said: dict[str, float] = {}

    def say(self, sentence: str) -> None:
        if monotonic() - self._said.get(sentence, -_SILENT_SECONDS) < _SILENT_SECONDS:
            return
        self._said[sentence] = monotonic()
        QMessageBox.warning(QApplication.activeWindow(), "Pain Journal", sentence)
        self._said[sentence] = monotonic()


def show_bug(report: str, log_file: Path, parent: QWidget | None) -> None:
    """The dialog: what is saved is safe; here is what to pass on."""
    box = QMessageBox(
        QMessageBox.Icon.Warning,
        "Pain Journal",
        "Something in Pain Journal went wrong. What you saved is safe.",
        QMessageBox.StandardButton.Close,
        parent,
    )
    box.setInformativeText(
        f"The details are in {log_file}. They hold nothing from your diary, "
        "so you can pass them on to the people who make this program."
    )
    box.setDetailedText(report)
    copy = box.addButton("Copy details", QMessageBox.ButtonRole.ActionRole)
    copy.clicked.disconnect()  # the dialog stays open
    copy.clicked.connect(lambda: QApplication.clipboard().setText(report))
    box.exec()
