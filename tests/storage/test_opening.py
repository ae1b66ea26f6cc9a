import hashlib
import os
import shutil
import stat
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, event

from painjournal.exchange.journal_csv import read_csv
from painjournal.journal.edit import Edit
from painjournal.journal.errors import JournalError, JournalRefused
from painjournal.journal.moment import Clock
from painjournal.storage.encryption.recoding import recode
from painjournal.storage.engine import READING, open_engine
from painjournal.storage.files.location import default_journal
from painjournal.storage.identify import APPLICATION_ID, SCHEMA_VERSION
from painjournal.storage.opening import open_journal
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.records.tables import Base
from tests.durability.newer_versions import leave_newer_log
from tests.making import entry, mark

DATABASES = Path(__file__).parents[1] / "databases"


def _fingerprint(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _pragma(path: Path, name: str) -> object:
    connection = sqlite.connect(path)
    try:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]
    finally:
        connection.close()


def test_a_new_journal_is_private_and_marked_as_ours(home: Path) -> None:
    path = default_journal()
    assert home in path.parents
    store = open_journal(path)
    store.add(entry())
    for file in path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
    store.close()
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert _pragma(path, "application_id") == APPLICATION_ID
    assert _pragma(path, "user_version") == SCHEMA_VERSION


def test_a_folder_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir(mode=0o755)
    open_journal(folder / "a.painjournal").close()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("busy_timeout", 5000),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("mmap_size", 0),
        ("temp_store", 2),
        ("secure_delete", 1),
    ],
)
def test_every_connection_has_the_durable_settings(
    journal_file: Path, pragma: str, value: object
) -> None:
    open_journal(journal_file).close()
    engine = open_engine(journal_file)
    reading = engine.execution_options(**{READING: True})
    with reading.connect() as one, reading.connect() as two:
        for connection in (one, two):
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value
    engine.dispose()


def test_tables_are_strict_and_as_the_mappings_say(journal_file: Path) -> None:
    open_journal(journal_file).close()
    engine = open_engine(journal_file)
    with engine.connect() as connection:
        listed = connection.exec_driver_sql("PRAGMA table_list").mappings()
        strict = {row["name"]: row["strict"] for row in listed if row["schema"] == "main"}
        ours = {
            name: is_strict for name, is_strict in strict.items() if not name.startswith("sqlite_")
        }
        assert set(ours) == {"alembic_version", *Base.metadata.tables}
        assert {name for name, is_strict in ours.items() if not is_strict} == {"alembic_version"}
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_migrated_checks_are_those_of_the_mappings(journal_file: Path, tmp_path: Path) -> None:
    open_journal(journal_file).close()
    other = tmp_path / "mapped.db"
    other.touch()
    engine = open_engine(other)
    Base.metadata.create_all(engine)
    engine.dispose()
    statements = (
        "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name <> 'alembic_version'"
    )

    def checks(path: Path) -> dict[str, set[str]]:
        connection = sqlite.connect(path)
        rows = connection.execute(statements).fetchall()
        connection.close()
        return {
            name: {line.strip(" ,)\t") for line in sql.splitlines() if "CHECK" in line}
            for name, sql in rows
        }

    found = checks(journal_file)
    assert found == checks(other)
    counts = {name: len(conditions) for name, conditions in found.items()}
    assert counts == {
        "entry": 14,
        "mark": 6,
        "draft": 2,
        "past_entry": 15,
        "journal": 2,
        "experiment": 4,
        "experiment_happening": 5,
    }


@pytest.mark.parametrize(
    "columns",
    [
        {"pain": 11},
        {"pain": -1},
        {"pain": "four"},
        {"pain_before": 3},
        {"forward_minutes": 5},
        {"date": "22.11.2026"},
        {"date": "1899-12-31"},
        {"time": "24:00"},
        {"utc_offset": 961},
        {"note": None},
        {"row_hash": b"short"},
    ],
)
def test_storage_refuses_what_no_entry_may_hold(
    journal_file: Path, columns: dict[str, object]
) -> None:
    store = open_journal(journal_file)
    store.add(entry())
    store.close()
    connection = sqlite.connect(journal_file, isolation_level=None)
    for column, value in columns.items():
        with pytest.raises(sqlite.IntegrityError):
            connection.execute(f"UPDATE entry SET {column} = ?", (value,))  # noqa: S608
    connection.close()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("uuid", "short"),
        ("first_day", "22.11.2026"),
        ("first_day", "1899-12-31"),
        ("first_day", "2026-11-22"),
        ("last_day", "2026-11-18"),
        ("last_day", "2200-01-01"),
        ("last_day", None),
        ("text", ""),
        ("text", " new mattress"),
        ("text", "x" * 61),
        ("row_hash", b"short"),
    ],
)
def test_storage_refuses_what_no_mark_may_hold(
    journal_file: Path, column: str, value: object
) -> None:
    store = open_journal(journal_file)
    store.apply(Edit(marked=[mark(3, "new mattress", days=2)]))
    store.close()
    connection = sqlite.connect(journal_file, isolation_level=None)
    with pytest.raises(sqlite.IntegrityError):
        connection.execute(f"UPDATE mark SET {column} = ?", (value,))  # noqa: S608
    connection.close()


def _empty(path: Path) -> None:
    path.touch()


def _text(path: Path) -> None:
    path.write_text("dear diary " * 50)


def _other_database(path: Path) -> None:
    connection = sqlite.connect(path)
    connection.execute("CREATE TABLE t (a)")
    connection.close()


