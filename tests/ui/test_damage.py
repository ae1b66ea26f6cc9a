"""A damaged, emptied, replaced or missing journal, as its person meets it in the window."""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QListView, QMessageBox, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from painjournal.journal.edit import Edit
from painjournal.journal.entry import Entry
from painjournal.journal.moment import Clock
from painjournal.storage.backups.taking import back_up
from painjournal.storage.encryption.recoding import recode
from painjournal.storage.known import read_known
from painjournal.storage.opening import open_journal
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.recognition import close_known
from painjournal.ui.lock_screen import LockScreen
from painjournal.ui.safety.check_keeper import CheckKeeper
from painjournal.ui.safety.rescue_report import RescueReport
from painjournal.ui.safety.trouble_dialog import TroubleDialog
from painjournal.ui.safety.trouble_screen import TroubleScreen
from tests.making import entry, mark
from tests.storage.damaged import PAGE, blot, flip, pages_of_kind, root_of, start_of
from tests.ui.keeper import Keeper
from tests.ui.owner import WORDS

_BACK = "Go back to the backup of Sat 21 Nov 2026, 14:05"
OLD = [entry(back, note=f"walk {back}") for back in range(300, 1, -1)]
NEW = [entry(1, note="after the backup"), entry(0, note="and one more")]


class Sufferer(Keeper):
    """Somebody whose journal has a backup of yesterday and two newer entries."""

    def fill(self, passphrase: Passphrase | None = None, *, with_backup: bool = True) -> None:
        """Live with the journal, and close it."""
        if passphrase is not None:
            recode(self.path, None, passphrase)
        store = open_journal(self.path, passphrase)
        store.apply(Edit(added=OLD, marked=[mark(3, "cold")]))
        if with_backup:
            back_up(store, self._clock.local() - timedelta(days=1))
        store.apply(Edit(added=NEW))
        close_known(store)

    def wait_for_trouble(self) -> None:
        """Wait until the window says what is wrong."""
        self.wait(
            lambda: isinstance(self.window.cover, TroubleScreen) and self.window.cover.isVisible()
        )

    def wait_for_question(self) -> None:
        """Wait until it is asked what is to be done, whether or not the journal is open."""
        self.wait(
            lambda: (
                (isinstance(self.window.cover, TroubleScreen) and self.window.cover.isVisible())
                or self.window.findChild(TroubleDialog) is not None
            )
        )

    def leave(self) -> None:
        """Close the window, to start again."""
        super().close()

    def press_escape(self) -> None:
        """Leave the question without an answer."""
        dialog = self.find(TroubleDialog, "trouble_dialog")
        dialog.activateWindow()
        self.wait(dialog.isActiveWindow)
        self.press(Qt.Key.Key_Escape)

    def unlock_or_refuse(self) -> None:
        """Type the passphrase."""
        self.wait(lambda: isinstance(self.window.cover, LockScreen))
        self.try_words(WORDS)

    @property
    def banner_names(self) -> tuple[str, ...]:
        """Which banners are shown."""
        return () if self.window.workspace is None else self.window.shown.banners.names

    @property
    def is_checking(self) -> bool:
        """Whether the journal is being checked, or will be soon."""
        keeper = self.window.findChild(CheckKeeper)
        return keeper is None or keeper.is_checking

    @property
    def clock(self) -> Clock:
        """The person's clock."""
        return self._clock

    def press_enter(self) -> None:
        """Press Enter in what is in front."""
        front = self.window.findChild(TroubleDialog) or self.window
        front.activateWindow()
        self.wait(front.isActiveWindow)
        self.keys("\n")

    def wait_for_report(self) -> None:
        """Wait until it is said what came of it."""
        self.wait_for_journal()
        self.wait(lambda: self.window.findChild(RescueReport) is not None)

    @property
    def says(self) -> str:
        """All that stands in front of the person, in one text."""
        front = self.window.findChild(RescueReport) or self.window.findChild(TroubleDialog)
        labels = (front or self.window.cover or self.window).findChildren(QLabel)
        return "\n".join(one.text() for one in labels if one.text())

    @property
    def offers(self) -> list[str]:
        """What the buttons in front say."""
        front = self.window.findChild(TroubleDialog) or self.window.cover
        assert front is not None
        return [one.text() for one in front.findChildren(QPushButton)]

    @property
    def lost(self) -> list[str]:
        """What the report lists."""
        view = self.find(QListView, "lost_entries")
        model = view.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def digests(self) -> dict[str, str]:
        """The journal's files as they are."""
        return _digests(self.path.parent, self.path.name)

    def kept_aside(self) -> dict[str, str]:
        """The files in the one folder that was set aside."""
        (folder,) = self.path.parent.glob("journal set aside *")
        return _digests(folder, self.path.name)


