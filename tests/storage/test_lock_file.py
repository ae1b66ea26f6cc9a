"""Who says to have a journal open, read from the lock beside it."""

import socket
from pathlib import Path

import pytest

from painjournal.journal.errors import JournalError
from painjournal.storage.files import lock_file as module
from painjournal.storage.files.lock_file import Holder, lock_file, read_holder, refuse_elsewhere

HERE, THERE = "a" * 32, "b" * 32
HOST = socket.gethostname()


@pytest.fixture(autouse=True)
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """This computer has an id, which not every one has that runs tests."""
    file = tmp_path / "machine-id"
    file.write_text(f"{HERE}\n")
    monkeypatch.setattr(module, "_MACHINE_IDS", (tmp_path / "none", file))


@pytest.mark.parametrize(
    ("written", "holder"),
    [
        (f"7\npainjournal\nkitchen\n{THERE}\nboot\n", Holder("kitchen", is_here=False)),
        (f"7\npainjournal\n{HOST}\n{THERE}\nboot\n", Holder(HOST, is_here=False)),
        (f"7\npainjournal\nold-name\n{HERE}\nboot\n", Holder("old-name", is_here=True)),
        ("7\npainjournal\nkitchen\n\n\n", Holder("kitchen", is_here=False)),
        (f"7\npainjournal\n{HOST.upper()}\n", Holder(HOST.upper(), is_here=True)),
        ("7\n", Holder("", is_here=True)),
        ("", Holder("", is_here=True)),
    ],
)
def test_a_computer_is_known_by_its_id_and_without_one_by_its_name(
    journal_file: Path, written: str, holder: Holder
) -> None:
    lock_file(journal_file).write_text(written)
    assert read_holder(journal_file) == holder


def test_without_an_id_of_its_own_a_computer_goes_by_names(
    journal_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MACHINE_IDS", ())
    lock_file(journal_file).write_text(f"7\npainjournal\n{HOST}\n{THERE}\n")
    assert read_holder(journal_file) == Holder(HOST, is_here=True)


def test_where_there_is_no_lock_there_is_no_holder(journal_file: Path) -> None:
    assert read_holder(journal_file) is None
    refuse_elsewhere(journal_file)


def test_only_a_journal_open_on_another_computer_is_refused(journal_file: Path) -> None:
    lock_file(journal_file).write_text(f"7\npainjournal\n{HOST}\n{HERE}\n")
    refuse_elsewhere(journal_file)
    lock_file(journal_file).write_text(f"7\npainjournal\nkitchen\n{THERE}\n")
    with pytest.raises(JournalError) as refused:
        refuse_elsewhere(journal_file)
    assert refused.value.sentence.startswith("journal.painjournal seems to be open on “kitchen”.")
