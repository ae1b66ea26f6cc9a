"""Experiments to rows and back, and the digests that tell whether they are as they were stored."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from typing import Any

from painjournal.journal.errors import JournalDamaged
from painjournal.journal.experiment.experiment import Experiment
from painjournal.journal.experiment.happening import (
    Happening,
    happening_from_json,
    happening_to_json,
)
from painjournal.journal.experiment.plan import Plan
from painjournal.journal.experiment.stored import Sealed, StoredExperiment
from painjournal.storage.records.from_file import from_file
from painjournal.storage.records.rows import row_hash

#: In the order in which they are hashed; never reorder, only append.
EXPERIMENT_COLUMNS = ("uuid", "content", "digest")
HAPPENING_COLUMNS = ("experiment", "place", "content", "digest")

_Values = Mapping[str, Any]


def experiment_values(plan: Plan) -> dict[str, Any]:
    """The columns of the row that stores `plan`, digest and hash included."""
    content = plan.to_json()
    values = {"uuid": str(plan.uuid), "content": content, "digest": _digest(content)}
    return values | {"row_hash": row_hash(values, EXPERIMENT_COLUMNS)}


def happening_values(
    happening: Happening, experiment: str, place: int, digest: str
) -> dict[str, Any]:
    """The columns of the row that stores what happened next.

    `digest` is that of what is stored before it, a happening or else the plan: none can be
    changed or left out without all that follow.
    """
    content = happening_to_json(happening)
    values = {
        "experiment": experiment,
        "place": place,
        "content": content,
        "digest": _digest(digest, content),
    }
    return values | {"row_hash": row_hash(values, HAPPENING_COLUMNS)}


@from_file("an experiment")
def plan_of(values: _Values) -> Plan:
    """The plan that a row stores.

    Raises: JournalDamaged: the row does not hold a plan.
    """
    return Plan.from_json(values["content"])


@from_file("an experiment")
def happening_of(values: _Values) -> Happening:
    """What happened, from its row.

    Raises: JournalDamaged: the row does not hold that.
    """
    return happening_from_json(values["content"])


def stored_of(stored: _Values, rows: Sequence[_Values]) -> StoredExperiment:
    """The experiment of a plan's row and those of its happenings, in their places."""
    return StoredExperiment(
        Sealed(stored["content"], stored["digest"]),
        tuple(Sealed(row["content"], row["digest"]) for row in rows),
        _experiment_of(stored, rows),
    )


def _experiment_of(stored: _Values, rows: Sequence[_Values]) -> Experiment | None:
    """None when its plan cannot be read.

    When anything is not as it was stored, it is not intact, and has those happenings that can
    be read.
    """
    try:
        plan = plan_of(stored)
    except JournalDamaged:
        return None
    happenings = []
    for row in rows:
        with suppress(JournalDamaged):
            happenings.append(happening_of(row))
    intact = len(happenings) == len(rows) and _is_as_stored(plan, stored, rows)
    return Experiment(plan, tuple(happenings), str(stored["digest"]), intact)


def _is_as_stored(plan: Plan, stored: _Values, rows: Sequence[_Values]) -> bool:
    """Whether every row fits its hash, every digest what it is over, and no place is empty.

    Told from the content as it is stored, so that a later program, which may write it
    otherwise, finds the same.
    """
    try:
        digest = _digest(stored["content"])
        fits = str(plan.uuid) == stored["uuid"] and _fits(stored, EXPERIMENT_COLUMNS, digest)
        for place, row in enumerate(rows):
            digest = _digest(digest, row["content"])
            fits = fits and row["place"] == place and _fits(row, HAPPENING_COLUMNS, digest)
    except TypeError:  # bytes where a text was
        return False
    return fits


def _fits(values: _Values, columns: Sequence[str], digest: str) -> bool:
    return bool(values["digest"] == digest and values["row_hash"] == row_hash(values, columns))


def _digest(*texts: str) -> str:
    return sha256("".join(texts).encode()).hexdigest()
