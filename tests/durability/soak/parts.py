"""The parts of the soak, by name. A new one is a function of a folder, listed here."""

from collections.abc import Callable, Mapping
from pathlib import Path

from tests.durability.soak.faults import failed_saves, full_disks, read_only
from tests.durability.soak.killed_operations import imports, passphrases, restores, upgrades
from tests.durability.soak.kills import kills
from tests.durability.soak.long_run import long_run
from tests.durability.soak.measured import Measured
from tests.durability.soak.power import power
from tests.durability.soak.reading import days, flips, round_trips

PARTS: Mapping[str, Callable[[Path], Measured]] = {
    "kills": kills,
    "power": power,
    "failed-saves": failed_saves,
    "full-disks": full_disks,
    "flips": flips,
    "upgrades": upgrades,
    "imports": imports,
    "read-only": read_only,
    "round-trips": round_trips,
    "passphrases": passphrases,
    "restores": restores,
    "days": days,
    "long-run": long_run,
}
