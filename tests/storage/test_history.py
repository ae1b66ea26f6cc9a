"""What entries used to be: kept row by row, found again exactly, and gone when purged."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from random import Random
from uuid import UUID, uuid4

import pytest
import sqlcipher3.dbapi2 as sqlite
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from painjournal.journal.draft import Draft
from painjournal.journal.edit import Edit
from painjournal.journal.entry import Entry
from painjournal.journal.errors import JournalDamaged, JournalError, PassphraseNeeded, TracesLeft
from painjournal.journal.past import versions
from painjournal.storage.encryption.recoding import recode
from painjournal.storage.opening import open_journal
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.store import JournalStore
from tests.making import day, entries, entry

_CANARY = "canary-in-the-journal"
#: Reads the files in a process of its own: to close one in here would drop SQLite's locks.
_COUNT = """
import pathlib, sys
files = [one.read_bytes() for one in pathlib.Path(sys.argv[1]).iterdir() if one.is_file()]
print(sum(content.count(sys.argv[2].encode()) for content in files))
"""


def _in_the_bytes(journal_file: Path) -> int:
    """How often the canary stands in the journal's file and its log."""
    command = [sys.executable, "-c", _COUNT, str(journal_file.parent), _CANARY]
    return int(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


def _rows(journal_file: Path) -> list[tuple[object, ...]]:
    """The past entries as stored."""
    connection = sqlite.connect(journal_file)
    rows: list[tuple[object, ...]] = connection.execute(
        "SELECT * FROM past_entry ORDER BY id"
    ).fetchall()
    connection.close()
    return rows


def _change(journal_file: Path, statement: str) -> None:
    connection = sqlite.connect(journal_file, isolation_level=None)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute(statement)
    connection.close()


def _revise(store: JournalStore, old: Entry, **values: object) -> Entry:
    new = replace(old, **values)  # type: ignore[arg-type]
    store.apply(Edit(removed=[old], added=[new]))
    return new


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(made=st.lists(entries(), min_size=2, max_size=5))
def test_every_version_comes_back_exactly_newest_first(
    store: JournalStore, made: list[Entry]
) -> None:
    uuid = uuid4()  # one file for all examples
    states = [replace(one, uuid=uuid) for one in made]
    store.add(states[0])
    for old, new in pairwise(states):
        store.apply(Edit(removed=[old], added=[new]))
    found = store.history.versions(uuid)
    assert [one.entry for one in found] == states[::-1]
    assert [one.after for one in found] == [None, *states[:0:-1]]
    assert [one.is_present for one in found] == [True] + [False] * (len(states) - 1)
    assert not any(one.deleted for one in found)
    store.apply(Edit(removed=[states[-1]]))
    (deleted, *others) = store.history.versions(uuid)
    assert (deleted.entry, deleted.deleted, deleted.after) == (states[-1], True, None)
    assert [one.entry for one in others] == states[-2::-1]
    for state in states:  # each can be put back as it was
        store.add(state)
        assert store.entry(uuid) == state
        store.apply(Edit(removed=[state]))


def test_versions_know_when_they_ended(store: JournalStore) -> None:
    began = datetime.now(UTC)
    first = entry(pain=4)
    store.add(first)
    second = _revise(store, first, pain=6)
    store.apply(Edit(removed=[second]))
    last, former = store.history.versions(first.uuid)
    assert last.gone is not None
    assert former.gone is not None
    assert began <= former.gone <= last.gone <= datetime.now(UTC)
    assert former.gone.tzinfo is UTC


def test_an_entry_that_never_changed_is_its_only_version(store: JournalStore) -> None:
    made = entry()
    store.add(made)
    assert store.history.versions(made.uuid) == versions(made, [])
    assert store.history.versions(entry().uuid) == []


def test_past_rows_are_only_ever_added(store: JournalStore, journal_file: Path) -> None:
    """Whatever is edited, undone and done again, each row stays as it was written."""
    chance = Random(4)
    live = [entry(back) for back in range(6)]
    store.apply(Edit(added=live))
    before: list[tuple[object, ...]] = []
    for _ in range(40):
        old = chance.choice(live)
        edit = Edit(removed=[old], added=[replace(old, pain=chance.randrange(11))])
        if chance.random() < 0.5:
            edit = Edit(removed=chance.sample(live, 2))
        store.apply(edit)
        if chance.random() < 0.5 or not edit.added:
            store.apply(edit.reversed())
        else:
            live[live.index(old)] = edit.added[0]
        after = _rows(journal_file)
        assert after[: len(before)] == before
        assert len(after) > len(before)
        before = after
    assert store.check().sound


def test_what_was_changed_elsewhere_is_left_alone(store: JournalStore) -> None:
    seen, other = entry(1, pain=4), entry(2)
    store.apply(Edit(added=[seen, other]))
    there = _revise(store, seen, pain=7)  # by somebody else, meanwhile
    before = (list(store.entries_between()), store.history.versions(seen.uuid), store.edits())
    for edit in (
        Edit(removed=[seen], added=[replace(seen, pain=5)]),
        Edit(removed=[other, seen]),
        Edit(removed=[entry(3)]),
    ):
        with pytest.raises(JournalError, match="This entry was changed elsewhere"):
            store.apply(edit)
        after = (list(store.entries_between()), store.history.versions(seen.uuid), store.edits())
        assert after == before
    assert store.entry(seen.uuid) == there
    assert store.history.deletions() == []


def test_an_entry_that_changed_by_itself_can_be_put_right(journal_file: Path) -> None:
    """Its hash does not fit any more; the person sees its values, and changes them."""
    store = open_journal(journal_file)
    made = entry(pain=9)
    store.add(made)
    store.close()
    _change(journal_file, "UPDATE entry SET pain = 8")
    store = open_journal(journal_file)
    assert not store.check().sound
    (seen,) = store.entries_between()
    assert seen.pain == 8
    mended = _revise(store, seen, pain=9)
    assert [one.entry for one in store.history.versions(made.uuid)] == [mended, seen]
    assert store.check().sound
    store.close()


@pytest.mark.parametrize("damage", ["pain = 8", "why = 'deleted'", "gone = '2026-01-01T00:00:00Z'"])
def test_a_past_entry_that_changed_by_itself_is_named(journal_file: Path, damage: str) -> None:
    store = open_journal(journal_file)
    made = entry(pain=9)
    store.add(made)
    _revise(store, made, pain=3)
    assert store.check().sound
    store.close()
    _change(journal_file, f"UPDATE past_entry SET {damage}")  # noqa: S608
    store = open_journal(journal_file)
    report = store.check()
    store.close()
    assert report.entries == 1
    assert report.damaged == (f"earlier version of the entry of 2026-11-22 14:05 ({made.uuid})",)


@pytest.mark.parametrize("damage", ["uuid = 'nobody'", "date = 'yesterday'", "gone = 'today'"])
def test_a_past_entry_that_cannot_be_read_is_called_damaged(
    journal_file: Path, damage: str
) -> None:
    store = open_journal(journal_file)
    made = entry()
    store.add(made)
    store.apply(Edit(removed=[made]))
    store.close()
    _change(journal_file, f"UPDATE past_entry SET {damage}")  # noqa: S608
    store = open_journal(journal_file)
    with pytest.raises(JournalDamaged, match="an earlier version of an entry"):
        store.history.deletions()
    store.close()


def test_deleted_entries_come_by_the_step_they_went_in(store: JournalStore) -> None:
    one, two, three = entry(3, pain=1), entry(9, None), entry(5, "09:00")
    store.apply(Edit(added=[one, two, three, entry(1)]))
    assert store.history.deletions() == []
    changed = _revise(store, one, pain=2)
    store.apply(Edit(removed=[changed]))
    store.apply(Edit(removed=[two, three]))
    last, first = store.history.deletions()
    assert last.gone > first.gone
    assert (last.uuids, last.first, last.last) == ((three.uuid, two.uuid), day(9), day(5))
    assert (first.uuids, first.first, first.last) == ((one.uuid,), day(3), day(3))
    asked = [two.uuid, one.uuid, entry().uuid, three.uuid]
    found = store.history.deleted_entries(asked)
    assert [past.entry for past in found] == [two, changed, three]
    assert {past.deleted for past in found} == {True}
    store.add(two)
    assert [past.entry for past in store.history.deleted_entries(asked)] == [changed, three]
    assert store.history.deletions()[0].uuids == (three.uuid,)


def test_many_deleted_at_once_are_one_step(store: JournalStore) -> None:
    edit = Edit(added=[entry(back) for back in range(3000)])
    store.apply(edit)
    store.apply(edit.reversed())
    (step,) = store.history.deletions()
    assert len(step.uuids) == 3000
    assert (step.first, step.last) == (day(2999), day(0))
    found = store.history.deleted_entries(step.uuids[:2])
    assert [past.entry for past in found] == list(edit.added[:2])


def test_a_purged_entry_is_out_of_the_bytes(journal_file: Path) -> None:
    store = open_journal(journal_file)
    gone, kept = entry(1, note=_CANARY), entry(2, note="other")
    store.apply(Edit(added=[gone, kept]))
    gone = _revise(store, gone, note=f"{_CANARY} changed")
    kept = _revise(store, kept, pain=9)
    store.apply(Edit(removed=[gone]))
    store.keep_draft(Draft(gone.uuid, gone.moment, note=_CANARY), "2026-11-22T13:05:00+00:00")
    typed = Draft(kept.uuid, kept.moment, note="being changed")
    store.keep_draft(typed, "2026-11-22T13:06:00+00:00")
    edits = store.edits()
    assert _in_the_bytes(journal_file) >= 2
    store.history.purge([gone.uuid])
    assert _in_the_bytes(journal_file) == 0
    assert store.history.versions(gone.uuid) == []
    assert store.history.deletions() == []
    assert len(store.history.versions(kept.uuid)) == 2
    assert store.drafts() == [typed]
    assert store.edits() == edits + 1
    assert store.check().sound
    store.close()
    assert _in_the_bytes(journal_file) == 0
    again = open_journal(journal_file)
    assert list(again.entries_between()) == [kept]
    again.close()


def test_earlier_versions_are_purged_and_the_present_one_stays(
    store: JournalStore, journal_file: Path
) -> None:
    made = entry(note=_CANARY)
    store.add(made)
    present = _revise(store, made, note="what anybody may read")
    typed = Draft(made.uuid, made.moment, note="being changed")
    store.keep_draft(typed, "2026-11-22T13:05:00+00:00")
    assert _in_the_bytes(journal_file) > 0
    store.history.purge([made.uuid])
    assert _in_the_bytes(journal_file) == 0
    assert store.history.versions(made.uuid) == versions(present, [])
    assert store.drafts() == [typed]


def test_nothing_stays_between_the_rows(store: JournalStore, journal_file: Path) -> None:
    """Rows that once moved from page to page leave copies that secure_delete does not reach."""
    chance = Random(5)

    def made(word: str, back: int) -> Entry:
        uuid = UUID(int=chance.getrandbits(128), version=4)
        return entry(back, note=f"{word} " * chance.choice([1, 3, 30, 170]), uuid=uuid)

    kept = [made("something-else-entirely", back) for back in range(40)]
    gone = [made(_CANARY, back) for back in range(40)]
    every = kept + gone
    chance.shuffle(every)
    store.apply(Edit(added=every))
    for one in every:
        new = _revise(store, one, note=one.note[:24] * chance.choice([1, 7, 200]))
        if one in gone:
            store.apply(Edit(removed=[new]))
    assert _in_the_bytes(journal_file) > 1000
    store.history.purge([one.uuid for one in gone])
    assert _in_the_bytes(journal_file) == 0
    assert store.count() == len(kept)
    assert store.check().sound


def test_an_encrypted_journal_is_purged_and_stays_encrypted(journal_file: Path) -> None:
    open_journal(journal_file).close()
    passphrase = Passphrase("it's “secret”")
    recode(journal_file, None, passphrase)
    store = open_journal(journal_file, passphrase)
    made, kept = entry(note=_CANARY), entry(1)
    store.apply(Edit(added=[made, kept]))
    store.apply(Edit(removed=[made]))
    store.history.purge([made.uuid])
    assert store.history.deletions() == []
    store.close()
    with pytest.raises(PassphraseNeeded):
        open_journal(journal_file)
    again = open_journal(journal_file, passphrase)
    assert list(again.entries_between()) == [kept]
    assert again.check().sound
    again.close()
    assert _in_the_bytes(journal_file) == 0


@contextmanager
def _read_elsewhere(journal_file: Path) -> Iterator[None]:
    other = sqlite.connect(journal_file, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM past_entry").fetchall()
    yield
    other.execute("ROLLBACK")
    other.close()


def test_traces_that_cannot_go_yet_are_said_and_go_later(
    store: JournalStore, journal_file: Path
) -> None:
    made = entry(note=_CANARY)
    store.add(made)
    store.apply(Edit(removed=[made]))
    with (
        _read_elsewhere(journal_file),
        pytest.raises(TracesLeft, match="is being read elsewhere"),
    ):
        store.history.purge([made.uuid])
    assert store.history.deletions() == []
    assert _in_the_bytes(journal_file) > 0
    store.history.rewrite()
    assert _in_the_bytes(journal_file) == 0


def test_everything_is_read_as_it_is_at_one_moment(journal_file: Path) -> None:
    store, elsewhere = open_journal(journal_file), open_journal(journal_file)
    made = entry(1)
    store.add(made)
    with store.everything() as (found, marks):
        elsewhere.apply(Edit(removed=[made], added=[entry(2)]))
        assert list(found) == [made]
        assert marks == []
    elsewhere.close()
    store.close()
