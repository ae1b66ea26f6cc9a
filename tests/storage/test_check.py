import os
from pathlib import Path
from uuid import uuid4

import pytest
import sqlcipher3.dbapi2 as sqlite

from painjournal.journal.draft import Draft
from painjournal.journal.edit import Edit
from painjournal.storage.opening import open_journal
from painjournal.storage.passphrase import Passphrase
from tests.making import day, entry, mark
from tests.storage.damaged import (
    PAGE,
    PASSPHRASE,
    blot,
    flip,
    make_full,
    pages_of_kind,
    start_of,
)


def _change(path: Path, statement: str) -> None:
    connection = sqlite.connect(path, isolation_level=None)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute(statement)
    connection.close()


def test_a_sound_journal(journal_file: Path) -> None:
    store = open_journal(journal_file)
    store.apply(Edit(added=[entry(1), entry(0)], marked=[mark(1, "new mattress")]))
    report = store.check()
    assert (report.sound, report.entries, report.marks) == (True, 2, 1)
    store.close()


def test_a_value_that_changed_by_itself_is_named(journal_file: Path) -> None:
    store = open_journal(journal_file)
    store.apply(Edit(added=[entry(1, pain=3), entry(0, pain=9)]))
    store.close()
    _change(journal_file, "UPDATE entry SET pain = 8 WHERE pain = 9")
    store = open_journal(journal_file)
    report = store.check()
    store.close()
    assert not report.sound
    assert report.entries == 2
    assert len(report.damaged) == 1
    assert report.damaged[0].startswith("entry of 2026-11-22 14:05 (")


@pytest.mark.parametrize(
    "change",
    [
        "text = 'old mattress'",
        "text = ''",
        "last_day = '2026-11-22'",
        "last_day = '2026-01-01'",
        "uuid = 'nobody'",
    ],
)
def test_a_mark_that_changed_by_itself_is_named(journal_file: Path, change: str) -> None:
    store = open_journal(journal_file)
    store.apply(Edit(marked=[mark(1, "new mattress"), mark(4, "holiday", days=2)]))
    store.close()
    _change(journal_file, f"UPDATE mark SET {change} WHERE text = 'new mattress'")  # noqa: S608
    store = open_journal(journal_file)
    report = store.check()
    store.close()
    assert report.marks == 2
    assert len(report.damaged) == 1
    assert report.damaged[0].startswith(f"mark of {day(1)} (")


@pytest.mark.parametrize(
    "change",
    [
        "content = replace(content, '7', '8')",
        "content = '{'",
        "kept = '2026-01-01'",
        "uuid = '00000000-0000-0000-0000-000000000000'",
    ],
)
def test_a_draft_that_changed_by_itself_is_named(journal_file: Path, change: str) -> None:
    store = open_journal(journal_file)
    store.keep_draft(Draft(uuid4(), entry().moment, pain=7), "2026-11-22T14:05:00+00:00")
    assert store.check().sound
    store.close()
    _change(journal_file, f"UPDATE draft SET {change}")  # noqa: S608
    store = open_journal(journal_file)
    report = store.check()
    store.close()
    assert len(report.damaged) == 1
    assert report.damaged[0].startswith("what was typed and not saved of 2026-")


def test_an_impossible_row_is_named_not_stumbled_over(journal_file: Path) -> None:
    store = open_journal(journal_file)
    store.add(entry(0, pain=9))
    store.close()
    _change(journal_file, "UPDATE entry SET date = 'yesterday', uuid = 'nobody'")
    store = open_journal(journal_file)
    report = store.check()
    store.close()
    assert len(report.damaged) == 1
    assert "nobody" in report.damaged[0]


def test_flipped_bits_inside_the_file_never_pass(journal_file: Path) -> None:
    """Flip one bit in the middle of a note: SQLite's own check may not see it."""
    store = open_journal(journal_file)
    store.apply(Edit(added=[entry(back, note=f"marker-{back}") for back in range(20)]))
    store.close()
    content = bytearray(journal_file.read_bytes())
    at = content.index(b"marker-7")
    content[at] ^= 1
    journal_file.write_bytes(content)
    store = open_journal(journal_file)
    report = store.check()
    store.close()
    assert len(report.damaged) == 1


def test_a_quick_look_finds_a_broken_page(journal_file: Path) -> None:
    make_full(journal_file)
    store = open_journal(journal_file)
    assert store.file.quick_check() == ()
    store.close()
    blot(journal_file, start_of(pages_of_kind(journal_file, 0x0D)[-20]), 8)
    store = open_journal(journal_file)
    assert store.file.quick_check() != ()
    store.close()


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE], ids=["plain", "encrypted"])
def test_what_is_damaged_on_the_disk_is_found_although_it_was_read_before(
    journal_file: Path, passphrase: Passphrase | None
) -> None:
    make_full(journal_file, passphrase)
    store = open_journal(journal_file, passphrase)
    assert store.check().sound
    with journal_file.open("r+b") as file:  # on POSIX this drops locks, which is no matter here
        file.seek(-PAGE // 2, os.SEEK_END)
        file.write(b"?")
    report = store.check()
    store.close()
    assert not report.sound


def test_damage_in_pages_that_hold_nothing_is_found_if_they_are_encrypted(
    journal_file: Path,
) -> None:
    make_full(journal_file, PASSPHRASE)
    connection = sqlite.connect(journal_file, isolation_level=None)
    connection.execute(f"PRAGMA key = {PASSPHRASE.quoted()}")
    connection.execute("DELETE FROM past_entry")
    connection.execute("DELETE FROM draft")
    (free,) = connection.execute("PRAGMA freelist_count").fetchone()
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.close()
    assert free > pages // 10
    whole = journal_file.read_bytes()
    for page in range(pages, 1, -1):
        journal_file.write_bytes(whole)
        flip(journal_file, start_of(page) + 9)
        store = open_journal(journal_file, PASSPHRASE)
        quick, full = store.file.quick_check(), store.check()
        store.close()
        assert full.faults
        if not quick:
            return
    raise AssertionError("There was no such page.")


class _Stopped(Exception):
    pass


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE], ids=["plain", "encrypted"])
def test_a_check_can_be_broken_off(journal_file: Path, passphrase: Passphrase | None) -> None:
    make_full(journal_file, passphrase)
    store = open_journal(journal_file, passphrase)
    seen: list[float] = []

    def stop(share: float) -> None:
        seen.append(share)
        if share > 0.5:
            raise _Stopped

    with pytest.raises(_Stopped):
        store.check(stop)
    assert seen == sorted(seen)
    assert store.check().sound
    store.close()
