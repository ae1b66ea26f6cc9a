"""An encrypted journal locks when nobody touches the program, and only then."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from painjournal.journal.moment import Clock
from painjournal.ui import idle_lock
from painjournal.ui.idle_lock import IdleLock
from tests.ui.keeper import Keeper

_LOOK_MS = 20


@pytest.fixture
def keeper(
    qtbot: QtBot,
    clock: Clock,
    journal_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Keeper]:
    monkeypatch.setattr(idle_lock, "_LOOK_MS", _LOOK_MS)
    somebody = Keeper(qtbot, clock, journal_file, tmp_path / "window.ini")
    somebody.start()
    somebody.wait_for_journal()
    somebody.encrypt()
    yield somebody
    somebody.close()


def _stays_open(keeper: Keeper) -> bool:
    """Whether it is still open after it has looked some times."""
    QTest.qWait(_LOOK_MS * 10)
    return not keeper.is_locked


def _wait_for_lock(keeper: Keeper) -> None:
    keeper.wait(lambda: keeper.is_locked)


def test_it_locks_after_five_minutes_of_rest(keeper: Keeper) -> None:
    keeper.rest(minutes=4, seconds=59)
    assert _stays_open(keeper)
    keeper.rest(seconds=1)
    _wait_for_lock(keeper)
    keeper.unlock()
    keeper.rest(minutes=4)
    assert _stays_open(keeper)
    keeper.rest(minutes=1)
    _wait_for_lock(keeper)


def _handle(widget: QWidget) -> QWindow:
    handle = widget.windowHandle()
    assert handle is not None
    return handle


def _press_key(window: QWidget) -> None:
    QTest.keyClick(_handle(window), Qt.Key.Key_Shift)


def _move_mouse(window: QWidget) -> None:
    place = QPoint(window.width() // 2, 40)
    QTest.mouseMove(_handle(window), place)
    QTest.mouseMove(_handle(window), place + QPoint(5, 5))


def _click(window: QWidget) -> None:
    QTest.mouseClick(_handle(window), Qt.MouseButton.RightButton, pos=QPoint(3, 3))


def _compose(window: QWidget) -> None:
    """As with an input method, whose keys never arrive."""
    field = window.focusWidget()
    assert field is not None
    QApplication.sendEvent(field, QInputMethodEvent("にわ", []))


_SIGNS: dict[str, Callable[[QWidget], None]] = {
    "key": _press_key,
    "mouse": _move_mouse,
    "click": _click,
    "input method": _compose,
}


@pytest.mark.parametrize("where", ["window", "dialog"])
@pytest.mark.parametrize("name", _SIGNS)
def test_what_a_person_does_begins_the_rest_anew(keeper: Keeper, name: str, where: str) -> None:
    keeper.window.form.fields.note.setFocus()
    place: QWidget = keeper.window
    if where == "dialog":
        keeper.open_dialog()
        keeper.press_button("change_passphrase")
        place = keeper.dialog
    keeper.rest(minutes=4)
    _SIGNS[name](place)
    keeper.rest(minutes=4)
    assert _stays_open(keeper)
    keeper.rest(minutes=1)
    _wait_for_lock(keeper)


def test_a_key_in_an_open_menu_counts(keeper: Keeper) -> None:
    keeper.window.menuBar().actions()[0].menu().popup(QPoint(20, 20))  # type: ignore[attr-defined]
    keeper.rest(minutes=4)
    QTest.keyClick(_handle(keeper.window), Qt.Key.Key_Down)
    keeper.rest(minutes=4)
    assert _stays_open(keeper)
    keeper.rest(minutes=1)
    _wait_for_lock(keeper)


def test_after_a_sleep_the_first_key_finds_it_locked(keeper: Keeper) -> None:
    keeper.window.form.focus()
    keeper.rest(hours=9)
    QTest.keyClick(_handle(keeper.window), Qt.Key.Key_4)
    assert keeper.is_locked
    assert keeper.field.text() == ""
    keeper.unlock()
    assert keeper.window.form.fields.draft().pain is None


def test_a_clock_that_is_put_back_keeps_nothing_open(keeper: Keeper) -> None:
    keeper.rest(hours=-3)
    assert _stays_open(keeper)
    keeper.rest(minutes=5)
    _wait_for_lock(keeper)


def test_a_plain_journal_never_locks(keeper: Keeper) -> None:
    keeper.open_dialog()
    keeper.press_button("remove_passphrase")
    keeper.keys("four plain words here\n")
    keeper.wait_for_change()
    keeper.rest(hours=9)
    assert _stays_open(keeper)


def test_locked_by_hand_it_looks_no_more(keeper: Keeper) -> None:
    keeper.choose("lock")
    keeper.rest(hours=9)
    _press_key(keeper.window)
    _wait_for_lock(keeper)
    keeper.unlock()
    assert _stays_open(keeper)


def test_what_is_typed_is_kept_and_comes_back(keeper: Keeper) -> None:
    keeper.window.form.focus()
    keeper.keys("7")
    keeper.rest(minutes=5)
    _wait_for_lock(keeper)
    assert keeper.window.held is None
    keeper.unlock()
    assert keeper.window.form.fields.draft().pain == 7


def test_it_asks_the_clock_and_nothing_else(qtbot: QtBot, clock: Clock) -> None:
    now = [clock.utc()]
    locked: list[bool] = []
    window = QWidget()
    qtbot.addWidget(window)
    idle = IdleLock(Clock(lambda: now[0]), lambda: locked.append(True), window)
    idle.start(1)
    now[0] += timedelta(seconds=59)
    idle._look()
    assert locked == []
    now[0] += timedelta(seconds=1)
    idle._look()
    assert locked == [True]
