"""The sample journal: a real file in a temporary folder that goes when it is closed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from painjournal.journal.edit import Edit
from painjournal.journal.moment import Clock
from painjournal.journal.sample import sample_entries
from painjournal.storage.opening import open_journal
from painjournal.storage.store import JournalStore


@contextmanager
def demo_journal(clock: Clock) -> Iterator[JournalStore]:
    """A journal with the sample half year in it."""
    with TemporaryDirectory(prefix="painjournal-") as folder:
        store = open_journal(Path(folder) / "sample.painjournal")
        try:
            store.apply(Edit(added=list(sample_entries(clock))))
            yield store
        finally:
            store.close()
