"""What a dialog has under way: how far it is, a way to stop it, and what became of it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget
from shiboken6 import isValid

from painjournal.journal.errors import JournalError
from painjournal.ui.background import Background, Cancelled, Job, Work
from painjournal.ui.widgets.named import named
from painjournal.ui.widgets.status_line import StatusLine

_FULL = 1000


class JobLine(QWidget):
    """Runs one job at a time in the background; `changed` when one begins or ends.

    A job goes on when its dialog is closed; then nobody hears of its end.
    """

    changed = Signal()

    def __init__(self, name: str, background: Background) -> None:
        super().__init__()
        self._background = background
        self._job: Job | None = None
        self._had_keyboard: QWidget | None = None
        self.status = StatusLine(f"{name}_status")
        self._bar = named(QProgressBar(), f"{name}_progress", self.tr("Progress"))
        self._bar.setTextVisible(False)
        self._bar.setRange(0, _FULL)
        policy = self._bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # what is above must not jump
        self._bar.setSizePolicy(policy)
        self._bar.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._bar)
        layout.addWidget(self.status)

    @property
    def is_busy(self) -> bool:
        """Whether a job is under way."""
        return self._job is not None

    def run(
        self,
        doing: str,
        work: Work,
        done: Callable[[Any], object],
        failed: Callable[[JournalError], object] | None = None,
    ) -> None:
        """Do `work`, saying the sentence `doing` meanwhile, then call `done` with its result.

        What is under way is broken off, and nothing is heard of it any more. Why it failed is
        said here, unless `failed` sees to that.
        """

        def on_done(result: Any) -> None:
            if self._end(job):
                done(result)
                self._give_keyboard_back()

        def on_failed(error: Exception) -> None:
            if not isinstance(error, JournalError | Cancelled):
                raise error
            if self._end(job):
                if isinstance(error, JournalError):
                    (failed or self._warn)(error)
                else:
                    self.status.say(self.tr("Stopped."))
                self._give_keyboard_back()

        self.stop()
        self._had_keyboard = self.window().focusWidget()  # it may be disabled meanwhile
        self._bar.setValue(0)
        self._bar.show()
        job = self._job = self._background.run(work, on_done, on_failed, self._show)
        self.status.say(doing, self.tr("Stop"), self.stop)
        self.changed.emit()

    def stop(self) -> None:
        """Break off what is under way."""
        if self._job is not None:
            self._job.cancel()

    def _show(self, share: float) -> None:
        if isValid(self):
            self._bar.setValue(int(share * _FULL))

    def _end(self, job: Job) -> bool:
        """Returns: whether the dialog is still there, and waits for this job."""
        if not isValid(self) or self._job is not job:
            return False
        self._job = None
        self._bar.hide()
        self.status.say("")
        self.changed.emit()
        return True

    def _give_keyboard_back(self) -> None:
        if self._had_keyboard is not None and isValid(self._had_keyboard):
            self._had_keyboard.setFocus()

    def _warn(self, error: JournalError) -> None:
        self.status.warn(error.sentence)
