"""Long work says how far it is, and can be broken off on the way."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

#: Called with the share that is done, 0–1; may raise to break the work off.
Progress = Callable[[float], object]

_OPERATIONS_A_STEP = 20_000


def unseen(_share: float) -> None:
    """For work that nobody watches."""


def part(progress: Progress, first: float, last: float) -> Progress:
    """What a step of the work is told that takes the whole from one share to another."""
    return lambda share: progress(first + (last - first) * share)


@contextmanager
def watched(connection: Any, step: Callable[[], object]) -> Iterator[None]:
    """Call `step`, and within this again every few milliseconds of a statement on `connection`.

    Raises: what `step` raised; the statement was broken off then.
    """
    raised: list[BaseException] = []

    def handle() -> int:
        try:
            step()
        except BaseException as error:  # noqa: BLE001 (SQLite would drop it; it is raised below)
            raised.append(error)
        return len(raised)

    step()
    connection.set_progress_handler(handle, _OPERATIONS_A_STEP)
    try:
        yield
    except Exception as error:
        if raised:
            raise raised[0] from error
        raise
    finally:
        connection.set_progress_handler(None, 0)
