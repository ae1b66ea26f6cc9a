"""Promises 20 and 24: words that must not be found in any file are searched for in all."""

import logging
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from painjournal.app import start_log
from painjournal.journal.errors import JournalError
from painjournal.journal.moment import Clock
from painjournal.storage.backups.shelf import shelf_of
from painjournal.storage.files.location import log_file
from painjournal.ui.bug_dialog import install_bug_dialog
from tests.canary import files_with, forms_of
from tests.making import entry, mark
from tests.script import Script
from tests.ui.keeper import Keeper

_BIRD = "Zaunkönig"
NOTE, MARK, DRAFT, FILE, GONE, EARLIER = (
    f"{_BIRD}-{where}" for where in ("note", "mark", "draft", "file", "gone", "earlier")
)
WORDS = "zaunkoenig four plain words"
DIARY = (NOTE, MARK, DRAFT, FILE, GONE, EARLIER)


class World:
    """All folders that a program may write to: its home, temporary files, the journal's own."""

    def __init__(self, root: Path, home: Path) -> None:
        self.journal = root / "diary" / "journal.painjournal"
        self.own = root / "own"  # what the person keeps himself, such as the file to import
        self.temporary = root / "temporary"
        for folder in (self.journal.parent, self.own, self.temporary):
            folder.mkdir()
        self._folders = [home, self.journal.parent, self.temporary]

    def hits(self) -> dict[str, list[str]]:
        """Where the words of the diary and the passphrase are found."""
        return files_with([*DIARY, WORDS], self._folders)

    def csv(self) -> Path:
        """A file to import, of a telling name."""
        path = self.own / f"{FILE}.csv"
        path.write_text(f"date,pain,note,marked_until\n2026-11-03,5,{NOTE},\n", encoding="utf-8")
        return path


