"""Copies of journals that are proven before anybody relies on them."""

from pathlib import Path

from painjournal.journal.errors import JournalDamaged, JournalError
from painjournal.storage.access import Access
from painjournal.storage.files.durable import make_private, sync_file
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.progress import Progress, part, unseen, watched
from painjournal.storage.proving import prove
from painjournal.storage.records.holding import Holding, holding_of

_ATTEMPTS = 3
_WRITTEN = 0.1


def copy_journal(
    access: Access, path: Path, passphrase: Passphrase | None, progress: Progress = unseen
) -> Holding:
    """Write one state of an open journal into the new file `path`, and prove it.

    The journal may be written meanwhile. The copy has the journal's passphrase. It counts as
    exact when it went through as many edits and holds as many rows as the journal did just
    before or after; if neither was so, it is made again.

    Returns: what the copy holds.
    Raises: JournalError, OSError, or what `progress` raised; then no file is left.
    """
    try:
        return _copied(access, path, passphrase, progress)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _copied(
    access: Access, path: Path, passphrase: Passphrase | None, progress: Progress
) -> Holding:
    for _ in range(_ATTEMPTS):
        make_private(path)
        before = _holding(access)
        _write(access, path, part(progress, 0.0, _WRITTEN))
        found = _proven(path, passphrase, part(progress, _WRITTEN, 1.0))
        if found in (before, _holding(access)):
            return found
        path.unlink()
    raise JournalError(
        "The journal kept changing while it was copied. Wait a moment, then try again."
    )


def _proven(path: Path, passphrase: Passphrase | None, progress: Progress) -> Holding:
    try:
        return prove(path, passphrase, progress)
    except JournalDamaged as error:
        raise JournalDamaged("The journal is damaged, so it was not copied.") from error


def _holding(access: Access) -> Holding:
    with access.raw() as connection:
        return holding_of(connection)


def _write(access: Access, path: Path, progress: Progress) -> None:
    with access.raw() as connection:
        pages, page_bytes = (
            int(connection.execute(f"PRAGMA {name}").fetchone()[0])  # of encrypted ones, texts
            for name in ("page_count", "page_size")
        )

        def step() -> None:
            progress(min(path.stat().st_size / (pages * page_bytes), 1.0))

        with watched(connection, step):
            connection.execute("VACUUM INTO ?", (path.resolve().as_uri(),))
    sync_file(path)
