"""What entries used to be; the journal's own name and number of edits; a hash for each draft."""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

from painjournal.storage.records.rows import DRAFT_COLUMNS, row_hash

revision = "0003"
down_revision = "0002"

_PAST_CHECKS = {
    "uuid": "length(uuid) = 36",
    "date": "length(date) = 10 AND date BETWEEN '1900-01-01' AND '2199-12-31'",
    "time": "length(time) = 5 AND time BETWEEN '00:00' AND '23:59'",
    "utc_offset": "utc_offset BETWEEN -960 AND 960",
    "forward_minutes": "forward_minutes BETWEEN 0 AND 1440",
    "backward_minutes": "backward_minutes BETWEEN 0 AND 1440",
    "minutes_together": "(forward_minutes IS NULL) = (backward_minutes IS NULL)",
    "minutes_day": "forward_minutes + backward_minutes <= 1440",
    "pain_before": "pain_before BETWEEN 0 AND 10",
    "pain": "pain BETWEEN 0 AND 10",
    "pain_before_walk": "pain_before IS NULL"
    " OR coalesce(forward_minutes + backward_minutes, 0) > 0",
    "says_something": "pain IS NOT NULL OR forward_minutes IS NOT NULL",
    "note": "length(note) <= 131072",
    "row_hash": "length(row_hash) = 8",
    "why": "why IN ('changed', 'deleted')",
}
_DRAFT_CHECKS = {"uuid": "length(uuid) = 36", "row_hash": "length(row_hash) = 8"}
_JOURNAL_CHECKS = {"one": "id = 1", "uuid": "length(uuid) = 36"}


def upgrade() -> None:
    """Make room for the past, and seal the drafts; nothing of the diary changes."""
    op.create_table(
        "past_entry",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("uuid", sa.Text, nullable=False),
        sa.Column("date", sa.Text, nullable=False),
        sa.Column("time", sa.Text),
        sa.Column("utc_offset", sa.Integer, nullable=False),
        sa.Column("zone", sa.Text),
        sa.Column("forward_minutes", sa.Integer),
        sa.Column("backward_minutes", sa.Integer),
        sa.Column("pain_before", sa.Integer),
        sa.Column("pain", sa.Integer),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("created", sa.Text, nullable=False),
        sa.Column("edited", sa.Text),
        sa.Column("source_file", sa.Text),
        sa.Column("source_id", sa.Text),
        sa.Column("row_hash", sa.LargeBinary, nullable=False),
        sa.Column("gone", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_past_entry"),
        *_checks("past_entry", _PAST_CHECKS),
        sqlite_strict=True,
    )
    op.create_index("ix_past_entry_uuid", "past_entry", ["uuid"])
    journal = op.create_table(
        "journal",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("uuid", sa.Text, nullable=False),
        sa.Column("edits", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_journal"),
        *_checks("journal", _JOURNAL_CHECKS),
        sqlite_strict=True,
    )
    op.bulk_insert(journal, [{"id": 1, "uuid": str(uuid4()), "edits": 0}])
    seal_drafts()
    op.execute("PRAGMA user_version = 3")


def seal_drafts() -> None:
    """Make the table of drafts anew, with a hash in each row."""
    found = op.get_bind().execute(sa.text("SELECT uuid, kept, content FROM draft"))
    rows = [row._asdict() for row in found]
    op.drop_table("draft")
    drafts = op.create_table(
        "draft",
        sa.Column("uuid", sa.Text, nullable=False),
        sa.Column("kept", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("row_hash", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("uuid", name="pk_draft"),
        *_checks("draft", _DRAFT_CHECKS),
        sqlite_strict=True,
    )
    sealed = [{**row, "row_hash": row_hash(row, DRAFT_COLUMNS)} for row in rows]
    if sealed:
        op.bulk_insert(drafts, sealed)


def _checks(table: str, conditions: dict[str, str]) -> list[sa.CheckConstraint]:
    return [
        sa.CheckConstraint(text, name=op.f(f"ck_{table}_{name}"))
        for name, text in conditions.items()
    ]
