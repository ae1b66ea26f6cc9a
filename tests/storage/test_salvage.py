"""What can be read of a damaged journal is read, all of it, and nothing else."""

import hashlib
import shutil
from collections import Counter
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
import sqlcipher3.dbapi2 as sqlite
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from painjournal.journal.entry import Entry
from painjournal.journal.errors import JournalDamaged
from painjournal.journal.experiment.happening import happening_to_json
from painjournal.journal.mark import Mark
from painjournal.storage.opening import open_journal
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.records.rows import entry_of, mark_of
from painjournal.storage.rescue.found import COLUMNS, Row
from painjournal.storage.rescue.rescued import rescued
from painjournal.storage.rescue.salvage import Salvaged, salvage, survey_open
from painjournal.storage.store import JournalStore
from tests.durability.holding import Holding, compare, read_store
from tests.making import entry
from tests.storage.damaged import (
    PAGE,
    PASSPHRASE,
    blot,
    flip,
    leave_log,
    make_full,
    pages_of_kind,
    root_of,
    start_of,
    whens,
)

_TABLE_LEAF, _TABLE_ABOVE, _INDEX_LEAF, _OVERFLOW = 0x0D, 0x05, 0x0A, 0x00
_HEADER_BYTES = 100
_MOST = 1500
_KEYS = pytest.mark.parametrize("passphrase", [None, PASSPHRASE], ids=["plain", "encrypted"])


class Read:
    """What salvaging a file gave."""

    def __init__(self, path: Path, passphrase: Passphrase | None = None) -> None:
        self.entries: dict[UUID, Entry] = {}
        self.marks: dict[UUID, Mark] = {}
        self.experiments: set[str] = set()
        self.rows: Counter[str] = Counter()
        self.told: Salvaged = salvage(path, passphrase, self._keep)

    def _keep(self, row: Row) -> None:
        self.rows[row.table] += 1
        if row.table == "entry":
            entry = entry_of(row.values)
            self.entries[entry.uuid] = entry
        elif row.table == "mark":
            mark = mark_of(row.values)
            self.marks[mark.uuid] = mark
        elif row.table.startswith("experiment"):
            self.experiments.add(row.values["content"])

    def is_part_of(self, kept: Holding) -> bool:
        """Whether everything read was written just so."""
        return (
            self.entries.items() <= kept.entries.items()
            and self.marks.items() <= kept.marks.items()
            and self.experiments <= _written(kept)
        )

    def all_told(self) -> int:
        """The entries that were read, or are known to have been there."""
        return self.told.entries + self.told.unreadable_entries


def _written(kept: Holding) -> set[str]:
    """Of all experiments, what was written of the plan and of what happened."""
    found = kept.experiments.values()
    steps = {happening_to_json(step) for one in found for step in one.happenings}
    return {one.plan.to_json() for one in found} | steps


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Holding]]:
    """A journal of each kind; tests damage copies."""
    folder = tmp_path_factory.mktemp("whole")
    plain, encrypted = folder / "plain.painjournal", folder / "encrypted.painjournal"
    return {
        "plain": (plain, make_full(plain)),
        "encrypted": (encrypted, make_full(encrypted, PASSPHRASE)),
    }


Whole = dict[str, tuple[Path, Holding]]


def _copy(whole: Whole, journal_file: Path, passphrase: Passphrase | None = None) -> Holding:
    path, kept = whole["plain" if passphrase is None else "encrypted"]
    shutil.copyfile(path, journal_file)
    return kept


