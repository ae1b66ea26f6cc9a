"""What a program did to the files in a folder, one thing after the other.

Names are paths relative to the folder; a file has a number, which it keeps when renamed.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Create:
    """A name for a file: a new one, or one more."""

    name: str
    file: int


@dataclass(frozen=True, slots=True)
class MakeFolder:
    """A new folder."""

    name: str


@dataclass(frozen=True, slots=True)
class Rename:
    """Another name for what has the name `source`; whatever had it before is gone."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Remove:
    """A name that goes."""

    name: str


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes into a file."""

    file: int
    offset: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Resize:
    """A file is cut or filled up to so many bytes."""

    file: int
    size: int


@dataclass(frozen=True, slots=True)
class Sync:
    """What was written to this file so far is on the disk from here on."""

    file: int


@dataclass(frozen=True, slots=True)
class SyncFolder:
    """The names in this folder (“.”: the folder itself) are on the disk from here on."""

    name: str


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The program said that something is safe."""


NameChange = Create | MakeFolder | Rename | Remove
ContentChange = Write | Resize
Operation = NameChange | ContentChange | Sync | SyncFolder | Acknowledged
