"""An experiment in plain English."""

from painjournal.journal.entry import Direction
from painjournal.journal.experiment.plan import Expected
from painjournal.journal.experiment.spec import Spec
from painjournal.journal.outcome import Outcome
from painjournal.journal.words import count

#: What can be compared: the outcome, what backward is compared with, and what that is called.
COMPARISONS = (
    (Outcome.CHANGE, Direction.FORWARD, "Backward or forward, over each walk"),
    (Outcome.MORNING, Direction.FORWARD, "Backward or forward, the next morning"),
    (Outcome.MORNING, Direction.NO_WALK, "Backward or no walk, the next morning"),
)
#: While it is running.
HIDDEN = "What comes of it stays hidden until the end, so that it cannot lead you."
#: Of one that is not as it was stored.
VOID = (
    "The stored record of the last experiment is not as it was written, so it shows no direction "
    "and gives no verdict. What was logged stays in the journal."
)
CLOCK_WENT_BACK = (
    "This computer’s clock was set back during the experiment, so some days may be mixed up. "
    "Look whether its date and time are right."
)
MORE_PAIN = "More pain than usual for three days. You may stop at any time."
_EXPECTED = {
    Expected.BETTER: "You expect less pain.",
    Expected.SAME: "You expect the same pain.",
    Expected.WORSE: "You expect more pain.",
    Expected.UNKNOWN: "You do not know what to expect.",
}


def comparison_name(outcome: Outcome, comparator: Direction) -> str:
    """What is compared: “Backward or forward, over each walk”."""
    (name,) = (text for *what, text in COMPARISONS if what == [outcome, comparator])
    return name


def length_name(spec: Spec) -> str:
    """How long it is: “21 pairs of days (42 days)”, “10 blocks of 4 + 4 days (80 days)”."""
    if spec.period_days == 1:
        return f"{count(spec.blocks, 'pair')} of days ({spec.days} days)"
    each = f"{spec.period_days} + {spec.period_days}"
    return f"{count(spec.blocks, 'block')} of {each} days ({spec.days} days)"


def expected_words(expected: Expected) -> str:
    """What the person expected, as a sentence to them."""
    return _EXPECTED[expected]
