"""Put a good journal in the place of a damaged one, with all that can still be read of it.

Everything is made ready beside the journal, and proven. Only then is the damaged file set
aside, byte for byte, and what was made takes its place.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from painjournal.journal.moment import Clock
from painjournal.storage.files.durable import remove_unfinished, unfinished
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.progress import Progress, part, unseen
from painjournal.storage.rescue.merging import Merged, add_readable
from painjournal.storage.rescue.preparing import Prepared, encrypted, prepare
from painjournal.storage.rescue.rescued import Rescued, rescued
from painjournal.storage.rescue.restoring import put_in_place
from painjournal.storage.rescue.salvage import Salvaged

#: Is shown what could be read, to write it down elsewhere, too.
Export = Callable[[Rescued], object]

_PREPARED, _READ = 0.3, 0.8


@dataclass(frozen=True, slots=True)
class Mended:
    """What became of a damaged journal: it holds so many `entries` now.

    `salvaged` is what could be read of it, none when there was no file; `merged` is what came
    of that and the backup, none without a backup. `former` is the folder in which the file is
    kept as it was.
    """

    entries: int
    salvaged: Salvaged | None
    merged: Merged | None
    former: Path | None


def go_back(
    journal: Path,
    backup: Path,
    passphrase: Passphrase | None,
    clock: Clock,
    export: Export,
    progress: Progress = unseen,
) -> Mended:
    """Put a backup into the journal's place, with all that it lacks and can still be read.

    This process must have the journal closed. `passphrase` opens both; what was backed up
    before there was one has it then, too.

    Raises: as `prepare` and `put_in_place`; also what `export` or `progress` raised. Then
        everything is as it was.
    """
    salvaged, merged = None, None
    prepared = prepare(backup, journal, passphrase, part(progress, 0.0, _PREPARED))
    if passphrase is not None and prepared.passphrase is None:
        prepared = encrypted(prepared, passphrase)
    with _dropped_unless_placed(prepared):
        if journal.exists():
            reading = part(progress, _PREPARED, _READ)
            with rescued(journal, passphrase, reading) as found:
                salvaged = found.salvaged
                proving = part(progress, _READ, 1.0)
                merged = add_readable(prepared, found, clock.utc(), proving)
                export(found)
        former = put_in_place(prepared, _shown(clock))
    entries = prepared.held.entries if merged is None else merged.entries
    return Mended(entries, salvaged, merged, former)


def begin_with_readable(
    journal: Path,
    passphrase: Passphrase | None,
    clock: Clock,
    export: Export,
    progress: Progress = unseen,
) -> Mended:
    """Put a new journal into the damaged one's place, with all that can still be read.

    It is encrypted when there is a passphrase. This process must have the journal closed.

    Raises: as `rescued` and `put_in_place`; also what `export` or `progress` raised. Then
        everything is as it was.
    """
    real = journal.resolve()
    made = real.with_name(f"{real.name}.restored")
    remove_unfinished(made)
    with rescued(journal, passphrase, part(progress, 0.0, _READ)) as found:
        held = found.store.copy_to(unfinished(made), part(progress, _READ, 1.0))
        prepared = Prepared(real, unfinished(made), held, passphrase)
        with _dropped_unless_placed(prepared):
            export(found)
            former = put_in_place(prepared, _shown(clock))
    return Mended(held.entries, found.salvaged, None, former)


@contextmanager
def _dropped_unless_placed(prepared: Prepared) -> Iterator[None]:
    try:
        yield
    except BaseException:
        prepared.drop()
        raise


def _shown(clock: Clock) -> datetime:
    return clock.local().replace(tzinfo=None)
