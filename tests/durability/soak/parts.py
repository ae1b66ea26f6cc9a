"""The parts of the soak, by name. A new one is a function of a folder, listed here."""

from collections.abc import Callable, Mapping
from pathlib import Path

from tests.durability.soak.damage_and_time import backups, exact_restores, newer, set_aside
from tests.durability.soak.faults import failed_saves, full_disks, read_only
from tests.durability.soak.killed_operations import imports, passphrases, restores, upgrades
from tests.durability.soak.kills import kills
from tests.durability.soak.long_run import long_run
from tests.durability.soak.measured import Measured
from tests.durability.soak.one_writer import second_starts, synced
from tests.durability.soak.power import power
from tests.durability.soak.privacy import canary, locks, network, wrong_passphrases
from tests.durability.soak.reading import days, flips, round_trips

#: In the order of the promises.
PARTS: Mapping[str, Callable[[Path], Measured]] = {
    "kills": kills,
    "power": power,
    "failed-saves": failed_saves,
    "full-disks": full_disks,
    "flips": flips,
    "set-aside": set_aside,
    "backups": backups,
    "restores": restores,
    "exact-restores": exact_restores,
    "newer": newer,
    "upgrades": upgrades,
    "second-starts": second_starts,
    "synced": synced,
    "read-only": read_only,
    "imports": imports,
    "round-trips": round_trips,
    "canary": canary,
    "wrong-passphrases": wrong_passphrases,
    "passphrases": passphrases,
    "locks": locks,
    "network": network,
    "days": days,
    "long-run": long_run,
}
