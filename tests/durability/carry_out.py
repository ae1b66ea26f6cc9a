"""`python -m tests.durability.carry_out NAME FOLDER`: one of the operations, to be traced.

A line on standard output acknowledges that it begins, and another that it is done.
"""

import sys
from pathlib import Path

from tests.durability.whole_operations import OPERATIONS


def command(name: str, folder: Path) -> list[str]:
    """The program that does the operation called `name`."""
    return [sys.executable, "-m", "tests.durability.carry_out", name, str(folder)]


def acknowledge() -> None:
    """Tell who reads the trace."""
    print(flush=True)


if __name__ == "__main__":
    OPERATIONS[sys.argv[1]].work(acknowledge, Path(sys.argv[2]))
    acknowledge()
