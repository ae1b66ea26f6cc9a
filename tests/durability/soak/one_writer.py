"""Promises 11 and 12: starts that are not the only ones, and folders that are copied."""

from pathlib import Path
from statistics import median

from tests.durability.processes import ask
from tests.durability.second_starts import second_starter
from tests.durability.soak.measured import Measured
from tests.durability.synced_starts import start_in_all

_STARTS, _KILLS, _QUESTIONS = 60, 60, 20
_HANDED_OVER_SECONDS = 2.0


def second_starts(folder: Path) -> Measured:
    """Second starts, killed windows and locks of another computer, on a real desktop."""
    with second_starter(folder) as starter:
        starter.hand_over(_STARTS)
        starter.ask(_QUESTIONS)
        starter.kill(_KILLS, 1)
    told = starter.told
    seconds = told.handed_over_seconds
    figure = (
        f"{len(seconds)} second starts: the window in front after {median(seconds):.1f} s "
        f"(at most {max(seconds):.1f}; ≤ {_HANDED_OVER_SECONDS:.0f}), 0 files written; "
        f"{told.cleared} locks of windows killed by kill −9 taken by the next start; "
        f"{told.asked} locks of another computer asked about; {len(told.faults)} otherwise"
    )
    met = (
        not told.faults
        and (len(seconds), told.cleared, told.asked) == (_STARTS, _KILLS, _QUESTIONS)
        and max(seconds) <= _HANDED_OVER_SECONDS
    )
    return Measured(11, "one instance writes", figure, met)


def synced(folder: Path) -> Measured:
    """Starts in folders of every service that is known."""
    told = ask(start_in_all, folder)
    figure = (
        f"{told.folders} folders of {len(told.services)} services: {told.asked} asked about with "
        f"0 bytes written before; {told.kept_local} journals kept on this computer when that was "
        f"chosen, their backups in the copied folder; {len(told.faults)} otherwise"
    )
    met = not told.faults and told.asked == told.kept_local == told.folders > 0
    return Measured(12, "a synced folder is noticed", figure, met)
