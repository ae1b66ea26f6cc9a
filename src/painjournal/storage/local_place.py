"""Where on this computer a journal can live that is in a synced folder now."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import platformdirs

from painjournal.storage.belongings import folders_of, is_same, logs_of, moves
from painjournal.storage.files.location import default_journal
from painjournal.storage.known import Known, read_known
from painjournal.storage.synced import syncing_service


def local_place(journal: Path) -> Path | None:
    """Where `journal` can live on this computer alone, under a name that no other ever had.

    Returns: the default journal's place before any other; none where all is synced.
    """
    usual = default_journal()
    state = platformdirs.user_state_path("painjournal", appauthor=False)
    for folder in (usual.parent, state):
        if syncing_service(folder / usual.name) is None:
            return next(path for path in _names(folder, usual, journal) if _is_free(path, journal))
    return None


def _names(folder: Path, usual: Path, journal: Path) -> Iterator[Path]:
    yield folder / usual.name
    yield folder / journal.name
    for number in count(2):
        yield folder / f"{journal.stem} {number}{journal.suffix}"


def _is_free(path: Path, journal: Path) -> bool:
    """Whether nothing is there but what a move of this journal that was killed has brought."""
    known, ours = (read_known(one) or Known() for one in (path, journal))
    if known.journal not in ("", ours.journal):
        return False
    brought = {new: old for old, new in moves(journal.resolve(), path)}
    folders = [folder for folder in folders_of(path) if folder.exists()]
    files = [file for file in (path, *logs_of(path)) if file.exists()]
    if known.journal and path not in files:
        return False  # a journal was there, and is missed
    if {*folders} - {new.parent for new in brought}:
        return False
    files += [file for folder in folders for file in folder.iterdir() if file.name[0] != "."]
    return all(file in brought and is_same(brought[file], file) for file in files)
