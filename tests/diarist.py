"""Somebody whose diary holds words that must not be found where they do not belong."""

import logging
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox

from painjournal.journal.errors import JournalError
from painjournal.storage.backups.shelf import shelf_of
from painjournal.storage.files.location import log_file
from painjournal.ui.bug_dialog import install_bug_dialog
from tests.canary import files_with
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
            folder.mkdir(exist_ok=True)
        self._folders = [home, self.journal.parent, self.temporary]

    def files(self) -> int:
        """How many files there are to be searched."""
        found = (one for folder in self._folders for one in folder.rglob("*"))
        return sum(one.is_file() for one in found)

    def hits(self) -> dict[str, list[str]]:
        """Where the words of the diary and the passphrase are found."""
        return files_with([*DIARY, WORDS], self._folders)

    def csv(self) -> Path:
        """A file to import, of a telling name."""
        path = self.own / f"{FILE}.csv"
        path.write_text(f"date,pain,note,marked_until\n2026-11-03,5,{NOTE},\n", encoding="utf-8")
        return path


def keep_by_commands(script: Script, world: World, passphrase: str | None) -> None:
    """Log, import and back up."""
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


def use_every_command(script: Script, world: World, passphrase: str) -> None:
    """Do with an encrypted journal what commands do, mistakes included."""
    keep_by_commands(script, world, passphrase)
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

    def spend_a_day(self, world: World) -> list[dict[str, list[str]]]:
        """Use the encrypted journal, lock, unlock and close it; all goes wrong that can.

        Returns: what was found while it was open, while it was locked, and once it was closed.
        """
        self.keep_a_diary(world)
        self.window.form.fields.note.show_text(f"{DRAFT}, as ever")  # a check may have folded it
        assert self.window.form.keep_draft()
        assert Path(f"{world.journal}-wal").stat().st_size > 0
        found = [world.hits()]
        self.make_mistakes(world)
        self.meet_a_bug()
        self.choose("lock")
        self.wait(lambda: self.closed == self.opened)
        found.append(world.hits())
        self.unlock(WORDS)
        assert self.window.form.fields.note.text.startswith(DRAFT)
        self.close()
        assert "bug: ValueError" in log_file().read_text(encoding="utf-8")
        return [*found, world.hits()]

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