@_KEYS
def test_of_a_whole_journal_everything_is_read(
    whole: Whole, journal_file: Path, passphrase: Passphrase | None
) -> None:
    kept = _copy(whole, journal_file, passphrase)
    digest = hashlib.sha256(journal_file.read_bytes()).hexdigest()
    read = Read(journal_file, passphrase)
    assert (read.entries, read.marks) == (kept.entries, kept.marks)
    assert read.rows["past_entry"] == sum(len(versions) for versions in kept.past.values())
    assert read.rows["draft"] == len(kept.drafts)
    assert read.experiments == _written(kept)
    assert read.rows["experiment"] == len(kept.experiments)
    assert read.rows["experiment_happening"] == sum(
        len(one.happenings) for one in kept.experiments.values()
    )
    assert (read.told.lost, read.told.altered) == ([], [])
    assert hashlib.sha256(journal_file.read_bytes()).hexdigest() == digest
    assert [one.name for one in journal_file.parent.iterdir()] == [journal_file.name]


@pytest.mark.parametrize("old", sorted(Path("tests/databases").glob("*.painjournal")), ids=str)
def test_journals_of_every_release_are_read(old: Path) -> None:
    connection = sqlite.connect(f"file:{old}?mode=ro&immutable=1", uri=True)
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    counts = {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
        for table in ("entry", "mark", "past_entry")
        if table in tables
    }
    connection.close()
    read = Read(old)
    assert {table: read.rows[table] for table in counts} == counts
    assert counts["entry"] > 0
    assert read.told.unreadable_entries == 0


def test_rows_stand_in_the_file_as_they_are_read_here(whole: Whole) -> None:
    connection = sqlite.connect(whole["plain"][0])
    for table, names in COLUMNS.items():
        there = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        assert [name for name in names if name != "id" or "id" in there] == there, table
    connection.close()


