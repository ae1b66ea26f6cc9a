"""The axis that an answer's range stands on, and what its two sides mean."""

from dataclasses import dataclass

from painjournal.analysis.answers.answer import Answer, Question
from painjournal.analysis.answers.words.figures import known, other_day, side
from painjournal.charts.value_words import signed
from painjournal.journal.outcome import Outcome

_POINTS_AT_LEAST = 3.0
_POINTS_AT_MOST = 6.0
_DOSES = (0.5, 1.0, 2.0, 3.0)  # points that a dose's axis reaches to either side


@dataclass(frozen=True, slots=True)
class Ruler:
    """From `low` to `high` around `middle`, where there is no difference; a tick each `step`.

    `better` and `worse` say what lies to the left and to the right; `near` is how far from
    the middle a difference is too small to matter, none where that is not asked.
    """

    low: float
    middle: float
    high: float
    step: float
    better: str
    worse: str
    near: float | None = None

    def label(self, tick: float) -> str:
        """What stands at a tick."""
        if tick == self.middle:
            return "no difference" if self.middle == 0 else "50: no difference"
        return signed(tick) if self.middle == 0 else f"{tick:.0f}"


def ruler_of(answer: Answer) -> Ruler:
    """The ruler of a question, long enough for its answer as far as any is."""
    match answer.question:
        case Question.DESCRIPTION:
            other = f"better: {other_day(answer)}"
            return Ruler(0, 50, 100, 25, f"← {other}", "better: backward day →")
        case Question.DOSE:
            return _of_dose(answer)
        case Question.OBSERVED:
            return _of_points(answer, _of_days(answer))
        case _:
            return _of_points(answer, "backward")


def value_words(answer: Answer) -> str:
    """What stands at the estimate."""
    estimate, _, _ = known(answer)
    if answer.question is Question.DESCRIPTION:
        return f"{round(100 * estimate)} of 100 pairs"
    return side(estimate).replace("no different", "no difference")


def placed(answer: Answer) -> tuple[float, float, float]:
    """Low end, estimate and high end, in units of the ruler."""
    estimate, low, high = known(answer)
    scale = 100 if answer.question is Question.DESCRIPTION else 1
    return scale * low, scale * estimate, scale * high


def _of_days(answer: Answer) -> str:
    if answer.outcome is Outcome.CHANGE:
        return "backward walks"
    return "backward days"


def _of_points(answer: Answer, way: str) -> Ruler:
    furthest = _furthest(answer)
    reach = float(min(max(_POINTS_AT_LEAST, furthest + 0.4, 1.6 * answer.matters), _POINTS_AT_MOST))
    after = "after" if answer.question is Question.OBSERVED else "with"
    better, worse = f"← less pain {after} {way}", "more pain →"
    return Ruler(-reach, 0, reach, 1, better, worse, answer.matters)


def _of_dose(answer: Answer) -> Ruler:
    reach = next((one for one in _DOSES if _furthest(answer) < one), _DOSES[-1])
    return Ruler(-reach, 0, reach, reach / 2, "← less pain after longer walks", "more pain →")


def _furthest(answer: Answer) -> float:
    ends = [end for end in (answer.low, answer.high) if end is not None]
    return max((abs(end) for end in ends), default=0.0)
