"""Put a journal back whose file was deleted, moved or replaced while it was open.

What is open still holds all of it, and it alone: until the new file is proven, nothing of it
is let go.
"""

from datetime import datetime
from pathlib import Path

from painjournal.journal.errors import JournalMoved, JournalReplaced
from painjournal.storage.backups.file_trouble import file_trouble
from painjournal.storage.files.durable import remove_unfinished, sync_folder, unfinished
from painjournal.storage.files.location import private_folder
from painjournal.storage.progress import Progress, unseen
from painjournal.storage.rescue.setting_aside import set_aside, with_log
from painjournal.storage.store import JournalStore


def put_back(store: JournalStore, now: datetime, progress: Progress = unseen) -> Path | None:
    """Write what is open into the place that its file has left, and go on there.

    `now` is what the person's clock shows.

    Returns: the folder into which what had taken the place was set aside, if anything had.
    Raises: JournalError: that cannot be done now; the open journal still holds all.
    """
    try:
        store.file.require_place()
    except JournalMoved:
        pass
    except JournalReplaced:
        return None  # nothing of it is left that could be put back
    else:
        return None
    path = store.path.resolve()
    new = unfinished(path)
    store.file.fold_log()  # or the log left in the place would be taken for the new file's
    with file_trouble(f"The journal could not be put back at {path}"):
        private_folder(path.parent)
        remove_unfinished(path)
        store.copy_to(new, progress)
        aside = _clear(path, now)
        store.file.replace_with(new)
        sync_folder(path.parent)
    return aside


def _clear(path: Path, now: datetime) -> Path | None:
    """Set aside what is there; what our own file left behind is folded, and removed."""
    there = with_log(path)
    if any(one.stat().st_size for one in there if not one.name.endswith("-shm")):
        return set_aside(path, now)
    for one in there:
        one.unlink()
    return None
