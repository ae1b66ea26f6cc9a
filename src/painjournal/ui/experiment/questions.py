"""What is asked before an experiment is paused, stopped or looked at early."""

from datetime import date

from PySide6.QtWidgets import QWidget

from painjournal.journal.experiment.experiment import Experiment
from painjournal.journal.experiment.happening import StopReason
from painjournal.journal.words import count, day_name
from painjournal.ui.experiment.reason_dialog import ReasonDialog
from painjournal.ui.widgets.question import Answer, Question

_STAY = Answer("experiment_stay", "Go on with the experiment")
_STOP_REASONS = (
    Answer(StopReason.PAIN, "More pain than usual"),
    Answer(StopReason.FALL, "I fell, or nearly fell"),
    Answer(StopReason.OTHER, "Another reason"),
)
#: What is said when it was stopped.
STOPPED = {
    StopReason.PAIN: "The experiment was stopped. Rest; see someone if the pain does not settle.",
    StopReason.FALL: "The experiment was stopped. If you are hurt, or not sure, have it looked at.",
    StopReason.OTHER: "The experiment was stopped. What you logged stays in your journal.",
}
_PAUSE_REASONS = (
    Answer("illness", "I am ill"),
    Answer("travel", "I am travelling"),
    Answer("another reason", "Another reason"),
)


def stop_question(parent: QWidget) -> ReasonDialog:
    """Before it is stopped, which needs no good reason."""
    facts = (
        "You may stop at any time. There will be no verdict then, and everything you logged "
        "stays in your journal. A new experiment can be planned later.",
        "Why do you stop?",
    )
    return ReasonDialog(
        "stop_experiment", "Stop the experiment?", facts, _STOP_REASONS, _STAY, parent
    )


def pause_question(experiment: Experiment, today: date, parent: QWidget) -> ReasonDialog:
    """Before it is paused; what is under way is not put off, and why."""
    facts = (
        *_until_when(experiment, today),
        "The days of the pause do not count, and nothing is lost by it.",
        "Why do you pause?",
    )
    return ReasonDialog(
        "pause_experiment", "Pause the experiment?", facts, _PAUSE_REASONS, _STAY, parent
    )


def look_question(parent: QWidget) -> Question:
    """Before the one early look, which costs a little."""
    facts = (
        "If the difference is very clear by now, the experiment ends here and you see its result. "
        "If not, nothing is shown, and it goes on to its end.",
        "This can be done once. It costs a little: at the end, the result must be slightly "
        "clearer before it counts, so that looking twice cannot mislead.",
    )
    go, stay = Answer("look_early", "Look once"), Answer("look_later", "Wait until the end")
    return Question("look_question", "Look once early?", facts, go=go, stay=stay, parent=parent)


def few_rated_question(rated: int, needed: int, parent: QWidget) -> Question:
    """Before the result of days most of which are empty: then there is no answer, for good."""
    facts = (
        f"{count(rated, 'day')} of {needed:,} have their ratings. With so few, there will be no "
        "answer, and that cannot be changed afterwards.",
        "If days are still to be logged, or the date of this computer is wrong, mend that first.",
    )
    go, stay = Answer("show_result_now", "Show it now"), Answer("show_result_later", "Not yet")
    asked = "Show the result now?"
    return Question("few_rated_question", asked, facts, go=go, stay=stay, parent=parent)


def _until_when(experiment: Experiment, today: date) -> tuple[str, ...]:
    """What goes on before a pause begins."""
    spec, day = experiment.plan.spec, experiment.day_on(today)
    if day is None:
        return ()
    block_days = spec.periods_per_block * spec.period_days
    is_first = day % block_days == 0
    if is_first and experiment.shown(day) is None:
        return ()
    block = "pair" if spec.period_days == 1 else "block"
    last = experiment.days[day - day % block_days + block_days - 1]
    return (
        f"The {block} of days under way goes on until {day_name(last, year=False)}, and the pause "
        f"begins after it: whoever has seen one half of a {block} can guess the other. Days on "
        "which you cannot walk may stay empty.",
    )
