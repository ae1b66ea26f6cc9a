"""Promise 8: a restored journal is its backup byte for byte, and the former one is kept."""

import shutil
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from random import Random

from painjournal.storage.backups.shelf import backups_in, shelf_of
from painjournal.storage.backups.taking import back_up
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.rescue.preparing import Doubt, prepare
from painjournal.storage.rescue.restoring import put_in_place
from painjournal.storage.rescue.setting_aside import with_log
from tests.durability.filled import NAME
from tests.durability.holding import (
    EMPTY,
    Holding,
    Reading,
    make_journal,
    opened,
    read_journal,
    read_store,
)
from tests.durability.steps import some_entry, some_steps
from tests.script import Script
from tests.storage.damaged import leave_log
from tests.untouched import contents

_NOW = datetime.fromisoformat("2026-11-22 14:05:30")
_MOST_STEPS = 60
_ASKED = "This backup holds no entries. The journal was left as it is;"


@dataclass(slots=True)
class ExactRestores:
    """So many restores, and so many questions before an empty backup; what went wrong."""

    restores: int = 0
    asked: int = 0
    faults: list[str] = field(default_factory=list)


def restore_often(
    restores: int, empty: int, seed: int, folder: Path, words: str | None = None
) -> ExactRestores:
    """Restore random journals, some of them left by a crash; then try so many empty backups."""
    random = Random(seed)
    told = ExactRestores()
    folder.mkdir(exist_ok=True)
    for number in range(restores + empty):
        case = folder / str(number)
        case.mkdir()
        try:
            if number < restores:
                _restore(random, case / NAME, words)
                told.restores += 1
            else:
                _be_asked(random, case / NAME, words)
                told.asked += 1
        except Exception as error:  # noqa: BLE001  # that is what is counted
            told.faults.append(f"restore {number} of seed {seed}: {error!r:.300}")
        shutil.rmtree(case)
    return told


def _restore(random: Random, journal: Path, words: str | None) -> None:
    before, now = _lay(random, journal, words)
    (backup,) = backups_in(shelf_of(journal))
    wanted = backup.path.read_bytes()
    former = {one.name: one.read_bytes() for one in with_log(journal)}
    prepared = prepare(backup.path, journal, _passphrase(words))
    doubts = [] if before.entries else [Doubt.EMPTY]
    assert prepared.doubts(journal_is_encrypted=words is not None) == doubts
    aside = put_in_place(prepared, _NOW)
    assert aside is not None
    assert [one.read_bytes() for one in with_log(journal)] == [wanted]
    assert {one.name: one.read_bytes() for one in aside.iterdir()} == former
    assert backup.path.read_bytes() == wanted
    assert read_journal(journal, words) == Reading(before, ())
    assert read_journal(aside / NAME, words) == Reading(now, ())


def _lay(random: Random, journal: Path, words: str | None) -> tuple[Holding, Holding]:
    """Returns: what the backup holds, and what the journal holds by now."""
    make_journal(journal, words)
    store = opened(journal, words)
    store.add(some_entry(random))
    for step in some_steps(random, random.randrange(_MOST_STEPS), read_store(store).holding):
        step.carry_out(store)
    before = read_store(store).holding
    back_up(store, _NOW)
    for step in some_steps(random, random.randrange(_MOST_STEPS), before):
        step.carry_out(store)
    now = read_store(store).holding
    store.close()
    if random.random() < 0.5:
        return before, now
    crashed = journal.with_name("crashed")
    crashed.mkdir()
    now = leave_log(journal, _passphrase(words), crashed / NAME)
    shutil.copytree(crashed, journal.parent, dirs_exist_ok=True)
    return before, now


def _be_asked(random: Random, journal: Path, words: str | None) -> None:
    make_journal(journal, words)
    store = opened(journal, words)
    backup = back_up(store, _NOW).backup
    for step in some_steps(random, _MOST_STEPS, EMPTY):
        step.carry_out(store)
    store.close()
    before = contents(journal.parent)
    done = Script(journal)("restore", str(backup.path), old=words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(_ASKED), done.stderr
    assert contents(journal.parent) == before


def _passphrase(words: str | None) -> Passphrase | None:
    return None if words is None else Passphrase(words)
