"""What may follow a walk: which pain is looked at."""

from enum import Enum


class Outcome(Enum):
    """Which pain, in a person's words."""

    MORNING = "pain the next morning"
    DAY = "pain that day"
    CHANGE = "change over a walk"
