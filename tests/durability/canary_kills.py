"""Promise 20: whenever a program with an encrypted journal is killed, its files tell nothing."""

import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from painjournal.journal.draft import Draft
from painjournal.journal.edit import Edit
from painjournal.journal.moment import Clock
from painjournal.storage.backups.taking import back_up
from painjournal.storage.encryption.recoding import recode
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.rescue.mending import begin_with_readable, go_back
from painjournal.storage.rescue.newest import backups_of
from painjournal.storage.rescue.rescued import Rescued
from tests.canary import files_with
from tests.durability.filled import NAME
from tests.durability.holding import make_journal, opened
from tests.durability.processes import Acknowledge, ask, duration_seconds, kill_during
from tests.making import entry

_BIRD = "Zaunkönig"
_CLOCK = Clock(lambda: datetime(2026, 11, 22, 13, 5, 30, tzinfo=UTC), ZoneInfo("Europe/Paris"))
_ENTRIES = 400
_SAVES = 60


@dataclass(frozen=True, slots=True)
class KilledCanaries:
    """So many kills, the files they left, and in how many of these a word was found."""

    kills: int
    files: int
    hits: int
    folders_with_hits: int


def kill_and_search(kills: int, seed: int, folder: Path, words: str | None) -> KilledCanaries:
    """Kill whatever may be done with a journal at random moments; search all that is left."""
    random = Random(seed)
    before = folder / "before"
    ask(_lay, before / NAME, words)
    lasting = {work: _seconds(work, before, words) for work in _WORKS}
    left = folder / "left"
    for number in range(kills):
        work = _WORKS[number % len(_WORKS)]
        copy = left / str(number)
        shutil.copytree(before, copy)
        delay = random.uniform(0, lasting[work])
        kill_during(work, copy, words, acknowledged=1, delay_seconds=delay)
    shutil.rmtree(before)
    found = files_with([_BIRD], [left]).get(_BIRD, [])
    files = sum(one.is_file() for one in left.rglob("*"))
    folders = {Path(one).relative_to(left).parts[0] for one in found}
    return KilledCanaries(kills, files, len(found), len(folders))


def _lay(journal: Path, words: str | None) -> None:
    """A journal with the word in everything, and a backup."""
    make_journal(journal, words)
    store = opened(journal, words)
    added = [entry(back, note=f"{_BIRD} {back}") for back in range(_ENTRIES)]
    store.apply(Edit(added=added))
    store.apply(Edit(removed=added[:20]))
    back_up(store, _CLOCK.local() - timedelta(days=1))
    store.close()


def _seconds(work: Callable[..., None], before: Path, words: str | None) -> float:
    copy = before.with_name("measured")
    shutil.copytree(before, copy)
    seconds = duration_seconds(work, copy, words)
    shutil.rmtree(copy)
    return seconds


def _begin(folder: Path) -> Path:
    """Have temporary files go to the folder, too. Returns: where the journal is."""
    os.environ["TMPDIR"] = str(folder)
    tempfile.tempdir = str(folder)
    return folder / NAME


def _save(acknowledge: Acknowledge, folder: Path, words: str | None) -> None:
    store = opened(_begin(folder), words)
    acknowledge()
    for number in range(_SAVES):
        store.add(entry(note=f"{_BIRD} {number}" * 40))
        draft = Draft(entry().uuid, _CLOCK.moment(), note=f"{_BIRD} {number}")
        store.keep_draft(draft, _CLOCK.utc().isoformat())


def _back_up(acknowledge: Acknowledge, folder: Path, words: str | None) -> None:
    store = opened(_begin(folder), words)
    acknowledge()
    back_up(store, _CLOCK.local())


def _rekey(acknowledge: Acknowledge, folder: Path, words: str | None) -> None:
    journal = _begin(folder)
    acknowledge()
    recode(journal, _passphrase(words), _passphrase(words and "other words"))


def _go_back(acknowledge: Acknowledge, folder: Path, words: str | None) -> None:
    journal = _begin(folder)
    acknowledge()
    backup = backups_of(journal)[0]
    go_back(journal, backup.path, _passphrase(words), _CLOCK, _keep_nowhere)


def _read_again(acknowledge: Acknowledge, folder: Path, words: str | None) -> None:
    journal = _begin(folder)
    acknowledge()
    begin_with_readable(journal, _passphrase(words), _CLOCK, _keep_nowhere)


def _purge(acknowledge: Acknowledge, folder: Path, words: str | None) -> None:
    store = opened(_begin(folder), words)
    uuids = [uuid for deletion in store.history.deletions() for uuid in deletion.uuids]
    acknowledge()
    store.history.purge(uuids)


def _keep_nowhere(_: Rescued) -> None:
    """Of an encrypted journal, nothing is exported."""


def _passphrase(words: str | None) -> Passphrase | None:
    return None if words is None else Passphrase(words)


#: Saving, backing up, another passphrase, going back, a new journal from an old one, purging.
_WORKS: Sequence[Callable[..., None]] = (_save, _back_up, _rekey, _go_back, _read_again, _purge)
