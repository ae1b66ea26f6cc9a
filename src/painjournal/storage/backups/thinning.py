"""Which backups to keep when there are many."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import datetime, timedelta

_Period = Callable[[datetime], Hashable]
#: So many of the newest periods that have backups keep their newest one each.
_KEPT: tuple[tuple[int, _Period], ...] = (
    (14, datetime.date),
    (10, lambda taken: taken.isocalendar()[:2]),
    (12, lambda taken: (taken.year, taken.month)),
)
#: Nobody pauses for so long; a clock that is wrong is often wrong by more.
_DECADE = timedelta(days=3653)


def places_to_keep(taken: Sequence[datetime], now: datetime) -> set[int]:
    """Which backups to keep, as places in `taken`, which begins with the newest.

    Of the last 14 days, 10 weeks and 12 months that have backups, each keeps its newest.
    Only days with backups count, so that time alone never takes one away. Those that are in
    the future, or ten years before all others, are of a clock that was wrong then or is now:
    they count among themselves, push out nothing that is young, and nothing pushes them out.
    """
    keep = set[int]()
    for places in _stretches(taken, now):
        for number, period in _KEPT:
            newest: dict[Hashable, int] = {}
            for at in places:
                newest.setdefault(period(taken[at]), at)
            keep.update(list(newest.values())[:number])
    return keep


def _stretches(taken: Sequence[datetime], now: datetime) -> Iterator[list[int]]:
    """Places in `taken` that are all past or all future, with no ten years between two."""
    stretch: list[int] = []
    for at, one in enumerate(taken):
        if stretch:
            later = taken[stretch[-1]]
            if later - one > _DECADE or (later > now) != (one > now):
                yield stretch
                stretch = []
        stretch.append(at)
    yield stretch
