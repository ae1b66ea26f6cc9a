"""What a journal must hold, as plain values: the truth that every harness compares with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID

from painjournal.journal.draft import Draft
from painjournal.journal.entry import Entry
from painjournal.journal.experiment.experiment import Experiment
from painjournal.journal.mark import Mark
from painjournal.storage.encryption.recoding import recode
from painjournal.storage.opening import open_journal
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.store import JournalStore


@dataclass(frozen=True, slots=True)
class Holding:
    """Everything in a journal, by its uuid."""

    entries: Mapping[UUID, Entry] = field(default_factory=dict)
    marks: Mapping[UUID, Mark] = field(default_factory=dict)
    drafts: Mapping[UUID, Draft] = field(default_factory=dict)
    #: What entries used to be, oldest first, each with whether it was deleted then.
    past: Mapping[UUID, tuple[tuple[Entry, bool], ...]] = field(default_factory=dict)
    #: Without their digests.
    experiments: Mapping[UUID, Experiment] = field(default_factory=dict)


EMPTY = Holding()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a journal was found to hold, and what its own check found wrong with it."""

    holding: Holding
    faults: tuple[str, ...]


def opened(path: Path, passphrase: str | None = None) -> JournalStore:
    """The journal at `path`, as the program opens it."""
    if passphrase is None:
        return open_journal(path)
    return open_journal(path, passphrase=Passphrase(passphrase))


def make_journal(path: Path, passphrase: str | None = None) -> None:
    """Make an empty journal at `path`."""
    opened(path).close()
    if passphrase is not None:
        recode(path, None, Passphrase(passphrase))


def read_journal(path: Path, passphrase: str | None = None, *, closing: bool = True) -> Reading:
    """Open a journal and read all of it; unless `closing`, the write-ahead log stays behind."""
    store = opened(path, passphrase)
    try:
        return read_store(store)
    finally:
        if closing:
            store.close()


def read_store(store: JournalStore) -> Reading:
    """Everything in an open journal.

    Raises: AssertionError: something is in it twice, or the check counts otherwise.
    """
    entries, marks, drafts = list(store.entries_between()), store.marks(), store.drafts()
    holding = Holding(
        {one.uuid: one for one in entries},
        {one.uuid: one for one in marks},
        {one.uuid: one for one in drafts},
        _past(store, entries),
        {one.plan.uuid: replace(one, digest="") for one in store.experiments()},
    )
    for found, kept in ((entries, holding.entries), (marks, holding.marks)):
        if len(found) != len(kept):
            raise AssertionError("The journal holds one uuid twice.")
    report = store.check()
    counted = (report.entries, report.marks, store.count())
    if report.sound and counted != (len(entries), len(marks), len(entries)):
        raise AssertionError(f"Read {len(entries)} entries and {len(marks)} marks: {counted}.")
    return Reading(holding, (*report.faults, *report.damaged))


def _past(
    store: JournalStore, entries: Iterable[Entry]
) -> dict[UUID, tuple[tuple[Entry, bool], ...]]:
    changed = [one.uuid for one in entries if one.edited]
    deleted = [uuid for deletion in store.history.deletions() for uuid in deletion.uuids]
    found = {uuid: _past_of(store, uuid) for uuid in (*changed, *deleted)}
    return {uuid: past for uuid, past in found.items() if past}


def _past_of(store: JournalStore, uuid: UUID) -> tuple[tuple[Entry, bool], ...]:
    versions = reversed(store.history.versions(uuid))
    return tuple((one.entry, one.deleted) for one in versions if not one.is_present)


def compare(wanted: Holding, found: Holding) -> str:
    """How `found` differs from `wanted`, in counts; empty when it does not."""
    differences: list[str] = []
    for name in ("entries", "marks", "drafts", "past", "experiments"):
        must, has = getattr(wanted, name), getattr(found, name)
        counts = {
            "lost": len(must.keys() - has.keys()),
            "not to be there": len(has.keys() - must.keys()),
            "changed": sum(must[one] != has[one] for one in must.keys() & has.keys()),
        }
        differences += [f"{count} {name} {how}" for how, count in counts.items() if count]
    return ", ".join(differences)
