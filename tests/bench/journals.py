"""Journals to measure with: made from a seed, and the long ones kept for the next time."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from uuid import UUID

from painjournal.journal.edit import Edit
from painjournal.journal.entry import Entry
from painjournal.journal.moment import Moment
from painjournal.storage.engine import open_engine
from painjournal.storage.known import forget
from painjournal.storage.opening import open_journal

_HOURS = (8, 13, 18)
_LONGEST_DAYS = 36_525
_CHUNK = 5_000


def long_journal(path: Path, entries: int) -> Path:
    """A journal of `entries`, three a day up to today; made anew if the tables changed.

    Those that would not fit into a hundred years like that are more a day.
    """
    if not (path.exists() and _is_like_new(path) and _count(path) == entries):
        print(f"Making {path.name} ({entries:,} entries) …", flush=True)
        for kept in path.parent.glob(f"{path.name}*"):
            kept.unlink()
        forget(path)
        store = open_journal(path)
        made = _entries(entries)
        while chunk := list(islice(made, _CHUNK)):
            store.apply(Edit(added=chunk))
        store.close()
    return path


def _entries(number: int) -> Iterator[Entry]:
    random = Random(number)
    days = min(-(-number // len(_HOURS)), _LONGEST_DAYS)
    first = datetime.now(UTC).date() - timedelta(days=days - 1)
    for at in range(number):
        day = first + timedelta(days=at * days // number)
        yield _entry(random, day, _HOURS[at % len(_HOURS)])


def _entry(random: Random, day: date, hour: int) -> Entry:
    created = datetime.combine(day, time(hour, random.randrange(60)), tzinfo=UTC)
    walked = random.random() < 0.6
    backward = walked and random.random() < 0.4
    minutes = random.randrange(5, 45) if walked else 0
    return Entry(
        moment=Moment(day, created.time(), 0),
        forward_minutes=0 if backward else minutes,
        backward_minutes=minutes if backward else 0,
        pain_before=random.randrange(2, 9) if walked else None,
        pain=random.randrange(1, 9),
        note="Along the canal, slowly." if random.random() < 0.2 else "",
        created=created,
        uuid=UUID(int=random.getrandbits(128), version=4),
    )


def _is_like_new(path: Path) -> bool:
    """Whether a journal made now would have the same tables."""
    with TemporaryDirectory(dir=path.parent) as folder:
        new = Path(folder) / "new.painjournal"
        open_journal(new).close()
        return _schema(new) == _schema(path)


def _schema(path: Path) -> list[object]:
    engine = open_engine(path)
    with engine.connect() as connection:
        query = "SELECT sql FROM sqlite_master ORDER BY name"
        found: list[object] = list(connection.exec_driver_sql(query).scalars())
    engine.dispose()
    return found


def _count(path: Path) -> int:
    store = open_journal(path)
    try:
        return store.count()
    finally:
        store.close()
