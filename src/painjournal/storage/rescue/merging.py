"""Add to the copy of a backup what it lacks, from what could be read of the damaged journal."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from painjournal.storage.access import Access
from painjournal.storage.identify import SCHEMA_VERSION
from painjournal.storage.progress import Progress, unseen
from painjournal.storage.proving import prove
from painjournal.storage.records.rows import ENTRY_COLUMNS, past_values
from painjournal.storage.rescue.found import COLUMNS
from painjournal.storage.rescue.preparing import Prepared
from painjournal.storage.rescue.rescued import Rescued
from painjournal.storage.rescue.salvage import When
from painjournal.storage.unlocking import unlock

_IS_SAME = """
    (SELECT uuid FROM rescued.journal) = (SELECT uuid FROM main.journal)
    OR EXISTS (SELECT 1 FROM rescued.entry JOIN main.entry USING (uuid))
"""
_IS_NEWER = "(SELECT edits FROM rescued.journal) >= (SELECT edits FROM main.journal)"
#: Entries of the backup that are otherwise now, or gone, and whether they are gone.
_OUTDATED = """
    SELECT old.*, 0 FROM main.entry AS old JOIN rescued.entry AS new USING (uuid)
    WHERE old.row_hash <> new.row_hash
    UNION ALL
    SELECT old.*, 1 FROM main.entry AS old
    WHERE uuid NOT IN (SELECT uuid FROM rescued.entry) AND uuid IN (
        SELECT uuid FROM rescued.past_entry
        WHERE id IN (SELECT max(id) FROM rescued.past_entry GROUP BY uuid) AND why = 'deleted'
    )
"""
_CHANGED_MARKS = """
    uuid IN (
        SELECT uuid FROM rescued.mark AS new JOIN main.mark AS old USING (uuid)
        WHERE new.row_hash <> old.row_hash
    )
"""
_NOT_YET_HAPPENED = """
    (experiment, place) NOT IN (SELECT experiment, place FROM main.experiment_happening)
"""
_EDITS = "edits = max(edits, (SELECT edits FROM rescued.journal)) + 1"
_OTHERS_THEN = """
    (SELECT count(*) FROM main.entry WHERE date = ? AND time IS ?
        AND uuid NOT IN (SELECT uuid FROM rescued.entry))
