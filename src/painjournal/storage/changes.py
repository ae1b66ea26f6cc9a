"""Write an edit to the tables."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Table, bindparam, delete, insert
from sqlalchemy.orm import Session

from painjournal.journal.edit import Edit
from painjournal.journal.errors import JournalError
from painjournal.storage.rows import entry_values, mark_values
from painjournal.storage.tables import DRAFTS, ENTRIES, MARKS


def apply_edit(session: Session, edit: Edit) -> None:
    """Take out and put in what `edit` says; the draft of a new entry is done with.

    Raises: JournalError: what is to go is not there; the transaction must be rolled back.
    """
    _remove(session, ENTRIES, [entry.uuid for entry in edit.removed], "entry")
    _remove(session, MARKS, [mark.uuid for mark in edit.unmarked], "mark")
    if edit.added:
        session.execute(insert(ENTRIES), [entry_values(entry) for entry in edit.added])
        _delete(session, DRAFTS, [entry.uuid for entry in edit.added])
    if edit.marked:
        session.execute(insert(MARKS), [mark_values(mark) for mark in edit.marked])


def _remove(session: Session, table: Table, uuids: Sequence[UUID], what: str) -> None:
    if uuids and _delete(session, table, uuids) != len(uuids):
        raise JournalError(f"This {what} was changed elsewhere. Look at it again, then retry.")


def _delete(session: Session, table: Table, uuids: Sequence[UUID]) -> int:
    """Returns: how many were there."""
    result = session.connection().execute(
        delete(table).where(table.c.uuid == bindparam("gone")),
        [{"gone": str(uuid)} for uuid in uuids],
    )
    return result.rowcount
