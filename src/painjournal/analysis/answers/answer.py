"""What was asked and what came of it: values from which pages, files and sentences are made."""

from dataclasses import dataclass
from enum import StrEnum

from painjournal.journal.entry import Direction
from painjournal.journal.outcome import Outcome


class Question(StrEnum):
    """By which way an answer is sought."""

    EXPERIMENT = "E"
    OBSERVED = "O"
    DOSE = "D"
    DESCRIPTION = "N"
    CHANCES = "B"


class Verdict(StrEnum):
    """What a range says beside the difference that matters."""

    HELPED = "helped"
    HELPED_SIZE_UNCERTAIN = "helped-size-uncertain"
    NO_DIFFERENCE = "no-difference"
    WORSE = "worse"
    CANNOT_TELL = "cannot-tell"
    REFUSED = "refused"


class Reason(StrEnum):
    """Why there is no answer."""

    SCHEDULE_CHANGED = "schedule-changed"
    NOT_BEGUN = "not-begun"
    PLAN_UNFINISHED = "plan-unfinished"
    RESULT_WAITS = "result-waits"
    STOPPED = "stopped"
    OVERLAPPING = "overlapping"
    FEW_BLOCKS = "few-blocks"
    LOW_ADHERENCE = "low-adherence"
    MANY_MISSING = "many-missing"
    UNEVEN_MISSING = "uneven-missing"
    AT_THE_ENDS = "at-the-ends"
    NO_VARIATION = "no-variation"
    NO_CONTRAST = "no-contrast"
    FEW_WALKS = "few-walks"
    FEW_DAYS = "few-days"
    FEW_SWITCHES = "few-switches"
    PAIN_BEFORE_DIFFERS = "pain-before-differs"
    MINUTES_APART = "minutes-apart"
    MINUTES_ALIKE = "minutes-alike"


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason with its number: what was `found`, and the `limit` it did not keep.

    Counts are whole; shares lie between 0 and 1; `PAIN_BEFORE_DIFFERS` is in standard
    deviations, `MINUTES_APART` and `MINUTES_ALIKE` are in minutes. Both are 0 where there is
    no number to a reason.
    """

    reason: Reason
    found: float = 0.0
    limit: float = 0.0


@dataclass(frozen=True, slots=True)
class Counts:
    """What an answer rests on.

    `days` have everything that was needed, `missing` lack some of it. `backward` and `other`
    are the days of each direction among `days`; of a dose, days with a walk and without. Of an
    experiment, `blocks` can be used of those `planned`, and each takes `block_days`.
    """

    days: int
    missing: int
    backward: int
    other: int
    blocks: int = 0
    planned: int = 0
    block_days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One question answered, or not.

    `estimate`, `low` and `high` are NRS points (backward − comparator, so that negative is
    better); for a dose, points for each 10 minutes; for a description, the share of pairs in
    which backward was better. The range has the chance `level`. `matters` is M in points.

    `verdict` is none where a question never has one. `count` of `total` orders differ as much
    as the drawn one; `paired_t` is the range of the paired t-test, for comparison. `worst` is
    the verdict if what is missing had spoken against the finding. `enough` says about how many
    blocks (days, without an experiment) would tell, if it goes on like this.
    `below_zero` and `enough_to_matter` are chances of a difference below 0, and of −M or less.
    """

    question: Question
    outcome: Outcome
    comparator: Direction | None
    matters: float
    counts: Counts
    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    level: float = 0.95
    p: float | None = None
    verdict: Verdict | None = None
    refusals: tuple[Refusal, ...] = ()
    count: int | None = None
    total: int | None = None
    paired_t: tuple[float, float] | None = None
    worst: Verdict | None = None
    enough: int | None = None
    below_zero: float | None = None
    enough_to_matter: float | None = None
    exploratory: bool = False
