"""Run a program under strace, and read from the trace what it did to the files in a folder."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.durability.disk import Disk
from tests.durability.following import Call, Follower
from tests.durability.operations import (
    Acknowledged,
    Create,
    MakeFolder,
    Operation,
    Sync,
    SyncFolder,
    Write,
)

_CALLS = (
    "open,openat,creat,close,dup,dup2,dup3,write,pwrite64,writev,pwritev,pwritev2,lseek,"
    "truncate,ftruncate,fallocate,fsync,fdatasync,sync_file_range,sendfile,copy_file_range,"
    "rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,link,linkat,symlink,symlinkat"
)
_LONGEST_BYTES = 2**21
_LINE = re.compile(r"\d+ +(\w+)\((.*)\) += (-?\d+)(?: .*)?", re.DOTALL)
_TOO_LONG = 300  # seconds


@dataclass(frozen=True, slots=True)
class Traced:
    """What a program did: `before` is what it found in the folder, `operations` the rest."""

    before: tuple[Operation, ...]
    operations: tuple[Operation, ...]


def traced(command: list[str], folder: Path, trace: Path) -> Traced:
    """Run `command` until it ends; `trace` is where the trace itself goes.

    Raises:
        AssertionError: the operations do not lead to what is in the folder now, so that
            they were not understood.
        subprocess.CalledProcessError: the program failed.
    """
    before = list(_found(folder))
    strace = ["strace", "-f", "-qq", "--seccomp-bpf", "-xx", "-s", str(_LONGEST_BYTES)]
    ended = subprocess.run(
        [*strace, "-e", f"trace={_CALLS}", "-e", "signal=none", "-o", str(trace), *command],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        timeout=_TOO_LONG,
        check=True,
    )
    follower = Follower(folder, before)
    for call in _calls(trace):
        follower.follow(call)
    told = Traced(tuple(before), tuple(follower.operations))
    _check(told, folder)
    assert ended.stdout.count(b"\n") == told.operations.count(Acknowledged())
    return told


def _found(folder: Path) -> Iterator[Operation]:
    """What made the folder as it is, all of it on the disk."""
    for number, path in enumerate(sorted(folder.rglob("*"))):
        name = path.relative_to(folder).as_posix()
        if path.is_dir():
            yield MakeFolder(name)
        else:
            yield from (Create(name, number), Write(number, 0, path.read_bytes()), Sync(number))
        yield SyncFolder(path.parent.relative_to(folder).as_posix())


def _calls(trace: Path) -> Iterator[Call]:
    """The calls that succeeded, in the order in which they returned."""
    begun: dict[str, str] = {}
    with trace.open(encoding="ascii") as lines:
        for line in lines:
            process = line.partition(" ")[0]
            if line.endswith("<unfinished ...>\n"):
                begun[process] = line.removesuffix(" <unfinished ...>\n")
                continue
            resumed = re.match(r"\d+ +<\.\.\. \w+ resumed>,? ?", line)
            whole = begun.pop(process) + line[resumed.end() :] if resumed else line
            found = _LINE.fullmatch(whole.rstrip("\n"))
            if found is None:
                raise AssertionError(f"This line of the trace is not understood: {whole[:200]}")
            if int(found[3]) >= 0:
                yield Call(found[1], tuple(found[2].split(", ")), int(found[3]))


def _check(told: Traced, folder: Path) -> None:
    disk = Disk()
    for operation in (*told.before, *told.operations):
        disk.carry_out(operation)
    there = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith("-shm")
    }
    assert disk.now() == there
