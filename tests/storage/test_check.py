from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from painjournal.storage.opening import open_journal
from tests.making import entry


def _change(path: Path, statement: str) -> None:
    connection = sqlite.connect(path, isolation_level=None)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute(statement)
    connection.close()


def test_a_sound_journal(journal_file: Path) -> None:
    store = open_journal(journal_file)
    store.apply((), [entry(1), entry(0)])
    report = store.check()
    assert (report.sound, report.entries) == (True, 2)
    store.close()


def test_a_value_that_changed_by_itself_is_named(journal_file: Path) -> None:
    store = open_journal(journal_file)
    store.apply((), [entry(1, pain=3), entry(0, pain=9)])
    store.close()
    _change(journal_file, "UPDATE entry SET pain = 8 WHERE pain = 9")
    store = open_journal(journal_file)
    report = store.check()
    store.close()
    assert not report.sound
    assert report.entries == 2
    assert len(report.damaged) == 1
    assert report.damaged[0].startswith("2026-11-22 14:05")


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
    store.apply((), [entry(back, note=f"marker-{back}") for back in range(20)])
    store.close()
    content = bytearray(journal_file.read_bytes())
    at = content.index(b"marker-7")
    content[at] ^= 1
    journal_file.write_bytes(content)
    store = open_journal(journal_file)
    report = store.check()
    store.close()
    assert len(report.damaged) == 1
