"""Read everything once and say what is damaged: SQLite's own check, then every row's hash."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, func, literal_column, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from painjournal.journal.errors import JournalDamaged
from painjournal.storage.progress import Progress, part, unseen, watched
from painjournal.storage.records.experiment_rows import (
    EXPERIMENT_COLUMNS,
    HAPPENING_COLUMNS,
    happening_of,
    plan_of,
)
from painjournal.storage.records.rows import (
    DRAFT_COLUMNS,
    ENTRY_COLUMNS,
    MARK_COLUMNS,
    PAST_COLUMNS,
    draft_of,
    entry_of,
    mark_of,
    past_of,
    row_hash,
)
from painjournal.storage.records.tables import (
    DRAFTS,
    ENTRIES,
    EXPERIMENTS,
    HAPPENINGS,
    MARKS,
    PAST_ENTRIES,
)

_MESSAGES = 20
_ROWS_A_STEP = 50
#: SQLite's own check takes about this share of the time.
_FILE_SHARE = 0.2
_Values = Mapping[str, Any]
_HASHED: Mapping[Table, tuple[str, Sequence[str], Callable[[_Values], object], Sequence[str]]] = {
    ENTRIES: ("entry", ENTRY_COLUMNS, entry_of, ("date", "time")),
    MARKS: ("mark", MARK_COLUMNS, mark_of, ("first_day",)),
    PAST_ENTRIES: ("earlier version of the entry", PAST_COLUMNS, past_of, ("date", "time")),
    DRAFTS: ("what was typed and not saved", DRAFT_COLUMNS, draft_of, ("kept",)),
    EXPERIMENTS: ("experiment", EXPERIMENT_COLUMNS, plan_of, ()),
    HAPPENINGS: ("step of the experiment", HAPPENING_COLUMNS, happening_of, ()),
}


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check read and found.

    `entries` and `marks` count the rows read; `damaged` names each one whose content
    changed by itself; `faults` are SQLite's own findings about the file.
    """

    entries: int
    marks: int
    damaged: tuple[str, ...]
    faults: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is damaged."""
        return not self.damaged and not self.faults


def quick_check(session: Session, progress: Progress = unseen) -> tuple[str, ...]:
    """What SQLite finds wrong with the file, without comparing rows with indexes."""
    try:
        return tuple(_file_faults(session, "quick_check", progress))
    except DatabaseError as error:
        session.invalidate()  # SQLCipher uses no connection any more that met damage
        return (str(error.orig),)


def check_journal(
    session: Session, progress: Progress = unseen, *, is_encrypted: bool = False
) -> CheckReport:
    """Check the file and every row of it in one reading transaction.

    Of an encrypted file, the write-ahead log should be folded before: SQLCipher checks the
    pages in the file itself.
    """
    faults: list[str] = []
    damaged: list[str] = []
    read = Counter[Table]()
    try:
        faults += _file_faults(session, "integrity_check", progress)
        if is_encrypted:
            faults += _page_faults(session)
        step = _steps(session, part(progress, _FILE_SHARE, 1.0))
        for table, (what, columns, value_of, when) in _HASHED.items():
            for values in _rows(session, table):
                read[table] += 1
                step(read.total())
                if not _sound(values, columns, value_of):
                    damaged.append(_name(what, values, *when))
    except DatabaseError as error:
        session.invalidate()
        faults.append(str(error.orig))
    return CheckReport(read[ENTRIES], read[MARKS], tuple(damaged), tuple(dict.fromkeys(faults)))


def _file_faults(session: Session, pragma: str, progress: Progress) -> list[str]:
    connection = session.connection().connection.driver_connection
    session.execute(text("PRAGMA shrink_memory"))  # the disk is to be read, not what is kept of it
    with watched(connection, lambda: progress(0.0)):
        found = session.scalars(text(f"PRAGMA {pragma}({_MESSAGES})")).all()
    return [message for message in found if message != "ok"]


def _page_faults(session: Session) -> list[str]:
    """Pages that SQLCipher refuses, also those that hold nothing now.

    One that is just being written while it is read is sound the second time.
    """
    check = text("PRAGMA cipher_integrity_check")
    found = session.scalars(check).all()
    return [message for message in session.scalars(check) if message in found] if found else []


def _steps(session: Session, progress: Progress) -> Callable[[int], None]:
    """Tells, every some rows, how many of all have been read."""
    counts = (session.scalar(select(func.count()).select_from(one)) or 0 for one in _HASHED)
    total = sum(counts)

    def step(read: int) -> None:
        if read % _ROWS_A_STEP == 0:
            progress(min(read / max(total, 1), 1.0))  # a damaged table may count too few

    return step


def _rows(session: Session, table: Table) -> Iterator[_Values]:
    query = select(*table.c).order_by(literal_column("rowid"))
    for row in session.execute(query.execution_options(yield_per=500)):
        yield row._asdict()


def _sound(values: _Values, columns: Sequence[str], value_of: Callable[[_Values], object]) -> bool:
    try:
        if values["row_hash"] != row_hash(values, columns):
            return False
        value_of(values)
    except (ValueError, TypeError, JournalDamaged):  # not a date, not a uuid, outside its scale
        return False
    return True


def _name(what: str, values: _Values, *when: str) -> str:
    parts = " ".join(str(values[column]) for column in when if values[column])
    uuid = values["uuid"] if "uuid" in values else values["experiment"]
    return f"{what} of {parts} ({uuid})" if parts else f"{what} ({uuid})"