@pytest.fixture
def world(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    made = World(tmp_path, home)
    monkeypatch.setenv("TMPDIR", str(made.temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(made.temporary))
    return made


@pytest.fixture
def log() -> Iterator[None]:
    """The program's own log, kept as in the program."""
    with ExitStack() as end:
        start_log(end)
        yield


def _keep_a_diary(script: Script, world: World, passphrase: str | None) -> None:
    _run(
        script,
        passphrase,
        ["log", "--pain", "4", "--note", NOTE],
        ["import", str(world.csv())],
        ["backup"],
    )


def _run(script: Script, passphrase: str | None, *commands: list[str]) -> None:
    for arguments in commands:
        done = script(*arguments, old=passphrase)
        assert done.returncode == 0, done.stderr


def _use_it_in_every_way(script: Script, world: World, passphrase: str) -> None:
    _keep_a_diary(script, world, passphrase)
    _run(
        script,
        passphrase,
        ["check"],
        ["chart", "timeline", str(world.own / "chart.png")],
        ["export", str(world.own / "all.csv")],
    )
    _provoke_errors(script, world, passphrase)


def _provoke_errors(script: Script, world: World, passphrase: str) -> None:
    bad = world.own / f"{FILE}-bad.csv"
    bad.write_text(f"date,pain,note\n{NOTE},99,{NOTE}\n", encoding="utf-8")
    for arguments in (
        ["import", str(bad)],
        ["import", str(world.own / f"{FILE}-missing.csv")],
        ["log", "--pain", "99", "--note", NOTE],
        ["export", str(world.own / "missing" / f"{FILE}.csv")],
    ):
        assert script(*arguments, old=passphrase).returncode in (1, 2)
    assert script("check", old=f"{WORDS} wrong").returncode == 2


def test_the_search_finds_every_way_of_writing(world: World) -> None:
    forms = forms_of(NOTE)
    assert len(forms) > 10
    for number, form in enumerate(forms):
        (world.temporary / f"{number}").write_bytes(b"x" * number + form + b"\0")
    assert len(files_with([NOTE], [world.temporary])[NOTE]) == len(forms)
    assert files_with(["nothing like it"], [world.temporary]) == {}


def test_a_plain_journal_shows_what_is_in_it(world: World) -> None:
    """So it is no accident that nothing is found in an encrypted one."""
    _keep_a_diary(Script(world.journal), world, None)
    found = world.hits()
    assert found.keys() == {NOTE, FILE}
    (backup,) = shelf_of(world.journal).iterdir()
    for word in found:
        assert found[word] == [str(backup), str(world.journal)]


def test_commands_on_an_encrypted_journal_leave_no_word_anywhere(world: World) -> None:
    script = Script(world.journal)
    assert script("log", "--pain", "3").returncode == 0
    assert script("encrypt", new=WORDS).returncode == 0
    _use_it_in_every_way(script, world, WORDS)
    assert world.hits() == {}
    assert log_file().exists()


def test_what_was_plain_is_encrypted_with_all_its_backups(world: World) -> None:
    script = Script(world.journal)
    _keep_a_diary(script, world, None)
    assert world.hits()
    assert script("encrypt", new=WORDS).returncode == 0
    assert world.hits() == {}
    assert script("rekey", old=WORDS, new=f"{WORDS} again").returncode == 0
    assert world.hits() == {}


class Diarist(Keeper):
    """Has something of the diary in everything that the window can show and keep."""

    def keep_a_diary(self, world: World) -> None:
        journal = self.window.journal
        assert journal is not None
        journal.record(entry(1, note=NOTE))
        journal.mark(mark(2, MARK))
        before, gone = entry(3, note=EARLIER), entry(4, note=GONE)
        journal.add_all([before, gone])
        journal.revise(before, entry(3, pain=1, uuid=before.uuid))
        journal.remove([gone])
        self.window.files.import_file(journal, world.csv())
        self.wait(lambda: self.store.count() == 3)
        self.wait_for_chart()
        self.window.form.focus()
        self.keys("7")
        self.window.form.fields.note.show_text(DRAFT)
        assert self.window.form.keep_draft()
        self.choose("backups")
        self.wait(lambda: self.button("Back up now").isEnabled())
        self.click("Back up now")
        self.wait(lambda: self.button("Back up now").isEnabled())
        assert any(shelf_of(self.path).glob("*.painjournal"))

    def make_mistakes(self, world: World) -> None:
        """What goes wrong gets into the log, but nothing of the diary with it."""
        journal = self.window.journal
        assert journal is not None
        bad = world.own / f"{FILE}-bad.csv"
        bad.write_text(f"date,pain,note\n{NOTE},99,{NOTE}\n", encoding="utf-8")
        self.window.files.import_file(journal, bad)
        self.wait(lambda: NOTE in self.status or "row" in self.status or "Row" in self.status)
        journal.steps.clear()
        with pytest.raises(JournalError):
            journal.revise(entry(note=NOTE), entry(note=NOTE))
        logging.getLogger("painjournal").warning("a warning by the way")

    def meet_a_bug(self) -> None:
        """An error that nobody caught, with the diary in its words."""

        def close_box() -> None:
            box = QApplication.activeModalWidget()
            assert isinstance(box, QMessageBox)
            assert NOTE not in box.text() + box.informativeText() + box.detailedText()
            box.close()

        hook = sys.excepthook
        install_bug_dialog(log_file())
        try:
            QTimer.singleShot(200, close_box)
            error = ValueError(f"could not do {NOTE}")
            sys.excepthook(type(error), error, None)
        finally:
            sys.excepthook = hook
            qInstallMessageHandler(None)


@pytest.fixture
def diarist(
    log: None, world: World, qtbot: QtBot, clock: Clock, tmp_path: Path, home: Path
) -> Iterator[Diarist]:
    settings = home / "config" / "window.ini"
    somebody = Diarist(qtbot, clock, world.journal, settings)
    somebody.start()
    somebody.wait_for_journal()
    yield somebody
    somebody.close()


def test_a_window_on_a_plain_journal_shows_it_all_to_the_search(
    diarist: Diarist, world: World
) -> None:
    diarist.keep_a_diary(world)
    assert world.hits().keys() == set(DIARY)


def test_a_window_on_an_encrypted_journal_leaves_no_word_anywhere(
    diarist: Diarist, world: World
) -> None:
    diarist.encrypt(WORDS)
    diarist.keep_a_diary(world)
    assert Path(f"{world.journal}-wal").stat().st_size > 0
    assert world.hits() == {}
    diarist.make_mistakes(world)
    diarist.meet_a_bug()
    diarist.choose("lock")
    diarist.wait(lambda: diarist.closed == diarist.opened)
    assert world.hits() == {}
    diarist.unlock(WORDS)
    assert diarist.window.form.fields.note.text == DRAFT
    diarist.close()
    assert world.hits() == {}
    assert "bug: ValueError" in log_file().read_text(encoding="utf-8")
    diarist.start()
    diarist.unlock(WORDS)


def test_a_window_that_encrypts_a_diary_leaves_no_word_behind(
    diarist: Diarist, world: World
) -> None:
    diarist.keep_a_diary(world)
    diarist.encrypt(WORDS)
    assert world.hits() == {}
