"""Read all that can be read of a damaged journal, and tell what is as it was written.

Each row of an entry, a mark or an earlier version carries a hash. A row that fits it is as it
was written, wherever in the file it was found.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from sys import intern
from typing import Any
from uuid import UUID

from painjournal.journal.errors import JournalDamaged
from painjournal.storage.identify import MAGIC
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.progress import Progress, part, unseen
from painjournal.storage.records.rows import name_and_edits
from painjournal.storage.rescue.found import Row, Source
from painjournal.storage.rescue.genuine import ONLY_WHOLE, can_be_used, fits, makes_sense
from painjournal.storage.rescue.plain_source import plain_source
from painjournal.storage.rescue.through_sqlite import encrypted_source, open_source

_READ = 0.8
#: The date and the time of an entry as they are stored.
When = tuple[str, str | None]


@dataclass(slots=True)
class Salvaged:
    """What could be read of a damaged journal.

    `entries` and `marks` count what is as it was written. `altered` are rows that changed by
    themselves. `lost` says when entries were that cannot be read at all, as far as the
    journal's index still tells. `journal` is its uuid and number of edits, if they can be
    read; they carry no hash.
    """

    entries: int = 0
    marks: int = 0
    altered: list[Row] = field(default_factory=list)
    lost: list[When] = field(default_factory=list)
    journal: tuple[UUID, int] | None = None

    @property
    def altered_entries(self) -> list[Row]:
        """Those of the altered rows that are entries."""
        return [row for row in self.altered if row.table == "entry"]

    @property
    def unreadable_entries(self) -> int:
        """How many entries are known to have been there that are not as they were written."""
        return len(self.altered_entries) + len(self.lost)


def salvage(
    path: Path,
    passphrase: Passphrase | None,
    keep: Callable[[Row], object],
    progress: Progress = unseen,
) -> Salvaged:
    """Read the closed file at `path`, and `keep` each row that is as it was written.

    The file is not changed.

    Raises: OSError: an encrypted one cannot be copied to be read. Or what `keep` or
        `progress` raised.
    """
    if not _can_be_read(path):
        return Salvaged()
    if passphrase is None or _begins_plain(path):
        opened = plain_source(path)
    else:
        opened = encrypted_source(path, passphrase)
    with opened as source:
        return _Judge(keep).judge(source, progress)


def survey(path: Path, passphrase: Passphrase | None, progress: Progress = unseen) -> Salvaged:
    """How much of the closed file at `path` can be read; else as `salvage`."""
    return salvage(path, passphrase, _leave, progress)


def survey_open(path: Path, passphrase: Passphrase | None, progress: Progress = unseen) -> Salvaged:
    """How much can be read of a journal that is open in this process."""
    with open_source(path, passphrase) as source:
        return _Judge(_leave).judge(source, progress)


def _leave(_: Row) -> None:
    """For who only wants the counts."""


def _can_be_read(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            file.read(1)
    except OSError:
        return False
    return True


def _begins_plain(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


class _Judge:
    def __init__(self, keep: Callable[[Row], object]) -> None:
        self._keep = keep
        self._told = Salvaged()
        self._entries = set[tuple[int, When]]()

    def judge(self, source: Source, progress: Progress) -> Salvaged:
        for row in source.rows(part(progress, 0.0, _READ)):
            if row.table == "journal":
                self._told.journal = _name(row.values) or self._told.journal
            elif row.table not in ONLY_WHOLE:
                self._judge_row(row)
            elif can_be_used(row):
                self._keep(row)
        self._told.lost = self._missing(source, part(progress, _READ, 1.0))
        return self._told

    def _judge_row(self, row: Row) -> None:
        if not fits(row):
            if makes_sense(row):
                self._told.altered.append(row)
            return
        self._keep(row)
        if row.table == "entry":
            when = _when(row.values["date"], row.values["time"])
            self._entries.add((row.values["id"], when))
            self._told.entries += 1
        elif row.table == "mark":
            self._told.marks += 1

    def _missing(self, source: Source, progress: Progress) -> list[When]:
        """Entries that the index knows of and no row was found for.

        What changed may also be a row's id, or when it was in the index; it was found then.
        """
        altered = {row.values["id"] for row in self._told.altered_entries}
        missing: list[tuple[int, When]] = []
        for trace in source.traces(progress):
            key = trace.id, _when(trace.date, trace.time)
            if key in self._entries:
                self._entries.remove(key)
            elif trace.id not in altered:
                missing.append(key)
        unmatched = dict(self._entries)
        lost = Counter(when for row_id, when in missing if unmatched.pop(row_id, None) is None)
        lost -= Counter(unmatched.values())
        return sorted(lost.elements(), key=lambda when: (when[0], when[1] or ""))


def _when(day: str, time: str | None) -> When:
    """Days and times are the same few texts again and again."""
    return intern(day), time and intern(time)


def _name(values: Mapping[str, Any]) -> tuple[UUID, int] | None:
    try:
        return name_and_edits((values["uuid"], values["edits"]))
    except JournalDamaged:
        return None
