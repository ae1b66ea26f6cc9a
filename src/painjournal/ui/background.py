"""The one background worker: a job at a time, off the window's thread."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:  # imported with the first job, after the form
    from concurrent.futures import Executor


class Cancelled(Exception):
    """The person asked for the job to stop."""


class Job:
    """One piece of work under way."""

    def __init__(self, report: Callable[[float], None]) -> None:
        self._report = report
        self._cancelled = False

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled = True

    def progress(self, share: float) -> None:
        """Say how much is done, 0–1; the work calls this.

        Raises: Cancelled: the person asked for it.
        """
        if self._cancelled:
            raise Cancelled
        self._report(share)


class Background(QObject):
    """Runs jobs one after the other; their ends come back on the window's thread."""

    _ended = Signal(object, object, object)
    _progressed = Signal(object, float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker: Executor | None = None
        self._finished = False
        self._ended.connect(self._on_ended)
        self._progressed.connect(self._on_progressed)

    def run(
        self,
        work: Callable[[Job], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
        progressed: Callable[[float], None] | None = None,
    ) -> Job:
        """Do `work` in the background, then call `done` with its result.

        `failed` is called with what `work` raised; without it, and for Cancelled, see
        `_on_ended`.
        """
        job = Job(lambda share: self._progressed.emit(progressed, share))
        if self._worker is None:
            from concurrent.futures import ThreadPoolExecutor

            self._worker = ThreadPoolExecutor(1, "background")
        if not self._finished:
            self._worker.submit(self._carry_out, work, job, done, failed)
        return job

    def finish(self) -> None:
        """Wait for what is under way; its result, and what is run after this, is dropped."""
        self._finished = True
        if self._worker is not None:
            self._worker.shutdown(cancel_futures=True)

    def _carry_out(
        self,
        work: Callable[[Job], Any],
        job: Job,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None,
    ) -> None:
        try:
            result = work(job)
        except Exception as error:  # noqa: BLE001 (handed to the window's thread, never dropped)
            self._ended.emit(failed, error, None)
        else:
            self._ended.emit(done, None, result)

    def _on_ended(self, receive: Any, error: Exception | None, result: Any) -> None:
        if self._finished:
            return
        if error is None:
            receive(result)
        elif receive is not None:
            receive(error)
        elif not isinstance(error, Cancelled):
            raise error

    def _on_progressed(self, receive: Callable[[float], None] | None, share: float) -> None:
        if receive is not None:
            receive(share)
