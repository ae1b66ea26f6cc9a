"""What the list of entries shows in its rows, read from the journal as they are looked at."""

from dataclasses import dataclass

from PySide6.QtCore import QTimer

from painjournal.journal.entry import Direction, Entry
from painjournal.journal.errors import JournalDamaged
from painjournal.journal.moment import Clock
from painjournal.journal.words import day_name, minutes_name, time_name
from painjournal.ui.open_journal import OpenJournal

_PAGE = 128
_PAGES_KEPT = 8
_DAMAGED = "This entry is damaged and cannot be read."
_GONE = "This entry was deleted."


@dataclass(frozen=True, slots=True)
class Row:
    """An entry and its texts: date, time, walk, minutes, pain before, pain, note.

    One that is damaged, or was deleted by another program, has no `entry`, and says so in the
    place of the note.
    """

    entry: Entry | None
    texts: tuple[str, ...]


class ListedRows:
    """The rows of the entries with these `ids`; a few pages around those shown are kept.

    What is damaged is told once, by `failed` of the journal: later, as rows are read while
    they are painted.
    """

    def __init__(self, journal: OpenJournal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock
        self._pages: dict[int, list[Row]] = {}
        self._has_told = False
        self.ids: list[int] = []

    def show(self, ids: list[int]) -> None:
        """List these, and read them anew."""
        self.ids = ids
        self._pages.clear()

    def at(self, row: int) -> Row:
        """What is in a row."""
        page, place = divmod(row, _PAGE)
        if page not in self._pages:
            while len(self._pages) >= _PAGES_KEPT:
                del self._pages[next(iter(self._pages))]
            self._pages[page] = self._read(self.ids[page * _PAGE : (page + 1) * _PAGE])
        return self._pages[page][place]

    def _read(self, ids: list[int]) -> list[Row]:
        year = self._clock.today().year
        try:
            entries = self._journal.store.entries_with_ids(ids)
        except JournalDamaged as error:
            self._tell(error)
            if len(ids) == 1:
                return [_without_entry(_DAMAGED)]
            return [row for one in ids for row in self._read([one])]
        return [
            Row(entries[one], _texts(entries[one], year))
            if one in entries
            else _without_entry(_GONE)
            for one in ids
        ]

    def _tell(self, error: JournalDamaged) -> None:
        if not self._has_told:
            self._has_told = True
            QTimer.singleShot(0, self._journal, lambda: self._journal.failed.emit(error))


def _without_entry(why: str) -> Row:
    return Row(None, ("",) * 6 + (why,))


def _texts(entry: Entry, this_year: int) -> tuple[str, ...]:
    direction = entry.direction
    return (
        day_name(entry.moment.date, year=entry.moment.date.year != this_year),
        time_name(entry.moment.time),
        "" if direction is Direction.NOT_RECORDED else direction.capitalize(),
        minutes_name(entry),
        "" if entry.pain_before is None else str(entry.pain_before),
        "" if entry.pain is None else str(entry.pain),
        " ".join(entry.note.split()),
    )
