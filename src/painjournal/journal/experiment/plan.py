"""The plan of an experiment, as it is stored before day 1 and never changed."""

import json
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from painjournal.journal.entry import Direction
from painjournal.journal.errors import EntryError
from painjournal.journal.experiment.run_in import RunIn
from painjournal.journal.experiment.spec import Spec
from painjournal.journal.outcome import Outcome
from painjournal.journal.scales import check_date

#: The version of what is stored; a plan of a later one is not understood.
PLAN_VERSION = 1
#: How the order comes out of the seed; `analysis.experiment.schedule` does it.
GENERATOR = "NumPy PCG64 from SeedSequence(seed), the upper 53 bits of one draw a period"
#: What the person may say matters to them, NRS points.
MATTERS = (0.5, 1.0, 1.5, 2.0, 3.0)
#: Minutes of each walk.
WALK_MINUTES = range(1, 181)


class Expected(StrEnum):
    """What the person expects of walking backward before it begins: nobody can be blinded."""

    BETTER = "better"
    SAME = "the same"
    WORSE = "worse"
    UNKNOWN = "do not know"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One experiment before its first day: the comparison, the drawn order, and how it is judged.

    `schedule` has a value a period, true for backward; `seed` is where it came from. `matters`
    is the difference that matters, NRS points. `usual_pain` is the mean pain of the run-in's
    days (NRS), beside which pain that rises is noticed. `covariates` and `looks` are what the
    test will use. `created` is an instant in UTC, `zone` the zone's name where it is known.

    Raises: EntryError: a part lies outside what can be chosen.
    """

    spec: Spec
    schedule: tuple[bool, ...]
    seed: int
    first_day: date
    minutes: int
    matters: float
    expected: Expected
    run_in: RunIn
    usual_pain: float
    created: datetime
    zone: str | None = None
    covariates: tuple[str, ...] = ("trend", "weekend", "pain before")
    looks: int = 1
    generator: str = GENERATOR
    uuid: UUID = field(default_factory=uuid4)

    def __post_init__(self) -> None:
        check_date(self.first_day, "first_day")
        if self.minutes not in WALK_MINUTES:
            raise EntryError("minutes", f"A walk lasts 1 to {WALK_MINUTES[-1]} minutes.")
        if self.matters not in MATTERS:
            raise EntryError("matters", "Choose one of the differences that are offered.")
        if len(self.schedule) != self.spec.periods:
            raise EntryError("schedule", "Each period has one direction.")

    def backward_on(self, day: int) -> bool:
        """Whether day `day` of the experiment, from 0, was drawn to be walked backward."""
        return self.schedule[day // self.spec.period_days]

    def direction_on(self, day: int) -> Direction:
        """The direction that was drawn for day `day`, from 0."""
        return Direction.BACKWARD if self.backward_on(day) else self.spec.comparator

    def to_json(self) -> str:
        """The plan as canonical JSON: sorted names, no spaces, ASCII; equal plans, equal text."""
        values = {
            "version": PLAN_VERSION,
            "uuid": str(self.uuid),
            "created": self.created.astimezone(UTC).isoformat(),
            "zone": self.zone,
            "first_day": self.first_day.isoformat(),
            "outcome": self.spec.outcome.value,
            "comparator": self.spec.comparator.value,
            "blocks": self.spec.blocks,
            "periods_per_block": self.spec.periods_per_block,
            "period_days": self.spec.period_days,
            "dropped_days": self.spec.dropped_days,
            "run_limit": self.spec.run_limit,
            "generator": self.generator,
            "seed": str(self.seed),  # longer than a number of JSON may be
            "schedule": "".join("B" if backward else "C" for backward in self.schedule),
            "minutes": self.minutes,
            "matters": self.matters,
            "expected": self.expected.value,
            "covariates": list(self.covariates),
            "looks": self.looks,
            "run_in": asdict(self.run_in),
            "usual_pain": self.usual_pain,
        }
        return canonical(values)

    @classmethod
    def from_json(cls, text: str) -> "Plan":
        """The plan that `to_json` wrote.

        Raises: ValueError, KeyError, TypeError: it is none, or of a later version.
        """
        values: dict[str, Any] = json.loads(text)
        if values["version"] != PLAN_VERSION:
            raise ValueError("This plan was made by a later version of the journal.")
        if set(values["schedule"]) - {"B", "C"}:
            raise ValueError("A schedule holds B and C only.")
        spec = Spec(
            blocks=values["blocks"],
            periods_per_block=values["periods_per_block"],
            period_days=values["period_days"],
            dropped_days=values["dropped_days"],
            run_limit=values["run_limit"],
            outcome=Outcome(values["outcome"]),
            comparator=Direction(values["comparator"]),
        )
        return cls(
            spec=spec,
            schedule=tuple(letter == "B" for letter in values["schedule"]),
            seed=int(values["seed"]),
            first_day=date.fromisoformat(values["first_day"]),
            minutes=values["minutes"],
            matters=values["matters"],
            expected=Expected(values["expected"]),
            run_in=RunIn(**values["run_in"]),
            usual_pain=values["usual_pain"],
            created=datetime.fromisoformat(values["created"]),
            zone=values["zone"],
            covariates=tuple(values["covariates"]),
            looks=values["looks"],
            generator=values["generator"],
            uuid=UUID(values["uuid"]),
        )


def canonical(values: dict[str, Any]) -> str:
    """The one JSON text of these values."""
    return json.dumps(values, sort_keys=True, separators=(",", ":"), allow_nan=False)
