"""Experiments: a plan each, and what happened to it, to which rows are only ever added."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_SEALED = {
    "content": "length(content) > 0",
    "digest": "length(digest) = 64",
    "row_hash": "length(row_hash) = 8",
}
_TABLES = ("experiment", "experiment_happening")
#: A row that takes the place of another one changes it, too.
_SAME_ROW = {
    "experiment": "uuid = NEW.uuid OR id = NEW.id",
    "experiment_happening": "experiment = NEW.experiment AND place = NEW.place OR id = NEW.id",
}


def upgrade() -> None:
    """Make room for experiments; nothing that is there changes."""
    op.create_table(
        "experiment",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("uuid", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("row_hash", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_experiment"),
        sa.UniqueConstraint("uuid", name="uq_experiment_uuid"),
        *_checks("experiment", {"uuid": "length(uuid) = 36", **_SEALED}),
        sqlite_strict=True,
    )
    op.create_table(
        "experiment_happening",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("experiment", sa.Text, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("row_hash", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_experiment_happening"),
        sa.UniqueConstraint("experiment", "place", name="uq_experiment_happening_experiment"),
        *_checks(
            "experiment_happening",
            {"experiment": "length(experiment) = 36", "place": "place >= 0", **_SEALED},
        ),
        sqlite_strict=True,
    )
    for table in _TABLES:
        for event, when in (
            ("UPDATE", ""),
            ("DELETE", ""),
            ("INSERT", f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {_SAME_ROW[table]})"),  # noqa: S608
        ):
            _refuse(table, event, when)
    op.execute("PRAGMA user_version = 4")


def _refuse(table: str, event: str, when: str) -> None:
    op.execute(
        f"CREATE TRIGGER tr_{table}_no_{event.lower()} BEFORE {event} ON {table} {when} "
        "BEGIN SELECT RAISE(ABORT, 'rows of an experiment are only ever added'); END"
    )


def _checks(table: str, conditions: dict[str, str]) -> list[sa.CheckConstraint]:
    return [
        sa.CheckConstraint(text, name=op.f(f"ck_{table}_{name}"))
        for name, text in conditions.items()
    ]
