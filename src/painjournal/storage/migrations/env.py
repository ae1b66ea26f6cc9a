"""What Alembic runs for each migration; the connection is given by `upgrade`."""

from alembic import context

from painjournal.storage.records.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=True,  # SQLite can, and without it half a migration may stay
    render_as_batch=True,
)
context.run_migrations()
