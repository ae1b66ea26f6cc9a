"""Read everything once and say what is damaged: SQLite's own check, then every row's hash."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from painjournal.storage.rows import entry_of, row_hash
from painjournal.storage.tables import ENTRIES, EntryRow

_MESSAGES = 20


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check read and found.

    `entries` counts the rows read; `damaged` names each entry whose content changed by
    itself; `faults` are SQLite's own findings about the file.
    """

    entries: int
    damaged: tuple[str, ...]
    faults: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is damaged."""
        return not self.damaged and not self.faults


def check_journal(session: Session) -> CheckReport:
    """Check the file and every entry in one reading transaction."""
    faults: list[str] = []
    damaged: list[str] = []
    entries = 0
    try:
        found = session.scalars(text(f"PRAGMA integrity_check({_MESSAGES})")).all()
        faults += [message for message in found if message != "ok"]
        query = select(*ENTRIES.c).order_by(EntryRow.id)
        for row in session.execute(query.execution_options(yield_per=500)):
            entries += 1
            if not _sound(row._asdict()):
                damaged.append(_name(row._asdict()))
    except DatabaseError as error:
        faults.append(str(error.orig))
    return CheckReport(entries, tuple(damaged), tuple(dict.fromkeys(faults)))


def _sound(values: Mapping[str, Any]) -> bool:
    try:
        if values["row_hash"] != row_hash(values):
            return False
        entry_of(values)
    except (ValueError, TypeError):  # not a date, not a uuid, outside its scale
        return False
    return True


def _name(values: Mapping[str, Any]) -> str:
    when = " ".join(str(part) for part in (values["date"], values["time"]) if part)
    return f"{when} ({values['uuid']})"
