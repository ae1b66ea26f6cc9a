"""What ordinary days show before an experiment: how pain varies, and how often it is not logged."""

import numpy as np

from painjournal.analysis.daily import Floats
from painjournal.journal.experiment.run_in import RunIn


def run_in(outcome: Floats) -> RunIn:
    """From the outcome of each calendar day in turn, not-a-number where it is missing.

    Raises: ValueError: fewer than three days have the outcome.
    """
    known = outcome[~np.isnan(outcome)]
    if len(known) < 3:
        raise ValueError("A run-in needs at least three days with a rating.")
    return RunIn(
        days=len(known),
        mean=float(known.mean()),
        sd=float(known.std(ddof=1)),
        phi=autocorrelation(outcome, 1),
        missing=1 - len(known) / len(outcome),
    )


def autocorrelation(values: Floats, lag: int) -> float:
    """How alike values are to those `lag` places before, −1–1; 0 when all are equal.

    The estimator of R's `acf`; a place that is not-a-number takes part in no pair.
    """
    away = values - values[~np.isnan(values)].mean()
    spread = float(np.nansum(away**2))
    return float(np.nansum(away[lag:] * away[: len(away) - lag])) / spread if spread else 0.0
