"""An experiment as figures for --json: never its order, nor what came of it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from painjournal.journal.experiment.experiment import Experiment
from painjournal.journal.experiment.plan import Plan

if TYPE_CHECKING:  # each command loads only what it needs
    from painjournal.analysis.answers.days_so_far import DaySoFar


def plan_figures(plan: Plan) -> dict[str, Any]:
    """What was planned."""
    spec = plan.spec
    return {
        "id": str(plan.uuid),
        "outcome": spec.outcome.value,
        "comparator": spec.comparator,
        "blocks": spec.blocks,
        "days": spec.days,
        "first_day": plan.first_day.isoformat(),
        "minutes": plan.minutes,
        "matters": plan.matters,
        "expected": plan.expected,
        "ordinary_days": plan.run_in.days,
        "usual_pain": plan.usual_pain,
    }


def experiment_figures(
    experiment: Experiment, days: "Sequence[DaySoFar]", today: date
) -> dict[str, Any]:
    """What was planned, where it stands, and how its days went; last days are the last included.

    Of one that is not as it was stored, only that.
    """
    stands = {
        "id": str(experiment.plan.uuid),
        "digest": experiment.digest,
        "as_stored": experiment.intact,
        "state": experiment.state(today).name.lower().replace("_", "-"),
    }
    if not experiment.intact:
        return stands
    return {
        **stands,
        **plan_figures(experiment.plan),
        "pauses": [
            {
                "first": since.isoformat(),
                "last": None if until is None else (until - timedelta(days=1)).isoformat(),
            }
            for since, until in experiment.pauses
        ],
        "clock_went_back": experiment.clock_went_back,
        "so_far": [_day(one) for one in days],
    }


def _day(one: "DaySoFar") -> dict[str, Any]:
    return {
        "date": one.day.isoformat(),
        "day": one.number,
        "drawn": one.direction,
        "went": one.went,
        "rated": one.is_rated,
    }
