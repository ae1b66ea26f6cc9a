"""Promises 6 to 9: damaged files, backups over years, exact restores, newer versions."""

from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp

from painjournal.storage.identify import SCHEMA_VERSION
from tests.durability.backup_years import BackedUpLife, live
from tests.durability.damages import DAMAGES
from tests.durability.exact_restores import ExactRestores, restore_often
from tests.durability.filled import WORDS
from tests.durability.newer_versions import RefusedNewer, use_newer
from tests.durability.processes import ask
from tests.durability.set_aside import SetAside, set_files_aside
from tests.durability.soak.measured import Measured
from tests.durability.soak.together import two_at_once

_DAMAGED = (*((66, None) for _ in range(3)), *((33, WORDS) for _ in range(2)))
_MIB = 2**20
_DAY = timedelta(days=1)
_YEAR_DAYS, _YEARS = 365, 3
#: From which day of a life on, for how many, the clock is wrong by how much.
_WRONG_CLOCKS = {
    60: (90, -_DAY / 24),
    160: (10, -_DAY),
    200: (10, _DAY),
    240: (14, -19_400 * _DAY),  # 1970
    290: (14, 27_600 * _DAY),  # 2099
    340: (3, -19_400 * _DAY),
    370: (5, 27_600 * _DAY),
}
_WRONG_DAYS = 400
_LONGEST_WAIT = timedelta(hours=24)
_MOST_KEPT = 14 + 10 + 12
_RESTORED = ((120, 10, None), (40, 10, WORDS))
_VERSIONS = (SCHEMA_VERSION + 1, 99, 2**31 - 1)


def set_aside(folder: Path) -> Measured:
    """Files damaged in every way, and mended as the window does."""

    def part(task: int) -> SetAside:
        files, words = _DAMAGED[task]
        return ask(set_files_aside, files, task, Path(mkdtemp(dir=folder)), words)

    told = two_at_once(part, range(len(_DAMAGED)))
    files = sum(one.files for one in told)
    harmless = sum(one.harmless for one in told)
    faults = [fault for one in told for fault in one.faults]
    encrypted = sum(number for number, words in _DAMAGED if words)
    figure = (
        f"{files} files damaged in {len(DAMAGES)} ways ({encrypted} of them encrypted): "
        f"{harmless} still held all; {files - harmless - len(faults)} were set aside, "
        f"{sum(one.kept_bytes for one in told) // _MIB:,} MiB byte for byte, and of them "
        f"{sum(one.read for one in told):,} entries came back as they were written; "
        f"{len(faults)} otherwise"
    )
    met = not faults and files == sum(number for number, _ in _DAMAGED)
    return Measured(6, "a damaged file is never thrown away", figure, met)


def backups(folder: Path) -> Measured:
    """Three years with a journal; and one on many days of which the clock is wrong."""
    wrong = {first + day: by for first, (days, by) in _WRONG_CLOCKS.items() for day in range(days)}

    def part(clocks: dict[int, timedelta]) -> BackedUpLife:
        days = _WRONG_DAYS if clocks else _YEARS * _YEAR_DAYS
        return ask(live, days, 1, Path(mkdtemp(dir=folder)), clocks)

    years, wrong_year = two_at_once(part, [{}, wrong])
    made = years.backups + wrong_year.backups
    faults = [*years.faults, *wrong_year.faults]
    hours = years.longest_wait / timedelta(hours=1)
    figure = (
        f"{_YEARS} years of use, {years.backups} backups: what was entered waited {hours:.1f} h "
        f"for its backup at most (≤ 24), {years.kept} kept in the end, {years.lost} lost that "
        f"should be kept; {len(wrong)} days with a wrong clock (an hour, a day, in 1970, in "
        f"2099): {wrong_year.lost} good backups lost; {made:,} reopened, checked and counted: "
        f"{len(faults)} wrong"
    )
    met = (
        not faults
        and not years.lost + wrong_year.lost
        and years.longest_wait <= _LONGEST_WAIT
        and years.backups > _YEAR_DAYS
        and years.kept <= _MOST_KEPT
    )
    return Measured(7, "backups happen by themselves and are proven", figure, met)


def exact_restores(folder: Path) -> Measured:
    """Restores byte for byte, and empty backups, which are asked about."""

    def part(task: int) -> ExactRestores:
        restores, empty, words = _RESTORED[task]
        return ask(restore_often, restores, empty, task, Path(mkdtemp(dir=folder)), words)

    told = two_at_once(part, range(len(_RESTORED)))
    restores, asked = sum(one.restores for one in told), sum(one.asked for one in told)
    faults = [fault for one in told for fault in one.faults]
    figure = (
        f"{restores} restores: each the backup byte for byte, with the former journal and its "
        f"log set aside byte for byte; {asked} empty backups: each asked about, 0 bytes changed; "
        f"{len(faults)} otherwise"
    )
    met = not faults and (restores, asked) == (
        sum(number for number, _, _ in _RESTORED),
        sum(number for _, number, _ in _RESTORED),
    )
    return Measured(8, "restore is exact", figure, met)


def newer(folder: Path) -> Measured:
    """Newer journals, plain and encrypted, the version in the file or only in its log."""
    tasks = [
        (version, words, in_log)
        for version in _VERSIONS
        for words in (None, WORDS)
        for in_log in (False, True)
    ]

    def part(task: tuple[int, str | None, bool]) -> RefusedNewer:
        version, words, in_log = task
        place = Path(mkdtemp(dir=folder))
        return ask(use_newer, place, version, words, in_log=in_log)

    told = two_at_once(part, tasks)
    tries = sum(one.tries for one in told)
    faults = [fault for one in told for fault in one.faults]
    figure = (
        f"{tries} tries to use {len(tasks)} newer journals, by every command and in the window: "
        f"{tries - len(faults)} refused in a sentence with 0 bytes changed, {len(faults)} not"
    )
    met = not faults and tries > len(tasks)
    return Measured(9, "a journal from a newer version is refused", figure, met)
