"""The files into which what could be read of a damaged journal is written as well."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from painjournal.exchange.doubtful_csv import write_doubtful
from painjournal.exchange.journal_csv import write_csv
from painjournal.journal.entry import Entry
from painjournal.journal.mark import Mark

_ENDING = ".painjournal"


class RescuedFiles:
    """Files beside `journal` with the date in their names; no file is ever replaced.

    `readable` holds what is as it was written, `doubtful` what is not; none as long as there
    is nothing. `go_on` is called on the way, and may raise to break it off.
    """

    def __init__(self, journal: Path, today: date, go_on: Callable[[], object]) -> None:
        self._journal = journal.resolve()
        self._today = today
        self._go_on = go_on
        self.readable: Path | None = None
        self.doubtful: Path | None = None

    def write(
        self,
        entries: Iterable[Entry],
        marks: Sequence[Mark],
        altered: Sequence[tuple[str, Mapping[str, Any]]],
        lost: Sequence[tuple[str, str | None]],
    ) -> None:
        """Write entries and marks to be imported again; of the rest, as `write_doubtful`.

        Raises: JournalError: a file cannot be written.
        """
        readable = self._free("rescued")
        if write_csv(self._stepping(entries), marks, readable) or marks:
            self.readable = readable
        else:
            readable.unlink()
        if altered or lost:
            self.doubtful = self._free("to check")
            write_doubtful(altered, lost, self.doubtful)

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
        stem = f"{self._journal.name.removesuffix(_ENDING)} {what} {self._today.isoformat()}"
        names = (f"{stem}.csv" if turn == 1 else f"{stem} ({turn}).csv" for turn in count(1))
        return next(path for path in map(self._journal.with_name, names) if not path.exists())
