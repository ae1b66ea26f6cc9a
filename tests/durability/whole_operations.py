"""The operations that must happen whole or not at all: each with its name."""

import shutil
from ast import literal_eval
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import sqlcipher3.dbapi2 as sqlite

from painjournal.exchange.journal_csv import read_csv
from painjournal.journal.edit import Edit
from painjournal.journal.errors import PassphraseWrong
from painjournal.journal.moment import Clock
from painjournal.storage.encryption.recoding import recode
from painjournal.storage.identify import SCHEMA_VERSION, Kind, identify
from painjournal.storage.passphrase import Passphrase
from tests.durability.backup_operations import BACKUPS
from tests.durability.filled import NAME, fill, filled, sound
from tests.durability.holding import EMPTY, opened
from tests.durability.kill_whole import Operation
from tests.durability.processes import Acknowledge
from tests.durability.steps import some_entry

_DATABASES = Path(__file__).parents[1] / "databases"
_CLOCK = Clock(lambda: datetime(2026, 11, 22, 13, 5, tzinfo=UTC), ZoneInfo("Europe/Paris"))
_ADDED = 500
_SEED = 15


def _add_many(acknowledge: Acknowledge, folder: Path) -> None:
    store = opened(folder / NAME)
    edit = _big_edit()
    acknowledge()
    store.apply(edit)


def _many_added(folder: Path) -> bool:
    holding = sound(folder)
    if holding == filled():
        return False
    added = {one.uuid: one for one in _big_edit().added}
    assert holding == replace(filled(), entries={**filled().entries, **added})
    return True


def _big_edit() -> Edit:
    random = Random(_SEED)
    return Edit(added=[some_entry(random) for _ in range(_ADDED)])


def _purge(acknowledge: Acknowledge, folder: Path) -> None:
    store = opened(folder / NAME)
    acknowledge()
    store.history.purge(list(filled().past))


def _purged(folder: Path) -> bool:
    holding = sound(folder)
    if holding == filled():
        return False
    kept = filled().entries.keys() | filled().drafts.keys() - filled().past.keys()
    drafts = {uuid: one for uuid, one in filled().drafts.items() if uuid in kept}
    assert holding == replace(filled(), past={}, drafts=drafts)
    return True


def _lay_old_journal(old: Path, folder: Path) -> None:
    """With it, what its schema and the new one are, to compare with."""
    shutil.copy(old, folder / NAME)
    upgraded = folder / "upgraded"
    shutil.copy(old, upgraded)
    opened(upgraded).close()
    (folder / "schemas").write_text(repr([_schema(folder / NAME), _schema(upgraded)]))
    upgraded.unlink()


def _upgrade(acknowledge: Acknowledge, folder: Path) -> None:
    acknowledge()
    opened(folder / NAME)


def _upgraded(csv: Path, folder: Path) -> bool:
    old, new = literal_eval((folder / "schemas").read_text())
    found = _schema(folder / NAME)
    assert old != new
    assert found in (old, new)
    wanted = read_csv(csv, _CLOCK)
    holding = sound(folder)
    assert holding.entries == {one.uuid: one for one in wanted.entries}
    assert holding.marks == {one.uuid: one for one in wanted.marks}
    return bool(found == new)


def _schema(path: Path) -> list[object]:
    """The version of a journal and the statements of its tables, as any SQLite shell sees them."""
    connection = sqlite.connect(path)
    version = connection.execute("PRAGMA user_version").fetchall()
    tables = connection.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()
    connection.close()
    return [version, tables]


def _prepare_nothing(folder: Path) -> None:
    """A new journal begins with nothing."""


def _make(acknowledge: Acknowledge, folder: Path) -> None:
    acknowledge()
    opened(folder / "home" / NAME)


def _made(folder: Path) -> bool:
    """Whether a journal is there; if not, one can be made in spite of what was left."""
    was_there = (folder / "home" / NAME).exists()
    assert sound(folder / "home") == EMPTY
    return was_there


def _recode(old: str | None, new: str | None, acknowledge: Acknowledge, folder: Path) -> None:
    acknowledge()
    recode(folder / NAME, _passphrase(old), _passphrase(new))


def _passphrase(words: str | None) -> Passphrase | None:
    return None if words is None else Passphrase(words)


def _recoded(old: str | None, new: str | None, folder: Path) -> bool:
    kind = identify(folder / NAME)
    assert kind in (Kind.PLAIN, Kind.PERHAPS_ENCRYPTED)
    is_new = (kind is Kind.PLAIN) == (new is None)
    if old and new:
        is_new = _opens_with(new, folder)
    assert sound(folder, new if is_new else old) == filled()
    return is_new


def _opens_with(passphrase: str, folder: Path) -> bool:
    try:
        opened(folder / NAME, passphrase).close()
    except PassphraseWrong:
        return False
    return True


def _upgrading(old: Path) -> Operation:
    csv = old.with_suffix(".csv")
    return Operation(partial(_lay_old_journal, old), _upgrade, partial(_upgraded, csv))


def _recoding(old: str | None, new: str | None) -> Operation:
    prepare = partial(fill, passphrase=old)
    return Operation(prepare, partial(_recode, old, new), partial(_recoded, old, new))


#: Upgrades of every released schema but the newest.
UPGRADES = [
    f"upgrade from {path.stem}"
    for path in sorted(_DATABASES.glob("*.painjournal"))
    if int(path.stem) < SCHEMA_VERSION
]
PASSPHRASES = ["encrypt", "another passphrase", "decrypt"]
OPERATIONS: Mapping[str, Operation] = {
    "import": Operation(fill, _add_many, _many_added),
    "purge": Operation(fill, _purge, _purged),
    "new journal": Operation(_prepare_nothing, _make, _made),
    "encrypt": _recoding(None, "first words"),
    "another passphrase": _recoding("first words", "other words"),
    "decrypt": _recoding("first words", None),
    **BACKUPS,
    **{name: _upgrading(_DATABASES / f"{name[-4:]}.painjournal") for name in UPGRADES},
}
