"""Marks on the charts."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_MARK_CHECKS = {
    "uuid": "length(uuid) = 36",
    "first_day": "length(first_day) = 10 AND first_day BETWEEN '1900-01-01' AND '2199-12-31'",
    "last_day": "length(last_day) = 10 AND last_day BETWEEN '1900-01-01' AND '2199-12-31'",
    "days_in_order": "first_day <= last_day",
    "text": "length(text) BETWEEN 1 AND 60 AND text = trim(text)",
    "row_hash": "length(row_hash) = 8",
}


def upgrade() -> None:
    """Make room for marks; nothing that is there changes."""
    op.create_table(
        "mark",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("uuid", sa.Text, nullable=False),
        sa.Column("first_day", sa.Text, nullable=False),
        sa.Column("last_day", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("row_hash", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_mark"),
        sa.UniqueConstraint("uuid", name="uq_mark_uuid"),
        *(
            sa.CheckConstraint(text, name=op.f(f"ck_mark_{name}"))
            for name, text in _MARK_CHECKS.items()
        ),
        sqlite_strict=True,
    )
    op.execute("PRAGMA user_version = 2")
