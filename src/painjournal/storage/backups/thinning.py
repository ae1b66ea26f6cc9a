"""Which backups to keep when there are many."""

from collections.abc import Callable, Hashable, Sequence
from datetime import datetime

_Period = Callable[[datetime], Hashable]
#: So many of the newest periods that have backups keep their newest one each.
_KEPT: tuple[tuple[int, _Period], ...] = (
    (14, datetime.date),
    (10, lambda taken: taken.isocalendar()[:2]),
    (12, lambda taken: (taken.year, taken.month)),
)


def places_to_keep(taken: Sequence[datetime], now: datetime) -> set[int]:
    """Which backups to keep, as places in `taken`, which begins with the newest.

    Of the last 14 days, 10 weeks and 12 months that have backups, each keeps its newest.
    Only days with backups count, so that time alone never takes one away. Those that are in
    the future, because a clock was wrong then or is now, count among themselves: they push
    out nothing that is young, and nothing pushes them out.
    """
    future = [at for at, one in enumerate(taken) if one > now]
    past = [at for at, one in enumerate(taken) if one <= now]
    keep = set[int]()
    for places in (future, past):
        for number, period in _KEPT:
            newest: dict[Hashable, int] = {}
            for at in places:
                newest.setdefault(period(taken[at]), at)
            keep.update(list(newest.values())[:number])
    return keep
