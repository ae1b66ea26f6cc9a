"""The sample journal: a real file with half a year in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from painjournal.journal.edit import Edit
from painjournal.journal.moment import Clock
from painjournal.journal.sample import sample_entries
from painjournal.journal.sample_experiment import sample_experiment
from painjournal.storage.opening import open_fleeting
from painjournal.storage.store import JournalStore


def open_sample(path: Path, clock: Clock) -> JournalStore:
    """A new sample journal at `path`, filled with half a year and an experiment."""
    store = open_fleeting(path)
    store.apply(Edit(added=list(sample_entries(clock))))
    experiment = sample_experiment(clock)
    store.begin_experiment(experiment.plan)
    for happening in experiment.happenings:
        store.note_happening(experiment.plan.uuid, happening)
    return store


@contextmanager
def demo_journal(clock: Clock) -> Iterator[JournalStore]:
    """The sample journal in a temporary folder that goes when this ends."""
    with TemporaryDirectory(prefix="painjournal-") as folder:
        store = open_sample(Path(folder) / "sample.painjournal", clock)
        try:
            yield store
        finally:
            store.close()
