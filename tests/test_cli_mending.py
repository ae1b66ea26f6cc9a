"""`painjournal mend` and `export --readable`: a damaged journal, with nothing but a terminal."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from painjournal.exchange.journal_csv import read_csv
from painjournal.journal.edit import Edit
from painjournal.journal.moment import Clock
from painjournal.storage.backups.backup import backup_words
from painjournal.storage.backups.shelf import backups_in, shelf_of
from painjournal.storage.backups.taking import back_up
from painjournal.storage.encryption.recoding import recode
from painjournal.storage.known import forget
from painjournal.storage.opening import open_journal
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.recognition import close_known
from tests.making import entry, mark
from tests.storage.damaged import blot, flip, pages_of_kind, start_of
from tests.test_cli import Run, run
from tests.test_cli_beside_window import window

__all__ = ["run", "window"]  # fixtures
MEND = " Run “painjournal mend” to have it back; nothing is thrown away.\n"
WORDS = "four plain words here"
OLD = [entry(back, note=f"walk {back}") for back in range(300, 1, -1)]
NEW = [entry(1, note="after the backup"), entry(0, note="and one more")]


@pytest.fixture
def fill(run: Run, clock: Clock) -> Callable[..., None]:
    def fill(*, with_backup: bool = True, passphrase: str | None = None) -> None:
        """Live with the journal, and close it."""
        words = None if passphrase is None else Passphrase(passphrase)
        open_journal(run.journal).close()
        if words is not None:
            recode(run.journal, None, words)
        store = open_journal(run.journal, words)
        store.apply(Edit(added=OLD, marked=[mark(3, "cold")]))
        if with_backup:
            back_up(store, clock.local().replace(tzinfo=None))
        store.apply(Edit(added=NEW))
        close_known(store)

    return fill


def _typed(words: str) -> str:
    """A file descriptor from which these words are read."""
    read, write = os.pipe()
    os.write(write, f"{words}\n".encode())
    os.close(write)
    return str(read)


def _entries_page(path: Path) -> None:
    content = path.read_bytes()
    pages = [
        page
        for page in pages_of_kind(path, 0x0D)
        if b"walk " in content[start_of(page) : start_of(page + 1)]
    ]
    blot(path, start_of(pages[len(pages) // 2]))


def _header(path: Path) -> None:
    flip(path, 3)


def _half(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2 + 77])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _kept_aside(run: Run) -> bytes:
    (folder,) = run.journal.parent.glob("journal set aside *")
    return (folder / run.journal.name).read_bytes()


def _notes(run: Run, words: Passphrase | None = None) -> list[str]:
    store = open_journal(run.journal, words)
    notes = [one.note for one in store.entries_between()]
    assert store.check().sound
    store.close()
    return notes


@pytest.mark.parametrize("command", [["log", "--pain", "4"], ["export", "x.csv"], ["backup"]])
@pytest.mark.parametrize("damage", [_header, _half, _empty])
def test_every_command_says_what_to_do_about_damage(
    run: Run, fill: Callable[..., None], damage: Callable[[Path], None], command: list[str]
) -> None:
    fill()
    damage(run.journal)
    before = run.journal.read_bytes()
    assert run(*command) == 1
    assert run.out == ""
    assert run.err.endswith(MEND)
    assert run.err.count("\n") == 1
    assert run.journal.read_bytes() == before
    assert not Path("x.csv").exists()


@pytest.mark.parametrize("damage", [_entries_page, _header, _half, _empty])
def test_a_damaged_journal_is_mended(
    run: Run, fill: Callable[..., None], damage: Callable[[Path], None]
) -> None:
    fill()
    (backup,) = backups_in(shelf_of(run.journal))
    damage(run.journal)
    damaged = run.journal.read_bytes()
    assert run("mend") == 0
    assert _kept_aside(run) == damaged
    newer = [one.note for one in NEW] if damage in (_entries_page, _header) else []
    assert _notes(run) == [*(one.note for one in OLD), *newer]
    assert backup_words(backup) in run.out
    assert ("with 2 newer entries added" in run.out) == bool(newer)
    assert f"is kept in {run.journal.parent / 'journal set aside '}" in run.out
    assert run("check") == 0
    assert run("mend") == 0
    assert run.out == "All is well; there is nothing to mend.\n"


def test_what_is_missing_for_good_is_named(run: Run, fill: Callable[..., None]) -> None:
    fill(with_backup=False)
    _entries_page(run.journal)
    damaged = run.journal.read_bytes()
    assert run("mend", "--json") == 0
    told = json.loads(run.out)
    assert told["entries"] + len(told["missing"]) == 301
    assert 0 < len(told["missing"]) < 60
    assert told["backup"] is None
    assert _kept_aside(run) == damaged
    assert len(_notes(run)) == told["entries"]
    assert Path(told["to_check"]).read_text().count("could not be read") == len(told["missing"])


def test_the_missing_are_said_in_words_too(run: Run, fill: Callable[..., None]) -> None:
    fill(with_backup=False)
    _entries_page(run.journal)
    assert run("mend") == 0
    (said,) = [line for line in run.out.splitlines() if line.startswith("Missing now: ")]
    assert said.count(", 14:05") == 20
    assert said.endswith(" more.")


def test_a_missing_journal_comes_back_from_its_backup(run: Run, fill: Callable[..., None]) -> None:
    fill()
    run.journal.unlink()
    assert run("check") == 1
    assert run.err.endswith(MEND)
    assert run("mend") == 0
    assert "it held 301 entries, 2 more than now." in run.out
    assert _notes(run) == [one.note for one in OLD]


@pytest.mark.parametrize("damage", [_empty, Path.unlink])
def test_where_there_is_nothing_to_go_back_to_everything_stays(
    run: Run, fill: Callable[..., None], damage: Callable[[Path], None]
) -> None:
    fill(with_backup=False)
    damage(run.journal)
    there = sorted(run.journal.parent.iterdir())
    assert run("mend") == 1
    assert run.err == (
        f"No entry at {run.journal} can be read, and there is no good backup of it. "
        "“painjournal restore” goes back to a backup that is kept elsewhere.\n"
    )
    assert sorted(run.journal.parent.iterdir()) == there


def test_a_journal_that_was_never_here_is_not_made_by_mending(run: Run) -> None:
    assert run("mend") == 2
    assert "there is no journal there yet" in run.err
    assert not run.journal.exists()
    run.journal.write_text("a shopping list")
    assert run("mend") == 2
    assert "is not a Pain Journal file" in run.err
    assert run.journal.read_text() == "a shopping list"


def test_a_damaged_journal_from_another_computer_is_read(
    run: Run, fill: Callable[..., None]
) -> None:
    fill(with_backup=False)
    _header(run.journal)
    forget(run.journal)
    assert run("mend") == 0
    assert _notes(run) == [one.note for one in OLD + NEW]


def test_an_older_state_is_brought_up_to_the_backup(
    run: Run, fill: Callable[..., None], tmp_path: Path, clock: Clock
) -> None:
    fill()
    shutil.copy(run.journal, tmp_path / "older")
    store = open_journal(run.journal)
    store.add(entry(0, at="15:00", note="later still"))
    back_up(store, clock.local().replace(tzinfo=None))
    close_known(store)
    shutil.copy(tmp_path / "older", run.journal)
    assert run("log", "--pain", "4") == 1
    assert run.err.endswith(MEND)
    assert run("mend") == 0
    assert _notes(run)[-1] == "later still"


def test_with_a_passphrase_nothing_is_written_in_the_clear(
    run: Run, fill: Callable[..., None]
) -> None:
    fill(passphrase=WORDS)
    flip(run.journal, 5)  # in the salt: no passphrase opens it now
    damaged = run.journal.read_bytes()
    assert run("mend", "--passphrase-fd", _typed("wrong words")) == 2
    assert run.err.startswith(f"That passphrase opens neither {run.journal} nor a backup of it.")
    assert run.journal.read_bytes() == damaged
    assert run("mend", "--passphrase-fd", _typed(WORDS)) == 0
    assert _kept_aside(run) == damaged
    assert _notes(run, Passphrase(WORDS)) == [one.note for one in OLD]
    assert list(run.journal.parent.glob("*.csv")) == []


def test_what_can_be_read_goes_into_a_csv_without_a_change(
    run: Run, fill: Callable[..., None], tmp_path: Path, clock: Clock
) -> None:
    fill()
    out = tmp_path / "readable.csv"
    _entries_page(run.journal)
    before = run.journal.read_bytes()
    assert run("export", out, "--readable", "--json") == 0
    told = json.loads(run.out)
    assert told["entries"] + told["damaged"] == 301
    read = read_csv(out, clock)
    assert (len(read.entries), len(read.marks)) == (told["entries"], 1)
    assert set(read.entries) < set(OLD + NEW)
    assert run.journal.read_bytes() == before
    assert run("export", out, "--readable") == 0
    assert f"{told['damaged']} of its 301 entries are damaged" in run.out
    kept = out.read_bytes()
    _empty(run.journal)
    assert run("export", out, "--readable") == 1
    assert run.err == (
        f"No entry at {run.journal} can be read any more. "
        "“painjournal mend” goes back to its newest backup.\n"
    )
    assert out.read_bytes() == kept


def test_of_an_encrypted_journal_it_needs_the_passphrase(
    run: Run, fill: Callable[..., None], tmp_path: Path, clock: Clock
) -> None:
    fill(passphrase=WORDS)
    out = tmp_path / "readable.csv"
    assert run("export", out, "--readable") == 2
    assert run("export", out, "--readable", "--passphrase-fd", _typed(WORDS)) == 0
    assert set(read_csv(out, clock).entries) == set(OLD + NEW)


def test_the_check_counts_honestly_and_says_what_to_do(run: Run, fill: Callable[..., None]) -> None:
    fill()
    content = run.journal.read_bytes()
    run.journal.write_bytes(content.replace(b"walk 92026", b"walk x2026"))
    assert run("check") == 1
    first, *more = run.out.splitlines()
    assert first == (
        "Part of this journal is damaged. "
        "1 of its 301 entries is damaged; the others are as you saved them."
    )
    assert more[0].startswith("Changed by itself: entry of 2026-11-13 14:05 (")
    assert f" {more[-1]}\n" == MEND


def test_the_sample_needs_no_mending(run: Run) -> None:
    assert run("--demo", "mend") == 2
    assert run.err == "demo: The sample journal is not kept, so it needs no mending.\n"


@pytest.mark.usefixtures("window")
@pytest.mark.parametrize("command", [["mend"], ["export", "x.csv", "--readable"]])
def test_nothing_is_mended_or_read_around_sqlite_while_a_window_has_it(
    run: Run, command: list[str]
) -> None:
    before = run.journal.read_bytes()
    assert run(*command) == 1
    assert run.err == "The journal is open in a window. Close that window, then try again.\n"
    assert run.journal.read_bytes() == before
