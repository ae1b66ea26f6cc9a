"""What a person may do about an experiment."""

from enum import StrEnum


class Offer(StrEnum):
    """One thing to do, by what its button says."""

    PLAN = "Plan an experiment…"
    PLAN_NEXT = "Plan the next one…"
    SHOW = "Show the result"
    GO_ON = "Go on"
    PAUSE = "Pause…"
    LOOK = "Look once early…"
    STOP = "Stop…"
