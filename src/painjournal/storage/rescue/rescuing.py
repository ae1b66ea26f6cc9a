"""Mend a damaged journal the way a person chose, and write down elsewhere what could be read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from painjournal.journal.entry import Entry
from painjournal.journal.mark import Mark
from painjournal.journal.moment import Clock
from painjournal.storage.known import Known, read_known
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.progress import Progress, unseen
from painjournal.storage.rescue.mending import Mended, begin_with_readable, go_back
from painjournal.storage.rescue.rescued import Rescued
from painjournal.storage.rescue.salvage import Salvaged, When


class Files(Protocol):
    """Files for what could be read, and for what could not; none as long as there is no need."""

    readable: Path | None
    doubtful: Path | None

    def write(
        self,
        entries: Iterable[Entry],
        marks: Sequence[Mark],
        altered: Sequence[tuple[str, Mapping[str, Any]]],
        lost: Sequence[When],
    ) -> None:
        """Write them."""

    def remove(self) -> None:
        """Take them away again."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a journal is to be mended: by going back to `backup`; without, from what can be read.

    `is_damaged` says so of the file that is there now; it may merely be another one. `called`
    is the backup in words, within a sentence. `passphrase` opens all of it.
    """

    is_damaged: bool
    passphrase: Passphrase | None
    backup: Path | None = None
    called: str = ""


@dataclass(frozen=True, slots=True)
class Rescue:
    """What became of a journal that was mended that way.

    `entries_known` is how many entries there were when it was last closed. `readable` and
    `doubtful` are the files that were written.
    """

    way: Way
    mended: Mended
    entries_known: int
    readable: Path | None
    doubtful: Path | None

    @property
    def is_empty(self) -> bool:
        """Whether there was nothing to begin with but an empty journal."""
        return self.way.backup is None and not self.mended.entries

    @property
    def lost(self) -> Sequence[When]:
        """When entries were that are not in the journal any more."""
        if self.mended.merged is not None:
            return self.mended.merged.still_lost
        salvaged = self.mended.salvaged or Salvaged()
        altered = ((row.values["date"], row.values["time"]) for row in salvaged.altered_entries)
        return sorted((*salvaged.lost, *altered), key=lambda when: (when[0], when[1] or ""))


def rescue(
    journal: Path, way: Way, clock: Clock, files: Files, progress: Progress = unseen
) -> Rescue:
    """Mend the journal; of an encrypted one nothing is written where everybody could read it.

    This process must have the journal closed.

    Raises: as `go_back` and `begin_with_readable`; then everything is as it was.
    """
    entries_known = (read_known(journal) or Known()).entries

    def export(found: Rescued) -> None:
        if found.store.passphrase is None:
            with found.store.everything() as (entries, marks):
                files.write(entries, marks, found.salvaged.altered, found.salvaged.lost)

    try:
        if way.backup is None:
            mended = begin_with_readable(journal, way.passphrase, clock, export, progress)
        else:
            mended = go_back(journal, way.backup, way.passphrase, clock, export, progress)
    except BaseException:
        files.remove()
        raise
    return Rescue(way, mended, entries_known, files.readable, files.doubtful)