def _digests(folder: Path, name: str) -> dict[str, str]:
    files = (one for one in folder.iterdir() if one.name.startswith(name))
    return {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in files}


@pytest.fixture
def sufferer(qtbot: QtBot, clock: Clock, journal_file: Path, tmp_path: Path) -> Iterator[Sufferer]:
    somebody = Sufferer(qtbot, clock, journal_file, tmp_path / "window.ini")
    yield somebody
    somebody.close()


def _texts(entries: list[Entry]) -> list[str]:
    return [one.note for one in entries]


def test_an_emptied_journal_comes_back_from_its_backup(sufferer: Sufferer) -> None:
    sufferer.fill()
    sufferer.path.write_bytes(b"")
    before = sufferer.digests()
    sufferer.start()
    sufferer.wait_for_trouble()
    assert "Your journal cannot be opened" in sufferer.says
    assert "Its file is empty" in sufferer.says
    assert "it held 301 entries" in sufferer.says
    assert sufferer.offers == [_BACK, "Close Pain Journal"]
    sufferer.click(_BACK)
    sufferer.wait_for_report()
    assert sufferer.kept_aside() == before
    assert _texts(sufferer.entries) == _texts(OLD)
    assert "Nothing in the damaged file could be read." in sufferer.says
    assert "Your journal held 301 entries when it was last closed." in sufferer.says


def _header(path: Path) -> None:
    flip(path, 3)


def _schema(path: Path) -> None:
    blot(path, 100, 2000)


def _above(path: Path) -> None:
    blot(path, start_of(root_of(path, "entry")), 64)


def _entries_page(path: Path) -> None:
    blot(path, start_of(_pages_of_entries(path)[3]), 64)


def _index(path: Path) -> None:
    blot(path, start_of(root_of(path, "ix_entry_date_time")), 64)


def _half(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2 + 77])


def _stub(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100])


