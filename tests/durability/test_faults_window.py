"""Promises 4 and 13 in the window, and what becomes of a journal that is gone when it closes."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import disk_usage
from time import perf_counter

import pytest
from PySide6.QtCore import Qt, QTimer, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from painjournal.journal.entry import Entry
from painjournal.journal.errors import JournalError
from painjournal.journal.moment import Clock
from painjournal.storage.opening import open_journal
from painjournal.storage.passphrase import Passphrase
from painjournal.ui.bug_dialog import install_bug_dialog
from painjournal.ui.lock_screen import LOCKED, LockScreen
from tests.durability.faults import (
    fill,
    held_lock,
    read_only_disk,
    small_disk,
    unchangeable,
)
from tests.durability.keeper import Keeper
from tests.making import entry
from tests.ui.owner import WORDS, Owner

_READ_ONLY = (
    "You can read this journal now, but not add to it. The disk with journal.painjournal can "
    "only be read now, not written. Allow writing on it again, then try again."
)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk") as folder:
        yield folder


@contextmanager
def _keeper(qtbot: QtBot, clock: Clock, path: Path, tmp_path: Path) -> Iterator[Keeper]:
    somebody = Keeper(qtbot, clock, path, tmp_path / "window.ini")
    somebody.start()
    try:
        yield somebody
    finally:
        somebody.close()


@pytest.fixture
def on_disk(qtbot: QtBot, clock: Clock, disk: Path, tmp_path: Path) -> Iterator[Keeper]:
    """Somebody whose journal is on a disk of 2 MiB."""
    reserve = disk / ".journal.painjournal.reserve"
    with _keeper(qtbot, clock, disk / "journal.painjournal", tmp_path) as somebody:
        somebody.wait(
            lambda: reserve.exists() and reserve.stat().st_size >= disk_usage(disk).total // 8
        )
        yield somebody


@pytest.fixture
def keeper(qtbot: QtBot, clock: Clock, tmp_path: Path) -> Iterator[Keeper]:
    """Somebody whose journal has a folder of its own."""
    (tmp_path / "home").mkdir()
    path = tmp_path / "home" / "journal.painjournal"
    with _keeper(qtbot, clock, path, tmp_path) as somebody:
        yield somebody


def _found(path: Path, passphrase: Passphrase | None = None) -> list[Entry]:
    store = open_journal(path, passphrase)
    assert store.check().sound
    found = list(store.entries_between())
    store.close()
    return found


def test_on_a_full_disk_the_pending_entry_is_saved_and_a_banner_says_what_to_do(
    on_disk: Keeper,
) -> None:
    filler = fill(on_disk.path.parent)
    on_disk.keys("4\n")
    assert on_disk.status == "Saved 14:05: pain 4."
    assert [one.pain for one in on_disk.entries] == [4]
    assert on_disk.banners == {
        "disk_full": "The disk is full. Everything you saved is safe. Free some space soon, "
        "for example by emptying the wastebasket, so that saving goes on."
    }
    on_disk.click("Undo")
    assert on_disk.status.startswith("Undone")
    filler.unlink()
    on_disk.wait(lambda: on_disk.banners == {})
    on_disk.wait(lambda: on_disk.reserve.stat().st_size == 2 * 1024**2 // 8)


def test_with_the_reserve_used_up_the_form_stays_and_saving_works_once_there_is_room(
    on_disk: Keeper,
) -> None:
    saved = 0
    while saved < 100:
        fill(on_disk.path.parent)  # another program takes all that is given up
        on_disk.window.form.fields.note.show_text("x" * 3000)
        on_disk.window.form.focus()
        on_disk.keys("4\n")
        if not on_disk.status.startswith("Saved"):
            break
        saved += 1
    assert saved >= 3
    assert on_disk.status == "Not saved. The disk is full. Free some space, then try again."
    draft = on_disk.window.form.fields.draft()
    assert (draft.pain, len(draft.note)) == (4, 3000)
    assert on_disk.store.count() == saved
    (on_disk.path.parent / "filler").unlink()
    on_disk.click("Save")
    assert on_disk.status.startswith("Saved")
    on_disk.wait(lambda: on_disk.banners == {})
    assert on_disk.status.startswith("Saved"), "and nothing is said to be unkept"
    assert on_disk.store.count() == saved + 1


def test_a_journal_on_a_disk_that_is_full_at_the_start_is_read_and_saved(
    qtbot: QtBot, clock: Clock, disk: Path, tmp_path: Path
) -> None:
    path = disk / "journal.painjournal"
    with _keeper(qtbot, clock, path, tmp_path) as first:
        first.keys("4\n")
    fill(disk)
    with _keeper(qtbot, clock, path, tmp_path) as again:
        assert [one.pain for one in again.entries] == [4]
        again.keys("5\n")
        assert again.status == "Saved 14:05: pain 5."
        again.wait(lambda: "disk_full" in again.banners)
    assert [one.pain for one in _found(path)] == [4, 5]


def test_a_journal_on_a_read_only_disk_is_read_and_what_is_typed_stays(
    qtbot: QtBot, clock: Clock, disk: Path, tmp_path: Path
) -> None:
    path = disk / "journal.painjournal"
    store = open_journal(path)
    kept = entry(1, pain=6)
    store.add(kept)
    store.close()
    somebody = Keeper(qtbot, clock, path, tmp_path / "window.ini")
    with read_only_disk(disk):
        somebody.start(tended=False)
        assert somebody.banners == {"read_only": _READ_ONLY}
        assert somebody.entries == [kept]
        somebody.wait_for_chart()
        somebody.keys("b")
        somebody.window.form.focus()
        somebody.keys("m20")
        somebody.window.form.focus()
        somebody.keys("4")
        qtbot.wait(700)
        assert somebody.status == "", "nothing is said of drafts"
        somebody.click("Close this message")
        assert somebody.banners == {}
        somebody.window.form.focus()
        somebody.keys("\n")
        assert somebody.status == f"Not saved. {_READ_ONLY.split('. ', 1)[1]}"
        somebody.click_banner("read_only", "Try again")
        somebody.wait(lambda: somebody.window.workspace is None)
        somebody.wait_for_journal()
        assert "read_only" in somebody.banners
        assert somebody.window.form.fields.draft().pain == 4
    somebody.click("Save")
    assert "can be written again. Choose “Try again” at the top" in somebody.status
    somebody.click_banner("read_only", "Try again")
    somebody.wait(lambda: somebody.window.workspace is None)
    somebody.wait_for_journal()
    assert somebody.banners == {}
    draft = somebody.window.form.fields.draft()
    assert (draft.backward_minutes, draft.pain) == (20, 4)
    somebody.click("Save")
    assert somebody.status.startswith("Saved 14:05: backward, 20 min, pain 4")
    assert somebody.store.count() == 2
    somebody.close()


def test_typed_into_a_journal_that_can_only_be_read_it_is_not_lost_by_a_slip(
    qtbot: QtBot, clock: Clock, tmp_path: Path
) -> None:
    path = tmp_path / "journal.painjournal"
    open_journal(path).close()
    somebody = Keeper(qtbot, clock, path, tmp_path / "window.ini")
    with unchangeable(path):
        somebody.start(tended=False)
        somebody.keys("4")
        somebody.window.close()
        assert somebody.window.isVisible()
        assert somebody.status == (
            f"What you typed is not kept yet. You are not allowed to write to {path}. "
            "Allow it in its properties, then try again. "
            "Close this window again to leave without it."
        )
        somebody.close()


def test_moved_away_and_back_by_hand_the_banner_comes_and_goes(keeper: Keeper) -> None:
    away = keeper.path.with_name("elsewhere.painjournal")
    os.rename(keeper.path, away)
    keeper.keys("4\n")
    assert f"was moved to {away}." in keeper.banners["moved"]
    assert keeper.window.form.fields.draft().pain == 4
    os.rename(away, keeper.path)
    keeper.wait(lambda: keeper.banners == {})
    keeper.click("Save")
    assert keeper.status == "Saved 14:05: pain 4."


def test_deleted_it_is_noticed_without_a_save(keeper: Keeper) -> None:
    keeper.keys("4\n")
    keeper.path.unlink()
    keeper.wait(lambda: "moved" in keeper.banners)
    keeper.click_banner("moved", "Put it back")
    keeper.wait_for_status("Your journal is back in its place; nothing of it was lost.")
    assert "Save again" not in keeper.status
    assert [one.pain for one in _found(keeper.path)] == [4]


def test_a_window_does_not_close_on_a_deleted_journal_without_a_word(keeper: Keeper) -> None:
    keeper.keys("4\n")
    shutil.rmtree(keeper.path.parent)
    keeper.window.close()
    assert keeper.window.isVisible()
    assert keeper.status.startswith("The journal's file is gone.")
    assert keeper.status.endswith("Close this window again to leave without it.")
    keeper.click_banner("moved", "Put it back")
    keeper.wait_for_status("Your journal is back")
    keeper.window.close()
    assert not keeper.window.isVisible()
    keeper.session.end()
    assert [one.pain for one in _found(keeper.path)] == [4]


def test_what_was_said_before_something_else_was_typed_is_said_again(keeper: Keeper) -> None:
    again = "Close this window again to leave without it."
    keeper.keys("4")
    away = keeper.path.with_name("elsewhere.painjournal")
    os.rename(keeper.path, away)
    keeper.window.close()
    assert keeper.status.endswith(again)
    keeper.keys("5")
    keeper.window.close()
    assert keeper.window.isVisible(), "5 was typed since"
    assert keeper.status.count(again) == 1
    os.rename(away, keeper.path)
    keeper.click("Save")
    assert keeper.status.startswith("Saved")
    keeper.keys("6")
    os.rename(keeper.path, away)
    keeper.window.close()
    assert keeper.window.isVisible()
    keeper.window.close()
    assert not keeper.window.isVisible()
    os.rename(away, keeper.path)


def test_nothing_works_on_the_file_once_the_journal_is_left(keeper: Keeper) -> None:
    keeper.keys("4\n")
    left = keeper.window.shown
    timers = left.findChildren(QTimer)
    assert any(timer.isActive() for timer in timers), "the file is tended after a rest"
    away = keeper.path.with_name("elsewhere.painjournal")
    keeper.window.cover_with(LockScreen(LOCKED, ""))
    os.rename(keeper.path, away)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert [timer for timer in timers if timer.isActive()] == []
    os.rename(away, keeper.path)


def test_who_closes_twice_leaves_without_it(keeper: Keeper) -> None:
    keeper.path.unlink()
    keeper.window.close()
    keeper.window.close()
    assert not keeper.window.isVisible()
    keeper.session.end()
    assert not keeper.path.exists()


def test_locking_puts_a_deleted_journal_back_first(
    qtbot: QtBot, clock: Clock, tmp_path: Path
) -> None:
    (tmp_path / "home").mkdir()
    path = tmp_path / "home" / "journal.painjournal"
    owner = Owner(qtbot, clock, path, tmp_path / "window.ini")
    owner.start()
    owner.unlock()
    owner.keys("4\n")
    shutil.rmtree(path.parent)
    owner.session.lock()
    owner.unlock()
    assert [one.pain for one in owner.entries] == [4]
    owner.keys("5\n")
    owner.close()
    assert [one.pain for one in _found(path, Passphrase(WORDS))] == [4, 5]


def test_a_held_lock_freezes_nobody(keeper: Keeper, qtbot: QtBot) -> None:
    with held_lock(keeper.path):
        longest = 0.0
        for letter in "4567" * 5:
            begun = perf_counter()
            keeper.keys(letter)
            QApplication.processEvents()
            longest = max(longest, perf_counter() - begun)
            qtbot.wait(300)  # a draft is tried to be kept meanwhile
        assert longest < 0.4, "no key waits for the lock, not even as long as a save"
        begun = perf_counter()
        keeper.click("Save")
        assert perf_counter() - begun < 1.2
        assert keeper.status.startswith("Not saved. Another program is using the journal.")
        begun = perf_counter()
        qtbot.wait(2500)
        assert perf_counter() - begun < 2.9
    keeper.click("Save")
    assert keeper.status == "Saved 14:05: pain 7."


def test_a_short_lock_is_not_worth_a_word_while_typing(keeper: Keeper, qtbot: QtBot) -> None:
    with held_lock(keeper.path):
        keeper.keys("4")
        qtbot.wait(1000)
        assert keeper.status == ""
    keeper.wait(lambda: [one.pain for one in keeper.store.drafts()] == [4])
    assert keeper.status == ""
    keeper.press(Qt.Key.Key_Escape)


@pytest.fixture
def hooks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What the bug dialog installs, and takes away again."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    before = qInstallMessageHandler(None)
    yield
    qInstallMessageHandler(before)


@pytest.mark.usefixtures("hooks")
def test_trouble_that_each_painting_meets_is_said_once(keeper: Keeper, tmp_path: Path) -> None:
    said: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            said.append(box.text())
            box.accept()

    install_bug_dialog(tmp_path / "painjournal.log")
    for sentence in ("The disk is full.", "The disk is full.", "The disk reported an error."):
        QTimer.singleShot(100, answer)
        sys.excepthook(JournalError, JournalError(sentence), None)
        QTest.qWait(200)
    assert said == ["The disk is full.", "The disk reported an error."]
