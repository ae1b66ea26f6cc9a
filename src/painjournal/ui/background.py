"""The one background worker: a job at a time, off the window's thread."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from time import perf_counter, sleep
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:  # imported with the first job, after the form
    from concurrent.futures import Executor

Work = Callable[["Job"], Any]
Done = Callable[[Any], None]
Failed = Callable[[Exception], None]
Progressed = Callable[[float], None]


#: Python runs one thread at a time. Work that goes on without a pause may be put to sleep by the
#: system just while it holds up the window's thread: 250 ms were measured on a busy machine.
#: With these pauses the window is as quick as with nothing under way.
_PAUSE_SECONDS = 0.001
_WITHOUT_PAUSE_SECONDS = 0.001


class Cancelled(Exception):
    """The person asked for the job to stop."""


class Job:
    """One piece of work under way."""

    def __init__(self, report: Progressed) -> None:
        self._report = report
        self._lock = Lock()
        self._cancelled = False
        self._interrupt: Callable[[], object] | None = None
        self._next_pause = 0.0

    def cancel(self) -> None:
        """Ask the work to stop at its next step, and break off a long step under way."""
        with self._lock:
            self._cancelled = True
            if self._interrupt is not None:
                self._interrupt()

    def go_on(self) -> None:
        """Let the window's thread in; the work calls this between steps, the shorter the better.

        Raises: Cancelled: the job was cancelled.
        """
        if self._cancelled:
            raise Cancelled
        if perf_counter() >= self._next_pause:
            sleep(_PAUSE_SECONDS)
            self._next_pause = perf_counter() + _WITHOUT_PAUSE_SECONDS

    def progress(self, share: float) -> None:
        """Say how much is done, 0–1; the work calls this.

        Raises: Cancelled: the job was cancelled.
        """
        self.go_on()
        self._report(share)

    def show(self, share: float) -> None:
        """The same, of work that cannot be broken off any more."""
        self._report(share)

    @contextmanager
    def interrupted_by(self, interrupt: Callable[[], object]) -> Iterator[None]:
        """Within this, cancelling calls `interrupt`: for a step that says nothing on its way.

        It is called on the thread that cancels, such as `interrupt` of a database connection.

        Raises: Cancelled: the job was cancelled, whatever the interrupted step raised.
        """
        with self._lock:
            self.go_on()
            self._interrupt = interrupt
        try:
            yield
        except Exception as error:
            if self._cancelled:
                raise Cancelled from error
            raise
        finally:
            with self._lock:
                self._interrupt = None


class Background(QObject):
    """Runs jobs one after the other; their ends come back on the window's thread."""

    _ended = Signal(object, object, object)
    _reported = Signal(object, float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker: Executor | None = None
        self._finished = False
        self._aside: list[Job] = []
        self._receivers: dict[Job, tuple[Done, Failed | None, Progressed | None]] = {}
        self._ended.connect(self._on_ended)
        self._reported.connect(self._on_reported)

    def run(
        self,
        work: Work,
        done: Done,
        failed: Failed | None = None,
        progressed: Progressed | None = None,
    ) -> Job:
        """Do `work` in the background, then call `done` with its result.

        `failed` is called with what `work` raised; without it, and for Cancelled, see
        `_on_ended`.
        """
        job = self._submit(work, done, failed, progressed)
        for aside in self._aside:
            aside.cancel()
        self._aside.clear()
        return job

    def run_aside(self, work: Work, done: Done, failed: Failed) -> None:
        """Do long work that nobody waits for, while there is nothing else to do.

        Other work breaks it off; it begins anew after that.
        """

        def on_failed(error: Exception) -> None:
            if isinstance(error, Cancelled):
                self.run_aside(work, done, failed)
            else:
                failed(error)

        self._aside.append(self._submit(work, done, on_failed, None))

    def _submit(
        self, work: Work, done: Done, failed: Failed | None, progressed: Progressed | None
    ) -> Job:
        job = Job(lambda share: self._reported.emit(job, share))
        if self._worker is None:
            from concurrent.futures import ThreadPoolExecutor

            self._worker = ThreadPoolExecutor(1, "background")
        if not self._finished:
            self._receivers[job] = (done, failed, progressed)
            self._worker.submit(self._carry_out, work, job)
        return job

    def abandon(self) -> None:
        """Cancel every job run so far: nothing of them arrives any more.

        What is run after this comes after them all: when it begins, they have ended.
        """
        for job in self._receivers:
            job.cancel()
        self._receivers.clear()

    def finish(self) -> None:
        """Wait for what is under way; its result, and what is run after this, is dropped.

        What the person sees advance is waited for; what works unseen is cancelled.
        """
        self._finished = True
        for job, (_, _, progressed) in self._receivers.items():
            if progressed is None:
                job.cancel()
        self._receivers.clear()
        if self._worker is not None:
            self._worker.shutdown(cancel_futures=True)

    def _carry_out(self, work: Work, job: Job) -> None:
        try:
            job.go_on()
            result = work(job)
        except Exception as error:  # noqa: BLE001 (handed to the window's thread, never dropped)
            self._ended.emit(job, error, None)
        else:
            self._ended.emit(job, None, result)

    def _on_ended(self, job: Job, error: Exception | None, result: Any) -> None:
        receivers = self._receivers.pop(job, None)
        if receivers is None:
            if error is not None and not isinstance(error, Cancelled):
                kind = type(error).__name__
                logging.getLogger(__name__).warning("an abandoned job ended with %s", kind)
            return
        done, failed, _ = receivers
        if error is None:
            done(result)
        elif failed is not None:
            failed(error)
        elif not isinstance(error, Cancelled):
            raise error

    def _on_reported(self, job: Job, share: float) -> None:
        _, _, progressed = self._receivers.get(job, (None, None, None))
        if progressed is not None:
            progressed(share)
