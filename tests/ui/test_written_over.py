"""Another program copies an older state over the open journal: said at once, with the way back."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from painjournal.storage.backups.shelf import backups_in, shelf_of
from painjournal.storage.backups.taking import back_up_to
from painjournal.storage.opening import open_journal
from tests.making import entry
from tests.storage.test_written_over import write_over
from tests.ui.sufferer import Sufferer, sufferer

__all__ = ["sufferer"]  # a fixture


def _at_rest(sufferer: Sufferer, older: Path) -> None:
    """Open a journal of two entries, the first of which is in `older`; all is backed up."""
    store = open_journal(sufferer.path)
    store.add(entry(2))
    back_up_to(store, older)
    store.add(entry(1))
    store.close()
    sufferer.start()
    sufferer.wait_for_journal()
    sufferer.wait_for_chart()
    sufferer.wait(lambda: len(backups_in(shelf_of(sufferer.path))) == 1)
    sufferer.store.file.tend()


def test_a_save_says_it_and_what_was_typed_is_there_after_going_back(
    sufferer: Sufferer, tmp_path: Path
) -> None:
    _at_rest(sufferer, tmp_path / "older")
    write_over(sufferer.path, tmp_path / "older")
    sufferer.take_keys()
    sufferer.window.form.focus()
    sufferer.keys("7\n")
    sufferer.wait_for_trouble()
    assert "with 1 entry" in sufferer.says
    assert "2 entries" in sufferer.says
    (back,) = [one for one in sufferer.offers if one.startswith("Go back to the backup")]
    sufferer.click(back)
    sufferer.wait_for_journal()
    assert len(sufferer.entries) == 2
    assert sufferer.window.form.fields.draft().pain == 7
    sufferer.take_keys()
    sufferer.window.form.focus()
    sufferer.keys("\n")
    assert [one.pain for one in sufferer.entries] == [4, 4, 7]


def test_who_comes_back_to_the_window_is_told(sufferer: Sufferer, tmp_path: Path) -> None:
    _at_rest(sufferer, tmp_path / "older")
    write_over(sufferer.path, tmp_path / "older")
    application = QApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    sufferer.wait_for_trouble()
    assert "with 1 entry" in sufferer.says
