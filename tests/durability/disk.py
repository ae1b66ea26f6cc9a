"""A disk that forgets: what a folder holds after the power was cut.

Only what was synced is sure. Of the rest anything may be there: bytes in any order, torn at
512-byte sectors; sizes without bytes; names, each renamed or removed or not.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from random import Random

from tests.durability.operations import (
    Acknowledged,
    ContentChange,
    Create,
    MakeFolder,
    NameChange,
    Operation,
    Remove,
    Rename,
    Resize,
    Sync,
    SyncFolder,
    Write,
)

_SECTOR_BYTES = 512
_FOLDER = -1
_KEPT = (0.0, 0.1, 0.5, 0.9, 1.0)  # how likely each unsynced write is on the disk
#: Rebuilt by SQLite from the write-ahead log, and written through memory.
_REBUILT = "-shm"


@dataclass(slots=True)
class _File:
    synced: bytearray = field(default_factory=bytearray)
    since: list[ContentChange] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Named:
    """A change of names, with the file (or folder) that it is about."""

    change: NameChange
    about: int


class Disk:
    """The files below one folder, as they are in memory and as they are on the disk."""

    def __init__(self) -> None:
        self._files: dict[int, _File] = {}
        self._names: dict[str, int] = {}
        self._synced_names: dict[str, int] = {}
        self._since: list[_Named] = []

    def carry_out(self, operation: Operation) -> None:
        """Do what the program did."""
        match operation:
            case Write() | Resize():
                self._files[operation.file].since.append(operation)
            case Sync(file):
                _change(self._files[file].synced, self._files[file].since)
                self._files[file].since.clear()
            case SyncFolder(folder):
                _rename(self._synced_names, [one for one in self._since if _in(one, folder)])
                self._since = [one for one in self._since if not _in(one, folder)]
            case Acknowledged():
                pass
            case Create() | MakeFolder() | Rename() | Remove():
                named = _Named(operation, self._about(operation))
                _rename(self._names, [named])
                self._since.append(named)

    def now(self) -> dict[str, bytes]:
        """The files as the program sees them."""
        found = {}
        for name, number in _files(self._names):
            content = bytearray(self._files[number].synced)
            _change(content, self._files[number].since)
            found[name] = bytes(content)
        return found

    def after_cut(self, random: Random) -> dict[str, bytes]:
        """The files that may be found if the power is cut now: one of many possible ways."""
        names = dict(self._synced_names)
        _rename(names, _some(self._since, random))
        contents = {number: self._content(number, random) for _, number in _files(names)}
        return {name: contents[number] for name, number in _files(names)}

    def _about(self, change: NameChange) -> int:
        match change:
            case Create(_, file):
                self._files.setdefault(file, _File())
                return file
            case MakeFolder():
                return _FOLDER
            case Rename(name, _) | Remove(name):
                return self._names[name]

    def _content(self, number: int, random: Random) -> bytes:
        file = self._files[number]
        content = bytearray(file.synced)
        likely = random.choice(_KEPT)
        for change in file.since:
            if random.random() < likely:
                _change(content, [change])
            elif isinstance(change, Write):
                _tear(content, change, random)
        return bytes(content)


def lay_out(files: dict[str, bytes], folder: Path) -> None:
    """Write these files into `folder`, which is made."""
    folder.mkdir()
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _files(names: dict[str, int]) -> Iterator[tuple[str, int]]:
    """The names that lead to a file: all their folders are there, too."""
    for name, number in names.items():
        folders = [str(one) for one in PurePosixPath(name).parents][:-1]
        if (
            number != _FOLDER
            and not name.endswith(_REBUILT)
            and all(names.get(folder) == _FOLDER for folder in folders)
        ):
            yield name, number


def _in(named: _Named, folder: str) -> bool:
    change = named.change
    name = change.target if isinstance(change, Rename) else change.name
    return str(PurePosixPath(name).parent) == folder


def _rename(names: dict[str, int], changes: Iterable[_Named]) -> None:
    for named in changes:
        match named.change:
            case Create(name) | MakeFolder(name):
                names[name] = named.about
            case Rename(source, target):
                names.pop(source, None)
                names[target] = named.about
            case Remove(name):
                names.pop(name, None)


def _some(changes: list[_Named], random: Random) -> list[_Named]:
    """Those that reached the disk: the first few, as a journaling file system has it, or any."""
    if random.random() < 0.5:
        return changes[: random.randint(0, len(changes))]
    return [one for one in changes if random.random() < 0.5]


def _change(content: bytearray, changes: Iterable[ContentChange]) -> None:
    for change in changes:
        match change:
            case Resize(_, size):
                _fill(content, size)
                del content[size:]
            case Write(_, offset, new):
                _fill(content, offset)
                content[offset : offset + len(new)] = new


def _tear(content: bytearray, write: Write, random: Random) -> None:
    """Some sectors of a write that was under way, or only the size of it, or nothing."""
    end = write.offset + len(write.content)
    if random.random() < 0.5:
        noise = random.randbytes if random.random() < 0.5 else bytes
        content += noise(max(end - len(content), 0))
    if random.random() < 0.5:
        return
    start = write.offset
    while start < end:
        stop = min(start - start % _SECTOR_BYTES + _SECTOR_BYTES, end)
        if random.random() < 0.5:
            piece = write.content[start - write.offset : stop - write.offset]
            _change(content, [Write(write.file, start, piece)])
        start = stop


def _fill(content: bytearray, size: int) -> None:
    content += bytes(max(size - len(content), 0))
