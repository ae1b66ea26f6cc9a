"""Which service copies a journal's folder, told from names and from what services leave behind."""

from dataclasses import replace
from pathlib import Path

import pytest

from painjournal.storage.known import Known, write_known
from painjournal.storage.synced import service_to_ask_about, syncing_service
from tests.storage.synced_folders import FOLDERS, LEFT_BEHIND


@pytest.mark.parametrize(("folder", "service"), FOLDERS)
def test_a_service_is_known_by_the_name_of_its_folder(
    tmp_path: Path, folder: str, service: str
) -> None:
    path = tmp_path / folder / "journal.painjournal"
    assert syncing_service(path) == service, "before the folder is there"
    path.parent.mkdir(parents=True)
    assert syncing_service(path) == service


@pytest.mark.parametrize(("mark", "service"), LEFT_BEHIND)
@pytest.mark.parametrize("is_folder", [True, False])
def test_a_service_is_known_by_what_it_leaves_in_any_folder_above(
    tmp_path: Path, mark: str, service: str, *, is_folder: bool
) -> None:
    below = tmp_path / "mine" / "health" / "years"
    below.mkdir(parents=True)
    if is_folder:
        (tmp_path / "mine" / mark).mkdir()
    else:
        (tmp_path / "mine" / mark).touch()
    assert syncing_service(below / "journal.painjournal") == service
    assert syncing_service(tmp_path / "journal.painjournal") is None


@pytest.mark.parametrize(
    "folder",
    ["health", "Dropbox notes", "My Drives", "Boxes", "Sandbox", "OneDriver", "Sync", "Library"],
)
def test_other_folders_are_nobodys(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir()
    (tmp_path / folder / ".synced.db").touch()
    assert syncing_service(tmp_path / folder / "journal.painjournal") is None


def test_a_journal_called_like_a_service_is_in_no_folder_of_it(tmp_path: Path) -> None:
    assert syncing_service(tmp_path / "Dropbox") is None


@pytest.mark.parametrize("settings", [".dropbox", ".sync"])
def test_the_settings_of_such_a_program_do_not_make_the_whole_home_its_own(
    home: Path, settings: str
) -> None:
    (home / settings).mkdir()
    assert syncing_service(home / "Documents" / "journal.painjournal") is None


def test_links_are_followed(tmp_path: Path) -> None:
    synced, plain = tmp_path / "Dropbox", tmp_path / "plain"
    synced.mkdir()
    plain.mkdir()
    (plain / "into").symlink_to(synced)
    (synced / "out").symlink_to(plain)
    (plain / "link.painjournal").symlink_to(synced / "journal.painjournal")
    assert syncing_service(plain / "into" / "journal.painjournal") == "Dropbox"
    assert syncing_service(plain / "link.painjournal") == "Dropbox"
    assert syncing_service(synced / "out" / "journal.painjournal") is None


def test_looking_leaves_no_trace(tmp_path: Path) -> None:
    path = tmp_path / "Dropbox" / "journal.painjournal"
    assert syncing_service(path) == "Dropbox"
    assert list(tmp_path.iterdir()) == []


def test_who_has_said_that_the_journal_stays_is_not_asked_again(tmp_path: Path) -> None:
    path = tmp_path / "Dropbox" / "journal.painjournal"
    assert service_to_ask_about(path) == "Dropbox"
    write_known(path, Known(entries=3))
    assert service_to_ask_about(path) == "Dropbox"
    write_known(path, replace(Known(entries=3), in_synced_folder=True))
    assert service_to_ask_about(path) is None
    assert service_to_ask_about(path.with_name("other.painjournal")) == "Dropbox"
    assert service_to_ask_about(tmp_path / "journal.painjournal") is None