"""


@dataclass(frozen=True, slots=True)
class Merged:
    """The copy of the backup holds so many `entries` now.

    `added` counts those that the backup lacked, or had as they were before. `still_lost` says
    when entries were that neither could be read nor are in the backup.
    """

    entries: int
    added: int
    still_lost: list[When]


def add_readable(
    prepared: Prepared,
    rescued: Rescued,
    now: datetime,
    progress: Progress = unseen,
) -> Merged:
    """Bring the prepared copy up to what could be read, in one transaction, and prove it again.

    Entries that were changed or deleted since the backup become what they were last; what
    they used to be is kept. Of an older state of the journal, as a program that copies
    folders may have put in its place, only entries are taken that the backup never had; of
    another journal, nothing. `now` is an instant in UTC.

    Raises: JournalError: it cannot be written or proven. Also what `progress` raised.
    """
    found = unlock(prepared.copy, prepared.passphrase)
    access = Access(found.engine)
    try:
        if found.version < SCHEMA_VERSION:
            from painjournal.storage.migrations.upgrade import upgrade  # Alembic costs 0.4 s

            upgrade(found.engine)
        with access.raw() as connection:
            added, still_lost = _Merge(connection, rescued).carry_out(now)
        access.fold_log()
    finally:
        access.close()
    held = prove(prepared.copy, prepared.passphrase, progress)
    return Merged(held.entries, added, still_lost)


class _Merge:
    def __init__(self, connection: Any, rescued: Rescued) -> None:
        self._connection = connection
        self._rescued = rescued

    def carry_out(self, now: datetime) -> tuple[int, list[When]]:
        store = self._rescued.store
        key = "" if store.passphrase is None else store.passphrase.reveal()
        self._connection.execute("ATTACH ? AS rescued KEY ?", (store.path.as_uri(), key))
        self._connection.execute("BEGIN IMMEDIATE")
        if not self._is(_IS_SAME):
            added = 0
        elif self._rescued.salvaged.journal is None or self._is(_IS_NEWER):
            added = self._take_newer(now)
        else:
            added = self._take_older()
        still_lost = self._still_lost()
        self._connection.execute("COMMIT")
        self._connection.execute("DETACH rescued")
        return added, still_lost

    def _take_newer(self, now: datetime) -> int:
        self._add("past_entry", "row_hash NOT IN (SELECT row_hash FROM main.past_entry)")
        for *row, is_deleted in self._connection.execute(_OUTDATED).fetchall():
            old = dict(zip(COLUMNS["entry"], row, strict=True))
            self._keep_past(old, now, deleted=bool(is_deleted))
            self._connection.execute("DELETE FROM main.entry WHERE uuid = ?", (old["uuid"],))
        self._connection.execute(f"DELETE FROM main.mark WHERE {_CHANGED_MARKS}")  # noqa: S608
        for table in ("mark", "draft"):
            self._add(table, f"uuid NOT IN (SELECT uuid FROM main.{table})")  # noqa: S608
        self._add("experiment", "uuid NOT IN (SELECT uuid FROM main.experiment)")
        self._add("experiment_happening", _NOT_YET_HAPPENED)
        added = self._add("entry", "uuid NOT IN (SELECT uuid FROM main.entry)")
        self._connection.execute(f"UPDATE main.journal SET {_EDITS}")  # noqa: S608
        return added

    def _take_older(self) -> int:
        never_had = (
            "uuid NOT IN (SELECT uuid FROM main.entry UNION ALL SELECT uuid FROM main.past_entry)"
        )
        added = self._add("entry", never_had)
        never_begun = "NOT IN (SELECT uuid FROM main.experiment)"
        self._add("experiment_happening", f"experiment {never_begun}")
        self._add("experiment", f"uuid {never_begun}")
        self._connection.execute(f"UPDATE main.journal SET {_EDITS}")  # noqa: S608
        return added

    def _keep_past(self, old: Mapping[str, Any], now: datetime, *, deleted: bool) -> None:
        """Unless its own journal had kept it already, and that could be read."""
        same = " AND ".join(f"{name} IS :{name}" for name in ENTRY_COLUMNS)
        if self._is(f"EXISTS (SELECT 1 FROM main.past_entry WHERE {same})", old):  # noqa: S608
            return
        past = past_values(old, now, deleted=deleted)
        names = COLUMNS["past_entry"][1:]
        places = ", ".join(f":{name}" for name in names)
        statement = f"INSERT INTO main.past_entry ({', '.join(names)}) VALUES ({places})"  # noqa: S608
        self._connection.execute(statement, past)

    def _still_lost(self) -> list[When]:
        """An entry of the backup that was at the same time counts as the lost one."""
        salvaged = self._rescued.salvaged
        unreadable = Counter(salvaged.lost)
        for row in salvaged.altered_entries:
            if not self._is("? IN (SELECT uuid FROM main.entry)", (row.values["uuid"],)):
                unreadable[row.values["date"], row.values["time"]] += 1
        still = Counter[When]()
        for when, number in unreadable.items():
            (there,) = self._connection.execute(f"SELECT {_OTHERS_THEN}", when).fetchone()
            still[when] = max(number - there, 0)
        return sorted(still.elements(), key=lambda when: (when[0], when[1] or ""))

    def _add(self, table: str, condition: str) -> int:
        """Copy rows; returns how many."""
        names = ", ".join(COLUMNS[table][1:])
        statement = (
            f"INSERT INTO main.{table} ({names}) SELECT {names} FROM rescued.{table} "  # noqa: S608
            f"WHERE {condition} ORDER BY rowid"
        )
        added: int = self._connection.execute(statement).rowcount
        return added

    def _is(self, condition: str, values: Mapping[str, Any] | Sequence[str] = ()) -> bool:
        return bool(self._connection.execute(f"SELECT {condition}", values).fetchone()[0])
