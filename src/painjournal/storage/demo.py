"""The sample journal: a real file with half a year in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from painjournal.journal.edit import Edit
from painjournal.journal.moment import Clock
from painjournal.journal.sample import sample_entries
from painjournal.storage.opening import open_journal
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.store import JournalStore


def open_sample(path: Path, clock: Clock, passphrase: Passphrase | None = None) -> JournalStore:
    """The sample journal at `path`, filled with half a year when it is made."""
    is_new = not path.exists()
    store = open_journal(path, passphrase)
    if is_new:
        store.apply(Edit(added=list(sample_entries(clock))))
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