def test_flipped_bits_in_a_page_of_entries_cost_those_entries_only(
    whole: Whole, journal_file: Path
) -> None:
    kept = _copy(whole, journal_file)
    random = Random(3)
    pages = random.sample(pages_of_kind(journal_file, _TABLE_LEAF), 12)
    for page in pages:
        flip(journal_file, start_of(page) + random.randrange(PAGE // 2, PAGE), random.randrange(8))
    read = Read(journal_file)
    assert read.is_part_of(kept)
    assert len(kept.entries) - 12 <= len(read.entries) < len(kept.entries)
    assert read.all_told() == len(kept.entries)


def test_an_entry_that_changed_by_itself_is_shown_as_it_is_now(
    whole: Whole, journal_file: Path
) -> None:
    kept = _copy(whole, journal_file)
    some = next(one for one in kept.entries.values() if "canal" in one.note)
    content = journal_file.read_bytes()
    place = content.index(some.note[:200].encode()[: len(some.note.encode())])
    flip(journal_file, place + some.note.encode().index(b"canal"), 1)
    read = Read(journal_file)
    assert read.entries.keys() == kept.entries.keys() - {some.uuid}
    (row,) = read.told.altered
    assert row.values["uuid"] == str(some.uuid)
    assert row.values["note"] == some.note.replace("canal", "aanal", 1)
    assert read.told.lost == []


def test_a_page_that_is_gone_is_told_by_the_index(whole: Whole, journal_file: Path) -> None:
    kept = _copy(whole, journal_file)
    page = pages_of_kind(journal_file, _TABLE_LEAF)[-20]
    blot(journal_file, start_of(page))
    read = Read(journal_file)
    gone = [one for uuid, one in kept.entries.items() if uuid not in read.entries]
    assert read.is_part_of(kept)
    assert 0 < len(gone) < 60
    assert Counter(read.told.lost) == whens(Holding({one.uuid: one for one in gone}))


@pytest.mark.parametrize("kind", ["above", "root", "schema", "header", "index"])
def test_what_leads_to_the_entries_is_not_needed(
    whole: Whole, journal_file: Path, kind: str
) -> None:
    kept = _copy(whole, journal_file)
    if kind == "above":
        for page in pages_of_kind(journal_file, _TABLE_ABOVE):
            blot(journal_file, start_of(page))
    elif kind == "root":
        blot(journal_file, start_of(root_of(journal_file, "entry")))
    elif kind == "schema":
        blot(journal_file, 0)
    elif kind == "header":
        blot(journal_file, 0, _HEADER_BYTES)
    else:
        for page in pages_of_kind(journal_file, _INDEX_LEAF):
            blot(journal_file, start_of(page))
    read = Read(journal_file)
    assert (read.entries, read.marks) == (kept.entries, kept.marks)
    assert read.told.unreadable_entries == 0


def test_a_long_note_whose_pages_are_damaged_is_none_that_was_written(
    whole: Whole, journal_file: Path
) -> None:
    kept = _copy(whole, journal_file)
    pages = pages_of_kind(journal_file, _OVERFLOW)
    for page in pages[::5]:
        flip(journal_file, start_of(page) + 100, 2)
    for page in pages[1::5]:
        flip(journal_file, start_of(page) + 3, 5)  # where the note goes on
    read = Read(journal_file)
    assert read.is_part_of(kept)
    assert len(read.entries) < len(kept.entries)
    assert read.all_told() == len(kept.entries)


def test_a_row_whose_number_changed_is_still_one_row(whole: Whole, journal_file: Path) -> None:
    kept = _copy(whole, journal_file)
    page = pages_of_kind(journal_file, _TABLE_LEAF)[-20]
    content = journal_file.read_bytes()
    cell = int.from_bytes(content[start_of(page) + 8 : start_of(page) + 10], "big")
    place = start_of(page) + cell
    while content[place] >= 0x80:  # the length of the row
        place += 1
    while content[place + 1] >= 0x80:  # its number
        place += 1
    flip(journal_file, place + 1, 6)
    read = Read(journal_file)
    assert read.entries == kept.entries
    assert read.told.unreadable_entries == 0


@_KEYS
@pytest.mark.parametrize("share", [0.13, 0.5, 0.99])
def test_of_a_file_that_was_cut_off_the_rest_is_read(
    whole: Whole, journal_file: Path, passphrase: Passphrase | None, share: float
) -> None:
    kept = _copy(whole, journal_file, passphrase)
    content = journal_file.read_bytes()
    journal_file.write_bytes(content[: int(len(content) * share)])
    read = Read(journal_file, passphrase)
    assert read.is_part_of(kept)
    assert read.entries or share < 0.5
    assert read.all_told() <= len(kept.entries)


@_KEYS
@pytest.mark.parametrize("content", [b"", b"\0" * 100, b"\0" * 40_960, b"SQLite format 3\0", b"x"])
def test_where_nothing_is_left_nothing_is_read(
    journal_file: Path, passphrase: Passphrase | None, content: bytes
) -> None:
    journal_file.write_bytes(content)
    read = Read(journal_file, passphrase)
    assert read.rows == Counter()
    assert read.told == Salvaged()


def test_a_file_that_may_not_be_read_gives_nothing(journal_file: Path) -> None:
    journal_file.mkdir()
    assert Read(journal_file).told == Salvaged()


@_KEYS
def test_what_is_only_in_the_log_is_read(
    whole: Whole, tmp_path: Path, journal_file: Path, passphrase: Passphrase | None
) -> None:
    before = _copy(whole, journal_file, passphrase)
    crashed = tmp_path / "crashed.painjournal"
    kept = leave_log(journal_file, passphrase, crashed)
    assert compare(before, kept)
    log = crashed.with_name(crashed.name + "-wal")
    digests = [hashlib.sha256(one.read_bytes()).digest() for one in (crashed, log)]
    read = Read(crashed, passphrase)
    assert (read.entries, read.marks) == (kept.entries, kept.marks)
    assert read.told.unreadable_entries == 0
    assert [hashlib.sha256(one.read_bytes()).digest() for one in (crashed, log)] == digests
    assert sorted(tmp_path.glob("*crashed*")) == [crashed, log]


def test_damage_in_the_log_costs_only_the_entries_it_hits(
    whole: Whole, tmp_path: Path, journal_file: Path
) -> None:
    """SQLite itself drops everything in the log after the first damage."""
    _copy(whole, journal_file)
    crashed = tmp_path / "crashed.painjournal"
    kept = leave_log(journal_file, None, crashed)
    log = crashed.with_name(crashed.name + "-wal")
    flip(log, 32 + 24 + PAGE - 30)
    read = Read(crashed)
    assert len(kept.entries) - 2 <= len(read.entries)
    assert read.is_part_of(kept)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_happens_to_a_file_nothing_is_read_that_was_not_written(
    whole: Whole, tmp_path: Path, data: st.DataObject
) -> None:
    _read_after_any_damage(whole, tmp_path, None, data)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_nor_of_an_encrypted_one(whole: Whole, tmp_path: Path, data: st.DataObject) -> None:
    _read_after_any_damage(whole, tmp_path, PASSPHRASE, data)


def _read_after_any_damage(
    whole: Whole, tmp_path: Path, passphrase: Passphrase | None, data: st.DataObject
) -> None:
    path, kept = whole["plain" if passphrase is None else "encrypted"]
    content = bytearray(path.read_bytes())
    places = st.integers(0, len(content) - 1)
    for place in data.draw(st.lists(places, max_size=60)):
        content[place] ^= 1 << data.draw(st.integers(0, 7))
    for start in data.draw(st.lists(places, max_size=4)):
        length = data.draw(st.integers(1, 3 * PAGE))
        other = data.draw(places)
        piece = data.draw(st.sampled_from([bytes(length), content[other : other + length]]))
        content[start : start + len(piece)] = piece
    del content[data.draw(st.integers(len(content) // 4, len(content))) :]
    damaged = tmp_path / "damaged.painjournal"
    damaged.write_bytes(content)
    assert Read(damaged, passphrase).is_part_of(kept)


def _open_with_damage(path: Path, passphrase: Passphrase | None) -> JournalStore:
    """A journal of which some entries cannot be read, but which opens."""
    whole = path.read_bytes()
    for page in range(30, len(whole) // PAGE):
        path.write_bytes(whole)
        blot(path, start_of(page) + 8, 16)
        try:
            store = open_journal(path, passphrase)
        except JournalDamaged:
            continue
        if store.check().entries < _MOST:
            return store
        store.close()
    raise AssertionError("There was no such page.")


@_KEYS
def test_of_an_open_journal_it_is_told_how_much_can_be_read(
    whole: Whole, journal_file: Path, passphrase: Passphrase | None
) -> None:
    kept = _copy(whole, journal_file, passphrase)
    store = _open_with_damage(journal_file, passphrase)
    told = survey_open(journal_file, passphrase)
    store.add(entry(0))  # it stays as usable as it was
    store.close()
    assert len(kept.entries) // 2 < told.entries < len(kept.entries)
    assert told.entries + told.unreadable_entries == len(kept.entries)


@_KEYS
def test_what_was_read_is_a_journal_of_its_own(
    whole: Whole, journal_file: Path, passphrase: Passphrase | None
) -> None:
    kept = _copy(whole, journal_file, passphrase)
    with rescued(journal_file, passphrase) as found:
        reading = read_store(found.store)
        assert reading.faults == ()
        assert compare(kept, reading.holding) == ""
        is_plain = found.store.path.read_bytes().startswith(b"SQLite format 3")
        assert is_plain is (passphrase is None)
        assert found.store.path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in journal_file.parent.iterdir()] == [journal_file.name]


class _Stopped(Exception):
    pass


def _stop(share: float) -> None:
    if share > 0.1:
        raise _Stopped


@_KEYS
def test_reading_can_be_broken_off(
    whole: Whole, journal_file: Path, passphrase: Passphrase | None
) -> None:
    _copy(whole, journal_file, passphrase)
    with pytest.raises(_Stopped), rescued(journal_file, passphrase, _stop):
        raise AssertionError
    assert [one.name for one in journal_file.parent.iterdir()] == [journal_file.name]
