"""Whether something can be what happens to an experiment next."""

from painjournal.journal.errors import EntryError
from painjournal.journal.experiment.experiment import Experiment
from painjournal.journal.experiment.happening import (
    Ended,
    Happening,
    Looked,
    Paused,
    Resumed,
    Shown,
)


def check_fits(experiment: Experiment, happening: Happening) -> None:
    """Raise EntryError unless `happening` can come after all that happened.

    Where it cannot, another window was quicker, or what is asked makes no sense.
    """
    if experiment.ended is not None or experiment.stopped is not None:
        raise EntryError("experiment", "This experiment has ended already.")
    if not _fits(experiment, happening):
        raise EntryError(
            "experiment", "This experiment was changed elsewhere. Look at it again, then retry."
        )


def _fits(experiment: Experiment, happening: Happening) -> bool:
    match happening:
        case Shown(on=on, day=day):
            return experiment.day_on(on) == day and experiment.shown(day) is None
        case Paused():
            return not experiment.is_pausing
        case Resumed():
            return experiment.is_pausing
        case Looked():
            return experiment.looked is None
        case Ended(pain=pain, before=before, followed=followed):
            lengths = {len(pain), len(before), len(followed)}
            return lengths == {experiment.plan.spec.days}
    return True
