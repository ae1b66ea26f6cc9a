"""A journal is locked, swapped and closed: nothing shows that should not, nothing is lost."""

import gc
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path
from threading import Event
from time import perf_counter

import pytest
import sqlcipher3.dbapi2 as sqlite
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from painjournal.journal.entry import Direction, Entry
from painjournal.journal.errors import JournalError
from painjournal.journal.moment import Clock
from painjournal.storage.known import forget_state
from painjournal.storage.passphrase import Passphrase
from painjournal.ui.background import Job
from painjournal.ui.lock_screen import LockScreen
from painjournal.ui.menus import Item
from painjournal.ui.wait_screen import WaitScreen
from painjournal.ui.workspace import Workspace
from tests.making import entry, mark
from tests.ui.all_said import all_said
from tests.ui.owner import WORDS, Owner, settle

CANARY = "Zaunkönig"
_MINUTES = 777  # also a canary: menus say how long the last walk was
_AT_ONCE = 1.0  # seconds


@pytest.fixture
def owner(qtbot: QtBot, clock: Clock, journal_file: Path, tmp_path: Path) -> Iterator[Owner]:
    seconds = count()
    ticking = Clock(lambda: clock.utc() + timedelta(seconds=next(seconds)), clock.zone)
    somebody = Owner(qtbot, ticking, journal_file, tmp_path / "window.ini")
    somebody.start()
    somebody.unlock()
    yield somebody
    somebody.close()


def _fill(owner: Owner) -> None:
    journal = owner.window.journal
    assert journal is not None
    journal.add_all([entry(back, forward_minutes=_MINUTES, note=CANARY) for back in (1, 2, 3)])
    journal.mark(mark(2, CANARY))
    owner.wait_for_chart()
    owner.choose("view_entries")
    owner.choose("marks")
    journal.record(entry(backward_minutes=_MINUTES, note=CANARY))
    owner.window.form.focus()


def _type_draft(owner: Owner) -> None:
    owner.window.form.focus()
    owner.keys("b4")
    owner.window.form.fields.minutes.show_values(None, _MINUTES)
    owner.window.form.fields.note.show_text(CANARY)


def _secrets() -> list[str]:
    return [text for text in all_said() if CANARY in text or str(_MINUTES) in text]


def _entries_in_memory() -> int:
    return sum(isinstance(one, Entry) and one.note == CANARY for one in gc.get_objects())


def test_a_locked_window_holds_nothing_of_the_diary(owner: Owner) -> None:
    _fill(owner)
    _type_draft(owner)
    assert len(_secrets()) > 20
    assert _entries_in_memory() >= 4
    assert any("&Undo log of" in text for text in _secrets())
    owner.session.lock()
    settle()
    assert _secrets() == []
    assert owner.window.findChildren(Workspace) == []
    assert owner.window.isVisible()
    owner.wait(lambda: owner.closed == owner.opened)
    owner.wait(lambda: _entries_in_memory() == 0)
    assert owner.session.passphrase is None


def test_what_is_typed_comes_back_after_unlocking(owner: Owner) -> None:
    _type_draft(owner)
    owner.session.lock()
    owner.unlock()
    draft = owner.window.form.fields.draft()
    assert (draft.direction, draft.pain) == (Direction.BACKWARD, 4)
    assert (draft.backward_minutes, draft.note) == (_MINUTES, CANARY)
    owner.window.form.focus()
    owner.keys("\n")
    assert [one.note for one in owner.entries] == [CANARY]
    assert owner.store.drafts() == []


def test_a_change_under_way_comes_back_as_a_change(owner: Owner) -> None:
    owner.keys("4\n")
    owner.keys("6")  # begun, and left for the change
    owner.choose("view_entries")
    owner.window.entries.table.selectRow(0)
    owner.choose("change_entry")
    owner.keys("9")
    owner.session.lock()
    owner.unlock()
    owner.window.form.focus()
    owner.keys("\n")
    assert [one.pain for one in owner.entries] == [9]
    assert owner.window.form.fields.draft().pain == 6
    owner.keys("\n")
    assert sorted(one.pain or 0 for one in owner.entries) == [6, 9]


