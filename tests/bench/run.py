"""`make bench`: how fast the program is, as ratios to bare Qt, SQLite, matplotlib and to peers.

Every figure is the median of several turns in which the program and its baseline alternate,
so that a busy machine slows both. Exits with 0 even when a goal is missed.
"""

import json
import os
import sys
from compileall import compile_dir
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ["QT_QPA_PLATFORM"] = "offscreen"  # for this process; its children get a screen

from painjournal.journal.edit import Edit
from painjournal.journal.sample import sample_entries
from painjournal.storage.opening import open_journal
from tests.bench.backing_up import silence_while_backing_up
from tests.bench.charts import every_chart
from tests.bench.drawing import century, save_to_redrawn
from tests.bench.encrypting import lock, save_encrypted
from tests.bench.figures import Figure, table
from tests.bench.journals import long_journal
from tests.bench.listing import long_list
from tests.bench.looking import looking
from tests.bench.machine import ROOT, keep_away_from_home, machine, screen
from tests.bench.outside.packaged import packaged
from tests.bench.page import write_page
from tests.bench.processes import form_takes_keys, journal_opens, memory_idle
from tests.bench.saving import save_to_commit
from tests.bench.window import CLOCK, dressed_application
from tests.e2e.desktop import start_desktop

_CENTURY = 36_525 * 3
_DECADE = 3_653 * 3
_LONG = 50_000
_LARGE = 2**20


def main() -> None:
    """Measure everything, print the table, and keep it in build/bench.json."""
    begun = monotonic()
    print(machine(), flush=True)
    build = ROOT / "build"
    build.mkdir(exist_ok=True)
    compile_dir(ROOT / "src", quiet=1)  # as an installed program is
    with TemporaryDirectory(prefix="bench-", dir=build) as name:
        folder = Path(name)
        keep_away_from_home(folder)
        figures = measure(build, folder)
    print(f"\n{table(figures)}\n")
    write_page(figures)
    for one in figures:
        if not one.met:
            print(f"Goal missed: {one.name} is {one.ratio:.2f}, not {one.goal:.2f} or less.")
    kept = json.dumps([one.as_json() for one in figures], indent=2)
    (build / "bench.json").write_text(kept + "\n")
    print(f"Measured in {monotonic() - begun:.0f} s; kept in build/bench.json.")


def measure(build: Path, folder: Path) -> list[Figure]:
    """All figures; long journals are kept in `build`, everything else in `folder`."""
    sample = folder / "sample.painjournal"
    store = open_journal(sample)
    store.apply(Edit(added=list(sample_entries(CLOCK))))
    store.close()
    long_years = long_journal(build / "bench-century.painjournal", _CENTURY)
    ten_years = long_journal(build / "bench-decade.painjournal", _DECADE)
    long = long_journal(build / "bench-list.painjournal", _LONG)
    large = long_journal(build / "bench-large.painjournal", _LARGE)
    empty = folder / "empty.painjournal"
    open_journal(empty).close()
    with screen() as environment:
        keys = form_takes_keys(sample, environment)
        memory = memory_idle(sample, environment)
        opens = journal_opens(large, empty, environment)
    home = folder / "home"
    home.mkdir()
    with TemporaryDirectory(prefix="pj-") as runtime, start_desktop(home, Path(runtime)) as desk:
        packages = packaged(desk, ten_years)
    saved = save_to_commit(folder)
    saved_encrypted = save_encrypted(ten_years, folder)
    application = dressed_application()
    redrawn = save_to_redrawn(sample, folder)
    years = century(long_years, folder)
    listed = long_list(long)
    silence = silence_while_backing_up(large, folder)
    locked = lock(ten_years, folder)
    looked = list(looking(ten_years, folder))
    charts = list(every_chart(long_years))
    application.quit()
    whole = [keys, opens, saved, saved_encrypted, locked, redrawn, years, memory, listed, silence]
    return [*packages, *whole, *looked, *charts]


if __name__ == "__main__":
    main()
