"""A fixed clock, a real journal file, and a home that is nobody's."""

import signal
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings

from painjournal.journal.moment import Clock
from painjournal.storage.opening import open_journal
from painjournal.storage.store import JournalStore

settings.register_profile("ours", deadline=None)
settings.load_profile("ours")

NOW = datetime(2026, 11, 22, 13, 5, 30, tzinfo=UTC)


def pytest_configure() -> None:
    """What is started here can be told to close, even if the tests run in the background."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test sees or touches the developer's own journal, settings or log."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(folder))
    for kind in ("DATA", "CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(folder / kind.lower()))
    return folder


@pytest.fixture
def clock() -> Clock:
    """Sunday 22 November 2026, 14:05 in Paris."""
    return Clock(lambda: NOW, ZoneInfo("Europe/Paris"), lambda: "Europe/Paris")


@pytest.fixture
def journal_file(tmp_path: Path) -> Path:
    return tmp_path / "journal.painjournal"


@pytest.fixture
def store(journal_file: Path) -> Iterator[JournalStore]:
    made = open_journal(journal_file)
    yield made
    made.close()
