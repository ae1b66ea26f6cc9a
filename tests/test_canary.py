"""Promises 20 and 24: words that must not be found in any file are searched for in all."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from painjournal.journal.moment import Clock
from painjournal.storage.backups.shelf import shelf_of
from painjournal.storage.files.location import log_file
from painjournal.wiring import start_log
from tests.canary import files_with, forms_of
from tests.diarist import (
    DIARY,
    FILE,
    NOTE,
    WORDS,
    Diarist,
    World,
    keep_by_commands,
    use_every_command,
)
from tests.script import Script


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


def test_the_search_finds_every_way_of_writing(world: World) -> None:
    forms = forms_of(NOTE)
    assert len(forms) > 10
    for number, form in enumerate(forms):
        (world.temporary / f"{number}").write_bytes(b"x" * number + form + b"\0")
    assert len(files_with([NOTE], [world.temporary])[NOTE]) == len(forms)
    assert files_with(["nothing like it"], [world.temporary]) == {}


def test_a_plain_journal_shows_what_is_in_it(world: World) -> None:
    """So it is no accident that nothing is found in an encrypted one."""
    keep_by_commands(Script(world.journal), world, None)
    found = world.hits()
    assert found.keys() == {NOTE, FILE}
    (backup,) = shelf_of(world.journal).iterdir()
    for word in found:
        assert found[word] == [str(backup), str(world.journal)]


def test_commands_on_an_encrypted_journal_leave_no_word_anywhere(world: World) -> None:
    script = Script(world.journal)
    assert script("log", "--pain", "3").returncode == 0
    assert script("encrypt", new=WORDS).returncode == 0
    use_every_command(script, world, WORDS)
    assert world.hits() == {}
    assert log_file().exists()


def test_what_was_plain_is_encrypted_with_all_its_backups(world: World) -> None:
    script = Script(world.journal)
    keep_by_commands(script, world, None)
    assert world.hits()
    assert script("encrypt", new=WORDS).returncode == 0
    assert world.hits() == {}
    assert script("rekey", old=WORDS, new=f"{WORDS} again").returncode == 0
    assert world.hits() == {}


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
    assert diarist.spend_a_day(world) == [{}, {}, {}]
    diarist.start()
    diarist.unlock(WORDS)


def test_a_window_that_encrypts_a_diary_leaves_no_word_behind(
    diarist: Diarist, world: World
) -> None:
    diarist.keep_a_diary(world)
    diarist.encrypt(WORDS)
    assert world.hits() == {}
