"""`make soak`, or `python -m tests.durability.soak PART …` for some parts only.

Exits with 1 when a promise was not kept. What is found goes into docs/reliability.md.
"""

import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from tests.bench.machine import ROOT, keep_away_from_home, machine
from tests.durability.soak.measured import Measured
from tests.durability.soak.page import with_table
from tests.durability.soak.parts import PARTS

_PAGE = ROOT / "docs" / "reliability.md"


def main(names: list[str]) -> int:
    """Try the parts with these names, or all; returns the exit code."""
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        print(f"There is no part “{unknown[0]}”. Parts: {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    print(machine(), flush=True)
    found: dict[str, Measured] = {}
    build = ROOT / "build"
    build.mkdir(exist_ok=True)
    with TemporaryDirectory(prefix="soak-", dir=build) as folder:
        keep_away_from_home(Path(folder))
        for name in names or PARTS:
            found[name] = _try(name, Path(folder, name))
            page = _PAGE.read_text(encoding="utf-8")
            today = datetime.now(UTC).date()
            page = with_table(page, found, list(PARTS), machine(), today)
            _PAGE.write_text(page, encoding="utf-8")
    return 0 if all(one.met for one in found.values()) else 1


def _try(name: str, folder: Path) -> Measured:
    begun = monotonic()
    folder.mkdir()
    one = PARTS[name](folder)
    shutil.rmtree(folder)
    kept = "kept" if one.met else "NOT KEPT"
    seconds = monotonic() - begun
    print(f"{one.promise:2} {one.words}: {one.figure}: {kept} ({seconds:.0f} s)", flush=True)
    return one


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
