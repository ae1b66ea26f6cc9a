"""What ordinary days show before an experiment: how pain varies, and how often it is not logged."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RunIn:
    """What a power calculation and a prior take from ordinary days.

    `days` have the outcome; its `mean` and `sd` are in NRS points, `phi` is the correlation of
    neighbouring days, `missing` the share of days without the outcome, 0–1.
    """

    days: int
    mean: float
    sd: float
    phi: float
    missing: float
