"""Follow system calls: which file each handle is, and what happens to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.durability.operations import (
    Acknowledged,
    Create,
    MakeFolder,
    Operation,
    Remove,
    Rename,
    Resize,
    Sync,
    SyncFolder,
    Write,
)

_STANDARD_OUTPUT = "1"
_HERE = "AT_FDCWD"


@dataclass(frozen=True, slots=True)
class Call:
    """A system call that succeeded: its name, and its arguments as strace writes them."""

    name: str
    arguments: tuple[str, ...]
    result: int


@dataclass(slots=True)
class _Open:
    """A handle of a file, and where its next byte goes."""

    file: int
    position: int = 0
    appends: bool = False


class Follower:
    """Turns calls into operations on the files below `folder`; all others are left out.

    A line on standard output is an acknowledgement.
    """

    def __init__(self, folder: Path, before: Sequence[Operation]) -> None:
        self.operations: list[Operation] = []
        self._folder = str(folder.resolve())
        self._handles: dict[str, _Open | str] = {}
        self._files: dict[str, int] = {}
        self._folders = {"."}
        self._sizes: dict[int, int] = {}
        for operation in before:
            self._note(operation)

    def follow(self, call: Call) -> None:
        """Take the next call.

        Raises: AssertionError: it does something to a file here that is not understood.
        """
        first, *rest = call.arguments
        match call.name:
            case "openat":
                self._open(call.result, self._name(rest[0], first), rest[1])
            case "open":
                self._open(call.result, self._name(first), rest[0])
            case "creat":
                self._open(call.result, self._name(first), "O_TRUNC")
            case "close":
                self._handles.pop(first, None)
            case "dup" | "dup2" | "dup3":
                self._handles.pop(str(call.result), None)
                if first in self._handles:
                    self._handles[str(call.result)] = self._handles[first]
            case "mkdir" | "unlink" | "rmdir":
                self._change_name(call.name, self._name(first))
            case "mkdirat" | "unlinkat":
                self._change_name(call.name, self._name(rest[0], first))
            case "rename" | "link":
                self._name_anew(call.name, self._name(first), self._name(rest[0]))
            case "renameat" | "renameat2" | "linkat":
                source, target = self._name(rest[0], first), self._name(rest[2], rest[1])
                self._name_anew(call.name[: -2 if call.name.endswith("at") else -3], source, target)
            case _:
                self._use_handle(call, first, rest)

    def _use_handle(self, call: Call, first: str, rest: list[str]) -> None:
        handle = self._handles.get(first)
        match call.name, handle:
            case "write", None if first == _STANDARD_OUTPUT:
                for _ in range(_bytes(rest[0])[: call.result].count(b"\n")):
                    self._do(Acknowledged())
            case "write", _Open():
                self._write(handle, _bytes(rest[0])[: call.result])
            case "pwrite64", _Open(file):
                self._do(Write(file, int(rest[2]), _bytes(rest[0])[: call.result]))
            case "lseek", _Open():
                handle.position = call.result
            case "ftruncate", _Open(file):
                self._do(Resize(file, int(rest[0])))
            case "fallocate", _Open(file) if rest[0] == "0":
                size = int(rest[1]) + int(rest[2])
                self._do(Resize(file, max(size, self._sizes.get(file, 0))))
            case (("fsync" | "fdatasync"), _Open(file)):
                self._do(Sync(file))
            case (("fsync" | "fdatasync"), str(folder)):
                self._do(SyncFolder(folder))
            case _:
                if any(argument in self._handles for argument in call.arguments):
                    raise AssertionError(f"{call.name} is not understood.")

    def _open(self, handle: int, name: str | None, flags: str) -> None:
        self._handles.pop(str(handle), None)
        if name is None:
            return
        if name in self._folders:
            self._handles[str(handle)] = name
            return
        if name not in self._files:
            self._do(Create(name, max(self._sizes, default=0) + 1))
        elif "O_TRUNC" in flags:
            self._do(Resize(self._files[name], 0))
        self._handles[str(handle)] = _Open(self._files[name], appends="O_APPEND" in flags)

    def _write(self, handle: _Open, content: bytes) -> None:
        if handle.appends:
            handle.position = self._sizes[handle.file]
        self._do(Write(handle.file, handle.position, content))
        handle.position += len(content)

    def _change_name(self, kind: str, name: str | None) -> None:
        if name is not None:
            self._do(MakeFolder(name) if kind.startswith("mkdir") else Remove(name))

    def _name_anew(self, kind: str, source: str | None, target: str | None) -> None:
        if source is None and target is None:
            return
        if source is None or target is None or source in self._folders:
            raise AssertionError(f"{kind} of a folder, or out of this one, is not understood.")
        link = Create(target, self._files[source])
        self._do(Rename(source, target) if kind == "rename" else link)

    def _do(self, operation: Operation) -> None:
        self.operations.append(operation)
        self._note(operation)

    def _note(self, operation: Operation) -> None:
        """Know which names and sizes there are after this."""
        match operation:
            case Create(name, file):
                self._files[name] = file
                self._sizes.setdefault(file, 0)
            case MakeFolder(name):
                self._folders.add(name)
            case Rename(source, target):
                self._files[target] = self._files.pop(source)
            case Remove(name):
                self._files.pop(name, None)
                self._folders.discard(name)
            case Resize(file, size):
                self._sizes[file] = size
            case Write(file, offset, content):
                self._sizes[file] = max(self._sizes[file], offset + len(content))
            case Sync() | SyncFolder() | Acknowledged():
                pass

    def _name(self, argument: str, at: str = _HERE) -> str | None:
        """The name that a path has here; none when it leads elsewhere."""
        path = _bytes(argument).decode()
        if at != _HERE and not path.startswith("/"):
            folder = self._handles.get(at)
            if not isinstance(folder, str):
                return None
            return path if folder == "." else f"{folder}/{path}"
        if path == self._folder:
            return "."
        return path.removeprefix(f"{self._folder}/") if path.startswith(self._folder) else None


def _bytes(argument: str) -> bytes:
    if not argument.endswith('"'):
        raise AssertionError("The trace cut off what was written.")
    return bytes.fromhex(argument.strip('"').replace("\\x", ""))
