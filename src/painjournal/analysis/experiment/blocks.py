"""From the days of an experiment to what the order makes of them, block by block."""

from dataclasses import dataclass

import numpy as np

from painjournal.analysis.daily import Flags, Floats
from painjournal.journal.experiment.spec import Spec


@dataclass(frozen=True, slots=True)
class Periods:
    """The mean outcome of each period's counted days, after a model without the treatment.

    `outcome` in NRS points, not-a-number where nothing is known; `step` is what the same model
    leaves of a difference of one point between the directions as they were drawn.
    """

    outcome: Floats
    step: Floats


def periods_of(spec: Spec, schedule: Flags, outcome: Floats, covariates: Floats) -> Periods:
    """What a straight line through the covariates leaves, by period.

    `outcome` has a value a day of the experiment, not-a-number where it is missing;
    `covariates` a row a day and a column each, without an intercept. The line never sees the
    direction, so that it is the same for every order that could have been drawn.
    """
    known = np.array(spec.counted) & ~np.isnan(outcome)
    backward = np.repeat(schedule, spec.period_days).astype(float)
    table = np.column_stack((np.ones(len(outcome)), covariates))[known]
    base = _base(table)
    left = []
    for values in (outcome, backward):
        rest = np.full(len(values), np.nan)
        rest[known] = values[known] - base @ (base.T @ values[known])
        left.append(_means(rest.reshape(spec.periods, spec.period_days)))
    return Periods(*left)


def block_differences(spec: Spec, orders: Flags, values: Floats) -> Floats:
    """Mean of the backward periods − mean of the others, a row an order and a column a block.

    Not-a-number for a block in which a direction has no period with a value.
    """
    shape = (len(orders), spec.blocks, spec.periods_per_block)
    backward = orders.reshape(shape)
    known = ~np.isnan(values).reshape(shape[1:])
    filled = np.nan_to_num(values).reshape(shape[1:])
    means = []
    for arm in (backward & known, ~backward & known):
        count = arm.sum(axis=2)
        total = np.einsum("obp,bp->ob", arm, filled)
        means.append(np.where(count, total, np.nan) / np.where(count, count, 1))
    differences: Floats = means[0] - means[1]
    return differences


def _base(table: Floats) -> Floats:
    """Columns at right angles that span the same; those that say nothing new are left out."""
    spread = table - table.mean(axis=0) if len(table) else table
    scale = np.sqrt((spread**2).mean(axis=0)) if len(table) else np.ones(table.shape[1])
    used = [0, *(place for place in range(1, table.shape[1]) if scale[place] > 1e-9)]
    left, sizes, _ = np.linalg.svd(table[:, used], full_matrices=False)
    kept: Floats = left[:, sizes > 1e-9 * sizes[:1]]
    return kept


def _means(rows: Floats) -> Floats:
    """The mean of what is known in each row; not-a-number where nothing is."""
    known = ~np.isnan(rows)
    count = known.sum(axis=1)
    total = np.where(known, rows, 0).sum(axis=1)
    means: Floats = np.where(count, total, np.nan) / np.where(count, count, 1)
    return means
