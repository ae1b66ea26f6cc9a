"""Backups: proven copies of the journal on a shelf beside it, and once more in a second place."""