def _zeros(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def _pages_of_entries(path: Path) -> list[int]:
    content = path.read_bytes()
    leaves = pages_of_kind(path, 0x0D)
    return [page for page in leaves if b"walk " in content[start_of(page) : start_of(page + 1)]]


@pytest.mark.parametrize("keys", [False, True], ids=["mouse", "keys"])
@pytest.mark.parametrize(
    "damage", [_header, _schema, _above, _entries_page, _index, _half, _stub, _zeros]
)
def test_whatever_is_damaged_what_can_be_read_comes_back_with_the_backup(
    sufferer: Sufferer, damage: Callable[[Path], None], keys: bool
) -> None:
    sufferer.fill()
    damage(sufferer.path)
    before = sufferer.digests()
    sufferer.start()
    sufferer.wait_for_question()
    assert sufferer.offers[0] == _BACK
    assert "nothing is thrown away" in sufferer.says
    if keys:
        sufferer.press_enter()
    else:
        sufferer.click(_BACK)
    sufferer.wait_for_report()
    assert sufferer.kept_aside() == before
    notes = _texts(sufferer.entries)
    kept_new = damage in (_header, _schema, _above, _entries_page, _index)
    assert notes == _texts(OLD + NEW) if kept_new else notes == _texts(OLD)
    assert len(sufferer.store.marks()) == 1
    assert sufferer.store.check().sound
    assert "journal set aside" in sufferer.says
    assert "not in the backup" not in sufferer.says


def test_without_a_backup_what_can_be_read_becomes_the_journal(sufferer: Sufferer) -> None:
    sufferer.fill(with_backup=False)
    blot(sufferer.path, start_of(_pages_of_entries(sufferer.path)[3]))
    blot(sufferer.path, 0, 16)
    before = sufferer.digests()
    sufferer.start()
    sufferer.wait_for_trouble()
    (said,) = [line for line in sufferer.says.splitlines() if "of 301 entries" in line]
    read = int(said.split()[0])
    assert 250 < read < 301
    assert sufferer.offers == ["Make a new journal from what can be read", "Close Pain Journal"]
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
    assert f"{read} of 301 entries in the damaged file could be read; {301 - read} could not" in (
        sufferer.says
    )
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
    assert "300 of 301 entries in it are still as you saved them." in sufferer.says
    sufferer.click(_BACK)
    sufferer.wait_for_report()
    assert "300 of 301 entries in the damaged file could be read; 1 could not." in sufferer.says
    assert "It is not in the backup." in sufferer.says
    assert sufferer.lost == ["Sun 22 Nov 2026, 14:05"]
    assert _texts(sufferer.entries) == _texts(OLD + NEW[:1])


def test_what_was_typed_meanwhile_is_still_there(sufferer: Sufferer) -> None:
    sufferer.fill()
    _zeros(sufferer.path)
    sufferer.start(before_open="7")
    sufferer.wait_for_trouble()
    sufferer.click(_BACK)
    sufferer.wait_for_report()
    sufferer.click("Close")
    sufferer.take_keys()
    sufferer.window.form.focus()
    sufferer.keys("\n")
    assert sufferer.status.startswith("Saved")
    assert sufferer.entries[-1].pain == 7


def test_a_missing_journal_is_looked_for_and_found(sufferer: Sufferer, tmp_path: Path) -> None:
    sufferer.fill()
    moved = tmp_path / "elsewhere" / "my journal.painjournal"
    moved.parent.mkdir()
    sufferer.path.replace(moved)
    before = hashlib.sha256(moved.read_bytes()).hexdigest()
    sufferer.start()
    sufferer.wait_for_trouble()
    assert f"There is no file at {sufferer.path} any more." in sufferer.says
    assert sufferer.offers == [
        "Look for the file…",
        _BACK,
        "Begin a new journal…",
        "Close Pain Journal",
    ]
    sufferer.click("Look for the file…")
    sufferer.find(QFileDialog, "journal_file_dialog").fileSelected.emit(str(moved))
    sufferer.wait_for_journal()
    assert _texts(sufferer.entries) == _texts(OLD + NEW)
    assert sufferer.status == "Your journal is as in “my journal.painjournal”: 301 entries."
    assert hashlib.sha256(moved.read_bytes()).hexdigest() == before


def test_a_missing_journal_comes_back_from_its_backup(sufferer: Sufferer) -> None:
    sufferer.fill()
    sufferer.path.unlink()
    sufferer.start()
    sufferer.wait_for_trouble()
    sufferer.click(_BACK)
    sufferer.wait_for_journal()
    assert _texts(sufferer.entries) == _texts(OLD)


def test_a_new_journal_begins_only_when_that_was_said_twice(sufferer: Sufferer) -> None:
    sufferer.fill()
    sufferer.path.unlink()
    sufferer.start()
    sufferer.wait_for_trouble()
    for answer in ("Not now", "Begin a new journal"):
        assert not sufferer.path.exists()
        sufferer.click("Begin a new journal…")
        box = sufferer.find(QMessageBox, "begin_question")
        (button,) = [one for one in box.buttons() if one.text() == answer]
        button.click()
        sufferer.wait(lambda box=box: not box.isVisible())  # type: ignore[misc]
    sufferer.wait_for_journal()
    assert sufferer.entries == []


def test_a_journal_that_stays_missing_is_left_alone(sufferer: Sufferer) -> None:
    sufferer.fill()
    sufferer.path.unlink()
    there = sorted(sufferer.path.parent.iterdir())
    sufferer.start()
    sufferer.wait_for_trouble()
    sufferer.click("Close Pain Journal")
    assert not sufferer.window.isVisible()
    assert sorted(sufferer.path.parent.iterdir()) == there


@pytest.mark.parametrize("choice", [_BACK, "Open it as it is"])
def test_an_older_state_in_the_journals_place_is_told(
    sufferer: Sufferer, tmp_path: Path, choice: str
) -> None:
    sufferer.fill()
    older = tmp_path / "older"
    shutil.copy(sufferer.path, older)
    store = open_journal(sufferer.path)
    later = entry(0, at="15:00", note="later still")
    store.add(later)
    back_up(store, sufferer.clock.local() - timedelta(days=1))
    close_known(store)
    shutil.copy(older, sufferer.path)
    before = sufferer.digests()
    sufferer.start()
    sufferer.wait_for_trouble()
    assert "This is not your journal as you left it" in sufferer.says
    assert "an older state of your journal, with 301 entries" in sufferer.says
    assert "it held 302 entries" in sufferer.says
    assert sufferer.digests() == before
    choice = next(one for one in sufferer.offers if one.startswith(choice))
    sufferer.click(choice)
    if choice == "Open it as it is":
        sufferer.wait_for_journal()
        assert _texts(sufferer.entries) == _texts(OLD + NEW)
        return
    sufferer.wait_for_report()
    assert _texts(sufferer.entries) == _texts([*OLD, *NEW, later])
    assert sufferer.kept_aside() == before
    assert "The file that was there is kept as it was" in sufferer.says


def test_of_an_encrypted_journal_all_that_can_be_read_comes_back(sufferer: Sufferer) -> None:
    sufferer.fill(Passphrase(WORDS))
    content = sufferer.path.read_bytes()
    sufferer.path.write_bytes(content[: len(content) - 3 * PAGE])
    before = sufferer.digests()
    sufferer.start()
    sufferer.unlock_or_refuse()
    sufferer.wait_for_question()
    sufferer.click(_BACK)
    sufferer.wait_for_report()
    assert sufferer.kept_aside() == before
    assert len(sufferer.entries) >= len(OLD)
    assert sufferer.session.passphrase == Passphrase(WORDS)
    assert list(sufferer.path.parent.glob("*.csv")) == []


def test_an_encrypted_journal_that_is_nothing_any_more_asks_for_its_passphrase(
    sufferer: Sufferer,
) -> None:
    sufferer.fill(Passphrase(WORDS))
    _zeros(sufferer.path)
    sufferer.start()
    sufferer.wait_for_trouble()
    assert "Its passphrase is needed" in sufferer.says
    for words in ("wrong words", WORDS):
        sufferer.click(_BACK)
        sufferer.type_in("backup_passphrase", words)
        sufferer.click("Go on")
        if words != WORDS:
            sufferer.wait(lambda: "That is not the passphrase" in sufferer.says)
            sufferer.wait_for_trouble()
    sufferer.wait_for_report()
    assert _texts(sufferer.entries) == _texts(OLD)


def test_a_passphrase_that_opens_only_the_backup_leads_there(sufferer: Sufferer) -> None:
    sufferer.fill(Passphrase(WORDS))
    flip(sufferer.path, 5)  # in the salt: no passphrase opens it now
    before = sufferer.digests()
    sufferer.start()
    sufferer.wait(lambda: isinstance(sufferer.window.cover, LockScreen))
    sufferer.try_words("wrong words")
    sufferer.wait_for_refusal()
    sufferer.try_words(WORDS)
    link = "This passphrase opens your newest backup…"
    sufferer.wait(lambda: link in sufferer.offers)
    sufferer.click(link)
    sufferer.wait_for_trouble()
    assert "but not the journal itself" in sufferer.says
    assert sufferer.offers[0] == "Try another passphrase"
    sufferer.click(_BACK)
    sufferer.wait_for_report()
    assert sufferer.kept_aside() == before
    assert _texts(sufferer.entries) == _texts(OLD)


def test_stopped_on_the_way_it_can_be_chosen_again(sufferer: Sufferer) -> None:
    sufferer.fill()
    _header(sufferer.path)
    before = sufferer.digests()
    sufferer.start()
    sufferer.wait_for_trouble()
    sufferer.click(_BACK)
    sufferer.wait(lambda: sufferer.find(QPushButton, "wait_stop").isVisible())
    sufferer.click("Stop")
    sufferer.wait_for_trouble()
    assert "Stopped; nothing was changed." in sufferer.says
    assert sufferer.digests() == before
    sufferer.click(_BACK)
    sufferer.wait_for_report()
    assert _texts(sufferer.entries) == _texts(OLD + NEW)


def test_a_backup_that_is_gone_meanwhile_is_said(sufferer: Sufferer) -> None:
    sufferer.fill()
    _header(sufferer.path)
    before = sufferer.digests()
    sufferer.start()
    sufferer.wait_for_trouble()
    shutil.rmtree(sufferer.path.parent / "journal backups")
    sufferer.click(_BACK)
    sufferer.wait(lambda: isinstance(sufferer.window.cover, TroubleScreen))
    sufferer.wait_for_trouble()
    assert "does not exist" in sufferer.says
    assert sufferer.digests() == before
    assert list(sufferer.path.parent.glob("*.csv")) == []


def _one_value(path: Path, note: str = "walk 9") -> None:
    content = path.read_bytes()
    damaged = content.replace(f"{note}2026".encode(), f"{note[:-1]}x2026".encode())
    assert damaged != content
    path.write_bytes(damaged)


def test_one_value_that_changed_is_told_once_and_then_only_reminded_of(
    sufferer: Sufferer,
) -> None:
    sufferer.fill()
    _one_value(sufferer.path)
    sufferer.start()
    sufferer.wait_for_question()
    assert "Part of your journal is damaged" in sufferer.says
    assert "300 of 301 entries in it are still as you saved them." in sufferer.says
    assert sufferer.offers == [_BACK, "Go on with it as it is", "Close Pain Journal"]
    sufferer.click("Go on with it as it is")
    assert sufferer.window.shown.banners.names == ("damage",)
    sufferer.leave()
    for note, is_known in (("walk 9", True), ("walk 8", False)):
        if not is_known:
            _one_value(sufferer.path, note)
        sufferer.start()
        if is_known:
            sufferer.wait(lambda: "damage" in sufferer.banner_names)
            assert sufferer.window.findChild(TroubleDialog) is None
            sufferer.click("What can be done…")
        sufferer.wait_for_question()
        sufferer.press_escape()
        assert "damage" in sufferer.banner_names
        if is_known:
            sufferer.leave()


def test_going_back_mends_one_value(sufferer: Sufferer) -> None:
    sufferer.fill()
    _one_value(sufferer.path)
    sufferer.start()
    sufferer.wait_for_question()
    sufferer.click(_BACK)
    sufferer.wait_for_report()
    assert _texts(sufferer.entries) == _texts(OLD + NEW)
    assert "300 of 301 entries in the damaged file could be read; 1 could not." in sufferer.says
    assert "It is in the backup." in sufferer.says
    (doubtful,) = sufferer.path.parent.glob("journal to check 2026-11-22.csv")
    assert "walk x" in doubtful.read_text()


def test_all_is_checked_once_a_week_and_found_well(sufferer: Sufferer) -> None:
    sufferer.fill()
    sufferer.start()
    sufferer.wait(lambda: _checked(sufferer.path) == "2026-11-22T13:05:30+00:00")
    sufferer.leave()
    _one_value(sufferer.path)  # which a mere quick look does not find
    sufferer.rest(days=6)
    sufferer.start()
    sufferer.wait_for_journal()
    sufferer.wait_for_chart()
    sufferer.wait(lambda: not sufferer.is_checking)
    assert sufferer.window.findChild(TroubleDialog) is None
    sufferer.leave()
    sufferer.rest(days=1)
    sufferer.start()
    sufferer.wait_for_question()
    sufferer.press_escape()


def _checked(path: Path) -> str | None:
    known = read_known(path)
    return None if known is None else known.checked


def test_damage_that_a_person_runs_into_is_looked_into(sufferer: Sufferer) -> None:
    sufferer.fill()
    sufferer.start()
    sufferer.wait(lambda: _checked(sufferer.path) is not None)
    sufferer.leave()
    content = sufferer.path.read_bytes()
    some = OLD[4]
    row = f"{some.uuid}{some.moment.date}".encode()
    assert content.count(row) == 1
    sufferer.path.write_bytes(content.replace(row, row[:-1] + b"x"))
    sufferer.start()
    sufferer.wait_for_journal()
    sufferer.choose("view_entries")
    sufferer.find(QTableView, "entries_table").scrollToBottom()
    sufferer.wait_for_question()
    assert "300 of 301 entries in it are still as you saved them." in sufferer.says
    sufferer.press_escape()
