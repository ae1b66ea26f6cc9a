"""The window as a whole: names, sizes, menus, and nothing cut off."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, QTimer, qInstallMessageHandler
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from painjournal.charts.catalogue import CHARTS
from painjournal.charts.look import LIGHT
from painjournal.journal.errors import JournalError
from painjournal.ui.bug_dialog import bug_report, install_bug_dialog
from painjournal.ui.widgets.date_field import DateField
from painjournal.ui.widgets.style import apply_look
from tests.making import entry
from tests.ui.conftest import Person

_CONTROLS = (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
)
_SMALL = ("qt_", "ScrollLeftButton", "ScrollRightButton")


def _controls(window: QWidget) -> list[QWidget]:
    found = [one for kind in _CONTROLS for one in window.findChildren(kind)]
    inner = [one for one in found if isinstance(one.parent(), QAbstractSpinBox | QComboBox)]
    return [
        one
        for one in found
        if one not in inner
        and not one.objectName().startswith(_SMALL)
        and "QCalendar" not in type(one.window()).__name__
        and one.window() is window
        and not isinstance(one.parent(), QTableView)
    ]


def test_every_control_has_an_object_name_and_an_accessible_name(person: Person) -> None:
    person.wait_for_chart()
    controls = _controls(person.window)
    assert len(controls) > 50
    names = [one.objectName() for one in controls]
    assert [one for one in controls if not one.objectName()] == []
    assert len(set(names)) == len(names)
    assert [one.objectName() for one in controls if not one.accessibleName()] == []


def test_the_names_that_others_rely_on(person: Person) -> None:
    for called in ("Forward", "Backward", "Both", "No walk", "Save"):
        assert person.button(called).isEnabled()
    for score in range(11):
        assert person.button(f"Pain {score} of 10").text() == str(score)
        assert person.button(f"Pain before {score} of 10").text() == str(score)
    names = {one.accessibleName() for one in person.window.findChildren(QAbstractSpinBox)}
    assert {"Minutes", "Minutes backward"} <= names
    pages = person.window.pages
    assert [pages.tabText(at) for at in range(pages.count())] == [
        "Charts",
        "Entries",
        "Does it help?",
    ]
    assert person.window.windowTitle().startswith("Pain Journal")


@pytest.mark.parametrize("size", [(1280, 820), (900, 640)])
@pytest.mark.parametrize("both", [False, True])
def test_nothing_is_cut_off_and_targets_are_big(
    person: Person, qtbot: QtBot, size: tuple[int, int], both: bool
) -> None:
    assert person.window.journal is not None
    person.window.journal.add_all(
        [
            entry(back, forward_minutes=110, backward_minutes=115, pain_before=10, pain=10)
            for back in range(9)
        ]
    )
    person.window.resize(*size)
    person.window.form.focus()
    person.keys("o" if both else "b")
    for _ in range(2):
        person.choose("view_entries" if _ else "view_charts")
        QApplication.processEvents()
        check_sizes(person.window)


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[None]:
    """Text as large as people with tired eyes set it."""
    font, sheet = qapp.font(), qapp.styleSheet()
    larger = QFont(font)
    larger.setPointSizeF(14)
    qapp.setFont(larger)
    apply_look(qapp, LIGHT.sized(14, LIGHT.font), Path("resources/arrow.svg").resolve())
    yield
    qapp.setFont(font)
    qapp.setStyleSheet(sheet)


@pytest.mark.usefixtures("large_text")
@pytest.mark.parametrize("key", ["b", "o"])
def test_large_text_is_not_cut_off_in_the_log(person: Person, key: str) -> None:
    assert person.window.journal is not None
    person.window.journal.record(entry(forward_minutes=110, pain_before=10, pain=10))
    person.window.form.focus()
    person.keys(key)
    for size in ((1280, 820), (1, 1)):
        person.window.resize(*size)
        QApplication.processEvents()
        left = person.find(QScrollArea, "left_scroll")
        assert left.width() == left.sizeHint().width()
        check_sizes(left)


@pytest.mark.usefixtures("large_text")
@pytest.mark.parametrize("chart", CHARTS)
def test_large_text_is_not_cut_off_on_the_charts(person: Person, chart: str) -> None:
    assert person.window.journal is not None
    person.window.journal.add_all([entry(back, forward_minutes=20) for back in range(200)])
    person.wait_for_chart()
    person.window.charts.show_chart(chart)
    for _ in range(3):  # the window grows to what the page needs
        person.window.resize(1, 1)
        QApplication.processEvents()
    scroll = person.find(QScrollArea, "charts_scroll")
    for widget in person.find(QWidget, "charts_inner").findChildren(QWidget):
        if widget.isVisible():
            right = widget.mapTo(scroll.viewport(), widget.rect().topRight()).x()
            assert right < scroll.viewport().width(), widget.objectName()


def check_sizes(window: QWidget) -> None:
    left = window.findChild(QWidget, "left_inner")
    assert left is not None
    room = left.parentWidget()
    assert room is not None
    assert left.width() <= room.width()
    for button in window.findChildren(QPushButton):
        if not button.isVisibleTo(window):
            continue
        called = f"{button.objectName()} {button.size()}"
        assert button.height() >= 24, called
        assert button.width() >= 24, called
        if button.property("kind") == "choice":
            assert button.height() >= 44, called
        text = button.fontMetrics().size(0, button.text())
        assert button.width() >= text.width() + 4, called
        assert button.height() >= text.height(), called
    for label in window.findChildren(QLabel):
        if label.isVisibleTo(window) and label.text() and not label.wordWrap():
            needed = label.fontMetrics().horizontalAdvance(label.text())
            assert label.width() >= needed - 1, label.text()
    for field in window.findChildren(QAbstractSpinBox):
        if field.isVisibleTo(window):
            _check_fits(field, field.text())
    for box in window.findChildren(QComboBox):
        if box.isVisibleTo(window):
            _check_fits(box, box.currentText())
    for date in window.findChildren(DateField):
        if date.isVisibleTo(window):
            _check_fits(date, f"{date.text()}    ")  # and the button that unfolds it


def _check_fits(widget: QWidget, text: str) -> None:
    needed = widget.fontMetrics().horizontalAdvance(text) + 10
    assert widget.width() >= needed, (widget.objectName(), text, widget.width(), needed)


@pytest.mark.parametrize("size", [(1280, 820), (900, 640)])
def test_the_whole_log_is_in_sight(person: Person, size: tuple[int, int]) -> None:
    person.window.resize(*size)
    QApplication.processEvents()
    area = QRect(person.window.mapToGlobal(person.window.rect().topLeft()), QSize(*size))
    for called in ("Save", "Previous day", "Pain 10 of 10", "Forward"):
        button = person.button(called)
        shown = QRect(button.mapToGlobal(button.rect().topLeft()), button.size())
        assert area.contains(shown), called
        assert not button.visibleRegion().isEmpty(), called
        assert button.visibleRegion().boundingRect() == button.rect(), called


def test_no_two_menu_keys_are_the_same(person: Person) -> None:
    keys = [
        one.shortcut().toString()
        for menu in person.window.menuBar().actions()
        for one in menu.menu().actions()  # type: ignore[attr-defined]
        if not one.shortcut().isEmpty()
    ]
    assert len(keys) == len(set(keys)) > 10


def test_undo_says_what_it_undoes_and_waits_for_something_to_undo(person: Person) -> None:
    actions = {
        one.objectName(): one
        for menu in person.window.menuBar().actions()
        for one in menu.menu().actions()  # type: ignore[attr-defined]
    }
    assert not actions["undo"].isEnabled()
    person.keys("4\n")
    assert actions["undo"].text() == "&Undo log of pain 4"
    assert not actions["redo"].isEnabled()
    person.choose("undo")
    assert actions["redo"].text() == "&Redo log of pain 4"


def test_the_look_and_the_sample_are_in_the_menu(person: Person) -> None:
    person.choose("look_dark")
    person.choose("sample")
    assert person.looks == ["dark"]
    assert person.samples == 1


@pytest.mark.parametrize("name", ["keys", "about"])
def test_help_opens_and_closes(person: Person, qtbot: QtBot, name: str) -> None:
    person.choose(name)
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert len(box.text()) > 100
    box.close()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


@pytest.fixture
def hooks() -> Iterator[None]:
    """Put back what the program hooks into."""
    hook = sys.excepthook
    yield
    sys.excepthook = hook
    qInstallMessageHandler(None)


def _answer(seen: list[str], button: str) -> None:
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    seen += [box.text(), box.detailedText()]
    for one in box.buttons():
        if one.text().replace("&", "") == button:
            one.click()
    box.close()


def _raise(error: Exception) -> None:
    """End up where Qt hands an error that a slot let out."""
    try:
        raise error
    except type(error) as raised:
        sys.excepthook(type(raised), raised, raised.__traceback__)


@pytest.mark.usefixtures("hooks")
def test_a_bug_shows_a_dialog_to_copy_from_and_a_log_without_diary(
    person: Person, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    install_bug_dialog(tmp_path / "painjournal.log")
    seen: list[str] = []
    QTimer.singleShot(100, lambda: _answer(seen, "Copy details"))
    _raise(ValueError("canary from the diary"))
    assert "What you saved is safe" in seen[0]
    assert QApplication.clipboard().text() == seen[1]
    assert "ValueError" in seen[1]
    assert "test_window.py" in seen[1]
    assert "bug: ValueError" in caplog.text
    assert "canary" not in " ".join((*seen, caplog.text))


@pytest.mark.usefixtures("hooks")
def test_trouble_around_the_journal_is_no_bug(person: Person, tmp_path: Path) -> None:
    install_bug_dialog(tmp_path / "painjournal.log")
    seen: list[str] = []
    QTimer.singleShot(100, lambda: _answer(seen, "OK"))
    _raise(JournalError("The disk is full. Free some space, then try again."))
    assert seen[0] == "The disk is full. Free some space, then try again."


@pytest.mark.usefixtures("hooks")
def test_a_library_that_is_missing_is_named(
    person: Person, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    install_bug_dialog(tmp_path / "painjournal.log")
    seen: list[str] = []
    QTimer.singleShot(100, lambda: _answer(seen, "OK"))
    _raise(ImportError("libgssapi_krb5.so.2: cannot open shared object file"))
    assert seen[0].startswith("libgssapi_krb5.so.2, which Pain Journal needs, is missing")
    assert "bug: ImportError" in caplog.text


def test_a_bug_report_tells_where_and_never_what() -> None:
    try:
        int("canary from the diary")
    except ValueError as error:
        report = bug_report(error)
    assert "ValueError" in report
    assert "test_window.py" in report
    assert "canary" not in report
