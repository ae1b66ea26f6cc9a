"""A person opens the wrong file: it is refused, and left as it was."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import OpenProgram
from tests.e2e.desktop import Desktop
from tests.e2e.window import PROGRAM

SCHEMA_VERSION = slice(60, 64)  # where SQLite keeps its user_version


def other_file(journal: Path, desktop: Desktop) -> None:
    journal.write_bytes(b"Shopping: bread, milk\n" * 400)


def newer_journal(journal: Path, desktop: Desktop) -> None:
    desktop.output(str(PROGRAM), "--journal", str(journal), "log", "--pain", "4")
    content = bytearray(journal.read_bytes())
    content[SCHEMA_VERSION] = (9999).to_bytes(4, "big")
    journal.write_bytes(content)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (other_file, "is not a Pain Journal file"),
        (newer_journal, "was written by a newer Pain Journal"),
    ],
)
def test_a_newer_journal_or_other_file_is_refused_in_a_dialog(
    open_program: OpenProgram,
    desktop: Desktop,
    journal_file: Path,
    errors_file: Path,
    make: Callable[[Path, Desktop], None],
    words: str,
) -> None:
    make(journal_file, desktop)
    before = journal_file.read_bytes()
    window = open_program()
    window.see("Pain Journal", "alert", "active")
    sentence = window.read(f".* {words}")
    window.press("Return")
    assert window.exit_code() == 2
    assert sentence in errors_file.read_text(encoding="utf-8")
    assert journal_file.read_bytes() == before
