"""A journal that cannot be opened because its file is damaged, as its person meets it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from painjournal.exchange.journal_csv import read_csv
from painjournal.storage.known import forget
from painjournal.ui.safety.trouble_screen import TroubleScreen
from tests.storage.damaged import blot, flip, root_of, start_of
from tests.ui.sufferer import (
    BACK,
    MEND,
    NEW,
    OLD,
    Sufferer,
    cut_off,
    pages_of_entries,
    sufferer,
    texts,
    zeros,
)

__all__ = ["sufferer"]  # a fixture


def test_an_emptied_journal_comes_back_from_its_backup(sufferer: Sufferer) -> None:
    sufferer.fill()
    sufferer.path.write_bytes(b"")
    before = sufferer.digests()
    sufferer.start()
    sufferer.wait_for_trouble()
    assert "Your journal cannot be opened" in sufferer.says
    assert "Its file is empty" in sufferer.says
    assert "it held 301 entries" in sufferer.says
    assert "The damaged file is kept." in sufferer.says
    assert sufferer.offers == [BACK, "Close Pain Journal"]
    sufferer.click(BACK)
    sufferer.wait_for_report()
    assert sufferer.kept_aside() == before
    assert texts(sufferer.entries) == texts(OLD)
    assert "No entry in the damaged file could be read." in sufferer.says
    assert "it held 301 entries, 2 more than now." in sufferer.says


def _header(path: Path) -> None:
    flip(path, 3)


def _schema(path: Path) -> None:
    blot(path, 100, 2000)


def _above(path: Path) -> None:
    blot(path, start_of(root_of(path, "entry")), 64)


def _entries_page(path: Path) -> None:
    blot(path, start_of(pages_of_entries(path)[3]), 64)


def _index(path: Path) -> None:
    blot(path, start_of(root_of(path, "ix_entry_date_time")), 64)


def _stub(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100])


@pytest.mark.parametrize("keys", [False, True], ids=["mouse", "keys"])
@pytest.mark.parametrize(
    ("damage", "proposed"),
    [
        (_header, MEND),
        (_schema, MEND),
        (_above, MEND),
        (_entries_page, MEND),
        (_index, MEND),
        (cut_off, MEND),
        (_stub, BACK),
        (zeros, BACK),
    ],
)
def test_whatever_is_damaged_what_can_be_read_comes_back_with_the_backup(
    sufferer: Sufferer, damage: Callable[[Path], None], proposed: str, keys: bool
) -> None:
    sufferer.fill()
    damage(sufferer.path)
    before = sufferer.digests()
    sufferer.start()
    sufferer.wait_for_question()
    assert sufferer.offers[0] == proposed
    assert "The damaged file is kept." in sufferer.says
    if keys:
        sufferer.press_enter()
    else:
        sufferer.click(proposed)
    sufferer.wait_for_report()
    assert sufferer.kept_aside() == before
    notes = texts(sufferer.entries)
    kept_new = damage in (_header, _schema, _above, _entries_page, _index)
    assert notes == texts(OLD + NEW) if kept_new else notes == texts(OLD)
    assert len(sufferer.store.marks()) == 1
    assert sufferer.store.check().sound
    assert "journal set aside" in sufferer.says
    assert "not in the backup" not in sufferer.says


def test_without_a_backup_what_can_be_read_becomes_the_journal(sufferer: Sufferer) -> None:
    sufferer.fill(with_backup=False)
    blot(sufferer.path, start_of(pages_of_entries(sufferer.path)[3]))
    blot(sufferer.path, 0, 16)
    before = sufferer.digests()
    sufferer.start()
    sufferer.wait_for_trouble()
    (said,) = [line for line in sufferer.says.splitlines() if "of its 301 entries" in line]
    read = 301 - int(said.split()[0])
    assert 250 < read < 301
    assert sufferer.offers == [
        "Make a new journal from what can be read",
        "Look for a backup…",
        "Close Pain Journal",
    ]
    sufferer.click("Make a new journal from what can be read")
    sufferer.wait_for_report()
    assert sufferer.kept_aside() == before
    assert len(sufferer.entries) == read
    assert len(sufferer.lost) == 301 - read
    gone = {one.moment.date.isoformat() for one in OLD + NEW} - {
        one.moment.date.isoformat() for one in sufferer.entries
    }
    assert len(gone) == len(sufferer.lost)
    assert sufferer.lost[0].endswith("14:05")
    assert f"in a new file now, with all that could be read: {read} entries." in sufferer.says
    assert f"{301 - read} of 301 entries in the damaged file could not be read." in sufferer.says
    assert sufferer.focus == "close_report"
    (readable,) = sufferer.path.parent.glob("journal rescued 2026-11-22.csv")
    (doubtful,) = sufferer.path.parent.glob("journal to check 2026-11-22.csv")
    assert readable.read_text().count("walk ") == read - 2
    assert doubtful.read_text().count("could not be read") == 301 - read


def test_what_neither_can_be_read_nor_is_in_the_backup_is_listed(sufferer: Sufferer) -> None:
    sufferer.fill()
    content = sufferer.path.read_bytes()
    row = f"{NEW[1].uuid}{NEW[1].moment.date}".encode()
    assert content.count(row) == 1
    sufferer.path.write_bytes(content.replace(row, b"\xff" * 36 + row[36:]))
    sufferer.start()
    sufferer.wait_for_question()
    assert "1 of its 301 entries is damaged; the others are as you saved them." in sufferer.says
    sufferer.click(MEND)
    sufferer.wait_for_report()
    assert "1 of 301 entries in the damaged file could not be read; it is not in the backup." in (
        sufferer.says
    )
    assert sufferer.lost == ["Sun 22 Nov 2026, 14:05"]
    assert texts(sufferer.entries) == texts(OLD + NEW[:1])


def test_what_was_typed_meanwhile_is_still_there(sufferer: Sufferer) -> None:
    sufferer.fill()
    zeros(sufferer.path)
    sufferer.start(before_open="7")
    sufferer.wait_for_trouble()
    sufferer.click(BACK)
    sufferer.wait_for_report()
    sufferer.click("Close")
    sufferer.take_keys()
    sufferer.window.form.focus()
    sufferer.keys("\n")
    assert sufferer.status.startswith("Saved")
    assert sufferer.entries[-1].pain == 7


def test_stopped_on_the_way_it_can_be_chosen_again(sufferer: Sufferer) -> None:
    sufferer.fill()
    _header(sufferer.path)
    before = sufferer.digests()
    sufferer.start()
    sufferer.wait_for_trouble()
    sufferer.click(MEND)
    sufferer.wait(lambda: sufferer.find(QPushButton, "wait_stop").isVisible())
    sufferer.click("Stop")
    sufferer.wait_for_trouble()
    assert "Stopped; nothing was changed." in sufferer.says
    assert sufferer.digests() == before
    sufferer.click(MEND)
    sufferer.wait_for_report()
    assert texts(sufferer.entries) == texts(OLD + NEW)


def test_a_backup_that_is_gone_meanwhile_is_said(sufferer: Sufferer) -> None:
    sufferer.fill()
    _header(sufferer.path)
    before = sufferer.digests()
    sufferer.start()
    sufferer.wait_for_trouble()
    shutil.rmtree(sufferer.path.parent / "journal backups")
    sufferer.click(MEND)
    sufferer.wait(lambda: isinstance(sufferer.window.cover, TroubleScreen))
    sufferer.wait_for_trouble()
    assert "does not exist" in sufferer.says
    assert sufferer.digests() == before
    assert list(sufferer.path.parent.glob("*.csv")) == []


def test_a_backup_from_elsewhere_is_looked_for_and_gets_what_is_newer(
    sufferer: Sufferer, tmp_path: Path
) -> None:
    sufferer.fill()
    shelf = sufferer.path.parent / "journal backups"
    (there,) = shelf.iterdir()
    stick = tmp_path / "stick"
    stick.mkdir()
    elsewhere = Path(shutil.move(there, stick))
    _header(sufferer.path)
    before = sufferer.digests()
    sufferer.start()
    sufferer.wait_for_trouble()
    assert "There is no good backup of it." in sufferer.says
    sufferer.click("Look for a backup…")
    sufferer.find(QFileDialog, "journal_file_dialog").fileSelected.emit(str(elsewhere))
    sufferer.wait_for_report()
    assert f"as in “{elsewhere.name}”, with 2 newer entries added." in sufferer.says
    assert texts(sufferer.entries) == texts(OLD + NEW)
    assert sufferer.kept_aside() == before


def test_where_nothing_can_be_read_a_new_journal_begins_and_the_file_is_kept(
    sufferer: Sufferer,
) -> None:
    sufferer.fill(with_backup=False)
    zeros(sufferer.path)
    before = sufferer.digests()
    sufferer.start()
    sufferer.wait_for_trouble()
    assert "No entry in it can be read any more." in sufferer.says
    assert "it held 301 entries." in sufferer.says
    assert sufferer.offers == ["Look for a backup…", "Begin a new journal", "Close Pain Journal"]
    sufferer.click("Begin a new journal")
    sufferer.wait_for_report()
    assert "Your journal begins anew" in sufferer.says
    assert "Your journal is a new one now, and empty." in sufferer.says
    assert sufferer.entries == []
    assert sufferer.kept_aside() == before


def test_what_was_rescued_can_be_imported_again(sufferer: Sufferer) -> None:
    sufferer.fill()
    blot(sufferer.path, start_of(pages_of_entries(sufferer.path)[3]))
    sufferer.start()
    sufferer.wait_for_question()
    (said,) = [line for line in sufferer.says.splitlines() if "of its 301 entries" in line]
    damaged = int(said.split()[0])
    sufferer.click(MEND)
    sufferer.wait_for_report()
    (rescued,) = sufferer.path.parent.glob("journal rescued 2026-11-22.csv")
    read = read_csv(rescued, sufferer.clock)
    assert len(read.entries) == 301 - damaged
    assert set(read.entries) <= set(sufferer.entries)
    assert not sufferer.store.new_among(read.entries, read.marks).added


def test_a_damaged_journal_from_another_computer_can_be_read(sufferer: Sufferer) -> None:
    sufferer.fill(with_backup=False)
    _header(sufferer.path)
    forget(sufferer.path)
    before = sufferer.digests()
    sufferer.start()
    sufferer.wait_for_trouble()
    assert "301 entries in it can still be read." in sufferer.says
    sufferer.click("Make a new journal from what can be read")
    sufferer.wait_for_report()
    assert texts(sufferer.entries) == texts(OLD + NEW)
    assert sufferer.kept_aside() == before


def test_what_never_was_a_journal_is_refused(sufferer: Sufferer) -> None:
    sufferer.path.write_text("a shopping list")
    forget(sufferer.path)
    sufferer.start()
    sufferer.wait(lambda: bool(sufferer.refused))
    assert sufferer.refused == [
        f"{sufferer.path} is not a Pain Journal file; it was left as it is."
    ]
    assert sufferer.path.read_text() == "a shopping list"
