"""The passphrase in a keyring: a convenience that is never in the way."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from painjournal.journal.errors import (
    JournalError,
    PassphraseNeeded,
    PassphraseNotRemembered,
    PassphraseWrong,
)
from painjournal.storage.encryption import remembering
from painjournal.storage.encryption.recoding import recode
from painjournal.storage.encryption.remembering import (
    can_remember,
    follow_passphrase,
    forget_remembered,
    is_remembered,
    open_remembered,
    recall,
    remember,
)
from painjournal.storage.opening import open_journal
from painjournal.storage.passphrase import Passphrase
from tests.keyrings import BrokenKeyring, LockedKeyring, MemoryKeyring, keyring_of

WORDS, NEW = Passphrase("four plain words here"), Passphrase("new")


@pytest.fixture
def memory() -> Iterator[MemoryKeyring]:
    backend = MemoryKeyring()
    with keyring_of(backend):
        yield backend


@pytest.fixture
def journal(journal_file: Path) -> Path:
    open_journal(journal_file).close()
    recode(journal_file, None, WORDS)
    return journal_file


def test_a_remembered_passphrase_opens_the_journal(journal: Path, memory: MemoryKeyring) -> None:
    assert can_remember()
    assert not is_remembered(journal)
    with pytest.raises(PassphraseNeeded):
        open_remembered(journal, None)
    remember(journal, WORDS)
    assert memory.kept == {("Pain Journal", str(journal)): WORDS.reveal()}
    assert recall(journal) == WORDS
    store = open_remembered(journal, None)
    assert store.passphrase == WORDS
    store.close()


def test_a_typed_passphrase_goes_before(journal: Path, memory: MemoryKeyring) -> None:
    remember(journal, WORDS)
    with pytest.raises(PassphraseWrong):
        open_remembered(journal, NEW)


def test_what_is_forgotten_is_gone_from_the_keyring(journal: Path, memory: MemoryKeyring) -> None:
    remember(journal, WORDS)
    forget_remembered(journal)
    assert memory.kept == {}
    assert not is_remembered(journal)
    assert recall(journal) is None
    with pytest.raises(PassphraseNeeded):
        open_remembered(journal, None)
    forget_remembered(journal)


def test_what_somebody_took_out_of_the_keyring_is_asked_for(
    journal: Path, memory: MemoryKeyring
) -> None:
    remember(journal, WORDS)
    memory.kept.clear()
    with pytest.raises(PassphraseNotRemembered, match="Type it here"):
        open_remembered(journal, None)
    forget_remembered(journal)
    assert not is_remembered(journal)


def test_the_keyring_follows_a_change_of_passphrase(journal: Path, memory: MemoryKeyring) -> None:
    follow_passphrase(journal, NEW)
    assert memory.kept == {}  # what was not remembered is not now
    remember(journal, WORDS)
    recode(journal, WORDS, NEW)
    with pytest.raises(PassphraseNotRemembered):
        open_remembered(journal, None)
    follow_passphrase(journal, NEW)
    open_remembered(journal, None).close()
    follow_passphrase(journal, None)
    assert memory.kept == {}


@pytest.mark.parametrize("kind", [LockedKeyring, BrokenKeyring])
def test_a_keyring_out_of_order_is_one_sentence(
    journal: Path, kind: type[MemoryKeyring], caplog: pytest.LogCaptureFixture
) -> None:
    with keyring_of(MemoryKeyring()):
        remember(journal, WORDS)
    with keyring_of(kind()):
        assert recall(journal) is None
        with pytest.raises(PassphraseNotRemembered):
            open_remembered(journal, None)
        with pytest.raises(JournalError, match="The computer's keyring did not do it"):
            remember(journal, WORDS)
    assert WORDS.reveal() not in caplog.text


def test_a_computer_without_a_keyring_remembers_nothing(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not can_remember()  # there is none behind the package
    with keyring_of(MemoryKeyring()):
        remember(journal, WORDS)
    monkeypatch.setattr(remembering, "find_spec", lambda _: None)
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert not can_remember()
    with pytest.raises(PassphraseNotRemembered):
        open_remembered(journal, None)
    forget_remembered(journal)
    assert not is_remembered(journal)


def test_a_plain_journal_needs_none_of_this(journal_file: Path) -> None:
    open_remembered(journal_file, None).close()
    assert not is_remembered(journal_file)
