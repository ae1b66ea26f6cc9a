"""A second place that hangs holds up nothing for long, and is said in a sentence."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from threading import active_count
from time import monotonic, sleep

import pytest

from painjournal.journal.errors import JournalError
from painjournal.storage.backups import second_place
from painjournal.storage.backups.overview import choose_second_place, overview
from painjournal.storage.backups.second_place import SecondPlaceMissing, second_shelf
from painjournal.storage.backups.shelf import backups_in, shelf_of
from painjournal.storage.backups.taking import back_up
from painjournal.storage.encryption.copies import recode_copies
from painjournal.storage.files.answering import DiskSilent, answered
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.rescue.newest import backups_of
from painjournal.storage.store import JournalStore
from tests.durability.hung import hung
from tests.making import entry

NOW = datetime.fromisoformat("2026-11-22 14:05:30")
_SOON, _LATER = 0.5, 1.0


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nobody waits long here; and no thread is left behind in the end."""
    monkeypatch.setattr(second_place, "_PROMPT_SECONDS", _SOON)
    monkeypatch.setattr(second_place, "_SILENT_SECONDS", _LATER)
    before = active_count()
    yield
    _wait_for_threads(before)


def _wait_for_threads(count: int) -> None:
    ends = monotonic() + 5
    while active_count() > count:
        assert monotonic() < ends, "a thread is left behind although the disk answers"
        sleep(0.01)


@pytest.fixture
def place(store: JournalStore, tmp_path: Path) -> Path:
    """A second place in use, with one copy."""
    folder = tmp_path / "share"
    folder.mkdir()
    store.add(entry())
    back_up(store, NOW - timedelta(days=1))
    choose_second_place(store, folder, NOW)
    return folder


def _second(store: JournalStore, place: Path) -> Path:
    return second_shelf(store.path, str(store.uuid), place)


def _require_same(store: JournalStore, place: Path) -> None:
    """Each backup has its copy."""
    ours, copies = (backups_in(one) for one in (shelf_of(store.path), _second(store, place)))
    assert [one.path.name for one in copies] == [one.path.name for one in ours]


def test_the_backup_is_made_and_the_place_gets_it_when_it_answers(
    store: JournalStore, place: Path
) -> None:
    with hung(place):
        begin = monotonic()
        made = back_up(store, NOW)
        assert monotonic() - begin < 2
        assert isinstance(made.trouble, SecondPlaceMissing)
        assert made.trouble.sentence == (
            f"The second place “{place}” does not answer now. It is tried again later."
        )
        assert len(backups_in(shelf_of(store.path))) == 2
    assert back_up(store, NOW + timedelta(hours=1)).trouble is None
    _require_same(store, place)


def test_as_long_as_it_hangs_it_is_known_at_once(store: JournalStore, place: Path) -> None:
    before = active_count()
    with hung(place):
        assert not overview(store).is_second_there
        threads = active_count()
        begin = monotonic()
        for _ in range(5):
            assert not overview(store).is_second_there
            assert len(backups_of(store.path)) == 1
        assert monotonic() - begin < _SOON
        assert active_count() == threads == before + 1
    _wait_for_threads(before)
    assert overview(store).is_second_there


def test_one_that_falls_silent_while_it_is_written_is_left(
    store: JournalStore, place: Path
) -> None:
    for hours in range(3):
        back_up(store, NOW - timedelta(hours=hours))
    for copy in backups_in(_second(store, place)):
        copy.path.unlink()
    hangs = hung(_second(store, place))
    steps: list[float] = []

    def hang_at_first(share: float) -> None:
        if not steps:
            hangs.__enter__()
        steps.append(share)

    begin = monotonic()
    with pytest.raises(SecondPlaceMissing, match="does not answer"):
        second_place.catch_up(store.path, str(store.uuid), place, NOW, hang_at_first)
    assert steps
    assert monotonic() - begin < _LATER + 1
    store.add(entry())
    hangs.__exit__(None, None, None)
    assert back_up(store, NOW + timedelta(hours=1)).trouble is None
    _require_same(store, place)


def test_it_cannot_be_chosen(store: JournalStore, tmp_path: Path) -> None:
    place = tmp_path / "share"
    place.mkdir()
    with hung(place), pytest.raises(JournalError, match="not answer now"):
        choose_second_place(store, place, NOW)
    assert overview(store).second_place is None


def test_copies_on_it_are_missing_when_the_passphrase_changes(
    store: JournalStore, place: Path
) -> None:
    store.close()
    with hung(place):
        found = recode_copies(store.path, None, Passphrase("four plain words here"))
    assert found.missing == place
    assert len(found.recoded) == 1


class Stopped(Exception):
    """The person stops it."""


def test_what_is_stopped_has_ended_and_cleaned_up(tmp_path: Path) -> None:
    ended: list[str] = []

    def work(step: object) -> None:
        try:
            while True:
                step(0.5)  # type: ignore[operator]
                sleep(0.01)
        finally:
            ended.append("cleaned up")

    def stop(_: float) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        answered(tmp_path, work, 5.0, stop)
    assert ended == ["cleaned up"]


def test_what_it_raises_is_raised_and_what_it_gives_is_given(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        answered(tmp_path, lambda _: 1 / 0, 1.0)
    assert answered(tmp_path, lambda _: "there", 1.0) == "there"
    with pytest.raises(DiskSilent):
        answered(tmp_path, lambda _: sleep(0.3), 0.05)
