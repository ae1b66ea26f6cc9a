"""What is written down of a damaged journal: what imports again, and what is to be looked at."""

import csv
from datetime import date
from pathlib import Path

import pytest

from painjournal.exchange.journal_csv import read_csv
from painjournal.exchange.rescued_files import RescuedFiles
from painjournal.journal.moment import Clock
from tests.making import entry, mark

TODAY = date(2026, 11, 22)
_ALTERED = [
    ("entry", {"id": 3, "uuid": "u1", "date": "2026-11-2x", "time": None, "note": "=1+1"}),
    ("past_entry", {"id": 4, "uuid": "u2", "date": "2026-11-01", "note": b"caf\xff", "pain": 11}),
    ("mark", {"id": 5, "uuid": "u3", "first_day": "2026-11-02", "last_day": "?", "text": "co1d"}),
]


def _files(tmp_path: Path) -> RescuedFiles:
    return RescuedFiles(tmp_path / "my back.painjournal", TODAY, lambda: None)


def test_what_can_be_read_imports_again_as_it_was(tmp_path: Path, clock: Clock) -> None:
    files = _files(tmp_path)
    entries, marks = [entry(2, note="a\n“b”"), entry(1)], [mark(3, "cold")]
    files.write(entries, marks, [], [])
    assert files.doubtful is None
    assert files.readable == tmp_path / "my back rescued 2026-11-22.csv"
    read = read_csv(files.readable, clock)
    assert (list(read.entries), list(read.marks)) == (entries, marks)
    assert read.unknown_columns == ()


def test_what_was_damaged_or_lost_is_listed_as_it_is_now(tmp_path: Path) -> None:
    files = _files(tmp_path)
    files.write([], [], _ALTERED, [("2026-10-01", "08:05"), ("2026-10-02", None)])
    assert files.readable is None
    assert files.doubtful == tmp_path / "my back to check 2026-11-22.csv"
    assert [path.name for path in tmp_path.iterdir()] == [files.doubtful.name]
    with files.doubtful.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = ("what", "date", "time", "pain", "note", "marked_until", "id")
    assert [tuple(row[name] for name in columns) for row in rows] == [
        ("changed by itself", "2026-11-2x", "", "", "'=1+1", "", "u1"),
        ("an earlier version, changed by itself", "2026-11-01", "", "11", "caf\ufffd", "", "u2"),
        ("a mark, changed by itself", "2026-11-02", "", "", "co1d", "?", "u3"),
        ("could not be read", "2026-10-01", "08:05", "", "", "", ""),
        ("could not be read", "2026-10-02", "", "", "", "", ""),
    ]


def test_no_file_is_replaced_and_only_its_own_are_removed(tmp_path: Path) -> None:
    first, second = _files(tmp_path), _files(tmp_path)
    first.write([entry()], [], _ALTERED, [])
    kept = {path: path.read_bytes() for path in tmp_path.iterdir()}
    second.write([entry(1)], [], _ALTERED, [])
    assert second.readable == tmp_path / "my back rescued 2026-11-22 (2).csv"
    assert second.doubtful == tmp_path / "my back to check 2026-11-22 (2).csv"
    second.remove()
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == kept


def test_broken_off_on_the_way_nothing_is_left(tmp_path: Path) -> None:
    def stop() -> None:
        raise LookupError

    files = RescuedFiles(tmp_path / "my back.painjournal", TODAY, stop)
    with pytest.raises(LookupError):
        files.write([entry()], [], _ALTERED, [])
    files.remove()
    assert list(tmp_path.iterdir()) == []
