"""Promise 22 in one process; tests/durability kills it on the way."""

import hashlib
import multiprocessing
import os
import shutil
import stat
import time
from collections.abc import Callable
from multiprocessing.synchronize import Event
from pathlib import Path
from random import Random
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlite
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from painjournal.journal.draft import Draft
from painjournal.journal.edit import Edit
from painjournal.journal.errors import (
    JournalDamaged,
    JournalError,
    JournalMissing,
    JournalRefused,
    PassphraseNeeded,
    PassphraseWrong,
)
from painjournal.journal.moment import Clock
from painjournal.storage.encryption.recoding import recode
from painjournal.storage.engine import open_engine
from painjournal.storage.identify import APPLICATION_ID, SCHEMA_VERSION, Kind, identify
from painjournal.storage.opening import open_journal
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.progress import unseen
from painjournal.storage.records.content import Content, content_of
from painjournal.storage.records.tables import Base
from painjournal.storage.store import JournalStore
from tests.durability.experiment_steps import some_experiments
from tests.making import entry, mark

OLD, NEW, WRONG = Passphrase("it's old"), Passphrase("new “wörds”"), Passphrase("wrong")
CANARY = "canarypain"
CHANGES = [(None, NEW), (OLD, None), (OLD, NEW)]
_IDS = ["encrypt", "decrypt", "rekey"]


def _fingerprint(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def _filled(path: Path, clock: Clock, passphrase: Passphrase | None = None) -> JournalStore:
    """An open journal with something in every table."""
    if passphrase is not None:
        open_journal(path).close()
        recode(path, None, passphrase)
    store = open_journal(path, passphrase)
    first, changed, gone = entry(1, note=CANARY), entry(2, note=CANARY), entry(3, pain=9)
    store.apply(Edit(added=[first, changed, gone], marked=[mark(4, CANARY, 2)]))
    store.apply(Edit(removed=[changed], added=[entry(2, pain=1, uuid=changed.uuid)]))
    store.apply(Edit(removed=[gone]))
    store.keep_draft(Draft(entry().uuid, clock.moment(), note=CANARY), clock.utc().isoformat())
    for step in some_experiments(Random(1), 1):
        step.carry_out(store)
    return store


def _all(path: Path, passphrase: Passphrase | None) -> Content:
    """Every table's rows, in a journal that is sound and has some in each."""
    store = open_journal(path, passphrase)
    try:
        assert store.check().sound
        assert store.drafts()[0].note == CANARY
    finally:
        store.close()
    engine = open_engine(path, passphrase)
    pooled = engine.raw_connection()
    content = content_of(pooled.driver_connection, unseen)
    pooled.close()
    engine.dispose()
    assert Base.metadata.tables.keys() <= content.keys()
    assert all(rows for rows, _ in content.values())
    return content


@pytest.mark.parametrize(("old", "new"), CHANGES, ids=_IDS)
def test_everything_is_there_under_the_new_passphrase_only(
    journal_file: Path, clock: Clock, old: Passphrase | None, new: Passphrase | None
) -> None:
    _filled(journal_file, clock, old).close()
    held = _all(journal_file, old)
    recode(journal_file, old, new)
    assert [file.name for file in journal_file.parent.iterdir()] == [journal_file.name]
    assert stat.S_IMODE(journal_file.stat().st_mode) == 0o600
    assert identify(journal_file) is (Kind.PERHAPS_ENCRYPTED if new else Kind.PLAIN)
    assert (CANARY.encode() in journal_file.read_bytes()) == (new is None)
    assert _all(journal_file, new) == held
    if new is not None:
        with pytest.raises(PassphraseNeeded):
            open_journal(journal_file)
        with pytest.raises(PassphraseWrong):
            open_journal(journal_file, old or WRONG)


@pytest.mark.parametrize(("old", "new"), CHANGES, ids=_IDS)
def test_the_file_is_marked_as_ours_and_keeps_its_date_and_settings(
    journal_file: Path, clock: Clock, old: Passphrase | None, new: Passphrase | None
) -> None:
    _filled(journal_file, clock, old).close()
    os.utime(journal_file, (1_700_000_000, 1_700_000_000))
    recode(journal_file, old, new)
    assert journal_file.stat().st_mtime == 1_700_000_000
    engine = open_engine(journal_file, new)
    with engine.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("application_id", "user_version", "journal_mode")
        }
    engine.dispose()
    assert pragmas == {
        "application_id": APPLICATION_ID,
        "user_version": SCHEMA_VERSION,
        "journal_mode": "wal",
    }


