"""Two at once: so many cores has the smallest machine that this runs on."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

_Task = TypeVar("_Task")
_Found = TypeVar("_Found")


def two_at_once(work: Callable[[_Task], _Found], tasks: Iterable[_Task]) -> list[_Found]:
    """`work` for each task; it should wait for a process of its own."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        return list(pool.map(work, tasks))
