"""Remember the passphrase on this computer: ticked, used at the start, and taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from painjournal.journal.moment import Clock
from painjournal.storage.encryption.remembering import is_remembered
from tests.keyrings import BrokenKeyring, MemoryKeyring, keyring_of
from tests.ui.keeper import Keeper
from tests.ui.owner import WORDS

_TICK = "remember_passphrase"


@pytest.fixture
def memory() -> Iterator[MemoryKeyring]:
    backend = MemoryKeyring()
    with keyring_of(backend):
        yield backend


@pytest.fixture
def keeper(
    memory: MemoryKeyring, qtbot: QtBot, clock: Clock, journal_file: Path, tmp_path: Path
) -> Iterator[Keeper]:
    somebody = Keeper(qtbot, clock, journal_file, tmp_path / "window.ini")
    somebody.start()
    somebody.wait_for_journal()
    somebody.encrypt()
    yield somebody
    somebody.close()


def _open_dialog(keeper: Keeper) -> QCheckBox:
    """The check box, once the program knows that there is a keyring."""
    _open_when_known(keeper)
    return keeper.find(QCheckBox, _TICK)


def _open_when_known(keeper: Keeper) -> None:
    looked: list[None] = []
    keeper.window.background.run(lambda _: None, looked.append)
    keeper.wait(lambda: bool(looked))
    keeper.open_dialog()


def test_it_is_remembered_until_it_is_not(keeper: Keeper, memory: MemoryKeyring) -> None:
    box = _open_dialog(keeper)
    assert box.isVisible()
    assert not box.isChecked()
    box.click()
    keeper.wait(lambda: list(memory.kept.values()) == [WORDS])
    keeper.close()
    keeper.start()
    keeper.wait_for_journal()  # without a question
    keeper.choose("lock")
    keeper.unlock()  # after a lock, it asks
    box = _open_dialog(keeper)
    assert box.isChecked()
    box.click()
    keeper.wait(lambda: memory.kept == {})
    keeper.wait(lambda: not is_remembered(keeper.path))
    keeper.close()
    keeper.start()
    keeper.unlock()


def test_a_removed_passphrase_is_not_kept_in_the_keyring(
    keeper: Keeper, memory: MemoryKeyring
) -> None:
    _open_dialog(keeper).click()
    keeper.wait(lambda: is_remembered(keeper.path))
    keeper.press_button("remove_passphrase")
    keeper.type_in("present_passphrase", WORDS)
    keeper.press_button("remove_do")
    keeper.wait_for_change()
    assert memory.kept == {}
    assert keeper.status.endswith("not encrypted any more.")


def test_a_keyring_that_refuses_is_said_and_unticked(keeper: Keeper) -> None:
    with keyring_of(BrokenKeyring()):
        box = _open_dialog(keeper)
        box.click()
        keeper.wait(lambda: not box.isChecked())
    assert (
        "The computer's keyring did not do it. Type the passphrase each time instead."
        in keeper.dialog_says
    )
    assert not is_remembered(keeper.path)


def test_a_keyring_that_lost_it_is_said_on_the_lock_screen(
    keeper: Keeper, memory: MemoryKeyring
) -> None:
    _open_dialog(keeper).click()
    keeper.wait(lambda: is_remembered(keeper.path))
    keeper.close()
    memory.kept.clear()
    keeper.start()
    keeper.wait(lambda: keeper.is_locked)
    assert keeper.said == "The computer's keyring did not give the right passphrase. Type it here."
    keeper.unlock()


def test_without_a_keyring_nothing_is_offered(
    qtbot: QtBot, clock: Clock, journal_file: Path, tmp_path: Path
) -> None:
    keeper = Keeper(qtbot, clock, journal_file, tmp_path / "window.ini")
    keeper.start()
    keeper.wait_for_journal()
    keeper.encrypt()
    _open_when_known(keeper)
    assert keeper.window.findChild(QCheckBox, _TICK) is None
    keeper.close()
