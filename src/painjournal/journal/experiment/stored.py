"""The record of an experiment as the journal keeps it, text by text, for whoever checks it."""

from dataclasses import dataclass

from painjournal.journal.experiment.experiment import Experiment


@dataclass(frozen=True, slots=True)
class Sealed:
    """A text that was stored, and its digest (SHA-256 in hexadecimal).

    That of a plan is over its content; that of what happened, over the digest of what is
    stored before it and the content.
    """

    content: str
    digest: str


@dataclass(frozen=True, slots=True)
class StoredExperiment:
    """The plan, what happened, and what they make; none where the plan cannot be read."""

    plan: Sealed
    happenings: tuple[Sealed, ...]
    experiment: Experiment | None
