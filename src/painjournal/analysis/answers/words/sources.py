"""From which days an answer comes."""

from painjournal.analysis.answers.worked import Worked
from painjournal.journal.words import days_name


def source(worked: Worked) -> str:
    """The experiment with its days, or the days that the person chose; a sentence."""
    experiment = worked.experiment
    if experiment is None:
        return "From all days that you chose yourself."
    days = days_name(experiment.plan.first_day, experiment.last_day)
    return f"From your experiment, {days}."
