from pathlib import Path

from tests.durability.large import make_large, run_long
from tests.durability.processes import ask


def test_a_long_run_neither_slows_down_nor_grows(tmp_path: Path) -> None:
    """At a small count; `make soak` does it with a million entries."""
    path = tmp_path / "large.painjournal"
    ask(make_large, path, 2**13)
    told = ask(run_long, path, 500)
    assert told.entries == 2**13 + 1000
    assert told.save_p99 <= 50
    assert told.grown <= 20
