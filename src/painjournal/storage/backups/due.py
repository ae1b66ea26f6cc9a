"""Whether it is time for a backup."""

from datetime import datetime, timedelta

from painjournal.storage.backups.file_trouble import file_trouble
from painjournal.storage.backups.shelf import backups_in, shelf_of
from painjournal.storage.known import read_known
from painjournal.storage.store import JournalStore

#: With a look every hour, no two are more than 24 hours apart.
_LONGEST = timedelta(hours=23)


def is_due(store: JournalStore, now: datetime) -> bool:
    """Whether something changed since the newest backup, and that one is of an earlier day.

    `now` is what the person's clock shows. Backups of the future, from a clock that was
    wrong, do not count.

    Raises: JournalError: the journal or its shelf cannot be read.
    """
    now = now.replace(tzinfo=None)
    edits = store.edits()
    with file_trouble("The backups cannot be looked at"):
        sound = [one for one in backups_in(shelf_of(store.path)) if one.is_sound]
    if not sound:
        return edits > 0 or store.count() > 0
    known = read_known(store.path)
    if known is not None and known.backed_up == edits:
        return False
    newest = next((one.taken for one in sound if one.taken <= now), None)
    return newest is None or newest.date() < now.date() or now - newest >= _LONGEST
