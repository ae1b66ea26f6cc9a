"""The files into which what could be read of a damaged journal is written as well."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import count
from pathlib import Path

from painjournal.exchange.doubtful_csv import write_doubtful
from painjournal.exchange.journal_csv import write_csv
from painjournal.journal.entry import Entry
from painjournal.storage.backups.backup import ENDING
from painjournal.storage.rescue.rescued import Rescued


class RescuedFiles:
    """Files beside `journal` with the date in their names; no file is ever replaced.

    `readable` holds what is as it was written, `doubtful` what is not; none as long as there
    is nothing. Of an encrypted journal nothing is written where everybody could read it.
    `go_on` is called on the way, and may raise to break it off.
    """

    def __init__(self, journal: Path, today: date, go_on: Callable[[], object]) -> None:
        self._journal = journal.resolve()
        self._today = today
        self._go_on = go_on
        self.readable: Path | None = None
        self.doubtful: Path | None = None

    def write(self, found: Rescued) -> None:
        """Raises: JournalError: a file cannot be written."""
        if found.store.passphrase is not None:
            return
        salvaged = found.salvaged
        if salvaged.entries or salvaged.marks:
            self.readable = self._free("rescued")
            with found.store.everything() as (entries, marks):
                write_csv(self._stepping(entries), marks, self.readable)
        if salvaged.altered or salvaged.lost:
            self.doubtful = self._free("to check")
            altered = [(row.table, row.values) for row in salvaged.altered]
            write_doubtful(altered, salvaged.lost, self.doubtful)

    def remove(self) -> None:
        """Take them away again: the journal was left as it is."""
        for path in (self.readable, self.doubtful):
            if path is not None:
                path.unlink(missing_ok=True)

    def _stepping(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        for entry in entries:
            self._go_on()
            yield entry

    def _free(self, what: str) -> Path:
        stem = f"{self._journal.name.removesuffix(ENDING)} {what} {self._today.isoformat()}"
        names = (f"{stem}.csv" if turn == 1 else f"{stem} ({turn}).csv" for turn in count(1))
        return next(path for path in map(self._journal.with_name, names) if not path.exists())
