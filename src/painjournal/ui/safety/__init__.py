"""Dialogs about what keeps the journal safe: its backups, its place, its passphrase."""
