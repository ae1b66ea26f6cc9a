"""Promise 6: whatever happened to a journal's file, it is kept as it was, and told honestly of."""

import shutil
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from painjournal.journal.entry import Entry
from painjournal.journal.errors import JournalError
from painjournal.journal.moment import Clock
from painjournal.storage.backups.shelf import shelf_of
from painjournal.storage.backups.taking import back_up
from painjournal.storage.known import Known, read_known, write_known
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.recognition import close_known
from painjournal.storage.rescue.mending import Mended, begin_with_readable, go_back
from painjournal.storage.rescue.newest import newest_good
from painjournal.storage.rescue.rescued import Rescued
from painjournal.storage.rescue.setting_aside import with_log
from tests.durability.damages import DAMAGES
from tests.durability.filled import NAME
from tests.durability.holding import Holding, compare, opened, read_journal, read_store
from tests.durability.steps import some_steps
from tests.storage.damaged import leave_log, make_full
from tests.untouched import contents

_CLOCK = Clock(lambda: datetime(2026, 11, 22, 13, 5, tzinfo=UTC), ZoneInfo("Europe/Paris"))
_ENTRIES = 300
_AFTER_BACKUP = 20
_SHARE_WITH_BACKUP, _SHARE_CRASHED = 0.7, 0.3


@dataclass(slots=True)
class SetAside:
    """What became of so many damaged files.

    `harmless` are those that still hold all they held. Of the others, `kept_bytes` were set
    aside, and `read` entries came back as they were written; `faults` is what went wrong.
    """

    files: int = 0
    harmless: int = 0
    kept_bytes: int = 0
    read: int = 0
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Whole:
    """A folder with a journal, its log if it crashed, and a backup; and what is known of it."""

    folder: Path
    known: Known
    held: Holding
    written: Mapping[UUID, Collection[Entry]]


def set_files_aside(files: int, seed: int, folder: Path, words: str | None = None) -> SetAside:
    """Damage so many journals, each in another way, and have each mended as the window does."""
    random = Random(seed)
    told = SetAside()
    folder.mkdir(exist_ok=True)
    rested, crashed = _lay(folder, words)
    for number in range(files):
        name = list(DAMAGES)[number % len(DAMAGES)]
        whole = crashed if random.random() < _SHARE_CRASHED else rested
        case = _Case(folder / "case" / NAME, words, whole)
        case.lay(with_backup=random.random() < _SHARE_WITH_BACKUP)
        content = case.journal.read_bytes()
        case.journal.write_bytes(DAMAGES[name](content, random))
        told.files += 1
        try:
            case.meet(told)
        except Exception as error:  # noqa: BLE001  # that is what is counted
            told.faults.append(f"{name}, file {number} of seed {seed}: {error!r:.300}")
        shutil.rmtree(case.journal.parent)
    return told


class _Case:
    def __init__(self, journal: Path, words: str | None, whole: _Whole) -> None:
        self.journal = journal
        self._words = words
        self._passphrase = None if words is None else Passphrase(words)
        self._whole = whole

    def lay(self, *, with_backup: bool) -> None:
        shutil.copytree(self._whole.folder, self.journal.parent)
        if not with_backup:
            shutil.rmtree(shelf_of(self.journal))
        write_known(self.journal, self._whole.known)

    def meet(self, told: SetAside) -> None:
        if self._is_well():
            told.harmless += 1
            return
        files = {one.name: one.read_bytes() for one in with_log(self.journal)}
        backups = contents(shelf_of(self.journal))
        mended = self._mend()
        assert mended.former is not None
        assert {one.name: one.read_bytes() for one in mended.former.iterdir()} == files
        assert contents(shelf_of(self.journal)) == backups
        told.kept_bytes += sum(map(len, files.values()))
        told.read += self._read(mended)

    def _is_well(self) -> bool:
        """Whether everything is found; what is not must be noticed."""
        before = contents(self.journal.parent)
        try:
            store = opened(self.journal, self._words)
        except JournalError:
            assert contents(self.journal.parent) == before, "a refusal changed something"
            return False
        try:
            if not store.check().sound:
                return False
            found = read_store(store).holding
        except JournalError:
            return False
        finally:
            store.close()
        assert found == self._whole.held, compare(self._whole.held, found)
        return True

    def _mend(self) -> Mended:
        newest = newest_good(self.journal, self._passphrase)
        if newest is None:
            return begin_with_readable(self.journal, self._passphrase, _CLOCK, _keep_nowhere)
        return go_back(self.journal, newest.backup.path, self._passphrase, _CLOCK, _keep_nowhere)

    def _read(self, mended: Mended) -> int:
        """Returns: how many entries came back; each must have been written so once."""
        reading = read_journal(self.journal, self._words)
        found, held = reading.holding.entries, self._whole.held.entries
        assert reading.faults == ()
        assert all(one in self._whole.written[one.uuid] for one in found.values())
        assert mended.entries == len(found)
        assert mended.salvaged is not None
        readable, unreadable = mended.salvaged.entries, mended.salvaged.unreadable_entries
        assert readable + unreadable <= len(held), f"{readable} and {unreadable} of {len(held)}"
        if mended.merged is None:
            assert readable == len(found)
        else:
            assert len(mended.merged.still_lost) <= len(held.keys() - found.keys())
        return len(found)


def _keep_nowhere(_: Rescued) -> None:
    """Nothing is exported."""


def _lay(folder: Path, words: str | None) -> tuple[_Whole, _Whole]:
    """A journal that was closed, and the same after a crash somewhat later."""
    passphrase = None if words is None else Passphrase(words)
    live = folder / "live" / NAME
    live.parent.mkdir()
    old = make_full(live, passphrase, many=_ENTRIES)
    store = opened(live, words)
    back_up(store, _CLOCK.local() - timedelta(days=1))
    for step in some_steps(Random(2), _AFTER_BACKUP, old):
        step.carry_out(store)
    now = read_store(store).holding
    close_known(store)
    known = read_known(live)
    assert known is not None
    rested, crashed = folder / "rested", folder / "crashed"
    shutil.copytree(live.parent, rested)
    shutil.copytree(live.parent, crashed)
    later = leave_log(live, passphrase, crashed / NAME)
    written = _versions(old, now, later)
    return _Whole(rested, known, now, written), _Whole(crashed, known, later, written)


def _versions(*holdings: Holding) -> dict[UUID, list[Entry]]:
    """Every entry as it was at any time."""
    versions: dict[UUID, list[Entry]] = {}
    for holding in holdings:
        past = (one for versions in holding.past.values() for one, _ in versions)
        for one in (*holding.entries.values(), *past):
            versions.setdefault(one.uuid, []).append(one)
    return versions
