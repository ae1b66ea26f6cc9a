"""Entries and drafts."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_ENTRY_CHECKS = {
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
}


def upgrade() -> None:
    """Make the first journal."""
    op.create_table(
        "entry",
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
        sa.PrimaryKeyConstraint("id", name="pk_entry"),
        sa.UniqueConstraint("uuid", name="uq_entry_uuid"),
        *(
            sa.CheckConstraint(text, name=op.f(f"ck_entry_{name}"))
            for name, text in _ENTRY_CHECKS.items()
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_entry_date_time", "entry", ["date", "time"])
    op.create_table(
        "draft",
        sa.Column("uuid", sa.Text, nullable=False),
        sa.Column("kept", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("uuid", name="pk_draft"),
        sa.CheckConstraint("length(uuid) = 36", name=op.f("ck_draft_uuid")),
        sqlite_strict=True,
    )
    op.execute("PRAGMA application_id = 0x50414A4E")
    op.execute("PRAGMA user_version = 1")
