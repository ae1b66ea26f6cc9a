"""File > Backups…: what there is, made, checked, gone back to, and copied elsewhere."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QProgressBar,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from painjournal.journal.edit import Edit
from painjournal.journal.moment import Clock
from painjournal.storage.encryption.recoding import recode
from painjournal.storage.known import read_known
from painjournal.storage.opening import open_journal
from painjournal.storage.passphrase import Passphrase
from painjournal.ui.safety.backups_dialog import BackupsDialog
from painjournal.ui.safety.backups_model import BackupsModel
from painjournal.ui.safety.backups_words import size_words
from tests.durability.faults import fill, small_disk
from tests.making import entry
from tests.ui.careful import Careful
from tests.ui.owner import WORDS, settle


@pytest.fixture
def careful(qtbot: QtBot, clock: Clock, journal_file: Path, tmp_path: Path) -> Iterator[Careful]:
    somebody = Careful(qtbot, clock, journal_file, tmp_path / "window.ini")
    somebody.start()
    yield somebody
    somebody.close()


def _damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[content.find(b"urope/Paris") - 1] ^= 4
    path.write_bytes(bytes(content))


def _prepared(careful: Careful) -> list[Path]:
    return list(careful.path.parent.glob(".*.restored*"))


# --- The list


def test_without_backups_it_says_when_the_first_is_made(careful: Careful) -> None:
    careful.open_backups()
    assert careful.rows == []
    assert careful.says("backups_status").startswith("There is no backup yet.")
    for name in ("check_backup", "go_back_to"):
        assert not careful.find(QAbstractButton, name).isEnabled()
    assert careful.find(QAbstractButton, "back_up_now").hasFocus()


def test_the_list_tells_when_how_many_how_large_and_whether_they_are_sound(
    careful: Careful,
) -> None:
    careful.back_up(100)
    careful.back_up(7)
    careful.back_up(1, entries=1234)
    careful.back_up(0)
    careful.open_backups()
    assert [row[:3] for row in careful.rows] == [
        ("Today, 14:05", "when it was made", "1,237"),
        ("Yesterday, 14:05", "when it was made", "3"),
        ("Sun 15 Nov 2026, 14:05 (7 days ago)", "when it was made", "2"),
        ("Fri 14 Aug 2026, 14:05", "when it was made", "1"),
    ]
    cell = careful.table.model().index(0, 2)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Entries: 1,237"
    assert careful.table.hasFocus()
    assert careful.table.chosen() == careful.backups[0]


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1.0 KB"),
        (53_248, "53 KB"),
        (1_250_000, "1.2 MB"),
    ],
)
def test_sizes_as_file_managers_show_them(size: int, words: str) -> None:
    assert size_words(size) == words


def test_the_model_is_sound(careful: Careful, qtmodeltester: ModelTester, clock: Clock) -> None:
    careful.back_up(2)
    careful.back_up(1)
    model = BackupsModel(clock)
    model.show(careful.backups)
    qtmodeltester.check(model)
    model.note_checked(careful.backups[1])
    assert model.index(1, 1).data() == "just now"


# --- Making and checking


def test_a_backup_is_made_by_a_click(careful: Careful) -> None:
    careful.open_backups()
    careful.do("back_up_now")
    assert careful.says("backups_status") == "Backed up 1 entry."
    assert careful.rows[0][0] == "Today, 14:05"
    assert careful.table.chosen() == careful.backups[0]
    check = careful.find(QAbstractButton, "check_backup")
    check.setFocus()
    careful.press(Qt.Key.Key_Space)
    careful.wait_until_free()
    assert check.hasFocus(), "the keyboard stays where it was"
    assert careful.says("backups_status") == (
        "All is well with the backup of Sun 22 Nov 2026, 14:05: 1 entry read and intact."
    )
    assert careful.rows[0][1] == "just now"


def test_a_damaged_backup_is_told_and_stays(careful: Careful) -> None:
    whole = careful.back_up(1)
    _damage(whole.path)
    careful.open_backups()
    for _ in range(2):
        careful.do("check_backup")
        assert careful.says("backups_status").startswith(
            "The backup of Sat 21 Nov 2026, 14:05 is damaged and is marked as such now."
        )
        assert careful.rows[0][1] == "damaged"
        (kept,) = careful.backups
        assert kept.path.name.endswith(", 1 entry, damaged.painjournal")
    _damage(kept.path)  # the bit flips back: it was a bad cable
    careful.do("check_backup")
    assert careful.rows[0][1] == "just now"
    assert careful.backups == [whole]


def test_a_full_disk_is_said_and_nothing_is_left(
    qtbot: QtBot, clock: Clock, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "disk", "600k") as disk:
        somebody = Careful(qtbot, clock, disk / "journal.painjournal", tmp_path / "window.ini")
        somebody.start()
        somebody.store.apply(Edit(added=[entry(note="x" * 300_00) for _ in range(4)]))
        somebody.open_backups()
        filler = fill(disk)
        somebody.do("back_up_now")
        assert "disk is full" in somebody.says("backups_status")
        assert somebody.rows == []
        filler.unlink()
        somebody.close()


def test_what_is_under_way_can_be_stopped(careful: Careful) -> None:
    careful.store.apply(Edit(added=[entry() for _ in range(4000)]))
    careful.open_backups()
    careful.push("back_up_now")
    assert careful.find(QProgressBar, "backups_progress").isVisible()
    careful.push("backups_status_action")
    careful.wait_until_free()
    assert careful.says("backups_status") == "Stopped."
    assert careful.backups == []
    assert not careful.find(QProgressBar, "backups_progress").isVisible()


def test_a_backup_goes_on_when_the_dialog_is_closed(careful: Careful) -> None:
    careful.store.apply(Edit(added=[entry() for _ in range(2000)]))
    careful.open_backups()
    careful.push("back_up_now")
    careful.push("close_backups")
    settle()
    assert careful.window.findChild(BackupsDialog, "backups_dialog") is None
    careful.wait(lambda: len(careful.backups) == 1)
    settle()


# --- Going back


def test_going_back_asks_shows_the_old_journal_and_can_be_undone(careful: Careful) -> None:
    careful.back_up(3)
    careful.back_up(2, entries=2)
    careful.open_backups()
    careful.press(Qt.Key.Key_Down)
    careful.push("go_back_to")
    question = careful.wait_for_question()
    assert question.text() == "Go back to the backup of Thu 19 Nov 2026, 14:05?"
    assert question.informativeText() == (
        "It holds 1 entry; your journal holds 4 entries now.\n\n"
        "Your journal as it is now is not thrown away: it is kept in a folder beside it, "
        "whose name begins with “journal set aside”."
    )
    assert question.defaultButton().objectName() == "keep_journal"
    careful.go_back()
    assert careful.status == (
        "Back to the backup of Thu 19 Nov 2026, 14:05: 1 entry. What was there before is kept "
        "in “journal set aside 2026-11-22 14.05.30”."
    )
    assert len(careful.entries) == 1
    careful.click("Undo")
    careful.wait(lambda: careful.window.cover is not None)
    careful.wait_for_change()
    assert careful.status.startswith("Back to the journal you had: 4 entries.")
    assert len(careful.entries) == 4


def test_what_is_typed_goes_over_into_the_journal_that_comes(careful: Careful) -> None:
    careful.back_up(1)
    careful.take_keys()
    careful.window.form.focus()
    careful.keys("7")
    careful.open_backups()
    careful.push("go_back_to")
    careful.wait_for_question()
    careful.go_back()
    assert careful.window.form.fields.draft().pain == 7
    assert len(careful.entries) == 1


def test_keeping_the_journal_changes_nothing(careful: Careful) -> None:
    careful.back_up(1)
    careful.open_backups()
    careful.push("go_back_to")
    careful.wait_for_question()
    assert len(_prepared(careful)) == 1
    careful.push("keep_journal")
    settle()
    assert not _prepared(careful)
    assert not list(careful.path.parent.glob("* set aside *"))
    assert careful.window.journal is not None
    assert len(careful.entries) == 2


def test_unusual_backups_are_pointed_out(careful: Careful, tmp_path: Path) -> None:
    other = open_journal(tmp_path / "stick" / "other.painjournal")
    other.close()
    careful.open_backups()
    careful.push("other_backup")
    beside = careful.find(QFileDialog, "backup_file_dialog").directory().absolutePath()
    assert Path(beside) == careful.path.parent, "what was set aside is there"
    careful.choose_file("backup_file_dialog", other.path)
    question = careful.wait_for_question()
    assert question.text() == "Go back to “other.painjournal”?"
    said = question.informativeText()
    assert said.startswith(
        "It holds 0 entries; your journal holds 1 entry now.\n\nYour journal would be empty then."
    )
    assert "This is a backup of another journal, not of the one that is open." in said
    careful.go_back()
    assert careful.entries == []
    assert careful.store.uuid == open_journal(other.path).uuid


def test_a_damaged_backup_is_refused(careful: Careful) -> None:
    _damage(careful.back_up(1).path)
    careful.open_backups()
    careful.do("go_back_to")
    assert careful.says("backups_status").endswith(
        "is damaged, so your journal was left as it is. Choose another backup."
    )
    assert len(careful.entries) == 2


def test_a_backup_with_its_own_passphrase_asks_for_it(careful: Careful, tmp_path: Path) -> None:
    backup = tmp_path / "mine.painjournal"
    shutil.copy(careful.back_up(1).path, backup)
    recode(backup, None, Passphrase("quite different"))
    careful.encrypt()
    careful.open_backups()
    careful.push("other_backup")
    careful.choose_file("backup_file_dialog", backup)
    asked = "This backup is encrypted; its passphrase is needed."
    for words, answer in (
        ("", "Type a passphrase."),
        ("wrong", "That does not open this backup, or its file is damaged."),
        ("quite different", ""),
    ):
        careful.wait(lambda: careful.window.findChild(QLineEdit, "backup_passphrase") is not None)
        dialog = careful.find(QDialog, "backup_passphrase_dialog")
        assert asked in [label.text() for label in dialog.findChildren(QLabel)]
        careful.type_in("backup_passphrase", words)
        careful.push("backup_passphrase_do")
        asked = answer
        if words:
            settle()
    careful.wait_for_question()
    careful.go_back()
    assert careful.session.passphrase == Passphrase("quite different")
    assert len(careful.entries) == 1
    careful.click("Undo")
    careful.wait(lambda: careful.window.cover is not None)
    careful.wait_for_change()
    assert careful.session.passphrase == Passphrase(WORDS)
    assert len(careful.entries) == 2


def test_locking_takes_the_dialog_and_its_question_away(careful: Careful) -> None:
    careful.back_up(1)
    careful.encrypt()
    careful.open_backups()
    careful.push("go_back_to")
    careful.wait_for_question()
    assert len(_prepared(careful)) == 1
    careful.choose("lock")
    settle()
    careful.wait(lambda: not careful.is_working and careful.closed == careful.opened)
    assert not _prepared(careful)
    careful.try_words(WORDS)
    careful.wait_for_change()
    assert len(careful.entries) == 2


# --- The second place


def test_a_second_place_is_chosen_filled_missed_and_left(careful: Careful, tmp_path: Path) -> None:
    careful.back_up(1)
    stick = tmp_path / "stick"
    stick.mkdir()
    careful.open_backups()
    assert careful.says("second_place").startswith("None is chosen.")
    careful.push("choose_second_place")
    careful.choose_file("folder_dialog", stick)
    careful.wait_until_free()
    assert careful.says("second_place") == f"Each backup is copied to “{stick}” as well."
    (folder,) = stick.iterdir()
    assert [path.name for path in folder.iterdir()] == [careful.backups[0].path.name]
    careful.do("back_up_now")
    assert len(list(folder.iterdir())) == 2
    shutil.rmtree(stick)
    careful.do("back_up_now")
    assert careful.says("backups_status").startswith("Backed up 2 entries. The second place")
    assert careful.says("second_place").startswith(f"“{stick}” is not there now.")
    careful.do("leave_second_place")
    assert careful.says("second_place").startswith("None is chosen.")
    known = read_known(careful.path)
    assert known is not None
    assert known.second_place is None


def test_the_journals_own_folder_is_no_second_place(careful: Careful) -> None:
    careful.open_backups()
    careful.push("choose_second_place")
    careful.choose_file("folder_dialog", careful.path.parent)
    careful.wait_until_free()
    assert careful.says("backups_status").startswith("Your backups are in that folder already.")
    assert careful.says("second_place").startswith("None is chosen.")
