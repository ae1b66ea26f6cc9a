"""Promise 26 at its full count."""

from pathlib import Path

from tests.durability.large import make_large, run_long
from tests.durability.processes import ask
from tests.durability.soak.measured import Measured

_ENTRIES = 2**20
_SAVES = 20_000
_SAVE_MS = 50
_GROWN_MIB = 20


def long_run(folder: Path) -> Measured:
    """A million entries, and 20,000 saves more."""
    path = folder / "large.painjournal"
    ask(make_large, path, _ENTRIES)
    told = ask(run_long, path, _SAVES)
    figure = (
        f"{told.entries:,} entries: p99 of {_SAVES:,} saves {told.save_p99:.1f} ms (≤ {_SAVE_MS}); "
        f"the process grew by {told.grown:.1f} MiB (≤ {_GROWN_MIB})"
    )
    met = told.save_p99 <= _SAVE_MS and told.grown <= _GROWN_MIB
    return Measured(26, "large journals stay quick", figure, met)
