"""What happened to an experiment since it began: added one after the other, never changed."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from painjournal.journal.experiment.plan import canonical
from painjournal.journal.experiment.spec import Spec
from painjournal.journal.outcome import Outcome
from painjournal.journal.scales import check_nrs


class StopReason(StrEnum):
    """Why an experiment was stopped before its end; none of them gives a verdict."""

    PAIN = "more pain"
    FALL = "a fall"
    OTHER = "another reason"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something that happened at the instant `at` (UTC), on the local date `on`."""

    at: datetime
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown(Happening):
    """The direction of day `day` (from 0) was shown, after `pain` (NRS) had been logged.

    `minute` is the local time, in minutes from midnight.
    """

    day: int
    minute: int
    pain: int

    def __post_init__(self) -> None:
        check_nrs("pain", self.pain)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paused(Happening):
    """From `since` on no block begins; one that is under way goes on to its end."""

    since: date
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(Happening):
    """From `since` on blocks begin again."""

    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked(Happening):
    """The one early look was taken; `clear` says that it ended the experiment."""

    clear: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped(Happening):
    """It was stopped before its end."""

    reason: StopReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended(Happening):
    """It came to its end, and its result was shown, from what was logged until then.

    A value a day of the experiment: `pain` and `before` in NRS, none where nothing was logged,
    and whether the drawn direction was `followed`. What is changed in the journal afterwards
    does not change the result.
    """

    pain: tuple[float | None, ...]
    before: tuple[float | None, ...]
    followed: tuple[bool, ...]

    def rated(self, spec: Spec) -> tuple[int, int]:
        """How many of the days that count have their ratings, and how many there are."""
        both = spec.outcome is Outcome.CHANGE
        days = zip(spec.counted, self.pain, self.before, strict=True)
        has = [
            pain is not None and not (both and before is None)
            for counts, pain, before in days
            if counts
        ]
        return sum(has), len(has)


_KINDS: dict[str, type[Happening]] = {
    "shown": Shown,
    "paused": Paused,
    "resumed": Resumed,
    "looked": Looked,
    "stopped": Stopped,
    "ended": Ended,
}
_READ: dict[str, Callable[[Any], Any]] = {
    "at": datetime.fromisoformat,
    "on": date.fromisoformat,
    "since": date.fromisoformat,
    "reason": StopReason,
    "pain": lambda value: tuple(value) if isinstance(value, list) else value,
    "before": tuple,
    "followed": tuple,
}


def happening_to_json(happening: Happening) -> str:
    """A happening as canonical JSON."""
    (kind,) = (name for name, one in _KINDS.items() if type(happening) is one)
    values = {name: _written(getattr(happening, name)) for name in _names(type(happening))}
    return canonical({"kind": kind, **values})


def happening_from_json(text: str) -> Happening:
    """The happening that `happening_to_json` wrote.

    Raises: ValueError, KeyError, TypeError: it is none.
    """
    values = json.loads(text)
    kind = _KINDS[values["kind"]]
    return kind(
        **{
            name: _READ.get(name, _as_it_is)(value)
            for name, value in values.items()
            if name != "kind"
        }
    )


def _names(kind: type[Happening]) -> list[str]:
    return list(kind.__dataclass_fields__)


def _written(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def _as_it_is(value: Any) -> Any:
    return value
