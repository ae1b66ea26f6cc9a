"""Write all that a journal file holds into a new file with another passphrase, or with none."""

from pathlib import Path
from typing import Any

from sqlcipher3.dbapi2 import OperationalError

from painjournal.storage.access import Access
from painjournal.storage.engine import open_engine
from painjournal.storage.files.unwritable import why_unwritable
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.progress import Progress, watched


def export_journal(
    path: Path, old: Passphrase | None, new_path: Path, new: Passphrase | None, progress: Progress
) -> None:
    """Write what is at `path`, which `old` opens, to `new_path`, which `new` will open.

    Raises: JournalError: the disk does not take it. Or what `progress` raised.
    """
    engine = open_engine(new_path, new)
    key = "" if old is None else old.reveal()
    try:
        with Access(engine).raw() as connection:
            uri = f"{path.as_uri()}?mode=ro"
            connection.execute("ATTACH ? AS source KEY ?", (uri, key))
            with watched(connection, lambda: progress(0)):
                _export(connection, new_path)
            for name in ("application_id", "user_version"):
                (number,) = connection.execute(f"PRAGMA source.{name}").fetchone()
                connection.execute(f"PRAGMA main.{name} = {number:d}")
            connection.execute("DETACH source")
    finally:
        engine.dispose()


def _export(connection: Any, new_path: Path) -> None:
    try:
        connection.execute("SELECT sqlcipher_export('main', 'source')").fetchall()
    except OperationalError as error:
        if "interrupted" in str(error):  # by who watches
            raise
        raise why_unwritable(new_path) from error  # it only says in words what failed
