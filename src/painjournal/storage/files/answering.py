"""Work on a disk that may hang, as a network share does when its computer is gone.

No system call on such a disk can be broken off, so the thread that is in one is left behind.
"""

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import NoReturn, TypeVar

from painjournal.storage.progress import Progress, unseen

_Result = TypeVar("_Result")


class DiskSilent(Exception):
    """A disk does not answer."""


class _LeftBehind(Exception):
    """Nobody waits for this work any more."""


def answered(
    disk: Path,
    work: Callable[[Progress], _Result],
    seconds: float,
    progress: Progress = unseen,
) -> _Result:
    """Do `work` on the disk with the folder `disk`; it is given up once it is silent for so long.

    It may speak by its progress. Given up, or stopped by `progress`, it ends with its next step.
    One thread at most is left behind: as long as it hangs, the disk is known not to answer.

    Raises: DiskSilent; what `work` or `progress` raised.
    """
    name = f"at {disk}"
    if any(thread.name == name for thread in threading.enumerate()):
        raise DiskSilent
    told = SimpleQueue[float | Callable[[], _Result]]()
    is_left = Event()

    def step(share: float) -> None:
        if is_left.is_set():
            raise _LeftBehind
        told.put(float(share))

    def carry_out() -> None:
        try:
            result = work(step)
        except BaseException as error:  # noqa: BLE001 (raised again by who waits)
            told.put(partial(_raise, error))
        else:
            told.put(lambda: result)

    thread = Thread(target=carry_out, name=name, daemon=True)
    thread.start()
    try:
        while isinstance(said := told.get(timeout=seconds), float):
            progress(said)
    except Empty as error:
        raise DiskSilent from error
    except BaseException:
        is_left.set()
        thread.join(seconds)
        raise
    finally:
        is_left.set()
    thread.join()
    return said()


def _raise(error: BaseException) -> NoReturn:
    raise error
