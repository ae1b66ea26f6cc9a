"""The first step of the program, before anything of it is loaded."""

import gc
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code."""
    gc.disable()  # until the form is painted, or a command begins: what is made until then stays
    try:
        from painjournal.wiring import run

        return run(arguments)
    finally:
        gc.enable()
