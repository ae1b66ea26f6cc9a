"""Moves a journal out of a synced folder: shows how far it is, and then where it is."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QProgressDialog

from painjournal.journal.errors import JournalError
from painjournal.storage.moving import back_up_to_where_it_was, keep_local
from painjournal.ui.background import Background, Cancelled, Job
from painjournal.ui.open_journal import OpenJournal
from painjournal.ui.widgets.named import named

_SHOWN_AFTER_MS = 400
_FULL = 1000


@dataclass(frozen=True, slots=True)
class Moved:
    """A journal left the place `left`; `is_gone` unless something held on to it there."""

    left: Path
    is_gone: bool


def move_visibly(journal: Path, target: Path) -> Moved | None:
    """Move `journal` to `target`, or have a new one begin there.

    Returns: none when the person stopped it. Raises: JournalError; nothing was moved then.
    """
    loop = QEventLoop()
    background = Background()
    ended: list[bool | Exception] = []
    dialog = QProgressDialog("Moving your journal to this computer.", "Stop", 0, _FULL)
    named(dialog, "moving", "Moving your journal").setWindowTitle("Pain Journal")
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    dialog.setMinimumDuration(_SHOWN_AFTER_MS)

    def work(job: Job) -> bool:
        return keep_local(journal, target, job.progress)

    def end(how: bool | Exception) -> None:
        ended.append(how)
        loop.quit()

    job = background.run(work, end, end, lambda share: dialog.setValue(int(share * _FULL)))
    dialog.canceled.connect(job.cancel)
    loop.exec()
    background.finish()
    dialog.canceled.disconnect()
    dialog.close()
    (how,) = ended
    if isinstance(how, Cancelled):
        return None
    if isinstance(how, Exception):
        raise how
    return Moved(journal, how)


def say_where(moved: Moved, journal: OpenJournal, say: Callable[[str], object]) -> None:
    """Say where the journal is now, and have its backups go where it was."""
    path, place = journal.store.path, moved.left.resolve().parent
    said = f"Your journal is on this computer now, in {path.parent}."
    try:
        back_up_to_where_it_was(path, str(journal.store.uuid), moved.left)
        said = f"{said} Its backups go to {place} as well."
    except JournalError as error:
        said = f"{said} {error.sentence}"
    if not moved.is_gone:
        said = f"{said} The old one could not be removed from {place}. Delete it there."
    say(said)
