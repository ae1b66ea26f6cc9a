"""Promise 7: backups come by themselves, are proven, and are thinned out as years go by.

A life with a journal is played with a clock of its own: the program is opened and closed, left
open for days or not used for weeks, and looks for a due backup as its window does.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from painjournal.journal.moment import Clock
from painjournal.storage.backups.due import is_due
from painjournal.storage.backups.shelf import backups_in, shelf_of
from painjournal.storage.backups.taking import back_up
from painjournal.storage.proving import prove
from painjournal.storage.store import JournalStore
from painjournal.ui.safety.backup_keeper import back_up_at_end
from tests.durability.filled import NAME
from tests.durability.holding import opened
from tests.durability.steps import some_entry

_BEGINS = datetime(2023, 1, 2, 8, tzinfo=UTC)
_HOUR = timedelta(hours=1)
_LONGEST_PAUSE_DAYS = 30
#: What a clock is wrong by is more than summer time and a journey.
_WRONG = timedelta(days=2)
#: So many of the newest days, weeks and months that have backups keep their newest one each.
_KEPT: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
    (14, lambda at: at.date()),
    (10, lambda at: at.isocalendar()[:2]),
    (12, lambda at: (at.year, at.month)),
)


@dataclass(slots=True)
class BackedUpLife:
    """So many days with a journal: its backups, those kept at the end, and the good ones lost.

    Lost is a backup of a clock that was right, when it is not kept although it should be.
    `longest_wait` is how long an entry was without a backup while the program was used, after
    its first look; `faults` are backups that do not hold what they should.
    """

    days: int = 0
    backups: int = 0
    kept: int = 0
    lost: int = 0
    longest_wait: timedelta = timedelta()
    faults: list[str] = field(default_factory=list)


def live(
    days: int, seed: int, folder: Path, wrong_clocks: Mapping[int, timedelta] = {}
) -> BackedUpLife:
    """Use a journal for so many days; on some of them the clock is wrong by so much."""
    folder.mkdir(exist_ok=True)
    life = _Life(folder / NAME, Random(seed), wrong_clocks)
    life.go_on(days)
    return life.told


class _Life:
    """`at` is when it is, whatever the clock shows."""

    def __init__(self, journal: Path, random: Random, wrong_clocks: Mapping[int, timedelta]):
        self.told = BackedUpLife()
        self._journal = journal
        self._random = random
        self._wrong_clocks = wrong_clocks
        self._at = _BEGINS
        self._entries = 0
        self._waiting: list[datetime] = []  # when what is in no backup was entered
        self._held: dict[str, int] = {}  # by its name, how many entries a backup must hold
        self._rightly_dated: dict[str, datetime] = {}
        self._clock = Clock(self._shown, UTC)

    def go_on(self, days: int) -> None:
        ends = self._at + timedelta(days=days)
        while self._at < ends:
            self._use_once()
            self._at += timedelta(hours=self._random.uniform(1, 30))
            if self._random.random() < 0.02:
                self._at += timedelta(days=self._random.uniform(1, _LONGEST_PAUSE_DAYS))
        self.told.days = days
        self._look_at_all()

    def _use_once(self) -> None:
        store = opened(self._journal)
        self._look(store)
        hours = self._random.uniform(0.1, 5)
        if self._random.random() < 0.03:
            hours *= 20
        ends = self._at + timedelta(hours=hours)
        while self._at < ends:
            self._pass_an_hour(store, ends)
            self._note_wait()
            if self._at < ends:
                self._look(store)
        back_up_at_end(store, self._clock)
        self._see_new(store)
        store.close()

    def _pass_an_hour(self, store: JournalStore, ends: datetime) -> None:
        until = min(self._at + _HOUR, ends)
        while self._random.random() < 0.3:
            self._at += (until - self._at) * self._random.random()
            store.add(some_entry(self._random, 40))
            self._entries += 1
            self._waiting.append(self._at)
        self._at = until

    def _look(self, store: JournalStore) -> None:
        now = self._clock.local()
        if is_due(store, now):
            back_up(store, now)
        self._see_new(store)

    def _see_new(self, store: JournalStore) -> None:
        """Prove the backup that was made, if one was, and look at what is kept beside it."""
        names = {one.path.name: one for one in backups_in(shelf_of(self._journal))}
        for name in names.keys() - self._held.keys():
            self._held[name] = self._entries
            if abs(self._wrong_by()) < _WRONG:
                self._rightly_dated[name] = self._shown()
            self._waiting.clear()
            self.told.backups += 1
            held = prove(names[name].path, None)
            found = (names[name].entries, held.entries, held.edits)
            if found != (self._entries, self._entries, store.edits()):
                self.told.faults.append(f"{name} does not hold {self._entries} entries")
            self.told.lost += len(set(_wanted(self._rightly_dated)) - names.keys())
        for name in self._rightly_dated.keys() - names.keys():
            del self._rightly_dated[name]

    def _note_wait(self) -> None:
        if self._waiting:
            self.told.longest_wait = max(self.told.longest_wait, self._at - self._waiting[0])

    def _look_at_all(self) -> None:
        there = backups_in(shelf_of(self._journal))
        self.told.kept = len(there)
        for one in there:
            if prove(one.path, None).entries != self._held[one.path.name]:
                self.told.faults.append(f"{one.path.name} changed")

    def _shown(self) -> datetime:
        return self._at + self._wrong_by()

    def _wrong_by(self) -> timedelta:
        return self._wrong_clocks.get((self._at - _BEGINS).days, timedelta())


def _wanted(taken: Mapping[str, datetime]) -> Iterator[str]:
    """The backups that are to be kept, by when each was taken."""
    oldest_first = sorted(taken, key=taken.__getitem__)
    for number, period in _KEPT:
        newest = {period(taken[name]): name for name in oldest_first}
        yield from list(newest.values())[-number:]
