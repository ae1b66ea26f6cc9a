from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from painjournal.journal.edit import Edit
from painjournal.storage.opening import open_journal
from tests.making import day, entry, mark


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
