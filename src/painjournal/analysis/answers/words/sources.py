"""From which days an answer comes."""

from painjournal.analysis.answers.worked import Worked
from painjournal.journal.experiment.experiment import Experiment
from painjournal.journal.words import day_name, days_name


def source(worked: Worked) -> str:
    """The experiment with its days, or the days that the person chose; a sentence."""
    experiment = worked.experiment
    if experiment is None:
        return "From all days that you chose yourself."
    return f"From your experiment, {experiment_days(experiment)}."


def experiment_days(experiment: Experiment) -> str:
    """From when to when it went, or when it was to begin, if it was stopped before that."""
    first, last = experiment.plan.first_day, experiment.last_day
    return days_name(first, last) if first <= last else f"planned for {day_name(first)}"
