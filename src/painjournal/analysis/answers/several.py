"""More than one question asked of the same days."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from painjournal.analysis.answers.answer import Answer, Verdict
from painjournal.analysis.answers.verdicts import DIFFERENT
from painjournal.analysis.daily import Floats
from painjournal.analysis.methods.checks import finite


def holm(p: ArrayLike) -> Floats:
    """Each p as it counts among all of them, so that 5 in 100 stay 5 in 100 (Holm 1979).

    Raises: ValueError: a p outside 0–1.
    """
    values = finite("p", p)
    if ((values < 0) | (values > 1)).any():
        raise ValueError("A p lies between 0 and 1.")
    order = np.argsort(values, kind="stable")
    adjusted = np.maximum.accumulate(values[order] * np.arange(len(values), 0, -1))
    found = np.empty(len(values))
    found[order] = np.minimum(adjusted, 1)
    return found


def as_exploratory(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """The answers other than the primary one: each p by Holm, and no difference claimed above it.

    All questions that could be looked at belong in here, not only those that were.
    """
    tested = [answer for answer in answers if answer.p is not None]
    adjusted = iter(holm([answer.p for answer in tested if answer.p is not None]))
    return tuple(
        replace(answer, exploratory=True)
        if answer.p is None
        else _adjusted(answer, float(next(adjusted)))
        for answer in answers
    )


def _adjusted(answer: Answer, p: float) -> Answer:
    kept = p <= 1 - answer.level + 1e-12 or answer.verdict not in DIFFERENT
    verdict = answer.verdict if kept else Verdict.CANNOT_TELL
    return replace(answer, p=p, verdict=verdict, exploratory=True)