def test_undo_begins_anew_after_unlocking(owner: Owner) -> None:
    owner.keys("4\n")
    owner.session.lock()
    owner.unlock()
    (undo,) = [one for one in owner.window.findChildren(QAction) if one.objectName() == "undo"]
    assert (undo.text(), undo.isEnabled()) == ("&Undo", False)
    owner.keys("5\n")
    owner.choose("undo")
    assert [one.pain for one in owner.entries] == [4]


def test_locking_is_at_once_while_work_is_under_way(owner: Owner, qtbot: QtBot) -> None:
    begun, stopped, may_end = Event(), Event(), Event()
    arrived: list[object] = []

    def work(job: Job) -> str:
        with job.interrupted_by(stopped.set):
            begun.set()
            may_end.wait(10)
        return CANARY

    owner.window.background.run(work, arrived.append, arrived.append, arrived.append)
    owner.window.background.run(lambda _: CANARY, arrived.append)
    begun.wait(10)
    begin = perf_counter()
    owner.session.lock()
    settle()
    assert perf_counter() - begin < _AT_ONCE
    assert isinstance(owner.window.cover, LockScreen)
    assert stopped.is_set()
    assert owner.closed < owner.opened  # its work still reads the journal
    may_end.set()
    owner.wait(lambda: owner.closed == owner.opened)
    qtbot.wait(50)
    assert arrived == []


def test_a_dialog_and_a_menu_go_when_the_journal_is_locked(owner: Owner) -> None:
    owner.choose("marks")
    owner.choose("keys")
    owner.choose("import")
    menu = owner.window.menuBar().actions()[1].menu()
    menu.popup(owner.window.pos())  # type: ignore[attr-defined]
    owner.session.lock()
    assert QApplication.activePopupWidget() is None
    assert QApplication.activeModalWidget() is None
    owner.unlock()


def test_locked_there_is_little_to_choose(owner: Owner) -> None:
    owner.session.lock()
    shown = [one for one in owner.window.menuBar().actions() if one.isVisible()]
    assert [one.text() for one in shown] == ["&File", "&Help"]
    owner.choose("about")
    box = QApplication.activeModalWidget()
    assert box is not None
    box.close()
    owner.choose("quit")
    assert not owner.window.isVisible()


def test_each_opening_fills_the_file_menu_anew(owner: Owner) -> None:
    owner.window.file_items = lambda: [Item("lock", "&Lock now", owner.session.lock, "Ctrl+L")]
    for _ in range(2):
        owner.session.lock()
        owner.unlock()
    menu = owner.window.menuBar().actions()[0].menu()
    names = [one.objectName() for one in menu.actions()]  # type: ignore[attr-defined]
    assert names == ["import", "export", "save_picture", "", "lock", "", "quit"]
    owner.choose("lock")
    settle()
    assert isinstance(owner.window.cover, LockScreen)


def test_a_wrong_passphrase_is_said_and_nothing_is_changed(owner: Owner) -> None:
    owner.session.lock()
    owner.wait(lambda: owner.closed == owner.opened)
    before = owner.path.read_bytes()
    for typed, said in (("wrong", "not the passphrase"), ("", "Type a passphrase")):
        owner.field.setText("")
        owner.try_words(typed)
        owner.wait_for_refusal()
        assert said in owner.said
        assert owner.field.hasFocus()
        assert owner.field.selectionLength() == len(typed)
    assert owner.path.read_bytes() == before
    owner.unlock()
    assert owner.refused == []


def test_what_was_typed_before_the_passphrase_is_kept(owner: Owner) -> None:
    owner.close()
    owner.start(before_open="bp6")
    owner.unlock()
    assert owner.window.form.fields.draft().pain_before == 6
    assert owner.window.form.fields.draft().direction is Direction.BACKWARD


def test_an_enter_before_the_passphrase_is_carried_out(owner: Owner) -> None:
    owner.close()
    owner.start(before_open="7\n")
    owner.unlock()
    assert [one.pain for one in owner.entries] == [7]
    assert owner.status.startswith("Saved")


def test_closing_before_the_passphrase_says_what_would_be_lost(owner: Owner) -> None:
    owner.close()
    owner.start(before_open="7", close_before_open=True)
    owner.wait_for_refusal()
    assert owner.window.isVisible()
    assert owner.said.startswith("What you typed is not in your journal yet.")
    owner.unlock()
    assert owner.window.form.fields.draft().pain == 7