def _newer(path: Path) -> None:
    open_journal(path).close()
    connection = sqlite.connect(path, isolation_level=None)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()


def test_who_opens_a_csv_file_is_told_how_to_import_it(tmp_path: Path) -> None:
    path = tmp_path / "walks.CSV"
    path.write_text("date,pain\n2026-11-22,4\n")
    with pytest.raises(JournalRefused, match="choose “Import entries…” in the menu File"):
        open_journal(path)
    assert path.read_text() == "date,pain\n2026-11-22,4\n"


def _pipe(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (_empty, "is empty"),
        (_text, "is not a Pain Journal file"),
        (_other_database, "another program's database"),
        (_newer, "newer Pain Journal"),
        (Path.mkdir, "is a folder"),
        (_pipe, "not an ordinary file"),
    ],
)
def test_what_is_no_journal_is_refused_and_untouched(
    tmp_path: Path, make: object, words: str
) -> None:
    folder = tmp_path / "there"
    folder.mkdir()
    path = folder / "x.painjournal"
    make(path)  # type: ignore[operator]
    before = {} if make is _pipe else _fingerprint(folder)
    with pytest.raises(JournalRefused, match=words) as error:
        open_journal(path)
    assert str(path) in error.value.sentence
    if make is not _pipe:
        assert _fingerprint(folder) == before
    assert [one.name for one in folder.iterdir()] == [path.name]


def test_a_newer_version_still_in_the_log_is_refused(journal_file: Path) -> None:
    """The header in the main file may lag behind the write-ahead log."""
    open_journal(journal_file).close()
    writer = sqlite.connect(journal_file, isolation_level=None)
    writer.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(JournalRefused, match="newer"):
        open_journal(journal_file)
    writer.close()


@pytest.mark.parametrize("passphrase", [None, Passphrase("words")], ids=["plain", "encrypted"])
def test_a_log_that_a_newer_version_left_is_not_folded_in(
    journal_file: Path, tmp_path: Path, passphrase: Passphrase | None
) -> None:
    open_journal(journal_file).close()
    if passphrase is not None:
        recode(journal_file, None, passphrase)
    crashed = tmp_path / "crashed.painjournal"
    leave_newer_log(journal_file, passphrase, crashed)
    log = crashed.with_name(f"{crashed.name}-wal")
    before = crashed.read_bytes(), log.read_bytes()
    with pytest.raises(JournalRefused, match="newer"):
        open_journal(crashed, passphrase)
    assert (crashed.read_bytes(), log.read_bytes()) == before


def test_a_place_that_cannot_hold_a_journal_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(JournalError, match="cannot be"):
        open_journal(tmp_path / "file" / "a.painjournal")


def test_a_crash_while_making_leaves_no_half_journal(
    journal_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose_power(source: object, target: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("painjournal.storage.files.durable.os.link", lose_power)
    with pytest.raises(KeyboardInterrupt):
        open_journal(journal_file)
    assert not journal_file.exists()


@pytest.mark.parametrize(
    "path", sorted(DATABASES.glob("*.painjournal")), ids=lambda path: path.stem
)
def test_every_released_schema_opens_with_all_that_was_in_it(
    path: Path, tmp_path: Path, clock: Clock
) -> None:
    """The CSV beside each journal tells what it held when its schema was the newest."""
    copy = tmp_path / path.name
    shutil.copy(path, copy)
    store = open_journal(copy)
    kept = read_csv(path.with_suffix(".csv"), clock)
    assert list(store.entries_between()) == list(kept.entries)
    assert store.marks() == list(kept.marks)
    report = store.check()
    assert report.sound
    assert (report.entries, report.marks) == (len(kept.entries), len(kept.marks))
    pinned = mark(3, "new mattress")
    store.apply(Edit(added=[entry()], marked=[pinned]))
    assert pinned in store.marks()
    store.close()
    assert _pragma(copy, "user_version") == SCHEMA_VERSION


def test_an_upgrade_stopped_anywhere_leaves_the_old_journal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "old.painjournal"
    shutil.copy(DATABASES / "0001.painjournal", copy)
    before = _content(copy)
    statements = 0

    def stopping(path: Path, passphrase: Passphrase | None, *, immutable: bool) -> Engine:
        engine = open_engine(path, passphrase, immutable=immutable)
        left = statements

        def stop(*_: object) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise KeyboardInterrupt

        event.listen(engine, "before_cursor_execute", stop)
        return engine

    monkeypatch.setattr("painjournal.storage.unlocking.open_engine", stopping)
    while statements < 100:
        try:
            open_journal(copy).close()
        except KeyboardInterrupt:
            assert _content(copy) == before or _pragma(copy, "user_version") == SCHEMA_VERSION
        else:
            break
        statements += 1
    assert statements > 5
    assert _content(copy) != before
    assert _pragma(copy, "user_version") == SCHEMA_VERSION


def _content(path: Path) -> list[object]:
    connection = sqlite.connect(path)
    tables = connection.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()
    content: list[object] = [connection.execute("PRAGMA user_version").fetchone(), tables]
    for name, sql in tables:
        if sql and sql.startswith("CREATE TABLE"):
            content += connection.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608
    connection.close()
    return content


def test_there_is_a_saved_database_of_this_schema() -> None:
    header = (DATABASES / f"{SCHEMA_VERSION:04}.painjournal").read_bytes()[:100]
    assert int.from_bytes(header[60:64], "big") == SCHEMA_VERSION
