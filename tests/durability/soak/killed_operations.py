"""Promises 10, 14 and 22 at their full counts: whole or not at all."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import mkdtemp

from tests.durability.kill_whole import KilledOperations, kill_operation
from tests.durability.soak.measured import Measured
from tests.durability.soak.together import two_at_once
from tests.durability.whole_operations import OPERATIONS, PASSPHRASES, UPGRADES

_KILLS = 1_000
_TASKS = 6


def upgrades(folder: Path) -> Measured:
    """Kills while journals of older schemas are brought up to date."""
    return _killed(10, "migrations are atomic", UPGRADES, folder)


def imports(folder: Path) -> Measured:
    """Kills while 500 entries are added in one step."""
    return _killed(14, "imports are all or nothing", ["import"], folder)


def passphrases(folder: Path) -> Measured:
    """Kills while a journal is encrypted, given another passphrase, decrypted."""
    return _killed(22, "changing the passphrase is atomic", PASSPHRASES, folder)


def restores(folder: Path) -> Measured:
    """Kills while a backup takes the journal's place."""
    return _killed(8, "restore is exact", ["restore"], folder)


def _killed(promise: int, words: str, names: Sequence[str], folder: Path) -> Measured:
    kills = -(-_KILLS // _TASKS)

    def part(task: int) -> KilledOperations:
        name = names[task % len(names)]
        return kill_operation(OPERATIONS[name], kills, task, Path(mkdtemp(dir=folder)))

    told = two_at_once(part, range(_TASKS))
    total = KilledOperations(
        sum(one.kills for one in told),
        sum(one.happened for one in told),
        [fault for one in told for fault in one.faults],
    )
    return Measured(promise, words, total.in_words(), not total.faults and total.kills >= _KILLS)
