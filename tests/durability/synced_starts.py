"""Promise 12: that a folder is copied to other computers is noticed before the first write."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from painjournal.storage.backups.taking import back_up
from painjournal.storage.opening import open_journal
from painjournal.ui.one_writer.claim import Claim
from painjournal.ui.open_journal import OpenJournal
from painjournal.ui.safety.start_question import StartQuestion
from painjournal.ui.safety.synced_move import say_where
from tests.durability.lone_window import begin_windows
from tests.making import entry
from tests.storage.synced_folders import FOLDERS, LEFT_BEHIND
from tests.ui.claims import claimed, press
from tests.untouched import contents_and_times

_NAME = "pain.painjournal"
_NOW = datetime.fromisoformat("2026-11-22 14:05:30")


@dataclass(slots=True)
class SyncedStarts:
    """Starts in folders of so many services: those asked about, and those left again.

    `kept_local` counts journals that were moved to this computer, and whose backups then went
    into the folder that they had left. `faults` is what went wrong.
    """

    services: set[str] = field(default_factory=set)
    folders: int = 0
    asked: int = 0
    kept_local: int = 0
    faults: list[str] = field(default_factory=list)


def start_in_all(folder: Path) -> SyncedStarts:
    """Start in folders of every service that is known, by its name and by what it leaves there.

    To be asked in a process of its own: its home is in `folder` from now on.
    """
    application = begin_windows(folder)
    home = folder / "home"
    told = SyncedStarts()
    for number, (name, service) in enumerate(FOLDERS):
        _start(told, folder / f"name {number}" / name, service, home)
    for number, (left, service) in enumerate(LEFT_BEHIND):
        mine = folder / f"left {number}" / "mine"
        (mine / left).mkdir(parents=True)
        _start(told, mine / "health", service, home)
    del application
    return told


def _start(told: SyncedStarts, synced: Path, service: str, home: Path) -> None:
    told.services.add(service)
    told.folders += 1
    synced.mkdir(parents=True)
    journal = synced / _NAME
    before = contents_and_times(synced, home)

    def look(asked: StartQuestion) -> None:
        if contents_and_times(synced, home) != before:
            told.faults.append(f"{synced}: written to before it was asked about")
        told.asked += service in asked.accessibleName()
        press(Qt.Key.Key_Escape)(asked)

    with claimed(journal, look) as claim:
        assert claim is None
    if contents_and_times(synced, home) != before:
        told.faults.append(f"{synced}: written to although it was not opened")
    told.kept_local += _keep_local(journal)


def _keep_local(journal: Path) -> bool:
    """Take the proposal. Returns: the journal is here then, and its backups go there."""
    store = open_journal(journal)
    store.add(entry())
    store.close()
    with claimed(journal, _take_first) as claim:
        assert claim is not None
        assert claim.moved is not None
        if list(journal.parent.iterdir()):
            return False
        return _backs_up_to(journal.parent, claim)


def _take_first(asked: StartQuestion) -> None:
    first = asked.focusWidget()
    assert isinstance(first, QPushButton)
    assert first.text() == "Keep it on this computer"
    press(Qt.Key.Key_Return)(asked)


def _backs_up_to(left: Path, claim: Claim) -> bool:
    assert claim.moved is not None
    store = open_journal(claim.journal)
    said: list[str] = []
    say_where(claim.moved, OpenJournal(store), said.append)
    back_up(store, _NOW)
    store.close()
    (shelf,) = left.iterdir()
    return len(list(shelf.iterdir())) == 1 and said[0].endswith(f"go to {left} as well.")
