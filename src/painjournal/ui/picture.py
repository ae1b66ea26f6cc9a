"""The window drawn into a file, with nobody there to be asked or to be shown a dialog."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer

from painjournal.journal.errors import JournalError, JournalRefused
from painjournal.surroundings.exit_codes import DONE, FAILED, WRONG_INPUT
from painjournal.surroundings.missing import what_is_missing
from painjournal.surroundings.streams import complain
from painjournal.ui.journal_session import JournalSession
from painjournal.ui.main_window import WINDOW_SIZE

_SETTLE_MS = 400


def exit_code(error: JournalError) -> int:
    """Of a start that cannot open its journal."""
    return WRONG_INPUT if isinstance(error, JournalRefused) else FAILED


def draw_window(session: JournalSession, path: Path, leave: Callable[[int], object]) -> None:
    """Draw the window of `session` into `path` once it shows its chart.

    `leave` gets the exit code then, or when the journal does not open.
    """
    window = session.window

    def trouble(error: JournalError) -> bool:
        complain(error.sentence)
        leave(exit_code(error))
        return True

    def save() -> None:
        is_saved = window.grab().save(str(path))
        if not is_saved:
            complain(f"{path} cannot be written.")
        window.close()
        leave(DONE if is_saved else FAILED)

    session.trouble = trouble
    save_settled = partial(QTimer.singleShot, _SETTLE_MS, save)
    window.completed.connect(lambda: window.charts.drawn.connect(save_settled))
    window.resize(*WINDOW_SIZE)  # whatever size the window last had


def leave_at_bugs(leave: Callable[[int], object]) -> None:
    """From now on, `leave` at the first error that nobody caught: the picture would not come."""

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        missing = what_is_missing(error) if isinstance(error, ImportError) else None
        if isinstance(error, JournalError):
            complain(error.sentence)
        elif missing is not None:
            complain(missing)
        else:
            sys.__excepthook__(kind, error, trace)
        leave(FAILED)

    sys.excepthook = show
