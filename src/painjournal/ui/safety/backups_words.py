"""Backups in words: of when they are, and how large."""

from datetime import date

from painjournal.journal.words import day_name, time_name
from painjournal.storage.backups.backup import Backup

_DAYS_AGO = 60
_STEP = 1000
_UNITS = ("bytes", "KB", "MB", "GB", "TB")


def taken_words(backup: Backup, today: date) -> str:
    """When a backup was taken: "Today, 14:05", "Sun 15 Nov 2026, 14:05 (7 days ago)"."""
    days = (today - backup.taken.date()).days
    at = time_name(backup.taken.time())
    if days in (0, 1):
        return f"{('Today', 'Yesterday')[days]}, {at}"
    ago = f" ({days} days ago)" if 1 < days <= _DAYS_AGO else ""
    return f"{day_name(backup.taken.date())}, {at}{ago}"


def size_words(size_bytes: int) -> str:
    """A file's size as file managers show it: "820 KB", "1.2 MB"."""
    size, unit = float(size_bytes), _UNITS[0]
    for unit in _UNITS:
        if size < _STEP or unit == _UNITS[-1]:
            break
        size /= _STEP
    return f"{size:.1f} {unit}" if size < 10 and unit != _UNITS[0] else f"{size:.0f} {unit}"
