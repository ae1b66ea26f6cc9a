"""When there could be an answer, where there is none yet."""

from painjournal.analysis.answers.answer import Question, Reason
from painjournal.analysis.answers.patience import GROWING
from painjournal.analysis.answers.words.figures import counted
from painjournal.analysis.answers.worked import Worked
from painjournal.journal.words import day_name

_FROM_NOW = {
    Question.OBSERVED: "With backward and other days in turn, each logged, it takes four weeks.",
    Question.DESCRIPTION: "With backward and other days in turn, each logged, it takes two weeks.",
    Question.DOSE: "With every day logged, it takes six weeks.",
}


def waiting(worked: Worked) -> str:
    """About how long it takes, in a sentence; empty where waiting changes nothing."""
    answer, experiment = worked.answer, worked.experiment
    reasons = {one.reason for one in answer.refusals}
    if experiment is not None:
        if Reason.NOT_BEGUN in reasons:
            return f"Its first day is {day_name(experiment.plan.first_day)}."
        if Reason.PLAN_UNFINISHED not in reasons or experiment.is_pausing:
            return ""
        return f"Its last day is {day_name(experiment.last_day)}, unless you pause it."
    if not reasons or reasons - GROWING:
        return ""
    if worked.weeks is None:
        return _FROM_NOW[answer.question]
    weeks = counted(worked.weeks, "week")
    return f"If you go on as you do now, that is in about {weeks}."
