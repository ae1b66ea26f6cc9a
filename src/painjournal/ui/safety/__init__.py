"""Dialogs about what keeps the journal safe: its backups, its history, its passphrase."""
