"""What of a damaged journal is not as it was written, to be looked through by its person."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from painjournal.exchange.cells import offset_text, shielded
from painjournal.exchange.csv_rows import COLUMNS
from painjournal.exchange.text_file import replacing
from painjournal.journal.scales import UTC_OFFSET

_HEADER = ("what", *COLUMNS)
#: How the columns of the file are called that are called otherwise in the journal.
_NAMES = {"first_day": "date", "last_day": "marked_until", "text": "note", "uuid": "id"}
_CHANGED = {
    "entry": "changed by itself",
    "past_entry": "an earlier version, changed by itself",
    "mark": "a mark, changed by itself",
}


def write_doubtful(
    altered: Iterable[tuple[str, Mapping[str, Any]]],
    lost: Iterable[tuple[str, str | None]],
    path: Path,
) -> None:
    """Write the rows of a journal's tables that changed by themselves, as they are now.

    `lost` are the dates and times of entries of which nothing else is left. The columns are
    those of the journal CSV, after one that says what happened to the row.
    """
    with replacing(path) as file:
        writer = csv.writer(file)
        writer.writerow(_HEADER)
        for table, values in altered:
            writer.writerow(_row(_CHANGED[table], values))
        for day, clock_time in lost:
            writer.writerow(_row("could not be read", {"date": day, "time": clock_time}))


def _row(what: str, values: Mapping[str, Any]) -> list[str]:
    named = {_NAMES.get(name, name): _text(value) for name, value in values.items()}
    offset = values.get("utc_offset")
    if type(offset) is int and offset in UTC_OFFSET:
        named["utc_offset"] = offset_text(offset)
    return [what, *(named.get(column, "") for column in COLUMNS)]


def _text(value: object) -> str:
    if value is None:
        return ""
    text = value.decode(errors="replace") if isinstance(value, bytes) else str(value)
    return shielded(text)
