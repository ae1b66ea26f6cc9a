"""Where the journal lives when nobody names a file, and who may look into that folder."""

from pathlib import Path

import platformdirs

from painjournal.journal.errors import JournalError
from painjournal.storage.files.durable import sync_folder

FOLDER_MODE = 0o700


def default_journal() -> Path:
    """The default journal's path; its folder need not exist yet."""
    return platformdirs.user_data_path("painjournal", appauthor=False) / "journal.painjournal"


def log_file() -> Path:
    """Where the program's own log goes; it never holds diary content."""
    return platformdirs.user_log_path("painjournal", appauthor=False) / "painjournal.log"


def require_home() -> None:
    """Go on only where the person has a home folder: all these places are in there.

    Raises: JournalError: the computer does not say where it is.
    """
    try:
        default_journal()
    except RuntimeError as error:
        raise JournalError(
            "This computer does not say where your home folder is. "
            "Set HOME to its path, then start Pain Journal again."
        ) from error


def private_folder(folder: Path) -> None:
    """Make `folder`, readable by its owner only, for good; one that is there keeps its mode."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for step in reversed(missing):
        step.mkdir(mode=FOLDER_MODE)
        step.chmod(FOLDER_MODE)  # mkdir's mode is cut by the umask, never widened
        sync_folder(step.parent)  # a power cut may not take it with all that is in it
