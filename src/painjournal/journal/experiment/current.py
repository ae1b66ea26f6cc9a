"""Which of several experiments is spoken of."""

from collections.abc import Sequence

from painjournal.journal.experiment.experiment import Experiment


def newest_first(experiments: Sequence[Experiment]) -> list[Experiment]:
    """The one that is running, then the others, from the last that was planned to the first.

    One that was planned later may have an earlier first day: of a plan that was stopped before
    it began.
    """
    return sorted(experiments, key=lambda one: (one.is_running, one.plan.created), reverse=True)


def current(experiments: Sequence[Experiment]) -> Experiment | None:
    """The one that is running, or else the last that was planned; none if there is none."""
    return next(iter(newest_first(experiments)), None)
