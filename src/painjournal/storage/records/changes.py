"""Write an edit to the tables."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Table, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from painjournal.journal.edit import Edit
from painjournal.journal.errors import JournalError
from painjournal.storage.records.rows import (
    entry_of,
    entry_values,
    mark_of,
    mark_values,
    past_values,
)
from painjournal.storage.records.tables import DRAFTS, ENTRIES, JOURNAL, MARKS, PAST_ENTRIES


class _Stored(Protocol):
    @property
    def uuid(self) -> UUID: ...


_Item = TypeVar("_Item", bound=_Stored)


def apply_edit(session: Session, edit: Edit, now: datetime) -> None:
    """Take out and put in what `edit` says; what goes is kept among the past entries.

    The draft of a new entry is done with.

    Raises: JournalError: what is to go is not there as it was; the transaction must be
        rolled back.
    """
    entries = [(one, entry_values(one)) for one in edit.removed]
    marks = [(one, mark_values(one)) for one in edit.unmarked]
    if _remove(session, ENTRIES, entries, entry_of) < len(entries):
        raise JournalError("This entry was changed elsewhere. Look at it again, then retry.")
    if _remove(session, MARKS, marks, mark_of) < len(marks):
        raise JournalError("This mark was changed elsewhere. Look at it again, then retry.")
    if entries:
        stay = {entry.uuid for entry in edit.added}
        past = [past_values(row, now, deleted=one.uuid not in stay) for one, row in entries]
        session.execute(insert(PAST_ENTRIES), past)
    if edit.added:
        session.execute(insert(ENTRIES), [entry_values(entry) for entry in edit.added])
        gone = [{"gone": str(entry.uuid)} for entry in edit.added]
        _delete(session, DRAFTS, gone)
    if edit.marked:
        session.execute(insert(MARKS), [mark_values(mark) for mark in edit.marked])
    count_edit(session)


def count_edit(session: Session) -> None:
    """The journal is not what its copies are any more."""
    session.execute(update(JOURNAL).values(edits=JOURNAL.c.edits + 1))


def was_applied(session: Session, edit: Edit) -> bool:
    """Whether all that `edit` brings is there as it says, and nothing that it takes."""
    entries = (entry_values(one) for one in edit.added)
    marks = (mark_values(one) for one in edit.marked)
    wanted = {(ENTRIES, row["uuid"]): row["row_hash"] for row in entries}
    wanted |= {(MARKS, row["uuid"]): row["row_hash"] for row in marks}
    gone = [(ENTRIES, str(one.uuid)) for one in edit.removed]
    gone += [(MARKS, str(one.uuid)) for one in edit.unmarked]
    wanted = dict.fromkeys(gone) | wanted
    return all(_hash_of(session, *which) == row_hash for which, row_hash in wanted.items())


def _hash_of(session: Session, table: Table, uuid: str) -> bytes | None:
    return session.scalar(select(table.c.row_hash).where(table.c.uuid == uuid))


def _remove(
    session: Session,
    table: Table,
    items: Sequence[tuple[_Item, Mapping[str, Any]]],
    item_of: Callable[[Mapping[str, Any]], _Item],
) -> int:
    """Delete rows, provided that each is still what the person saw.

    Returns: how many were.
    """
    gone = [{"gone": row["uuid"], "hash": row["row_hash"]} for _, row in items]
    removed = _delete(session, table, gone, table.c.row_hash == bindparam("hash")) if gone else 0
    if removed < len(gone):
        removed += sum(_remove_damaged(session, table, item, item_of) for item, _ in items)
    return removed


def _remove_damaged(
    session: Session, table: Table, item: _Item, item_of: Callable[[Mapping[str, Any]], _Item]
) -> int:
    """A row that changed by itself fits no hash, but can still be what the person saw.

    Returns: how many were there.
    """
    row = session.execute(select(*table.c).where(table.c.uuid == str(item.uuid))).first()
    if row is None or item_of(row._asdict()) != item:
        return 0
    return _delete(session, table, [{"gone": str(item.uuid)}])


def _delete(
    session: Session,
    table: Table,
    gone: Sequence[Mapping[str, Any]],
    *conditions: ColumnElement[bool],
) -> int:
    """Returns: how many were there."""
    statement = delete(table).where(table.c.uuid == bindparam("gone"), *conditions)
    return session.connection().execute(statement, gone).rowcount
