from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from painjournal.ui.widgets.save_dialog import ask_where

_KINDS = {"Picture (*.png)": ".png", "Drawing (*.svg)": ".svg"}


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def _ask(parent: QWidget, folder: Path, typed: str) -> tuple[list[Path], QFileDialog]:
    saved: list[Path] = []
    ask_where(parent, "Save", str(folder / "chart.png"), _KINDS, saved.append)
    dialog = parent.findChild(QFileDialog, "save_dialog")
    assert dialog is not None
    name = dialog.findChild(QLineEdit)
    assert name is not None
    name.setText(typed)
    return saved, dialog


def test_an_ending_left_out_is_added(parent: QWidget, tmp_path: Path) -> None:
    saved, dialog = _ask(parent, tmp_path, str(tmp_path / "mine"))
    dialog.accept()
    assert saved == [tmp_path / "mine.png"]


def test_the_kind_chosen_gives_the_ending(parent: QWidget, tmp_path: Path) -> None:
    saved, dialog = _ask(parent, tmp_path, str(tmp_path / "mine"))
    dialog.selectNameFilter("Drawing (*.svg)")
    dialog.filterSelected.emit("Drawing (*.svg)")
    dialog.accept()
    assert saved == [tmp_path / "mine.svg"]


def test_a_file_that_is_there_is_not_replaced_unasked(parent: QWidget, tmp_path: Path) -> None:
    (tmp_path / "mine.png").write_text("precious")
    saved, dialog = _ask(parent, tmp_path, str(tmp_path / "mine"))
    asked: list[str] = []

    def answer_no() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        box.button(QMessageBox.StandardButton.No).click()

    QTimer.singleShot(200, answer_no)
    dialog.accept()
    assert len(asked) == 1
    assert "mine.png" in asked[0]
    assert saved == []
    dialog.reject()
