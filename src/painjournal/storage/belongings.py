"""The files of a closed journal, and where each goes when the journal moves to another place."""

from filecmp import cmp
from glob import escape
from pathlib import Path

from painjournal.storage.backups.backup import ENDING
from painjournal.storage.backups.shelf import shelf_of

#: What SQLite keeps beside a file while it is used, and after a crash: part of the journal.
_LOGS = ("-wal", "-journal")


def logs_of(journal: Path) -> list[Path]:
    """Where the logs of a journal are, if it has any."""
    return [journal.with_name(journal.name + ending) for ending in _LOGS]


def set_aside_of(journal: Path) -> list[Path]:
    """The folders with what was set aside of a journal."""
    return [*journal.parent.glob(f"{escape(_stem(journal))} set aside *")]


def folders_of(journal: Path) -> list[Path]:
    """Where its backups stand, and what was set aside of it."""
    return [shelf_of(journal), *set_aside_of(journal)]


def moves(journal: Path, target: Path) -> list[tuple[Path, Path]]:
    """Each file of `journal`, and where it goes if that moves to `target`.

    In the order of moving: without its log, a journal lacks its last entries.
    """
    found: list[tuple[Path, Path]] = []
    for folder in folders_of(journal):
        new = target.with_name(_stem(target) + folder.name.removeprefix(_stem(journal)))
        files = sorted(folder.iterdir()) if folder.is_dir() else []
        found += [(file, new / file.name) for file in files if file.is_file()]
    logs = zip(logs_of(journal), logs_of(target), strict=True)
    return [*found, *((old, new) for old, new in logs if old.exists()), (journal, target)]


def is_same(one: Path, other: Path) -> bool:
    """Whether both are files that hold the same."""
    return one.is_file() and other.is_file() and cmp(one, other, shallow=False)


def _stem(journal: Path) -> str:
    return journal.name.removesuffix(ENDING)
