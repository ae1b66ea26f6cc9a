"""Two programs write one journal at once, as two windows can where no lock can be written.

What either was told is saved is there, and neither overwrites what it has not seen.
"""

import multiprocessing
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from painjournal.journal.edit import Edit
from painjournal.journal.entry import Entry
from painjournal.journal.errors import JournalBusy, JournalError
from painjournal.storage.opening import open_journal
from painjournal.storage.store import JournalStore
from tests.making import entry

_STEPS = 120
_SHARED = 10


def _write(path: Path, seed: int, shared: list[Entry], told: Any) -> None:
    """Log, change and delete, entries of one's own and shared ones; tell what was saved."""
    random = Random(seed)
    store = open_journal(path)
    present = {one.uuid: one for one in shared}
    saved: list[tuple[Entry | None, Entry | None]] = []
    for step in range(_STEPS):
        old = random.choice([None, *present.values()])
        new = None if old and random.random() < 0.2 else entry(step % 50, pain=random.randrange(11))
        if old is not None and new is not None:
            new = replace(new, uuid=old.uuid, note=f"{seed} {step}")
        try:
            store.apply(
                Edit(removed=[one for one in [old] if one], added=[one for one in [new] if one])
            )
        except JournalBusy:
            continue
        except JournalError:
            if old is None:  # a new one is in nobody's way
                raise
            present.pop(old.uuid)
            now = store.entry(old.uuid)
            if now is not None:
                present[now.uuid] = now
            continue
        if old is not None:
            present.pop(old.uuid)
        if new is not None:
            present[new.uuid] = new
        saved.append((old, new))
    store.close()
    told.put((seed, saved))


def test_each_save_of_both_is_there_or_was_seen_by_who_changed_it(
    store: JournalStore, journal_file: Path
) -> None:
    shared = [entry(back) for back in range(_SHARED)]
    store.apply(Edit(added=shared))
    spawning = multiprocessing.get_context("spawn")
    told = spawning.Queue()
    writers = [
        spawning.Process(target=_write, args=(journal_file, seed, shared, told)) for seed in (1, 2)
    ]
    for writer in writers:
        writer.start()
    saved = [step for _ in writers for step in told.get(timeout=120)[1]]
    for writer in writers:
        writer.join(20)
    assert len(saved) > _STEPS
    assert store.check().sound
    present = set(store.entries_between())
    past = {
        version.entry
        for uuid in {one.uuid for step in saved for one in step if one is not None}
        for version in store.history.versions(uuid)
    }
    added = {new for _, new in saved if new is not None}
    removed = [old for old, _ in saved if old is not None]
    assert added <= past, "saved, and not even in the history"
    assert len(removed) == len(set(removed)), "taken away twice, so once unseen"
    assert present == (added | set(shared)) - set(removed)


@pytest.fixture
def other(store: JournalStore, journal_file: Path) -> Any:
    opened = open_journal(journal_file)
    yield opened
    opened.close()


def test_who_comes_second_is_told_and_nothing_is_overwritten(
    store: JournalStore, other: JournalStore
) -> None:
    seen = entry(note="as both saw it")
    store.add(seen)
    first, second = replace(seen, note="first"), replace(seen, note="second")
    store.apply(Edit(removed=[seen], added=[first]))
    for late in (Edit(removed=[seen], added=[second]), Edit(removed=[seen])):
        with pytest.raises(JournalError, match="This entry was changed elsewhere"):
            other.apply(late)
    with pytest.raises(JournalError, match="This entry is already in the journal"):
        other.add(second)
    assert list(store.entries_between()) == [first]
    other.apply(Edit(removed=[first], added=[second]))
    notes = [one.entry.note for one in store.history.versions(seen.uuid)]
    assert notes == ["second", "first", "as both saw it"]
