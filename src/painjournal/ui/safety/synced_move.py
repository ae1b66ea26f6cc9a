"""Moves a journal out of a synced folder, showing how far it is."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QProgressDialog

from painjournal.storage.moving import keep_local
from painjournal.ui.background import Background, Cancelled, Job
from painjournal.ui.named import named

_SHOWN_AFTER_MS = 400
_FULL = 1000


def move_visibly(journal: Path, target: Path) -> bool:
    """Move `journal` to `target`, or have a new one begin there.

    Returns: False when the person stopped it. Raises: JournalError; nothing was moved then.
    """
    loop = QEventLoop()
    background = Background()
    failure: list[Exception] = []
    dialog = QProgressDialog("Moving your journal to this computer.", "Stop", 0, _FULL)
    named(dialog, "moving", "Moving your journal").setWindowTitle("Pain Journal")
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    dialog.setMinimumDuration(_SHOWN_AFTER_MS)

    def work(job: Job) -> None:
        keep_local(journal, target, job.progress)

    def done(_: Any) -> None:
        loop.quit()

    def failed(error: Exception) -> None:
        failure.append(error)
        loop.quit()

    job = background.run(work, done, failed, lambda share: dialog.setValue(int(share * _FULL)))
    dialog.canceled.connect(job.cancel)
    loop.exec()
    background.finish()
    dialog.canceled.disconnect()
    dialog.close()
    if failure and not isinstance(failure[0], Cancelled):
        raise failure[0]
    return not failure
