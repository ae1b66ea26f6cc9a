"""From a range to a verdict, and how much more would bring one."""

import math

from painjournal.analysis.answers.answer import Verdict

#: A difference that matters unless the person says otherwise, NRS points (Salaffi 2004).
MATTERS = 1.0
#: Verdicts that say that there is a difference.
DIFFERENT = (Verdict.HELPED, Verdict.HELPED_SIZE_UNCERTAIN, Verdict.WORSE)


def verdict_of(low: float, high: float, matters: float) -> Verdict:
    """What the range `low` to `high` says beside a difference of `matters` points.

    Raises: ValueError: a limit is no number, they are the wrong way round, or `matters` is
        not greater than 0.
    """
    if not (low <= high and 0 < matters < math.inf):
        raise ValueError("A verdict needs a range, and a difference that matters.")
    if high <= -matters:
        return Verdict.HELPED
    if -matters < low and high < matters:
        return Verdict.NO_DIFFERENCE
    if high < 0:
        return Verdict.HELPED_SIZE_UNCERTAIN
    return Verdict.WORSE if low > 0 else Verdict.CANNOT_TELL


def enough_of(have: int, low: float, high: float, estimate: float, matters: float) -> int | None:
    """About how many in all would tell, if the estimate stays and the range shrinks as 1 / √n.

    The range must come to lie on one side of 0, or between −`matters` and `matters`: whatever
    is nearer. None for a range without an end.
    """
    half = (high - low) / 2
    if not math.isfinite(half):
        return None
    wanted = max(abs(estimate), matters - abs(estimate))
    return max(have + 1, math.ceil(have * (half / wanted) ** 2))