def test_any_sqlcipher_tool_opens_it(journal_file: Path, clock: Clock) -> None:
    _filled(journal_file, clock).close()
    recode(journal_file, None, Passphrase("it's plain words"))
    connection = sqlite.connect(journal_file)
    connection.execute("PRAGMA key = 'it''s plain words'")
    assert connection.execute("SELECT count(*) FROM entry").fetchone() == (2,)
    connection.close()


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(
        st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=80
    )
)
@example("'")
@example("x'2DD29CA851E7B56E4697B0E1F08507293D761A05CE4D1B628663F411A8086D99'")
@example(" 🦵 ")
@example("long " * 2000)
def test_any_words_will_do(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    path = tmp_path_factory.mktemp("words") / "journal.painjournal"
    open_journal(path).close()
    recode(path, None, Passphrase(words))
    open_journal(path, Passphrase(words)).close()
    recode(path, Passphrase(words), None)
    open_journal(path).close()


def test_another_keyboard_types_the_same_letters(journal_file: Path) -> None:
    open_journal(journal_file).close()
    recode(journal_file, None, Passphrase("gr\u00fcn"))
    open_journal(journal_file, Passphrase("gru\u0308n")).close()


def test_what_is_only_in_the_log_goes_along(
    tmp_path: Path, journal_file: Path, clock: Clock
) -> None:
    store = _filled(journal_file, clock)
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for name in (journal_file.name, f"{journal_file.name}-wal"):
        shutil.copy(journal_file.with_name(name), crashed)
    store.close()
    held = _all(journal_file, None)
    recode(crashed / journal_file.name, None, NEW)
    assert [file.name for file in crashed.iterdir()] == [journal_file.name]
    assert _all(crashed / journal_file.name, NEW) == held


@pytest.mark.parametrize("given", [None, WRONG], ids=["none", "wrong"])
@pytest.mark.parametrize("crashed", [False, True])
def test_a_wrong_passphrase_changes_no_byte(
    tmp_path: Path, clock: Clock, given: Passphrase | None, *, crashed: bool
) -> None:
    path = tmp_path / "open" / "journal.painjournal"
    path.parent.mkdir()
    store = _filled(path, clock, OLD)
    if not crashed:
        store.close()
    copy = tmp_path / "copy"
    shutil.copytree(path.parent, copy)
    before = _fingerprint(copy)
    with pytest.raises(PassphraseWrong if given else PassphraseNeeded):
        recode(copy / path.name, given, NEW)
    left = _fingerprint(copy)
    shm = f"{path.name}-shm"  # an index of the log, without content of its own
    assert left.pop(shm, None) is None or crashed
    before.pop(shm, None)
    assert left == before
    store.close()


@pytest.mark.parametrize("old", [None, OLD], ids=["plain", "encrypted"])
def test_a_journal_that_is_open_stays_as_it_is(
    journal_file: Path, clock: Clock, old: Passphrase | None
) -> None:
    store = _filled(journal_file, clock, old)
    with pytest.raises(JournalError, match="Another program is using the journal"):
        recode(journal_file, old, NEW)
    store.add(entry(note="still"))
    store.close()
    assert len(list(journal_file.parent.iterdir())) == 1
    assert open_journal(journal_file, old).count() == 3


@pytest.mark.parametrize(("old", "new"), CHANGES, ids=_IDS)
def test_broken_off_at_any_step_the_old_one_stays(
    journal_file: Path, clock: Clock, old: Passphrase | None, new: Passphrase | None
) -> None:
    _filled(journal_file, clock, old).close()
    held = _all(journal_file, old)
    steps: list[float] = []
    recode(journal_file, old, old, steps.append)
    assert steps == sorted(steps)
    assert steps[0] == 0
    assert steps[-1] > 0.9
    for last in range(len(steps)):
        left = last

        def stop(share: float) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            recode(journal_file, old, new, stop)
        assert [file.name for file in journal_file.parent.iterdir()] == [journal_file.name]
    assert _all(journal_file, old) == held


def test_a_long_statement_can_be_broken_off(journal_file: Path) -> None:
    store = open_journal(journal_file)
    store.apply(Edit(added=[entry(number % 3000) for number in range(40_000)]))
    store.close()
    shares: list[float] = []
    recode(journal_file, None, NEW, shares.append)
    copied = [share for share in shares if share == 0.3]
    assert len(copied) > 3  # all rows are copied by one statement

    def stop(share: float) -> None:
        copied.append(share)
        if copied[-3:] == [0.3, 0.3, 0.3]:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        recode(journal_file, NEW, None, stop)
    assert open_journal(journal_file, NEW).count() == 40_000


def _open_while_recoded(path: Path, begin: Event, done: Event, results: Any) -> None:
    begin.wait(20)
    try:
        open_journal(path).close()
    except JournalError as error:
        results.put(error.sentence)
    done.set()


def _write_with_another_program(path: Path, begin: Event, done: Event, results: Any) -> None:
    """Wait for the lock, as any SQLite program does."""
    begin.wait(20)
    connection = sqlite.connect(path, isolation_level=None, timeout=20)
    assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    done.set()
    _try_to_write(connection, results)


def _write_late_with_another_program(path: Path, begin: Event, done: Event, results: Any) -> None:
    """Have the file open, but nothing of it read before it is replaced."""
    begin.wait(20)
    connection = sqlite.connect(path, isolation_level=None, timeout=20)
    done.set()
    time.sleep(0.5)
    _try_to_write(connection, results, "PRAGMA journal_mode = WAL")


def _try_to_write(connection: Any, results: Any, *first: str) -> None:
    edit = "UPDATE journal SET edits = edits + 1"
    try:
        for statement in (*first, "BEGIN IMMEDIATE", edit, "COMMIT"):
            connection.execute(statement)
    except sqlite.DatabaseError as error:
        results.put(str(error))
    else:
        results.put("saved")


@pytest.mark.parametrize(
    ("meddle", "told"),
    [
        (_open_while_recoded, "Another program is using the journal. "),
        (_write_with_another_program, "file is not a database"),
        (_write_late_with_another_program, "file is not a database"),
    ],
    ids=["opening", "waiting", "late"],
)
def test_whoever_comes_in_between_is_told_that_he_saved_nothing(
    journal_file: Path, clock: Clock, meddle: Callable[..., None], told: str
) -> None:
    """Else it would be in a file without a name, or in a log that fits no file."""
    _filled(journal_file, clock).close()
    held = _all(journal_file, None)
    context = multiprocessing.get_context("spawn")
    begin, done, results = context.Event(), context.Event(), context.Queue()
    other = context.Process(target=meddle, args=(journal_file, begin, done, results))
    other.start()

    def wait(share: float) -> None:
        if share > 0.9:
            begin.set()
            assert done.wait(20)

    recode(journal_file, None, NEW, wait)
    assert results.get(timeout=20).startswith(told)
    other.join()
    assert [file.name for file in journal_file.parent.iterdir()] == [journal_file.name]
    assert _all(journal_file, NEW) == held


def test_behind_a_link_no_plain_file_stays(tmp_path: Path, clock: Clock) -> None:
    real = tmp_path / "far" / "real.painjournal"
    real.parent.mkdir()
    _filled(real, clock).close()
    link = tmp_path / "journal.painjournal"
    link.symlink_to(real)
    recode(link, None, NEW)
    assert link.is_symlink()
    assert identify(real) is Kind.PERHAPS_ENCRYPTED
    assert CANARY.encode() not in real.read_bytes()


def test_a_damaged_journal_stays_as_it_is(journal_file: Path) -> None:
    store = open_journal(journal_file)
    store.apply(Edit(added=[entry(number) for number in range(500)]))
    store.close()
    with journal_file.open("rb+") as file:
        file.seek(20 * 4096)
        file.write(bytes(4096))
    before = journal_file.read_bytes()[4096:]
    with pytest.raises(JournalDamaged, match="damaged"):
        recode(journal_file, None, NEW)
    assert journal_file.read_bytes()[4096:] == before
    assert [file.name for file in journal_file.parent.iterdir()] == [journal_file.name]


def test_what_is_no_journal_is_refused(tmp_path: Path) -> None:
    with pytest.raises(JournalMissing):
        recode(tmp_path / "nothing", None, NEW)
    text = tmp_path / "text"
    text.write_text("not a journal " * 20)
    with pytest.raises(JournalRefused):
        recode(text, None, NEW)
    assert text.read_text() == "not a journal " * 20
    assert not (tmp_path / "nothing").exists()


def test_an_old_schema_stays_an_old_schema(tmp_path: Path) -> None:
    copy = tmp_path / "backup.painjournal"
    shutil.copy(Path(__file__).parents[1] / "databases" / "0002.painjournal", copy)
    recode(copy, None, NEW)
    engine = open_engine(copy, NEW)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == 2
    engine.dispose()
    store = open_journal(copy, NEW)
    assert store.count() > 0
    assert store.check().sound
    store.close()


@pytest.mark.parametrize("again", ["open", "recode"])
def test_what_a_killed_run_left_is_removed(journal_file: Path, clock: Clock, again: str) -> None:
    _filled(journal_file, clock, OLD).close()
    for ending in ("", "-wal", "-shm", "-journal"):
        journal_file.with_name(f".{journal_file.name}.new-123{ending}").write_text(CANARY)
    other = journal_file.with_name(".other.painjournal.new-123")
    other.write_text("not ours")
    if again == "open":
        open_journal(journal_file, OLD).close()
    else:
        recode(journal_file, OLD, NEW)
    assert {file.name for file in journal_file.parent.iterdir()} == {journal_file.name, other.name}
