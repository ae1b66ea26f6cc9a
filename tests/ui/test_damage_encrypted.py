"""A damaged journal with a passphrase, as its person meets it."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from painjournal.storage.encryption.recoding import recode
from painjournal.storage.identify import Kind, identify
from painjournal.storage.passphrase import Passphrase
from painjournal.ui.lock_screen import LockScreen
from tests.storage.damaged import PAGE, flip
from tests.ui.owner import WORDS
from tests.ui.sufferer import BACK, MEND, NEW, OLD, Sufferer, sufferer, texts, zeros

__all__ = ["sufferer"]  # a fixture


def test_of_an_encrypted_journal_all_that_can_be_read_comes_back(sufferer: Sufferer) -> None:
    sufferer.fill(Passphrase(WORDS))
    content = sufferer.path.read_bytes()
    sufferer.path.write_bytes(content[: len(content) - 3 * PAGE])
    before = sufferer.digests()
    sufferer.start()
    sufferer.unlock_or_refuse()
    sufferer.wait_for_question()
    sufferer.click(MEND)
    sufferer.wait_for_report()
    assert sufferer.kept_aside() == before
    assert len(sufferer.entries) >= len(OLD)
    assert sufferer.session.passphrase == Passphrase(WORDS)
    assert list(sufferer.path.parent.glob("*.csv")) == []


def test_an_encrypted_journal_that_is_nothing_any_more_asks_for_its_passphrase(
    sufferer: Sufferer,
) -> None:
    sufferer.fill(Passphrase(WORDS))
    zeros(sufferer.path)
    sufferer.start()
    sufferer.wait_for_trouble()
    assert "Its passphrase is needed" in sufferer.says
    for words in ("wrong words", WORDS):
        sufferer.click(BACK)
        sufferer.type_in("backup_passphrase", words)
        sufferer.click("Go on")
        if words != WORDS:
            sufferer.wait(lambda: "That is not the passphrase" in sufferer.says)
            sufferer.wait_for_trouble()
    sufferer.wait_for_report()
    assert texts(sufferer.entries) == texts(OLD)


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
    sufferer.wait_for_button(link)
    sufferer.click(link)
    sufferer.wait_for_trouble()
    assert "but not the journal itself" in sufferer.says
    assert sufferer.offers[0] == "Try another passphrase"
    sufferer.click(BACK)
    sufferer.wait_for_report()
    assert sufferer.kept_aside() == before
    assert texts(sufferer.entries) == texts(OLD)


def test_a_person_who_is_sure_of_the_passphrase_finds_what_can_be_done(
    sufferer: Sufferer, tmp_path: Path
) -> None:
    sufferer.fill(Passphrase(WORDS))
    (there,) = (sufferer.path.parent / "journal backups").iterdir()
    elsewhere = there.replace(tmp_path / "on a stick.painjournal")
    flip(sufferer.path, 5)  # in the salt: no passphrase opens it now
    before = sufferer.digests()
    sufferer.start()
    sufferer.unlock_or_refuse()
    link = "I am sure of my passphrase…"
    sufferer.wait(lambda: link in sufferer.offers)
    sufferer.wait_for_button(link)
    sufferer.click(link)
    sufferer.wait_for_trouble()
    assert "This passphrase does not open it." in sufferer.says
    assert "There is no good backup of it." in sufferer.says
    assert sufferer.offers == ["Try another passphrase", "Look for a backup…", "Close Pain Journal"]
    sufferer.click("Look for a backup…")
    sufferer.find(QFileDialog, "journal_file_dialog").fileSelected.emit(str(elsewhere))
    sufferer.type_in("backup_passphrase", WORDS)
    sufferer.click("Go on")
    sufferer.wait_for_report()
    assert texts(sufferer.entries) == texts(OLD)
    assert sufferer.kept_aside() == before


def test_a_backup_from_before_there_was_a_passphrase_gets_it(
    sufferer: Sufferer,
) -> None:
    sufferer.fill(Passphrase(WORDS))
    (backup,) = (sufferer.path.parent / "journal backups").iterdir()
    recode(backup, Passphrase(WORDS), None)
    content = sufferer.path.read_bytes()
    sufferer.path.write_bytes(content[: len(content) - 3 * PAGE])
    sufferer.start()
    sufferer.unlock_or_refuse()
    sufferer.wait_for_question()
    sufferer.click(sufferer.offers[0])
    sufferer.wait_for_report()
    assert set(texts(OLD)) <= set(texts(sufferer.entries)) <= set(texts(OLD + NEW))
    assert identify(sufferer.path) is Kind.PERHAPS_ENCRYPTED
    assert sufferer.session.passphrase == Passphrase(WORDS)
