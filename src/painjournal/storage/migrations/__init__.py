"""The journal's schema, step by step, as Alembic revisions."""
