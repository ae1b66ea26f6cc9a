"""An ended experiment block by block, as it was judged."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from painjournal.analysis.answers.answer import Answer
from painjournal.analysis.answers.experiment_days import ExperimentDays
from painjournal.analysis.daily import Flags, Floats
from painjournal.analysis.experiment.blocks import block_differences
from painjournal.analysis.experiment.by_chance import ByChance, by_chance
from painjournal.analysis.experiment.judging import usable_blocks


@dataclass(frozen=True, slots=True)
class Blocks:
    """An element a block: `difference` (backward − comparator, NRS) has the estimate as its mean.

    It is not-a-number where a direction has no outcome. `followed` is the share of backward
    days, and of the others, that were walked as drawn.
    """

    first: tuple[date, ...]
    last: tuple[date, ...]
    difference: Floats
    backward_first: Flags
    followed: tuple[float, float]
    by_chance: ByChance


def blocks_of(days: ExperimentDays, answer: Answer) -> Blocks | None:
    """The blocks behind an experiment's answer; none where it is refused."""
    if answer.count is None or answer.total is None:
        return None
    spec, periods = days.spec, days.periods
    _, steps = usable_blocks(spec, days.schedule, periods)
    differences = block_differences(spec, days.schedule[np.newaxis], periods.outcome)[0]
    dates = days.day.reshape(spec.blocks, -1)
    return Blocks(
        first=tuple(dates[:, 0].astype(object)),
        last=tuple(dates[:, -1].astype(object)),
        difference=differences / steps.mean(),
        backward_first=days.schedule.reshape(spec.blocks, -1)[:, 0],
        followed=(
            float(days.followed[days.backward].mean()),
            float(days.followed[~days.backward].mean()),
        ),
        by_chance=by_chance(spec, days.schedule, periods, (answer.count, answer.total)),
    )
