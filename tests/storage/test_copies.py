"""Backups and what was set aside have the journal's passphrase, or it is said that not."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from painjournal.journal.errors import PassphraseNeeded
from painjournal.storage.backups.second_place import begin_second_place, second_shelf
from painjournal.storage.backups.shelf import shelf_of
from painjournal.storage.encryption.copies import encrypt_plain_copies, recode_copies
from painjournal.storage.encryption.recoded_words import left_sentences, recoded_sentence
from painjournal.storage.encryption.recoding import recode
from painjournal.storage.identify import Kind, identify
from painjournal.storage.known import read_known, write_known
from painjournal.storage.opening import open_journal
from painjournal.storage.passphrase import Passphrase
from tests.making import entry

OLD, NEW, OTHER = Passphrase("old"), Passphrase("new"), Passphrase("other")
CANARY = b"canarypain"


class Copies:
    """A journal with a backup beside it, one in a second place, and one set aside."""

    def __init__(self, journal: Path, place: Path) -> None:
        store = open_journal(journal)
        store.add(entry(note=CANARY.decode()))
        store.close()
        self.journal = journal
        self.shelf = shelf_of(journal)
        self.backup = self._copy(self.shelf / "2026-11-21 09.00.00, 1 entry.painjournal")
        aside = journal.with_name("journal set aside 2026-11-20 08.00.00")
        self.aside = self._copy(aside / journal.name)
        known = read_known(journal)
        assert known is not None
        place.mkdir()
        write_known(journal, replace(known, second_place=str(place)))
        begin_second_place(journal, known.journal, place)
        self.second = self._copy(second_shelf(journal, known.journal, place) / self.backup.name)
        self.place = place

    def _copy(self, path: Path) -> Path:
        path.parent.mkdir(exist_ok=True)
        shutil.copy(self.journal, path)
        return path

    @property
    def all(self) -> list[Path]:
        return [self.backup, self.aside, self.second]

    def kinds(self) -> set[Kind]:
        return {identify(copy) for copy in self.all}


@pytest.fixture
def copies(tmp_path: Path) -> Copies:
    return Copies(tmp_path / "diary" / "journal.painjournal", tmp_path / "stick")


def _holds(path: Path, passphrase: Passphrase | None) -> str:
    store = open_journal(path, passphrase)
    try:
        (one,) = store.entries_between()
        return one.note
    finally:
        store.close()


def test_all_copies_go_with_the_journal_there_and_back(copies: Copies) -> None:
    for old, new in ((None, OLD), (OLD, NEW), (NEW, None)):
        recode(copies.journal, old, new)
        found = recode_copies(copies.journal, old, new)
        assert sorted(found.recoded) == sorted(copies.all)
        assert (found.plain, found.other, found.missing) == ([], [], None)
        for copy in copies.all:
            assert (CANARY in copy.read_bytes()) == (new is None)
            assert _holds(copy, new) == CANARY.decode()
            if new is not None:
                with pytest.raises(PassphraseNeeded):
                    open_journal(copy)


def test_a_run_that_was_broken_off_is_taken_up_again(copies: Copies) -> None:
    recode(copies.journal, None, NEW)
    recode(copies.backup, None, NEW)
    found = recode_copies(copies.journal, None, NEW)
    assert sorted(found.recoded) == sorted(copies.all)
    assert copies.kinds() == {Kind.PERHAPS_ENCRYPTED}


def test_a_copy_with_another_passphrase_is_named_and_left(copies: Copies) -> None:
    recode(copies.backup, None, OTHER)
    before = copies.backup.read_bytes()
    found = recode_copies(copies.journal, None, NEW)
    assert (found.plain, found.other) == ([], [copies.backup])
    assert copies.backup.read_bytes() == before
    assert left_sentences(None, NEW, found) == [
        "Left as they are, because they are damaged or have another passphrase: "
        f"“{copies.backup.name}” in “{copies.shelf}”."
    ]


@pytest.mark.parametrize("damage", ["inside", "header"])
def test_a_damaged_plain_copy_is_named_as_still_readable(copies: Copies, damage: str) -> None:
    content = bytearray(copies.aside.read_bytes())
    at = 4096 if damage == "inside" else 0
    content[at : at + 64] = bytes(64)
    copies.aside.write_bytes(content)
    found = recode_copies(copies.journal, None, NEW)
    assert (found.plain, found.other) == ([copies.aside], [])
    assert copies.aside.read_bytes() == content
    (said,) = left_sentences(None, NEW, found)
    assert said.startswith("Still readable by anybody, because encrypting failed: “journal")


def test_the_log_of_what_was_set_aside_is_encrypted_with_it(copies: Copies) -> None:
    store = open_journal(copies.journal)
    store.add(entry(1, note="in the log"))
    for ending in ("", "-wal"):
        name = f"{copies.journal.name}{ending}"
        shutil.copy(copies.journal.with_name(name), copies.aside.with_name(name))
    store.close()
    recode_copies(copies.journal, None, NEW)
    assert [path.name for path in copies.aside.parent.iterdir()] == [copies.aside.name]
    assert open_journal(copies.aside, NEW).count() == 2


def test_a_second_place_that_is_away_is_told_and_caught_up_with_later(
    copies: Copies, tmp_path: Path
) -> None:
    away = tmp_path / "away"
    copies.place.rename(away)
    recode(copies.journal, None, NEW)
    found = recode_copies(copies.journal, None, NEW)
    assert found.missing == copies.place
    assert recoded_sentence(None, NEW, found) == "Your journal and its 2 backups are encrypted now."
    assert left_sentences(None, NEW, found) == [
        f"“{copies.place}” is not there now; the backups in it are encrypted when it is back and "
        "you open your journal."
    ]
    away.rename(copies.place)
    store = open_journal(copies.journal, NEW)
    caught_up = encrypt_plain_copies(copies.journal, NEW)
    store.close()
    assert caught_up.recoded == [copies.second]
    assert copies.kinds() == {Kind.PERHAPS_ENCRYPTED}
    assert encrypt_plain_copies(copies.journal, NEW).recoded == []


def test_what_killed_runs_left_unfinished_is_removed(copies: Copies) -> None:
    left = [copies.shelf / ".unfinished-123", copies.shelf / f".{copies.backup.name}.new-9-wal"]
    for path in left:
        path.write_bytes(CANARY)
    notes = copies.shelf / "my notes.txt"
    notes.write_text("mine")
    found = recode_copies(copies.journal, None, NEW)
    assert not any(path.exists() for path in left)
    assert notes.read_text() == "mine"
    assert (found.plain, found.other) == ([], [])


@pytest.mark.parametrize(
    ("old", "new", "number", "said"),
    [
        (None, NEW, 0, "Your journal is encrypted now."),
        (None, NEW, 1, "Your journal and its 1 backup are encrypted now."),
        (OLD, NEW, 0, "Your journal has the new passphrase now."),
        (OLD, NEW, 12, "Your journal and its 12 backups have the new passphrase now."),
        (OLD, None, 12, "Your journal and its 12 backups are not encrypted any more."),
    ],
)
def test_what_is_said(
    copies: Copies, old: Passphrase | None, new: Passphrase | None, number: int, said: str
) -> None:
    found = replace(recode_copies(copies.journal, None, None), recoded=[copies.backup] * number)
    assert recoded_sentence(old, new, found) == said
