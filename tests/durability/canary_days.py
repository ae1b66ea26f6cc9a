"""Promises 20 and 24: a day with a diary in the window and by commands, then all is searched.

Each of these is to be asked in a process of its own; `python -m tests.durability.canary_days
FOLDER` is one, to be traced.
"""

import sys
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from painjournal.journal.moment import Clock
from painjournal.storage.files.location import log_file
from painjournal.wiring import start_log
from tests.canary import files_with
from tests.diarist import DIARY, WORDS, Diarist, World, use_every_command
from tests.durability.lone_window import LoneBot, begin_windows
from tests.script import Script

_CLOCK = Clock(lambda: datetime(2026, 11, 22, 13, 5, 30, tzinfo=UTC), ZoneInfo("Europe/Paris"))


@dataclass(frozen=True, slots=True)
class Searched:
    """So many files, the hits in them, and those in the program's own log of so many lines."""

    files: int
    hits: int
    log_lines: int
    log_hits: int


def words_in_plain(folder: Path) -> int:
    """How many of the diary's words are found after the same day with a plain journal."""
    with ExitStack() as end:
        diarist, world = _begin(folder, end)
        diarist.keep_a_diary(world)
        found = world.hits()
        diarist.close()
    return len(found.keys() & set(DIARY))


def spend_days(folder: Path) -> Searched:
    """A day in the window with an encrypted journal; then every command, mistakes included."""
    with ExitStack() as end:
        diarist, world = _begin(folder, end)
        diarist.encrypt(WORDS)
        hits = diarist.spend_a_day(world)
    use_every_command(Script(world.journal), world, WORDS)
    hits.append(world.hits())
    lines = log_file().read_text(encoding="utf-8").splitlines()
    in_log = files_with([*DIARY, WORDS], [log_file().parent])
    return Searched(world.files(), sum(map(len, hits)), len(lines), len(in_log))


def _begin(folder: Path, end: ExitStack) -> tuple[Diarist, World]:
    end.callback(lambda _: None, begin_windows(folder))  # held until then
    world = World(folder, folder / "home")
    start_log(end)
    diarist = Diarist(LoneBot(), _CLOCK, world.journal, folder / "home" / "window.ini")
    diarist.start()
    diarist.wait_for_journal()
    return diarist, world


if __name__ == "__main__":
    spend_days(Path(sys.argv[1]))