def test_a_draft_that_cannot_be_kept_stays_in_memory(owner: Owner) -> None:
    owner.keys("4")
    owner.window.form.keep_draft()
    other = sqlite.connect(owner.path, isolation_level=None)
    other.execute(f"PRAGMA key = '{WORDS}'")
    other.execute("BEGIN IMMEDIATE")
    owner.keys("8")
    begin = perf_counter()
    owner.session.lock()
    settle()
    assert perf_counter() - begin < _AT_ONCE
    owner.wait(lambda: owner.closed == owner.opened)
    owner.wait(lambda: owner.window.held is not None)
    other.execute("ROLLBACK")
    other.close()
    owner.window.close()
    assert owner.window.isVisible()
    assert "close this window again" in owner.said
    owner.unlock()
    assert owner.window.form.fields.draft().pain == 8
    owner.keys("\n")
    assert [one.pain for one in owner.entries] == [8]
    assert owner.window.form.fields.draft().is_empty


def test_closing_with_a_draft_that_cannot_be_kept_is_asked_twice(owner: Owner) -> None:
    owner.keys("bp6")
    owner.window.form.keep_draft()
    other = sqlite.connect(owner.path, isolation_level=None)
    other.execute(f"PRAGMA key = '{WORDS}'")
    other.execute("BEGIN IMMEDIATE")
    owner.keys("4")
    owner.window.close()
    assert owner.window.isVisible()
    assert owner.status.startswith("What you typed is not kept yet.")
    assert owner.status.endswith("Close this window again to leave without it.")
    other.execute("ROLLBACK")
    other.close()
    owner.close()
    owner.start()
    owner.unlock()
    assert owner.window.form.fields.draft().pain == 4


def test_closing_right_after_locking_keeps_the_draft(owner: Owner) -> None:
    owner.keys("bp6")
    owner.session.lock()
    owner.close()
    owner.start()
    owner.unlock()
    assert owner.window.form.fields.draft().pain_before == 6


def test_closing_while_the_passphrase_is_tried(owner: Owner) -> None:
    owner.session.lock()
    owner.try_words(WORDS)
    owner.window.close()
    owner.wait(lambda: not owner.window.isVisible())
    assert owner.closed == owner.opened


def _swap(owner: Owner, work: object, told: list[str], then: str | None = WORDS) -> None:
    owner.session.swap(
        work,  # type: ignore[arg-type]
        lambda result: told.append(f"done {result}"),
        lambda error: told.append(f"failed {type(error).__name__}"),
        doing="Your journal is being changed.",
        passphrase=None if then is None else Passphrase(then),
    )


def test_a_swapped_journal_is_shown_with_what_was_typed(owner: Owner, tmp_path: Path) -> None:
    owner.keys("4\n")
    before = tmp_path / "before"
    owner.session.lock()
    owner.wait(lambda: owner.closed == owner.opened)
    before.write_bytes(owner.path.read_bytes())
    owner.unlock()
    owner.keys("5\n")
    owner.keys("bp6")
    told: list[str] = []

    def work(job: Job) -> int:
        assert owner.closed == owner.opened
        job.progress(0.5)
        forget_state(owner.path)
        before.replace(owner.path)
        return 1

    _swap(owner, work, told)
    assert isinstance(owner.window.cover, WaitScreen)
    assert owner.window.findChildren(Workspace) == [] or _secrets() == []
    owner.wait(lambda: bool(told))
    owner.wait_for_journal()
    assert told == ["done 1"]
    assert [one.pain for one in owner.entries] == [4]
    assert owner.window.form.fields.draft().pain_before == 6


def test_after_a_failed_swap_the_journal_is_back(owner: Owner) -> None:
    owner.keys("4\n")
    told: list[str] = []

    def work(_: Job) -> None:
        raise JournalError("The disk is full. Free some space, then try again.")

    _swap(owner, work, told, then="another")
    owner.wait(lambda: bool(told))
    owner.wait_for_journal()
    assert told == ["failed JournalError"]
    assert [one.pain for one in owner.entries] == [4]


