"""What this computer knows of a journal, kept outside it and holding nothing of the diary.

It tells a journal that was emptied, replaced or lost from one that was never there.
"""

import json
import logging
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

import platformdirs

from painjournal.storage.files.durable import write_whole
from painjournal.storage.files.location import private_folder

_NAMES = 2**127 - 1  # a prime, so that every byte of a path counts


@dataclass(frozen=True, slots=True)
class Known:
    """What was so when the journal at a path was last used here.

    `journal` is the journal's uuid, empty before its first opening; `entries` and `edits`
    count what it held; `checked` is the instant (UTC, ISO) of the last full check;
    `backed_up` is what `edits` was in the newest backup; `accepted_damage` tells the damage
    that the person wants to live with from any other. The rest are the person's choices:
    `second_place`, the folder for second copies of backups; `idle_minutes` until an
    encrypted journal locks; `in_synced_folder`, that it is to stay in one; `moved_to`, where
    it went instead, and `left_ns`, when the file that may be left of it was last written;
    `remembered`, that the passphrase is in the computer's keyring.
    """

    journal: str = ""
    entries: int = 0
    edits: int = 0
    checked: str | None = None
    backed_up: int | None = None
    accepted_damage: str | None = None
    second_place: str | None = None
    idle_minutes: int = 5
    in_synced_folder: bool = False
    moved_to: str | None = None
    left_ns: int | None = None
    remembered: bool = False


def read_known(path: Path) -> Known | None:
    """What is known of the journal at `path`; none when it was never used here."""
    file = _file_of(path)
    try:
        kept = json.loads(file.read_bytes())
        names = {field.name for field in fields(Known)}
        return Known(**{name: value for name, value in kept.items() if name in names})
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, AttributeError):
        logging.getLogger(__name__).warning("%s cannot be read", file.name)
        return None


def write_known(path: Path, known: Known) -> None:
    """Keep what is known; where the home cannot be written, that is logged and left."""
    file = _file_of(path)
    try:
        private_folder(file.parent)
        write_whole(file, json.dumps(asdict(known)).encode())
    except OSError:
        logging.getLogger(__name__).warning("%s cannot be written", file.name)


def forget_state(path: Path) -> None:
    """Take whatever is at `path` next for the journal; the person's choices stay."""
    known = read_known(path)
    if known is not None:
        nothing = replace(
            known,
            journal="",
            entries=0,
            edits=0,
            checked=None,
            backed_up=None,
            accepted_damage=None,
        )
        write_known(path, nothing)


def forget(path: Path) -> None:
    """Begin anew with this path."""
    _file_of(path).unlink(missing_ok=True)


def _file_of(path: Path) -> Path:
    folder = platformdirs.user_state_path("painjournal", appauthor=False) / "journals"
    # A name for each path. The form waits for this, and hashlib would take 7 ms to load.
    name = int.from_bytes(os.fsencode(path.resolve())) % _NAMES
    return folder / f"{name:032x}.json"
