"""An experiment without a gap."""

from dataclasses import replace

import numpy as np

from painjournal.analysis.answers.experiment_days import ExperimentDays
from painjournal.journal.experiment.spec import Spec, day_pairs
from tests.simulate.people import experiment


def whole_experiment(seed: int, effect: float, spec: Spec | None = None) -> ExperimentDays:
    """A whole experiment in which nothing is missing and everything was walked."""
    chance = np.random.default_rng(seed)
    made = experiment(chance, spec or day_pairs(21), effect, missing=0.0)
    return replace(made, followed=np.ones(made.spec.days, dtype=bool))
