"""Imported once by the process that all children are forked from, so that each starts warm.

It makes, fills and reads one journal, and has none open when this is done.
"""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.durability.holding import EMPTY, opened, read_store
from tests.durability.steps import some_steps

with TemporaryDirectory() as folder:
    store = opened(Path(folder) / "warm.painjournal")
    for step in some_steps(Random(1), 30, EMPTY):
        step.carry_out(store)
    read_store(store)
    store.close()