def test_a_swap_can_be_stopped(owner: Owner) -> None:
    told: list[str] = []
    goes_on = Event()

    def work(job: Job) -> None:
        goes_on.wait(10)
        job.progress(0.5)

    _swap(owner, work, told)
    owner.wait_for_button("Stop")
    owner.click("Stop")
    goes_on.set()
    owner.wait(lambda: bool(told))
    assert told == ["failed Cancelled"]
    owner.wait_for_journal()


def test_a_swap_stopped_before_it_begins_closes_the_journal_too(owner: Owner) -> None:
    told: list[str] = []
    begun, goes_on = Event(), Event()

    def work(_: Job) -> None:
        begun.set()
        goes_on.wait(10)

    owner.window.background.run(work, lambda _: None)
    begun.wait(10)
    _swap(owner, lambda _: None, told)
    owner.wait_for_button("Stop")
    owner.click("Stop")
    goes_on.set()
    owner.wait(lambda: bool(told))
    assert told == ["failed Cancelled"]
    assert owner.opened == owner.closed + 1


def test_a_swap_that_ends_with_another_passphrase_asks_for_it(owner: Owner) -> None:
    told: list[str] = []
    _swap(owner, lambda _: "restored", told, then="not this one")
    owner.wait(lambda: isinstance(owner.window.cover, LockScreen))
    assert "not the passphrase" in owner.said
    assert told == []
    owner.unlock()
    owner.wait(lambda: bool(told))
    assert told == ["done restored"]


def test_closing_during_a_swap_waits_for_its_end(owner: Owner) -> None:
    owner.keys("bp6")
    told: list[str] = []
    goes_on = Event()
    _swap(owner, lambda _: goes_on.wait(10), told)
    owner.window.close()
    assert owner.window.isVisible()
    assert "closes as soon as" in owner.find(QLabel, "wait_status").text()
    goes_on.set()
    owner.wait(lambda: not owner.window.isVisible())
    owner.close()
    owner.start()
    owner.unlock()
    assert owner.window.form.fields.draft().pain_before == 6


def test_a_failed_swap_keeps_the_window_that_was_to_close(owner: Owner) -> None:
    told: list[str] = []
    goes_on = Event()

    def work(_: Job) -> None:
        goes_on.wait(10)
        raise JournalError("The disk is full. Free some space, then try again.")

    _swap(owner, work, told)
    owner.window.close()
    goes_on.set()
    owner.wait(lambda: bool(told))
    assert owner.window.isVisible()
    assert told == ["failed JournalError"]


def test_trouble_is_handed_to_who_asks_for_it(owner: Owner) -> None:
    owner.session.lock()
    owner.wait(lambda: owner.closed == owner.opened)
    aside = owner.path.with_suffix(".aside")
    owner.path.rename(aside)
    owner.path.write_text("Shopping: bread, milk\n" * 400)
    owner.try_words(WORDS)
    owner.wait_for_refusal()
    sentence = owner.said
    assert str(owner.path.name) in sentence
    seen: list[str] = []

    def see_to_it(error: JournalError) -> bool:
        seen.append(error.sentence)
        return True

    owner.session.trouble = see_to_it
    owner.try_words(WORDS)
    owner.wait(lambda: bool(seen))
    assert seen == [sentence]
    aside.replace(owner.path)
    owner.session.trouble = lambda _: False
    owner.session.unlock(Passphrase(WORDS))
    owner.wait_for_journal()
    assert owner.refused == []


def test_a_plain_journal_has_no_lock(owner: Owner) -> None:
    told: list[str] = []

    def decrypt(_: Job) -> None:
        connection = sqlite.connect(owner.path, isolation_level=None)
        connection.execute(f"PRAGMA key = '{WORDS}'")
        connection.execute("ATTACH ? AS plain KEY ''", (str(owner.path) + ".plain",))
        connection.execute("SELECT sqlcipher_export('plain')").fetchall()
        for name in ("application_id", "user_version"):
            (number,) = connection.execute(f"PRAGMA {name}").fetchone()
            connection.execute(f"PRAGMA plain.{name} = {number:d}")
        connection.close()
        Path(f"{owner.path}.plain").replace(owner.path)

    _swap(owner, decrypt, told, then=None)
    owner.wait(lambda: bool(told))
    owner.session.lock()
    assert owner.window.cover is None
    assert owner.window.journal is not None
