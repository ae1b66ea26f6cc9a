"""An experiment with all that happened to it: where it stands on a day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from itertools import pairwise
from typing import TypeVar

from painjournal.journal.experiment.happening import (
    Ended,
    Happening,
    Looked,
    Paused,
    Resumed,
    Shown,
    Stopped,
)
from painjournal.journal.experiment.plan import Plan
from painjournal.journal.outcome import Outcome

_Kind = TypeVar("_Kind", bound=Happening)


class State(Enum):
    """Where an experiment stands."""

    WAITING = "has not begun"
    UNDER_WAY = "is under way"
    PAUSED = "is paused"
    OVER = "is over, and its result has not been looked at"
    ENDED = "has ended with a result"
    STOPPED = "was stopped"
    VOID = "is not as it was stored"


@dataclass(frozen=True, slots=True)
class Experiment:
    """A plan and its happenings, oldest first.

    `digest` is the SHA-256 of the plan as it was stored; `intact` says that plan and
    happenings are what they were when they were stored.
    """

    plan: Plan
    happenings: tuple[Happening, ...] = ()
    digest: str = ""
    intact: bool = True

    def after(self, happening: Happening) -> "Experiment":
        """This experiment after one more happening."""
        return replace(self, happenings=(*self.happenings, happening))

    @property
    def days(self) -> tuple[date, ...]:
        """The date of each of its days, as far as they are settled.

        A pause moves whole blocks: whoever knows one day of a block may guess the other, so
        that within a block nothing can be put off, and one of which a direction was shown stays
        where it was, whatever clock the pause was asked by. While it is paused, later blocks have
        no dates yet.
        """
        spec = self.plan.spec
        block_days = spec.periods_per_block * spec.period_days
        seen = {
            one.day // block_days: one.on - timedelta(days=one.day % block_days)
            for one in self._all(Shown)
        }
        found: list[date] = []
        begins = self.plan.first_day
        for block in range(spec.blocks):
            settled = seen.get(block) or self._after_pauses(begins)
            if settled is None:
                break
            found += [settled + timedelta(days=day) for day in range(block_days)]
            begins = settled + timedelta(days=block_days)
        return tuple(found)

    @property
    def pauses(self) -> tuple[tuple[date, date | None], ...]:
        """First day of each pause, and the first day after it; none while it lasts."""
        found: list[tuple[date, date | None]] = []
        for one in self.happenings:
            if isinstance(one, Paused):
                found.append((one.since, None))
            elif isinstance(one, Resumed) and found:
                found[-1] = (found[-1][0], one.since)
        return tuple(found)

    def state(self, today: date) -> State:
        """Where it stands on `today`."""
        if not self.intact:
            return State.VOID
        if self.ended is not None or self.stopped is not None:
            return State.STOPPED if self.ended is None else State.ENDED
        if today < self.plan.first_day:  # a pause may have begun even before the first day
            return State.WAITING if self.days else State.PAUSED
        if self.is_over(today):
            return State.OVER
        waits = self.is_pausing and self.day_on(today) is None
        return State.PAUSED if waits else State.UNDER_WAY

    @property
    def is_pausing(self) -> bool:
        """Whether blocks wait for the end of a pause; one that is under way goes on to its end."""
        return len(self.days) < self.plan.spec.days

    def blocks_from(self, day: date) -> int:
        """How many blocks begin on `day` or later, as far as that is settled."""
        spec = self.plan.spec
        begin = self.days[:: spec.periods_per_block * spec.period_days]
        return sum(one >= day for one in begin)

    @property
    def is_running(self) -> bool:
        """Whether it still has days to come, or a result that nobody has seen."""
        return self.intact and self.ended is None and self.stopped is None

    def is_over(self, today: date) -> bool:
        """Whether only its result is left to come.

        Its last outcome can have been logged by the end of the day before `today`, or the early
        look was clear.
        """
        if self.is_decided:
            return True
        days = self.days
        after = 1 if self.plan.spec.outcome is Outcome.MORNING else 0
        return len(days) == self.plan.spec.days and today > days[-1] + timedelta(days=after)

    def day_on(self, day: date) -> int | None:
        """Which day of the experiment, from 0, this date is; none if it is not one of them."""
        days = self.days
        return days.index(day) if day in days else None

    def shown(self, day: int) -> Shown | None:
        """When, and after which pain, the direction of day `day` was shown; none if it was not.

        A direction stays the same within a period, and is shown once for all of it.
        """
        length = self.plan.spec.period_days
        for one in self._all(Shown):
            if one.day // length == day // length:
                return one
        return None

    @property
    def looked(self) -> Looked | None:
        """The one early look, if it was taken."""
        return next(self._all(Looked), None)

    @property
    def is_decided(self) -> bool:
        """Whether the early look was clear, which ends it."""
        return self.looked is not None and self.looked.clear

    @property
    def stopped(self) -> Stopped | None:
        """How it was stopped, if it was."""
        return next(self._all(Stopped), None)

    @property
    def ended(self) -> Ended | None:
        """What had been logged when its result was shown, if it was."""
        return next(self._all(Ended), None)

    @property
    def clock_went_back(self) -> bool:
        """Whether something is stored as happening before what was stored earlier."""
        instants = [self.plan.created, *(one.at for one in self.happenings)]
        return any(later < earlier for earlier, later in pairwise(instants))

    @property
    def last_day(self) -> date:
        """The last date it touches so far: of its days, or of what happened."""
        ends = [one.on for one in (self.ended, self.stopped) if one is not None]
        days = self.days or (self.plan.first_day,)
        return min([days[-1], *ends]) if ends else days[-1]

    def _all(self, kind: type[_Kind]) -> Iterator[_Kind]:
        return (one for one in self.happenings if isinstance(one, kind))

    def _after_pauses(self, day: date) -> date | None:
        for since, until in self.pauses:
            if until is None and since <= day:
                return None
            if until is not None and since <= day < until:
                day = until
        return day


def overlaps(one: Experiment, other: Experiment) -> bool:
    """Whether two experiments share days, so that neither can be trusted."""
    return (
        one.plan.uuid != other.plan.uuid
        and one.plan.first_day <= other.last_day
        and other.plan.first_day <= one.last_day
    )
