"""Tell a row that is as it was written from one that changed, or that only looks like one."""

from contextlib import suppress

from painjournal.journal.errors import JournalDamaged
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
    row_hash,
)
from painjournal.storage.rescue.found import Row

_HASHED = {
    "entry": ENTRY_COLUMNS,
    "past_entry": PAST_COLUMNS,
    "mark": MARK_COLUMNS,
    "draft": DRAFT_COLUMNS,
    "experiment": EXPERIMENT_COLUMNS,
    "experiment_happening": HAPPENING_COLUMNS,
}
#: Of these, a row that changed by itself says nothing: a draft was never saved, and what is kept
#: of an experiment must be what was drawn. That may be in a backup.
ONLY_WHOLE = {"draft": draft_of, "experiment": plan_of, "experiment_happening": happening_of}


def fits(row: Row) -> bool:
    """Whether it is as it was written."""
    try:
        return bool(row.values["row_hash"] == row_hash(row.values, _HASHED[row.table]))
    except TypeError:  # bytes where a text was
        return False


def can_be_used(row: Row) -> bool:
    """Whether a row of `ONLY_WHOLE` fits, and can be read."""
    with suppress(JournalDamaged):
        ONLY_WHOLE[row.table](row.values)
        return fits(row)
    return False


def makes_sense(row: Row) -> bool:
    """Whether this is an entry, an earlier version or a mark at all, changed as it may be."""
    day = row.values["first_day" if row.table == "mark" else "date"]
    return (
        isinstance(row.values["row_hash"], bytes)
        and isinstance(row.values["uuid"], str)
        and isinstance(day, str)
        and isinstance(row.values.get("time"), str | None)
    )
