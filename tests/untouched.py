"""Whether anything was written to some folders."""

from pathlib import Path


def contents(*folders: Path) -> dict[Path, bytes]:
    """Every file below these folders, by what it holds.

    SQLite's index of a write-ahead log is left out: it holds nothing of the journal, and whoever
    reads a log makes it anew.
    """
    found = (one for folder in folders for one in folder.rglob("*"))
    files = (one for one in found if one.is_file() and not one.name.endswith("-shm"))
    return {one: one.read_bytes() for one in files}


def contents_and_times(*folders: Path) -> dict[Path, tuple[int, bytes]]:
    """Everything below these folders, by what it holds and when it was written."""
    found = [one for folder in folders for one in folder.rglob("*")]
    return {
        one: (one.stat().st_mtime_ns, one.read_bytes() if one.is_file() else b"") for one in found
    }
